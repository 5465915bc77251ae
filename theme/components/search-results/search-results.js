/* What was found, written with textContent only. */

import { mark } from "../search-facets/search-facets.js";

const WIDE = "\u00a0";

const quoted = (text) => `«${WIDE}${text}${WIDE}»`;
const counted = (count) => {
  if (!count) return "Aucun résultat";
  return count.toLocaleString("fr-FR") + WIDE + (count > 1 ? "résultats" : "résultat");
};

export function createResults(root, actions) {
  const part = (name) => root.querySelector(`.search-results__${name}`);
  const model = (name) => root.querySelector(`template[data-search-${name}]`).content.firstElementChild.cloneNode(true);
  const [head, chips, list, more, empty] = ["count", "chips", "list", "more", "empty"].map(part);
  const correction = part("correction");
  const status = root.querySelector("[data-search-status]");
  let announcing = 0;

  more.addEventListener("click", actions.more);
  part("verbatim").addEventListener("click", actions.verbatim);
  part("unfilter").addEventListener("click", actions.unfilter);

  const makeResult = (page, functions) => {
    const made = model("result");
    const find = (name) => made.querySelector(`.search-results__${name}`);
    const sign = page.function && mark(root.parentElement, page.function);
    if (sign) {
      made.dataset.function = page.function;
      find("mark").replaceChildren(sign);
      find("function").textContent = `, ${functions.get(page.function)}`;
    }
    find("label").textContent = page.label;
    find("link").setAttribute("href", page.address);
    find("link").textContent = page.title.map((part) => part.text).join("");
    // What was found in the page's own words is its excerpt, not a place inside it.
    const own = page.hits.find((hit) => hit.address === page.address);
    write(find("excerpt"), page.excerpt.length ? page.excerpt : (own?.excerpt ?? []));
    find("hits").replaceChildren(...page.hits.filter((hit) => hit !== own).map(makeHit));
    return made;
  };

  const makeHit = (hit) => {
    const made = model("hit");
    const find = (name) => made.querySelector(`.search-results__hit-${name}`);
    find("label").textContent = hit.label;
    find("link").setAttribute("href", hit.address);
    write(find("link"), hit.title);
    write(find("excerpt"), hit.excerpt);
    return made;
  };

  const makeChip = (facet, { value, label }) => {
    const made = model("chip");
    const words = made.querySelector(".search-results__chip-label");
    const sign = facet === "function" ? mark(root.parentElement, value) : null;
    if (sign) {
      made.dataset.function = value;
      words.before(sign);
    }
    words.textContent = label;
    made.firstElementChild.addEventListener("click", () => {
      const place = [...chips.children].indexOf(made);
      actions.choose(facet, value, false, () => {
        const next = chips.children[Math.min(place, chips.children.length - 1)];
        (next?.firstElementChild ?? head).focus();
      });
    });
    return made;
  };

  const announce = (text) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => (status.textContent = text), 300);
  };

  /** Write results after those that stand, of at most so many. */
  const add = ({ facets, total }, pages, limit) => {
    const functions = new Map(facets.flatMap(({ name, options }) => (name === "function" ? options.map((each) => [each.value, each.label]) : [])));
    list.append(...pages.map((page) => makeResult(page, functions)));
    list.setAttribute("aria-busy", String(list.children.length < Math.min(limit, total)));
    more.hidden = total <= limit;
  };

  return {
    /** Write an answer with its first results. */
    show(answer, pages, limit) {
      const lost = list.contains(document.activeElement);
      const { corrected, facets, total } = answer;
      const chosen = facets.flatMap(({ name, options }) => options.filter((each) => each.selected).map((each) => [name, each]));
      const nowhere = facets.every(({ options }) => options.every(({ count }) => count === 0));
      head.textContent = corrected ? counted(total) : `${counted(total)} pour ${quoted(answer.query.trim())}`;
      correction.hidden = !corrected;
      if (corrected) {
        part("corrected").textContent = corrected.to;
        part("verbatim").textContent = `chercher ${corrected.from}`;
      }
      chips.replaceChildren(...chosen.map(([name, option]) => makeChip(name, option)));
      chips.hidden = !chosen.length;
      list.replaceChildren();
      list.hidden = !pages.length;
      add(answer, pages, limit);
      empty.hidden = total > 0;
      part("close").hidden = !answer.suggestions.length;
      part("unfilter").hidden = !chosen.length || nowhere;
      part("words").replaceChildren(...answer.suggestions.map((word) => {
        const made = model("word");
        made.firstElementChild.textContent = word;
        made.firstElementChild.addEventListener("click", () => actions.suggest(word));
        return made;
      }));
      announce(corrected ? `${counted(total)} pour ${corrected.to}` : counted(total));
      if (lost) head.focus();
    },
    add,
    count: () => list.children.length,
    announce,
    /** Give the focus to a result by its place, or to what says how many there are. */
    focus: (place) => (list.children[place]?.querySelector("a") ?? head).focus(),
    links: () => [...list.querySelectorAll("a")],
  };
}

function write(element, parts) {
  element.replaceChildren(
    ...parts.map(({ text, mark: found }) => {
      if (!found) return text;
      const made = document.createElement("mark");
      made.textContent = text;
      return made;
    }),
  );
}
