/* The files of the index, loaded when asked for and kept. docs/search.md gives their format. */

import { createAnalyser, fold } from "./analyser.js";

/** The index that a manifest leads to. */
export async function openIndex(address) {
  const { folder } = await load(address, { cache: "no-cache" });
  const kept = new Map();
  const file = (name, read = (data) => data) => {
    if (!kept.has(name)) {
      const loading = load(`${address.replace(/[^/]*$/, folder)}/${name}.json`).then(read);
      kept.set(name, loading);
      loading.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const core = await file("core");
  const heads = [];
  const entryOf = [];
  numbers(core.entries).forEach((parts, entry) => {
    heads.push(entryOf.length);
    while (parts-- >= 0) entryOf.push(entry);
  });
  const scopes = [];
  numbers(core.scoped).forEach((number, place, all) => {
    if (place % 2) while (number--) scopes.push(core.scopes[all[place - 1]]);
  });
  const unanchored = new Set(numbers(core.unanchored));
  let records = 0;
  const buckets = numbers(core.texts).map((length) => (records += length) - length);
  const shard = (number) =>
    file(`t${number}`, ([tokens, postings]) => new Map(unfronted(tokens).map((token, place) => [token, postings[place]])));

  return {
    ...core,
    records,
    heads,
    entryOf,
    scopes,
    analyser: createAnalyser(core),
    anchored: (record) => !unanchored.has(record),

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
      file(`v${runOf(core.forms, folded)}`, ([ranks, words]) =>
        unfronted(words).map((written, place) => ({ written, folded: fold(written), rank: +ranks[place] })),
      ),

    /** What results show of a record: label, title, body, address. */
    async texts(record) {
      const bucket = runOf(buckets, record);
      return (await file(`x${bucket}`))[record - buckets[bucket]];
    },
  };
}

async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The place of the last of some sorted starts that is not after a value. */
function runOf(starts, value) {
  return starts.findLastIndex((start) => start <= value);
}

/** The numbers in a text: five bits a digit, the lowest first, the sixth bit when more follow. */
function numbers(packed) {
  const found = [];
  let number = 0;
  let scale = 1;
  for (const each of packed) {
    const value = digit(each);
    number += (value % 32) * scale;
    scale *= 32;
    if (value < 32) {
      found.push(number);
      number = 0;
      scale = 1;
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
