/* What is searched, as the page's address says it. */

const NAMES = { type: "type", function: "fonction", phase: "phase" };
const VERBATIM = "exact";

/** The search that an address asks for. Links that come from other pages carry the query in the fragment. */
export function searchOf({ search, hash }) {
  const given = new URLSearchParams(hash.startsWith("#q=") ? hash.slice(1) : search);
  const filters = Object.entries(NAMES).map(([facet, name]) => [facet, [...new Set(given.getAll(name))]]);
  return {
    query: given.get("q") ?? "",
    filters: Object.fromEntries(filters),
    verbatim: given.has(VERBATIM),
  };
}

/** The address of a search. */
export function addressOf({ query, filters, verbatim }) {
  const said = new URLSearchParams();
  if (query.trim()) {
    said.set("q", query.trim());
    for (const [facet, name] of Object.entries(NAMES)) {
      for (const value of filters[facet] ?? []) said.append(name, value);
    }
    if (verbatim) said.set(VERBATIM, "1");
  }
  return location.pathname + (said.size ? `?${said}` : "");
}
