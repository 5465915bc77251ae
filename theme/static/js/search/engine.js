/* Search: loads what a query needs of the index and ranks it. No DOM: see docs/search.md. */

import { prepared } from "./analyser.js";
import { openIndex } from "./index.js";

// Of an excerpt, and of what stands before its first mark.
const LENGTH = 190;
const BEFORE = 60;

/** An engine that loads nothing before it is asked to. */
export function createEngine(address = "/recherche/index.json") {
  let opening = null;
  // What cannot be loaded may belong to a site that has been replaced since: the next search opens its index.
  const forget = () => (opening = null);
  const index = () => {
    opening ??= openIndex(address, forget);
    opening.catch(forget);
    return opening;
  };
  return {
    prepare: index,
    search: async (query, options = {}) => answerTo(await index(), query, options),
  };
}

async function answerTo(index, query, { filters = {}, verbatim = false, complete = false }) {
  const typing = !complete && !/\s$/.test(query);
  let asked = prepared(query);
  let text = wordsOf(index, asked, typing);
  const unknown = await unknownWords(index, text);
  // Most queries are spelt right: the rest of the script is for those that are not.
  const spelling = unknown.length ? await import("./spelling.js") : null;
  let corrected = null;
  for (const word of verbatim ? [] : unknown.toReversed()) {
    const form = await spelling.closest(index, word.folded);
    if (form) {
      asked = asked.slice(0, word.start) + form.written + asked.slice(word.end);
      corrected = { from: query.trim(), to: asked.trim() };
    }
  }
  if (corrected) text = wordsOf(index, asked, typing);
  const wanted = await wantedUnits(index, text, typing);
  const { facets, entries } = narrow(index, rank(index, wanted), filters);
  const tokens = new Set(wanted.flatMap((unit) => unit.tokens));
  return {
    query,
    corrected,
    total: entries.length,
    facets,
    suggestions: entries.length ? [] : ((await spelling?.lookalikes(index, unknown)) ?? []),
    /** The results from one place to another, whose texts are loaded now. */
    pages: (from, to) => Promise.all(entries.slice(from, to).map((entry) => page(index, entry, tokens))),
  };
}

/** The words of a query. A stop word may be the beginning of another while it is typed, and an acronym when it has no company. */
function wordsOf({ analyser, weights }, text, typing) {
  const found = analyser.words(text).slice(0, weights.words);
  const alone = found.every((word) => word.stops);
  return found.map((word, place) => {
    const last = typing && place === found.length - 1;
    if (!word.stops || !(alone || last)) return word;
    return { ...word, capitals: word.capitals || alone, stops: word.folded.length < (last ? 2 : 3), light: !alone };
  });
}

/** The words that nothing knows: neither the index, nor a concept, nor the vocabulary. */
async function unknownWords(index, text) {
  const unknown = await Promise.all(
    text.map(async (word) => {
      if (word.stops || word.light || index.analyser.begins(word) || (await index.postings(word.stem))) return [];
      if (word === text.at(-1) && (await completions(index, word.folded)).length) return [];
      return (await index.vocabulary(word.folded)).some((form) => form.folded === word.folded) ? [] : [word];
    }),
  );
  return unknown.flat();
}

/** What a query asks for, each thing once. */
async function wantedUnits(index, text, typing) {
  const units = index.analyser.units(text, true).map(async (unit) => {
    // What no record says as a whole may be said word by word.
    const whole = !unit.concept || (await index.postings(unit.concept));
    const parts = whole ? [unit] : unit.words.map((word) => ({ concept: "", words: [word] }));
    return Promise.all(parts.map((part) => wantedUnit(index, part, part.words.at(-1) === text.at(-1), typing)));
  });
  const wanted = [...new Map((await Promise.all(units)).flat().map((unit) => [unit.key, unit])).values()];
  // A title, a name or a wording that says all of this and nothing else.
  const keys = wanted.flatMap(({ key, light }) => (light ? [] : key)).sort();
  wanted.same = new Set();
  if (keys.length > 1) each((await index.postings(`~${keys.join(" ")}`))?.[0], (record) => wanted.same.add(record));
  return wanted;
}

