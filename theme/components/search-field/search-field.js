/* Fields lead to the search page; there, using the field wakes the engine. Nothing is loaded before. */

import { shortcutWanted } from "../search-keys/search-keys.js";

const WRITABLE = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

export function startSearch() {
  const page = document.querySelector("[data-search]");
  const fields = [...document.querySelectorAll("[data-search-field]")];
  for (const field of fields) {
    if (page?.contains(field)) startPageField(page, field);
    else startLeadingField(field);
  }
  startShortcut(fields);
}

/* The words travel in the fragment, which browsers do not send: the host never reads what is searched. */
function startLeadingField(field) {
  field.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.elements.q.value.trim();
    location.assign(field.getAttribute("action") + (query ? `#q=${encodeURIComponent(query)}` : ""));
  });
}

function startPageField(page, field) {
  const error = page.querySelector("[data-search-error]");
  const input = field.elements.q;
  let waking = null;
  let submitted = false;

  const wake = () => {
    waking ??= import("../../static/js/search/page.js").then(
      (module) => module.startSearchPage(page, submitted),
      () => {
        error.hidden = document.querySelector("[data-search-browse]").hidden = false;
        error.querySelector("button").addEventListener("click", () => {
          history.replaceState(null, "", `${location.pathname}#q=${encodeURIComponent(input.value)}`);
          location.reload();
        });
      },
    );
  };
  field.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted = true;
    wake();
  });
  input.addEventListener("focus", wake);
  input.addEventListener("input", () => {
    submitted = false;
    wake();
  });
  if (/[?#&]q=./.test(location.search + location.hash)) {
    document.querySelector("[data-search-browse]").hidden = true;
    wake();
  }
}

function startShortcut(fields) {
  let origin = null;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest?.(WRITABLE) || !shortcutWanted()) return;
    const field = fields.toReversed().find((each) => each.checkVisibility?.() ?? each.offsetParent);
    if (!field) return;
    event.preventDefault();
    origin = document.activeElement;
    field.elements.q.focus();
    field.elements.q.select();
  });
  for (const field of fields) {
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      const input = field.elements.q;
      if (input.value) {
        input.value = "";
        input.dispatchEvent(new Event("input", { bubbles: true }));
      } else {
        if (origin?.isConnected && origin !== document.body) origin.focus();
        else input.blur();
        origin = null;
      }
    });
  }
}
