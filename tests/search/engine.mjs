/* Runs the engine on an index in a folder: queries as JSON on standard input, answers as JSON on standard output. */

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const [engineModule, site] = process.argv.slice(2);
// As many as the search page shows at first.
const PAGES = 8;
let loaded = [];

globalThis.fetch = async (address) => {
  const data = await readFile(site + address).catch(() => null);
  loaded.push([address, data ? gzipSync(data).length : 0]);
  return { ok: data !== null, status: data === null ? 404 : 200, json: async () => JSON.parse(data) };
};

const { createEngine } = await import(engineModule);
const questions = JSON.parse(await readFile("/dev/stdin", "utf8"));
const answers = [];
const warm = createEngine();
for (const { query, options = {}, cold = true } of questions) {
  loaded = [];
  const engine = cold ? createEngine() : warm;
  const started = performance.now();
  const answer = await engine.search(query, options);
  const pages = await answer.pages(0, options.shown ?? PAGES);
  answers.push({ ...answer, pages, milliseconds: performance.now() - started, loaded });
}
process.stdout.write(JSON.stringify(answers));
