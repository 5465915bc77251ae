/* What a reader meant to type: a missing apostrophe, a letter too many, too few, changed or swapped. */

const SHORTEST = 5;
const SUGGESTIONS = 3;
const LIKENESS = 0.6;

/** The word of the vocabulary that an unknown word stands for, or nothing. */
export async function closest(index, folded) {
  if (folded.length < SHORTEST || /\P{L}/u.test(folded)) return null;
  const bare = folded.replace(/^(?:[cdjlmnst]|qu)(?=[aeiouyh])/, "");
  const known = bare !== folded && (await index.vocabulary(bare)).find((form) => form.folded === bare);
  if (known) return known;
  // The first letter may be wrong: a small vocabulary is searched whole, a large one where the next letters lead.
  const starts = [folded, folded.slice(1), ...(index.forms.length > 4 ? [] : index.forms)];
  for (const start of starts) {
    const near = (await index.vocabulary(start)).filter((form) => oneLetterApart(form.folded, folded));
    if (near.length) return near.reduce((one, other) => (other.rank > one.rank ? other : one));
  }
  return null;
}

/** Words that look like some unknown words, at most three. */
export async function lookalikes(index, unknown) {
  const found = new Map();
  for (const { folded } of unknown) {
    for (const form of await index.vocabulary(folded)) {
      const start = shared(form.folded, folded);
      const end = shared(reversed(form.folded.slice(start)), reversed(folded.slice(start)));
      const likeness = (start + end) / Math.max(form.folded.length, folded.length);
      if (likeness >= LIKENESS) found.set(form.written, likeness + form.rank / 100);
    }
  }
  return [...found].sort((one, other) => other[1] - one[1]).slice(0, SUGGESTIONS).map(([written]) => written);
}

/** Whether one insertion, removal, change or swap of neighbours makes one word of the other. */
function oneLetterApart(one, other) {
  const start = shared(one, other);
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

function shared(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

const reversed = (word) => [...word].reverse().join("");
