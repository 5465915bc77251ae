/* Ticks and notes are kept on this device only, by the point's id: lists may be reordered and reworded. */

const UNDO_DELAY = 10_000;

function storeWorks() {
  try {
    localStorage.setItem("tremplin:essai", "1");
    localStorage.removeItem("tremplin:essai");
    return true;
  } catch {
    return false;
  }
}

function readKept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/* Whether it could be kept: a full store must not stop the reader. Nothing to keep leaves no trace. */
function keepUnder(key, value, isEmpty) {
  try {
    if (isEmpty) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function readTicks(key) {
  const ids = readKept(key);
  return new Set(Array.isArray(ids) ? ids : []);
}

function readNotes(key) {
  const kept = key ? readKept(key) : null;
  const entries = kept && typeof kept === "object" && !Array.isArray(kept) ? Object.entries(kept) : [];
  return new Map(entries.filter(([, text]) => typeof text === "string" && text.trim()));
}

function counted(number) {
  return number > 1 ? `${number} coches retirées` : `${number} coche retirée`;
}

/* A place to write under each point. `forget` says that what is written could not be kept. */
function startNotes(list, { key, say, forget }) {
  const model = list.querySelector("[data-note-model]");
  if (!model) return;
  const kept = readNotes(key);
  const shown = new Map();

  for (const box of list.querySelectorAll("[data-point]")) {
    const id = box.dataset.point;
    const point = box.closest(".checklist__point");
    const copy = model.content.cloneNode(true);
    const fold = copy.querySelector(".checklist__note");
    const ask = copy.querySelector(".checklist__ask");
    const field = copy.querySelector(".checklist__field");
    const written = copy.querySelector(".checklist__written");
    const text = point.querySelector(".checklist__text");
    let safe = Boolean(key);
    text.id ||= `texte-${id}`;
    for (const named of [ask, field]) named.setAttribute("aria-describedby", text.id);

    // Text only: what is written here is never read as markup.
    const show = (note) => {
      if (field.value !== note) field.value = note;
      written.textContent = note.trim();
      fold.toggleAttribute("data-kept", note.trim() !== "");
    };

    ask.addEventListener("click", (event) => {
      event.preventDefault();
      fold.open = !fold.open;
      if (fold.open) field.focus();
    });
    field.addEventListener("input", () => {
      show(field.value);
      if (!key) return;
      // Read again each time: another window may have kept something since.
      const notes = readNotes(key);
      if (field.value.trim()) notes.set(id, field.value);
      else notes.delete(id);
      safe = keepUnder(key, Object.fromEntries(notes), !notes.size);
      if (!safe) forget();
    });
    // Said once the reader leaves the field, not at each letter.
    field.addEventListener("change", () => {
      if (safe) say(field.value.trim() ? "Note gardée sur cet appareil." : "Note effacée.");
    });

    shown.set(id, { show, field });
    show(kept.get(id) ?? "");
    fold.open = kept.has(id);
    point.querySelector(".checklist__more").append(copy);
  }

  window.addEventListener("storage", (event) => {
    if (!key || (event.key !== key && event.key !== null)) return;
    const notes = readNotes(key);
    for (const [id, { show, field }] of shown) {
      // What is being written here wins over the other window.
      if (field !== document.activeElement) show(notes.get(id) ?? "");
    }
  });
}

export function startChecklist(list = document.querySelector("[data-checklist]")) {
  if (!list) return;
  const boxes = [...list.querySelectorAll("[data-point]")];
  const key = storeWorks() ? list.dataset.checklist : "";
  const status = document.querySelector("[data-status]");
  const promise = document.querySelector("[data-note]");
  const clear = document.querySelector("[data-clear]");
  const clearLabel = clear?.textContent;
  let undone = null;
  let timer;

  const say = (sentence) => {
    if (status) status.textContent = sentence;
  };

  const forget = () => {
    if (promise) {
      promise.textContent = "Ce navigateur ne garde rien\u00a0: vos coches et vos notes disparaîtront avec la page.";
    }
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

  const tickKept = () => {
    const ticked = readTicks(key);
    for (const box of boxes) box.checked = ticked.has(box.dataset.point);
    show();
  };

  const keep = () => {
    const ids = boxes.filter((box) => box.checked).map((box) => box.dataset.point);
    if (key && !keepUnder(key, ids, !ids.length)) forget();
  };

  const forgetUndo = () => {
    clearTimeout(timer);
    undone = null;
    if (clear) clear.textContent = clearLabel;
  };

  if (key) tickKept();
  else {
    forget();
    show();
  }
  startNotes(list, { key: key && `${key}:notes`, say, forget });

  list.addEventListener("change", (event) => {
    if (!boxes.includes(event.target)) return;
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
    if (key && (event.key === key || event.key === null)) tickKept();
  });
}
