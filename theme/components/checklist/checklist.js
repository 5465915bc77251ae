/* Ticks are kept on this device only, by the point's id: lists may be reordered and reworded. */

const UNDO_DELAY = 10_000;

function openStore(key) {
  try {
    localStorage.setItem(`${key}:essai`, "1");
    localStorage.removeItem(`${key}:essai`);
  } catch {
    return null;
  }
  return {
    read() {
      try {
        const ids = JSON.parse(localStorage.getItem(key) ?? "[]");
        return new Set(Array.isArray(ids) ? ids : []);
      } catch {
        return new Set();
      }
    },
    write(ids) {
      try {
        if (ids.length) localStorage.setItem(key, JSON.stringify(ids));
        else localStorage.removeItem(key);
      } catch {
        /* A full store must not stop the reader from ticking. */
      }
    },
  };
}

function counted(number) {
  return number > 1 ? `${number} coches retirées` : `${number} coche retirée`;
}

export function startChecklist(list = document.querySelector("[data-checklist]")) {
  if (!list) return;
  const boxes = [...list.querySelectorAll("[data-point]")];
  const store = openStore(list.dataset.checklist);
  const status = document.querySelector("[data-status]");
  const note = document.querySelector("[data-note]");
  const clear = document.querySelector("[data-clear]");
  const clearLabel = clear?.textContent;
  let undone = null;
  let timer;

  const say = (sentence) => {
    if (status) status.textContent = sentence;
  };

  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    for (const place of document.querySelectorAll("[data-done]")) place.textContent = String(done);
    for (const part of document.querySelectorAll(".wedge__part")) {
      part.style.setProperty("--part", String(boxes.length ? done / boxes.length : 0));
    }
    for (const place of list.querySelectorAll("[data-group-count]")) {
      const group = [...place.closest(".checklist__group").querySelectorAll("[data-point]")];
      place.textContent = `${group.filter((box) => box.checked).length} sur ${group.length}`;
    }
    return done;
  };

  const keep = () => store?.write(boxes.filter((box) => box.checked).map((box) => box.dataset.point));

  const forgetUndo = () => {
    clearTimeout(timer);
    undone = null;
    if (clear) clear.textContent = clearLabel;
  };

  if (store) {
    const ticked = store.read();
    for (const box of boxes) box.checked = ticked.has(box.dataset.point);
  } else if (note) {
    note.textContent = "Ce navigateur ne garde rien\u00a0: vos coches disparaîtront avec la page.";
  }
  show();

  list.addEventListener("change", () => {
    forgetUndo();
    keep();
    say(`${show()} sur ${boxes.length}`);
  });

  clear?.addEventListener("click", () => {
    if (undone) {
      for (const box of undone) box.checked = true;
      forgetUndo();
      keep();
      say(`Coches remises\u00a0: ${show()} sur ${boxes.length}`);
      return;
    }
    undone = boxes.filter((box) => box.checked);
    if (!undone.length) {
      undone = null;
      say("Rien n’est coché.");
      return;
    }
    for (const box of undone) box.checked = false;
    keep();
    show();
    clear.textContent = "Annuler, remettre les coches";
    say(`${counted(undone.length)}. Annulable pendant dix secondes.`);
    timer = setTimeout(() => {
      forgetUndo();
      show();
    }, UNDO_DELAY);
  });

  // The same list open in another tab stays in step.
  window.addEventListener("storage", (event) => {
    if (!store || event.key !== list.dataset.checklist) return;
    const ticked = store.read();
    for (const box of boxes) box.checked = ticked.has(box.dataset.point);
    show();
  });
}
