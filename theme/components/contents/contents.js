/* On a phone, choosing an entry folds the table of contents; in the margin, the part being read is marked. */

export function startContents(fold = document.querySelector("[data-contents]")) {
  if (!fold) return;
  const links = new Map();
  for (const link of fold.querySelectorAll('a[href^="#"]')) links.set(link.hash.slice(1), link);

  fold.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) fold.open = false;
  });

  const parts = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const line = window.innerHeight / 3;
    const read = parts.filter((part) => part.getBoundingClientRect().top <= line).at(-1);
    for (const link of links.values()) link.removeAttribute("aria-current");
    if (read) links.get(read.id).setAttribute("aria-current", "true");
  };

  let waiting = false;
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
}