/** What a unit asks for: its tokens, its worth, and what records and their pages say of it. The last may be a beginning. */
async function wantedUnit(index, { concept, words }, last, typing) {
  const { weights } = index;
  const [{ folded, light, stem }] = words;
  const key = concept || stem;
  const postings = await index.postings(key);
  const tokens = [key];
  if (last && (typing || !postings) && !concept && folded.length > 1) tokens.push(...(await completions(index, folded)));
  const unit = { key, light, tokens, own: new Set(), values: new Map() };
  let count = 0;
  for (const token of tokens) {
    const [own, around] = (await index.postings(token)) ?? [[]];
    const weight = token === key ? 1 : postings ? weights.completion : weights.guess;
    if (!postings || token === key) count = Math.max(count, own.length / 2);
    each(own, (record, impact) => {
      unit.own.add(record);
      raise(unit.values, record, weight * impact);
    });
    each(around, (record, impact) => raise(unit.values, record, weight * impact));
  }
  unit.worth = Math.log(1 + (index.records - count + 0.5) / (count + 0.5)) * (light ? weights.light * !!count : index.worths[key] ?? 1);
  // The words themselves, of several that name a concept, and with their accents where these tell words apart.
  const telling = words.filter((word) => !word.stops);
  for (const word of telling) {
    for (const token of [concept && word.stem, word.written !== word.folded && word.written]) {
      const [own] = (token && (await index.postings(token))) || [];
      each(own, (record, impact) => {
        const known = unit.values.get(record);
        if (known) unit.values.set(record, known + (weights.exact * impact) / telling.length);
      });
    }
  }
  return unit;
}

/** The stems of the words that begin with some letters. */
async function completions(index, prefix) {
  let found = await index.tokensFrom(prefix);
  if (!found.length) {
    const forms = await index.vocabulary(prefix);
    found = forms.flatMap(({ folded }) => (folded.startsWith(prefix) ? index.analyser.stem(folded) : []));
  }
  return found.slice(0, index.weights.completions);
}

const raise = (values, key, value) => values.set(key, Math.max(values.get(key) ?? 0, value));

/** Visit the records of some postings with their impacts. */
function each(steps = [], visit) {
  let record = -1;
  for (let place = 0; place < steps.length; place += 2) visit((record += steps[place] + 1), steps[place + 1]);
}

/** The records that say something of the query by themselves, with their scores. */
function rank({ heads, entryOf, scopes, weights }, wanted) {
  const total = wanted.reduce((sum, unit) => sum + unit.worth, 0);
  let most = 0;
  const hits = [...new Set(wanted.flatMap((unit) => [...unit.own]))].map((place) => {
    const entry = entryOf[place];
    const head = heads[entry];
    let [sum, coverage] = [wanted.same.has(place) * weights.whole, 0];
    for (const { values, worth } of wanted) {
      const value = Math.max(values.get(place) ?? 0, weights.inherited * (values.get(head) ?? 0));
      sum += worth * value;
      coverage += (worth / total) * Math.min(1, value / weights.solid);
    }
    most = Math.max(most, coverage);
    if (place === head) sum *= scopes[place][3] / 100;
    return { place, entry, coverage, score: sum * coverage ** weights.coverage };
  });
  return hits.filter((hit) => hit.coverage >= weights.least * most);
}

const descending = (one, other) => other.score - one.score || one.place - other.place;

