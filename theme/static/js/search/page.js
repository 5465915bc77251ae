/* The search page: what is typed and chosen goes to the engine, its answers to the page and to the address. */

import { createFacets } from "../../../components/search-facets/search-facets.js";
import { createResults } from "../../../components/search-results/search-results.js";
import { addressOf, searchOf } from "./address.js";
import { createEngine } from "./engine.js";

const PAGES = 8;
// What is seen without scrolling is written at once, the rest when nothing more is typed for a moment.
const SIGHT = 2;
const REST = 120;
// A letter is answered at once; the next ones wait for each other while an answer is awaited.
const PAUSE = 40;
const WRITING = 300;
const SETTLING = 1500;
const PATIENCE = 400;

/** Take the page over; `already` says that the field was submitted while this was loading. */
export function startSearchPage(root, already = false) {
  const field = root.querySelector("[data-search-field]");
  const input = field.elements.q;
  const answered = root.querySelector("[data-search-answer]");
  const error = root.querySelector("[data-search-error]");
  const waiting = root.querySelector("[data-search-waiting]");
  const idle = document.querySelector("[data-search-browse]");
  const title = document.title;
  const engine = createEngine();
  const facets = createFacets(root.querySelector("[data-search-facets]"), {
    choose,
    done: () => results.focus(),
  });
  const results = createResults(root.querySelector("[data-search-results]"), {
    choose,
    more,
    suggest: (word) => restart({ query: word, verbatim: false }),
    unfilter: () => restart({ filters: {} }),
    verbatim: () => restart({ query: shown.corrected.from, verbatim: true }),
  });
  const entitle = (query) => (document.title = query ? `${query} · ${title}` : title);
  let asked = { query: "", filters: {}, verbatim: false, complete: true, limit: PAGES };
  let shown = null;
  let turn = 0;
  let busy = false;
  let settled = true;
  let timers = [];
  let later = 0;
  let adding = Promise.resolve();

  /* Search for what changes; `then` runs once the answer is on the page. */
  async function ask(change, then) {
    asked = { ...asked, ...change };
    const mine = ++turn;
    clearTimeout(later);
    adding = Promise.resolve();
    const query = asked.query.trim();
    if (!query) {
      asked.filters = {};
      return rest();
    }
    if (!asked.complete && query.length < 2) {
      // One letter says nothing yet, but what answers the next one gets ready.
      engine.search(query, asked).then((answer) => mine === turn && facets.show(answer), () => {});
      return rest();
    }
    const patience = setTimeout(() => (waiting.hidden = mine !== turn), PATIENCE);
    const first = asked.complete || then ? asked.limit : SIGHT;
    const attempt = async () => {
      const answer = await engine.search(asked.complete ? query : asked.query, asked);
      return { answer, pages: await answer.pages(0, first) };
    };
    busy = true;
    // Files that are gone may belong to a site that has been replaced since: the second attempt opens its index.
    const found = await attempt().catch(() => mine === turn && attempt()).catch(() => null);
    clearTimeout(patience);
    if (mine !== turn) return;
    busy = false;
    waiting.hidden = true;
    if (!found) return fail();
    const known = knownFilters(found.answer, asked.filters);
    if (known) {
      history.replaceState(history.state, "", addressOf({ ...asked, filters: known }));
      return ask({ filters: known }, then);
    }
    shown = found.answer;
    error.hidden = true;
    answered.hidden = false;
    idle.hidden = shown.total > 0;
    facets.show(shown);
    results.show(shown, found.pages, asked.limit);
    then?.();
    if (first < asked.limit) later = setTimeout(add, REST);
  }

  /* Write the results that are missing below those that stand, up to the limit; one step after the other. */
  const add = () => (adding = adding.then(extend));

  async function extend() {
    const answer = shown;
    const { limit } = asked;
    const pages = await answer?.pages(results.count(), limit).catch(() => null);
    if (!answer || answer !== shown) return;
    if (pages) results.add(answer, pages, limit);
    else await ask({}, () => {});
  }

  async function more() {
    if (busy) return;
    busy = true;
    const mine = turn;
    const place = asked.limit;
    asked.limit += PAGES;
    remember(true);
    await add();
    if (mine !== turn) return;
    busy = false;
    // Who types meanwhile keeps the focus.
    if (document.activeElement !== input) results.focus(place);
  }

  /* Nothing is asked: the page as it was. */
  function rest() {
    shown = null;
    busy = false;
    answered.hidden = error.hidden = waiting.hidden = true;
    idle.hidden = false;
    results.announce("");
  }

  function fail() {
    answered.hidden = true;
    error.hidden = idle.hidden = false;
  }

  /* Keep the search in the address. What is still being typed is one step of the history, not one a letter. */
  function remember(final) {
    if (final) timers.forEach(clearTimeout);
    const address = addressOf(asked);
    const adds = settled && address !== location.pathname + location.search;
    entitle(asked.query.trim());
    const state = { limit: asked.limit, typing: !asked.complete, top: scrollY };
    history[adds ? "pushState" : "replaceState"](state, "", address);
    settled = final;
  }

  function typed() {
    timers.forEach(clearTimeout);
    timers = [
      setTimeout(ask, busy ? PAUSE : 0, { query: input.value, complete: false, verbatim: false, limit: PAGES }),
      setTimeout(remember, WRITING, false),
      setTimeout(() => (settled = true), SETTLING),
    ];
  }

  function submitted() {
    ask({ query: input.value, complete: true, limit: PAGES });
    remember(true);
    // On a phone the keyboard would hide what was found.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
  }

  function choose(facet, value, wanted, then) {
    const others = (asked.filters[facet] ?? []).filter((each) => each !== value);
    ask({ filters: { ...asked.filters, [facet]: wanted ? [...others, value] : others }, limit: PAGES }, then);
    remember(true);
  }

  /* Another search from a button that goes away with its answer. */
  function restart(change) {
    if ("query" in change) input.value = change.query;
    ask({ ...change, complete: true, limit: PAGES }, results.focus);
    remember(true);
  }

  function restore() {
    timers.forEach(clearTimeout);
    const wanted = searchOf(location);
    const { limit = PAGES, typing = false, top = 0 } = history.state ?? {};
    settled = true;
    if (location.hash.startsWith("#q=")) history.replaceState(null, "", addressOf(wanted));
    if (input.value.trim() !== wanted.query) input.value = wanted.query;
    entitle(wanted.query);
    ask({ ...wanted, limit, complete: !typing }, () => top && scrollTo(0, top));
  }

  field.addEventListener("submit", submitted);
  input.addEventListener("input", typed);
  error.querySelector("button").addEventListener("click", () => ask({}, results.focus));
  window.addEventListener("popstate", () => addressOf(asked) === location.pathname + location.search || restore());
  // A result that is followed must leave behind an address that finds it again.
  answered.addEventListener("click", (event) => event.target.closest("a") && remember(true));
  root.addEventListener("keydown", (event) => move(event, input, results));

  engine.prepare();
  const wanted = searchOf(location);
  if (input.value && already) submitted();
  else if (input.value) typed();
  else if (wanted.query) restore();
}

/* Arrows go from the field to the results and from one to the next; Escape comes back. */
function move(event, input, results) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const links = results.links();
  const place = links.indexOf(event.target);
  if (place < 0 && event.target !== input) return;
  if (event.key === "ArrowDown" && links.length) links[Math.min(place + 1, links.length - 1)].focus();
  else if (event.key === "ArrowUp" && place >= 0) (links[place - 1] ?? input).focus();
  else if (event.key === "Escape" && place >= 0) input.focus();
  else return;
  event.preventDefault();
}

/* The filters that exist, when an address names others too. */
function knownFilters(answer, filters) {
  let strange = false;
  const known = answer.facets.map(({ name, options }) => {
    const kept = (filters[name] ?? []).filter((value) => options.some((option) => option.value === value));
    strange ||= kept.length < (filters[name]?.length ?? 0);
    return [name, kept];
  });
  return strange ? Object.fromEntries(known) : null;
}
