/* Colours Tattle cells in JupyterLab. Written by hand as a container of module federation, which is
   what JupyterLab loads: `init` is given the modules that it shares, `get` hands back the plugin. */
(() => {
  const NAME = 'tattle-highlight';

  const VERBS = new Set(('param use set let load model train defend attack sweep refresh compare show plot '
    + 'export report assert explain help release claim').split(' '));
  const WORDS = new Set('on using of by to as with in and or not'.split(' '));
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

  const token = (stream, state) => {
    if (stream.sol() && stream.match(/^%%?[a-z]+.*/)) return 'meta';
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
    startState: () => ({dotted: false}),
    token,
    languageData: {
      commentTokens: {line: '#'},
      closeBrackets: {brackets: ['(', '[', '{', '"']},
      indentOnInput: /^\s*\}$/
    }
  };

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
      activate: (app, registry) => registry.addLanguage({
        name: 'tattle',
        displayName: 'Tattle',
        mime: 'text/x-tattle',
        extensions: ['tattle'],
        support: new tools.LanguageSupport(tools.StreamLanguage.define(language))
      })
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