/** The entries under the filters, best first, and what each facet counts when its own choice is left aside. */
function narrow({ facets: described, scopes, weights }, hits, filters) {
  const chosen = described.map(([name, , options]) => options.map(([value]) => !!filters[name]?.includes(value)));
  const found = chosen.map((facet) => facet.map(() => new Set()));
  const entries = new Map();
  for (const hit of hits) {
    const places = scopes[hit.place];
    const fits = chosen.map((facet, number) => !facet.includes(true) || places[number].some((place) => facet[place]));
    found.forEach((facet, number) => {
      if (fits.every((fit, other) => fit || other === number)) for (const place of places[number]) facet[place].add(hit.entry);
    });
    if (!fits.includes(false)) entries.set(hit.entry, [...(entries.get(hit.entry) ?? []), hit]);
  }
  const scored = [...entries].map(([place, hits]) => {
    hits.sort(descending);
    return { place, hits, score: weights.next.reduce((sum, share, next) => sum + share * (hits[next]?.score ?? 0), 0) };
  });
  const facets = described.map(([name, label, options], facet) => ({
    name,
    label,
    options: options.map(([value, text], place) => ({ value, label: text, count: found[facet][place].size, selected: chosen[facet][place] })),
  }));
  return { facets, entries: scored.sort(descending) };
}

/** An entry as readers see it. */
async function page(index, { place, hits }, tokens) {
  const { facets, heads, scopes, weights } = index;
  const head = heads[place];
  const parts = hits.filter((hit) => !index.unanchored.has(hit.place) && hit.score >= weights.least * hits[0].score).slice(0, weights.hits);
  // The function that the page is about, when it is about one.
  const [, functions] = scopes[head];
  const [, [, , options]] = facets;
  const top = await shown(index, head, tokens, !parts.length);
  const below = await Promise.all(parts.map((hit) => shown(index, hit.place, tokens)));
  for (const part of below) part.address = `${top.address}#${part.address}`;
  return { ...top, function: functions.length === 1 ? options[functions[0]][0] : "", hits: below };
}

/** A record as readers see it; an excerpt without a mark only `anyway`. */
async function shown({ texts, analyser }, record, tokens, anyway) {
  const [label, title, body, address] = await texts(record);
  const excerpt = marked(body, tokens, analyser, true);
  return {
    address,
    label,
    title: marked(title, tokens, analyser),
    excerpt: anyway || excerpt.some((part) => part.mark) ? excerpt : [],
  };
}

/** A text as parts, `tokens` marked: the whole of it, or with `short` the part that shows the most of them. */
function marked(text, tokens, analyser, short = false) {
  const found = spans(text, tokens, analyser);
  let start = 0;
  let end = text.length;
  if (short && end > LENGTH) {
    let most = 0;
    let best = 0;
    for (const [from] of found) {
      const near = found.filter((span) => span[0] >= from && span[1] <= from + LENGTH - BEFORE);
      const telling = new Set(near.map((span) => span[2])).size;
      if (telling > most) [most, best] = [telling, from];
    }
    if (best > LENGTH - BEFORE) start = wordAt(text, best - BEFORE);
    if (end - start > LENGTH) end = wordAt(text, start + LENGTH) - 1;
  }
  const parts = start ? [{ text: "… ", mark: false }] : [];
  const add = (to, mark) => {
    if (start < to) parts.push({ text: text.slice(start, to), mark });
    start = to;
  };
  for (const [from, to] of found) {
    if (from < start || to > end) continue;
    add(from, false);
    add(to, true);
  }
  add(end, false);
  if (end < text.length) parts.push({ text: " …", mark: false });
  return parts;
}

/** The start of the first word after a place. */
function wordAt(text, place) {
  return place + Math.max(0, text.slice(place).search(/(?<=\s)\S/));
}

/** Where the tokens stand: from, to, token. */
function spans(text, tokens, analyser) {
  return analyser
    .units(analyser.words(text))
    .flatMap(({ concept, words }) =>
      tokens.has(concept)
        ? [[words[0].start, words.at(-1).end, concept]]
        : words.filter((word) => !word.stops && tokens.has(word.stem)).map((word) => [word.start, word.end, word.stem]),
    );
}
