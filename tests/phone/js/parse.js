// Reads a JSON object of names and scripts. Says of each what a browser of 2017 could not read in
// it, and else of which words and signs it is made, and which names in it are properties.
// Node carries acorn for its own prompt, under a name that only --expose-internals opens.
const { parse } = require('internal/deps/acorn/acorn/dist/acorn');
const KEY_OF = { MemberExpression: 'property', Property: 'key', MethodDefinition: 'key' };
const properties = (node) => {
  if (Array.isArray(node)) return node.flatMap(properties);
  if (!node || typeof node.type !== 'string') return [];
  const key = node.computed ? null : node[KEY_OF[node.type]];
  return [...(key && key.name ? [key.name] : []), ...Object.values(node).flatMap(properties)];
};
const read = (source) => {
  const tokens = [];
  const onToken = ({ start, end }) => { if (end > start) tokens.push(source.slice(start, end)); };
  try {
    return { tokens, properties: properties(parse(source, { ecmaVersion: 2017, onToken })) };
  } catch (error) { return { refusal: error.message }; }
};
const scripts = Object.entries(JSON.parse(require('fs').readFileSync(0, 'utf8')));
const said = scripts.map(([name, source]) => [name, read(source)]);
process.stdout.write(JSON.stringify(Object.fromEntries(said)));
