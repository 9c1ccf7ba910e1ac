/** Which folder may import which; each rule says why, and what to do instead. */
const shared = (...names) => `^shared/(${names.join('|')})/`;

const only = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path: shared(name) },
  to: {
    path: '^(shared|extension|desktop|test|schema|samples)/',
    pathNot: shared(name, ...allowed),
  },
});

export default {
  forbidden: [
    only(
      'model',
      [],
      'The model is what everything else is built on. Move what it needs into it, or the code out of it.',
    ),
    only(
      'graph',
      ['model'],
      'Graphs know the model and nothing that computes on it. Take results as arguments.',
    ),
    only(
      'language',
      ['model', 'graph'],
      'The language service runs in editors and workers without a drill engine. Put shared arithmetic into the model.',
    ),
    only(
      'drill',
      ['model', 'graph'],
      'A drill takes a linked model, never text. Let the caller parse and link.',
    ),
    only(
      'ui',
      ['model', 'graph'],
      'Views draw what they are given, so that a panel, a page and a report share them. Pass the data in.',
    ),
    only(
      'store',
      ['model', 'drill'],
      'The store keeps journals and derives figures from them. It knows no files of the language and no views.',
    ),
    only(
      'views',
      ['model', 'graph', 'drill', 'store', 'ui'],
      'Views for other programs are made of what the journal says. Keeping, signing and showing them is done elsewhere.',
    ),
    only(
      'review',
      ['model', 'graph', 'drill', 'store', 'ui'],
      'What a drill found, and what was decided about it, follows from what is kept. Let the caller read files.',
    ),
    only(
      'evidence',
      ['model', 'graph', 'drill', 'store', 'views'],
      'Evidence is made of stored journals and verified without the language. Take input files as bytes.',
    ),
    only(
      'verifier',
      ['model', 'language', 'store', 'views', 'ui', 'evidence'],
      'The page verifies what it is given, in a browser. What every verifier needs belongs in evidence.',
    ),
    only(
      'live',
      ['model', 'drill'],
      'Stand-ins make so what the engine decides and show what that led to. Keeping and judging runs belongs in conduct.',
    ),
    only(
      'conduct',
      ['model', 'drill', 'store', 'live'],
      'Conducting joins engine and store for every shell. What only a terminal needs belongs in cli.',
    ),
    only(
      'files',
      ['model', 'graph', 'language', 'store', 'conduct', 'evidence'],
      'Reading workspaces from a disk serves every shell. What only a terminal needs belongs in cli.',
    ),
    only(
      'lsp',
      ['model', 'graph', 'language', 'files'],
      'The server puts the language behind the protocol of editors. What every shell needs belongs in language or files.',
    ),
    {
      name: 'pure-folders',
      severity: 'error',
      comment:
        'These folders also run in browser workers and must be replayable. Take what the host knows as an argument.',
      from: { path: shared('model', 'graph', 'language', 'drill', 'ui') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-cli',
      severity: 'error',
      comment:
        'The command line is one shell among several. Move what others need into the folder it is about.',
      from: { pathNot: '^(shared/cli|test)/' },
      to: { path: '^shared/cli/' },
    },
    {
      name: 'shells-are-apart',
      severity: 'error',
      comment: 'The extension and the desktop application share code only through shared/.',
      from: { path: '^(extension|desktop)/' },
      to: { path: '^(extension|desktop)/', pathNot: '^$1/' },
    },
    {
      name: 'renderer-asks',
      severity: 'error',
      comment: 'The window runs in a browser. What needs Node is asked for through the contract.',
      from: { path: '^desktop/renderer/' },
      to: {
        path: '^(desktop|shared)/',
        pathNot: '^(desktop/(renderer/|ipc-contract)|shared/(model|graph|language|ui)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Modules that need each other are one module, or share a third. Types may refer to each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-test-code',
      severity: 'error',
      comment: 'What ships must not depend on tests. Move what is shared out of test/.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere fails for users.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
