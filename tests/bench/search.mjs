/* A lunr-style index, whole: documents as JSON on standard input; figures as JSON on standard output. */

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [folder, file] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support.js")(lunr);
require("lunr-languages/lunr.fr.js")(lunr);

const documents = JSON.parse(await readFile("/dev/stdin", "utf8"));
const started = performance.now();
const index = lunr(function build() {
  this.use(lunr.fr);
  this.ref("address");
  this.field("title");
  this.field("body");
  for (const each of documents) this.add(each);
});
const made = JSON.stringify(index);
const seconds = (performance.now() - started) / 1000;
await writeFile(file, made);
process.stdout.write(JSON.stringify({ seconds }));
