/* The filters: made once from the first answer, then only recounted, so that the focus stays where it is. */

const clone = (root, name) => root.querySelector(`template[${name}]`).content.firstElementChild.cloneNode(true);

export function createFacets(root, { choose, done: leave }) {
  const toggle = root.querySelector(".search-facets__toggle");
  const panel = root.querySelector(".search-facets__panel");
  const list = root.querySelector(".search-facets__list");
  const filter = root.querySelector(".search-facets__filter");
  const done = root.querySelector(".search-facets__done");
  const shown = new Map();

  const unfold = (open) => toggle.setAttribute("aria-expanded", String(open));
  const unfolded = () => toggle.getAttribute("aria-expanded") === "true";
  toggle.addEventListener("click", () => unfold(!unfolded()));
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    unfold(false);
    leave();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !unfolded()) return;
    event.stopPropagation();
    unfold(false);
    toggle.focus();
  });

  const make = (facets) => {
    list.replaceChildren(
      ...facets.map(({ name, label, options }) => {
        const facet = clone(root, "data-search-facet");
        facet.querySelector(".search-facets__name").textContent = label;
        facet.querySelector(".search-facets__options").replaceChildren(
          ...options.map((option) => makeOption(name, option)),
        );
        return facet;
      }),
    );
  };

  const makeOption = (name, { value, label }) => {
    const option = clone(root, "data-search-option");
    const box = option.querySelector(".search-facets__box");
    const words = option.querySelector(".search-facets__label");
    const sign = name === "function" ? mark(root, value) : null;
    if (sign) {
      option.dataset.function = value;
      words.before(sign);
    }
    words.textContent = label;
    box.value = value;
    box.addEventListener("change", () => choose(name, value, box.checked));
    shown.set(`${name} ${value}`, { option, box, count: option.querySelector(".search-facets__count") });
    return option;
  };

  return {
    show({ facets, total }) {
      if (!shown.size) make(facets);
      let active = 0;
      root.hidden = facets.every(({ options }) => options.every(({ count }) => count === 0));
      for (const { name, options } of facets) {
        for (const { value, count, selected } of options) {
          const known = shown.get(`${name} ${value}`);
          known.box.checked = selected;
          // The one that has the focus stays, or the focus would be lost.
          known.box.disabled = count === 0 && !selected && document.activeElement !== known.box;
          known.count.textContent = count;
          active += selected;
        }
      }
      filter.textContent = active ? `Filtrer (${active})` : "Filtrer";
      done.textContent = total > 1 ? `Voir les ${total} résultats` : total ? "Voir le résultat" : "Fermer les filtres";
    },
  };
}

/** The sign of a function, or nothing when the page knows none. */
export function mark(root, slug) {
  const held = [...root.querySelectorAll("template[data-search-mark]")].find((each) => each.dataset.searchMark === slug);
  return held?.content.firstElementChild.cloneNode(true) ?? null;
}
