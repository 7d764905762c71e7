/* Colours Tattle cells in JupyterLab, and lets charts shrink with it. Written by hand as a container of module federation, which is
   what JupyterLab loads: `init` is given the modules that it shares, `get` hands back the plugin. */
(() => {
  const NAME = 'tattle-highlight';

  /* The words of the language: the installation fills them in from the grammar. */
  const VERBS = new Set('@verbs@'.split(' '));
  const WORDS = new Set('@words@'.split(' '));
  const TRUTHS = new Set(['true', 'false']);

  /* A word after a dot, or before an equals sign, is a metric or a parameter and never a verb. */
  const word = (stream, state) => {
    const text = stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u)[0];
    if (state.dotted) return 'propertyName';
    if (stream.match(/^\s*=(?!=)/, false)) return 'attributeName';
    if (VERBS.has(text)) return 'keyword';
    if (WORDS.has(text)) return 'operatorKeyword';
    return TRUTHS.has(text) ? 'bool' : 'variableName';
  };

  const JAVA = new Set(('abstract assert boolean break byte case catch char class const continue default do double '
    + 'else enum extends final finally float for goto if implements import instanceof int interface long native new '
    + 'package permits private protected public record return sealed short static strictfp super switch synchronized '
    + 'this throw throws transient try var void volatile while yield').split(' '));
  const LITERALS = new Set(['true', 'false', 'null']);

  /* Goes on to the end of a comment or a text block, or to the end of the line. */
  const within = (stream, state, end, style) => {
    state.within = stream.skipTo(end) ? null : {end, style};
    if (state.within) stream.skipToEnd();
    else stream.match(end);
    return style;
  };

  const java = (stream, state) => {
    if (state.within) return within(stream, state, state.within.end, state.within.style);
    if (stream.eatSpace()) return null;
    if (stream.match('//')) { stream.skipToEnd(); return 'comment'; }
    if (stream.match('/*')) return within(stream, state, '*/', 'comment');
    if (stream.match('"""')) return within(stream, state, '"""', 'string');
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
    if (stream.match(/^@[\p{L}_$][\p{L}\p{N}_$.]*/u)) return 'meta';
    if (stream.match(/^(?:0[xXbB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.\d+)[lLfFdD]?/)) return 'number';
    const name = stream.match(/^[\p{L}_$][\p{L}\p{N}_$]*/u);
    if (name) {
      if (JAVA.has(name[0])) return 'keyword';
      if (LITERALS.has(name[0])) return 'bool';
      return /^\p{Lu}/u.test(name[0]) ? 'typeName' : 'variableName';
    }
    return /[-+*\/%<>=!&|^~?:]/.test(stream.next()) ? 'operator' : 'punctuation';
  };

  const token = (stream, state) => {
    if (stream.sol() && !state.within && stream.match(/^%%?[a-z]+.*/)) {
      state.java = state.java || (state.first && stream.current().startsWith('%%java'));
      state.first = false;
      return 'meta';
    }
    state.first = false;
    if (state.java) return java(stream, state);
    if (stream.sol() && stream.match(/^\s*!(?!=).*/)) return 'meta';
    if (stream.eatSpace()) return null;
    const style = visible(stream, state);
    state.dotted = style === 'dot';
    return state.dotted ? 'punctuation' : style;
  };

  const visible = (stream, state) => {
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?(?:%|[A-Za-z]+)?/)) return 'number';
    if (stream.match(/^[\p{L}_]/u, false)) return word(stream, state);
    if (stream.match('..')) return 'operator';
    if (stream.match('.')) return 'dot';
    if (stream.match(/^[-+*\/<>=!]=?/)) return 'operator';
    stream.next();
    return 'punctuation';
  };

  const language = {
    name: 'tattle',
    startState: () => ({first: true, java: false, within: null, dotted: false}),
    token,
    languageData: {
      commentTokens: {line: '#'},
      closeBrackets: {brackets: ['(', '[', '{', '"']},
      indentOnInput: /^\s*\}$/
    }
  };

  /* JupyterLab puts a drawing into an image, whose own wish to be no wider than the window is lost there. */
  const SHRINKING = '.jp-RenderedSVG img[src*="max-width%3A100%25"] { max-width: 100%; height: auto; }';

  let scope;
  const shared = async name => {
    const versions = scope[name];
    const newest = Object.keys(versions).sort((a, b) => a.localeCompare(b, 'en', {numeric: true})).pop();
    return (await versions[newest].get())();
  };

  const plugin = async () => {
    const [editor, tools] = [await shared('@jupyterlab/codemirror'), await shared('@codemirror/language')];
    return {
      id: NAME + ':plugin',
      autoStart: true,
      requires: [editor.IEditorLanguageRegistry],
      activate: (app, registry) => {
        const rule = document.createElement('style');
        rule.textContent = SHRINKING;
        document.head.append(rule);
        registry.addLanguage({
          name: 'tattle',
          displayName: 'Tattle',
          mime: 'text/x-tattle',
          extensions: ['tattle'],
          support: new tools.LanguageSupport(tools.StreamLanguage.define(language))
        });
      }
    };
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: async given => { scope = given; },
    get: async () => {
      const made = await plugin();
      return () => ({__esModule: true, default: made});
    }
  };
})();
