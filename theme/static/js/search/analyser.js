/* From text to words and concepts: the same steps, in the same order, as plugins/engagement/searching/. */

const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ς: "σ" };
const BLANK = "[ \u00a0\u202f]";
const CONSONANT = "([b-df-hj-np-tv-xz])";
const WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}])${CONSONANT}(?:${BLANK}?(?:&amp;|[&+/-])${BLANK}?|${BLANK}(?:et${BLANK})?)${CONSONANT}(?![\\p{L}\\p{N}]|')` +
    `|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}]*`,
  "giu",
);

/** A text as typed, ready for `words`: straight apostrophes, and no mark that no letter could absorb. */
export function prepared(text) {
  return straight(text).normalize("NFKC").replace(/[\p{M}\p{Cf}]/gu, "");
}

/** A lower-case word without accents or ligatures. */
export function fold(written) {
  return written.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[œæßς]/g, (letter) => LETTERS[letter]);
}

const straight = (text) => text.replace(/[’‘‛ʼʹ＇`´′]/g, "'");

/** The analyser that the index's `stops`, `kept`, `rounds` and `concepts` describe. */
export function createAnalyser(core) {
  const stops = new Set(core.stops.split(" "));
  const kept = new Map(Object.entries(core.kept));
  const rounds = core.rounds.map((rules) => rules.map(([pattern, ending]) => [new RegExp(pattern), ending]));
  const expressions = new Map();
  core.concepts.forEach((listed, number) => {
    for (const expression of listed.split("|")) {
      const capitals = expression.startsWith("^");
      const stems = expression.slice(capitals).split(" ");
      const sameStart = [...(expressions.get(stems[0]) ?? []), { concept: `=${number.toString(36)}`, stems, capitals }];
      expressions.set(stems[0], sameStart.sort((one, other) => other.stems.length - one.stems.length));
    }
  });

  function stem(folded) {
    let word = kept.get(folded) ?? folded;
    if (!kept.has(folded)) {
      for (const rules of /^[a-z]{4,}$/.test(word) ? rounds : []) {
        const rule = rules.find(([pattern]) => pattern.test(word));
        if (rule) word = rule[0].exec(word)[1] + rule[1];
      }
      kept.set(folded, word);
    }
    return word;
  }

  /** The words of a text, stop words included, each with where it stands. */
  function words(text) {
    const found = [];
    let end = 0;
    for (const match of straight(text).matchAll(WORDS)) {
      const raw = match[1] ? match[1] + match[2] : prepared(match[0]);
      const written = raw.toLowerCase();
      const folded = fold(written);
      const start = match.index;
      const apart = /[.,;:!?()«»…]/.test(text.slice(end, start));
      end = start + match[0].length;
      const capitals = raw.length > 1 && raw === raw.toUpperCase() && raw !== written;
      if (folded) found.push({ start, end, written, folded, stem: stem(folded), stops: stops.has(folded), capitals, apart });
    }
    return found;
  }

  /** The units of a text in order: concepts where one is named, else its words, stop words left out.

      `open` lets the last word begin a word of an expression that the words before it have begun. */
  function units(text, open = false) {
    const found = [];
    for (let place = 0; place < text.length; place += 1) {
      let end = 0;
      const begun = expressions.get(text[place].stem) ?? [];
      const named = begun.find((expression) => (end = endOf(expression, text, place, open)));
      if (named) {
        found.push({ concept: named.concept, words: text.slice(place, end) });
        place = end - 1;
      } else if (!text[place].stops) {
        found.push({ concept: "", words: [text[place]] });
      }
    }
    return found;
  }

  return { words, units, stem, begins: (word) => expressions.has(word.stem) };
}

/** Where an expression that begins at a place ends, or 0; between its words, stop words but no punctuation. */
function endOf({ stems, capitals }, text, place, open = false) {
  if (capitals && !text[place].capitals) return 0;
  let end = place;
  for (const wanted of stems) {
    while (text[end]?.stops && text[end].stem !== wanted && !text[end].apart) end += 1;
    if (!text[end] || (text[end].apart && end > place)) return 0;
    const begins = open && end > place && end === text.length - 1 && wanted.startsWith(text[end].folded);
    if (text[end].stem !== wanted && !begins) return 0;
    end += 1;
    if (begins) break;
  }
  return end;
}
