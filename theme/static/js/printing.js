/* Print buttons, what of the reader's hand goes on paper, and folded text unfolded where CSS cannot do it. */

export function startPrinting() {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });

  // Asked anew on each visit: a list printed for a meeting is blank unless its reader says otherwise.
  const choices = [...document.querySelectorAll("[data-print-filled]")];
  for (const choice of choices) {
    choice.checked = false;
    choice.addEventListener("change", () => {
      for (const other of choices) other.checked = choice.checked;
      document.documentElement.toggleAttribute("data-filled", choice.checked);
    });
  }

  const folded = new Set();
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      folded.add(details);
      details.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    folded.clear();
  });
}
