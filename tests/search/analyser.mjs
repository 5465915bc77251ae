/* Runs the analyser: an index's core and texts as JSON on standard input, words and units on standard output. */

import { readFile } from "node:fs/promises";

const { createAnalyser, prepared } = await import(process.argv[2]);
const { core, texts } = JSON.parse(await readFile("/dev/stdin", "utf8"));
const analyser = createAnalyser(core);
const analysed = texts.map((text) => {
  const words = analyser.words(prepared(text));
  return {
    words: words.map(({ written, folded, stem, stops, capitals, apart }) => [written, folded, stem, stops, capitals, apart]),
    units: analyser.units(words).map((unit) => [unit.concept, unit.words.map((word) => word.folded)]),
  };
});
process.stdout.write(JSON.stringify(analysed));
