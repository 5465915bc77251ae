/* The files of the index, loaded when asked for and kept. docs/search.md gives their format. */

import { createAnalyser, fold } from "./analyser.js";

/** The index that a manifest leads to; `lost` hears of what cannot be loaded. */
export async function openIndex(address, lost) {
  const named = (name) => load(address.replace(/\.json$/, `/${name}.json`));
  const core = await named(`core-${(await load(address, { cache: "no-cache" })).core}`);
  const kept = new Map();
  const file = (kind, number, read = (data) => data) => {
    const [sizes, prints] = core.files[kind];
    const starts = startsOf(sizes);
    const sheaf = runOf(starts, number);
    // A print has eight digits.
    const name = `${kind}-${prints.slice(8 * sheaf, 8 * sheaf + 8)}-${number - starts[sheaf]}`;
    if (!kept.has(name)) {
      kept.set(name, named(name).then(read));
      kept.get(name).catch(lost);
    }
    return kept.get(name);
  };
  const heads = startsOf(core.entries);
  const entryOf = numbers(core.entries).flatMap((count, entry) => Array(count).fill(entry));
  const scopes = numbers(core.scoped).flatMap((count, place, all) => (place % 2 ? Array(count).fill(core.scopes[all[place - 1]]) : []));
  const buckets = startsOf(core.texts);
  const shard = (number) =>
    file("t", number, ([tokens, postings]) => new Map(unfronted(tokens).map((token, place) => [token, postings[place]])));

  return {
    ...core,
    heads,
    entryOf,
    scopes,
    analyser: createAnalyser(core),
    unanchored: new Set(startsOf(core.unanchored)),

    /** What the records say of a token, or nothing: steps and impacts, of their own and around them. */
    async postings(token) {
      const tokens = await shard(runOf(core.tokens, token));
      const packed = tokens.get(token);
      if (packed?.split) tokens.set(token, packed.split(" ").map(numbers));
      return tokens.get(token);
    },

    /** The tokens that begin with some letters, in at most two files. */
    async tokensFrom(prefix) {
      const first = runOf(core.tokens, prefix);
      const shards = [await shard(first)];
      if (core.tokens[first + 1]?.startsWith(prefix)) shards.push(await shard(first + 1));
      return shards.flatMap((tokens) => [...tokens.keys()].filter((token) => token.startsWith(prefix)));
    },

    /** Words as written, folded and with how common they are: those of the vocabulary's file for a folded word. */
    vocabulary: (folded) =>
      file("v", runOf(core.forms, folded), ([ranks, words]) =>
        unfronted(words).map((written, place) => ({ written, folded: fold(written), rank: +ranks[place] })),
      ),

    /** What results show of a record: label, title, body, address. */
    async texts(record) {
      const bucket = runOf(buckets, record);
      return (await file("x", bucket))[record - buckets[bucket]];
    },
  };
}

async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(address);
  return answer.json();
}

/** The place of the last of some sorted starts that is not after a value. */
function runOf(starts, value) {
  return starts.findLastIndex((start) => start <= value);
}

/** Where each of some runs begins, whose packed lengths are known. */
function startsOf(packed) {
  let sum = 0;
  return numbers(packed).map((length) => (sum += length) - length);
}

/** The numbers in a text: five bits a digit, the lowest first, the sixth bit when more follow. */
function numbers(packed) {
  const found = [];
  let [number, scale] = [0, 1];
  for (const each of packed) {
    const value = digit(each);
    number += (value % 32) * scale;
    scale *= 32;
    if (value < 32) {
      found.push(number);
      [number, scale] = [0, 1];
    }
  }
  return found;
}

/** What the first digit of a text stands for: they are in the order of their codes, from 0 on. */
const digit = (text) => text.charCodeAt() - 48;

function unfronted(coded) {
  let word = "";
  return coded.map((each) => (word = word.slice(0, digit(each)) + each.slice(1)));
}
