// Reads a JSON object of names and scripts; says what a browser of 2017 could not read in them.
// Node carries acorn for its own prompt, under a name that only --expose-internals opens.
const { parse } = require('internal/deps/acorn/acorn/dist/acorn');
const refusal = (source) => {
  try { parse(source, { ecmaVersion: 2017 }); } catch (error) { return error.message; }
  return null;
};
const scripts = Object.entries(JSON.parse(require('fs').readFileSync(0, 'utf8')));
const refused = scripts.map(([name, source]) => [name, refusal(source)]).filter((pair) => pair[1]);
process.stdout.write(JSON.stringify(Object.fromEntries(refused)));
