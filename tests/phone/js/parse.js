// Reads a JSON object of names and scripts. Says of each what a browser of 2017 could not read in
// it, and else of which words and signs it is made.
// Node carries acorn for its own prompt, under a name that only --expose-internals opens.
const { parse } = require('internal/deps/acorn/acorn/dist/acorn');
const read = (source) => {
  const tokens = [];
  const onToken = ({ start, end }) => { if (end > start) tokens.push(source.slice(start, end)); };
  try { parse(source, { ecmaVersion: 2017, onToken }); } catch (error) { return { refusal: error.message }; }
  return { tokens };
};
const scripts = Object.entries(JSON.parse(require('fs').readFileSync(0, 'utf8')));
const said = scripts.map(([name, source]) => [name, read(source)]);
process.stdout.write(JSON.stringify(Object.fromEntries(said)));
