// Reads words from standard input, one a line, and prints those that the French dictionary does not know.
const fs = require("node:fs");
const path = require("node:path");
const { loadModule } = require("hunspell-asm");

const dictionary = path.join(__dirname, "..", "node_modules", "dictionary-fr");

loadModule().then((factory) => {
  const mount = (name) => factory.mountBuffer(fs.readFileSync(path.join(dictionary, name)), name);
  const hunspell = factory.create(mount("index.aff"), mount("index.dic"));
  const words = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
  process.stdout.write(words.filter((word) => !hunspell.spell(word)).join("\n"));
});
