// Colours cells by the extension, as JupyterLab does, and prints each word with its style.
const fs = require('fs');

/** The part of CodeMirror's StringStream that is used. */
class Stream {
  constructor(line) { this.line = line; this.at = 0; this.start = 0; }
  sol() { return this.at === 0; }
  eol() { return this.at >= this.line.length; }
  next() { return this.line[this.at++]; }
  current() { return this.line.slice(this.start, this.at); }
  eatSpace() {
    const before = this.at;
    while (/\s/.test(this.line[this.at] || '')) this.at++;
    return this.at > before;
  }
  skipToEnd() { this.at = this.line.length; }
  skipTo(text) {
    const found = this.line.indexOf(text, this.at);
    if (found < 0) return false;
    this.at = found;
    return true;
  }
  match(pattern, consume = true) {
    const rest = this.line.slice(this.at);
    const found = typeof pattern === 'string' ? rest.startsWith(pattern) && [pattern] : rest.match(pattern);
    if (!found || found.index > 0) return null;
    if (consume !== false) this.at += found[0].length;
    return found;
  }
}

const CELLS = [
  ['%%java', 'public record Res(String n) {', '/* return', '  10 */ return "a" + 0x1fL;',
    '@Override null // new', '"""', '  train', '%d of """.strip'],
  ['# new', 'train new with epochs=4', '!ls -l', '%who']
];
const PLAIN = new Set([null, 'punctuation', 'operator']);

async function main() {
  let language;
  const modules = {
    '@jupyterlab/codemirror': {IEditorLanguageRegistry: 'registry'},
    '@codemirror/language': {LanguageSupport: class {}, StreamLanguage: {define: it => { language = it; }}}
  };
  global.window = {};
  global.document = {createElement: () => ({}), head: {append: rule => console.log(rule.textContent)}};
  eval(fs.readFileSync(process.argv[2], 'utf8'));
  const container = Object.values(window._JUPYTERLAB)[0];
  const scope = {};
  for (const name of Object.keys(modules)) scope[name] = {'1.0.0': {get: async () => () => modules[name]}};
  await container.init(scope);
  const plugin = (await container.get('./extension'))().default;
  plugin.activate({}, {addLanguage: it => it});
  for (const cell of CELLS) {
    const state = language.startState();
    for (const line of cell) {
      const stream = new Stream(line);
      const words = [];
      while (!stream.eol()) {
        stream.start = stream.at;
        const style = language.token(stream, state);
        if (stream.at === stream.start) throw new Error('stuck in ' + line);
        if (stream.current().trim()) words.push(stream.current() + (PLAIN.has(style) ? '' : ':' + style));
      }
      console.log(words.join(' '));
    }
    console.log('----');
  }
}

main();
