/* A shortcut of one sign can disturb who speaks to the computer: it can be switched off, on this device. */

const KEY = "tremplin:raccourci";

export function shortcutWanted() {
  try {
    return localStorage.getItem(KEY) !== "non";
  } catch {
    return true;
  }
}

export function startSearchKeys() {
  const box = document.querySelector("[data-search-shortcut]");
  if (!box) return;
  box.checked = shortcutWanted();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, "non");
    } catch {
      // Without storage nothing is kept: the box says so by coming back.
      box.checked = true;
    }
  });
}
