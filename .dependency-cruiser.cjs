/** The arrows of the house: a room may use only rooms to its left. See docs/architecture.md. */
const ORDER = [
  'kernel',
  'database',
  'access',
  'papers',
  'areas',
  'sectors',
  'partners',
  'activities',
  'coverage',
  'meetings',
  'minutes',
  'handover',
  'notices',
  'briefing',
];

const later = (room) => ORDER.slice(ORDER.indexOf(room) + 1);
const outside = ['exchange', 'demonstration', 'routes', 'cli'];

module.exports = {
  forbidden: [
    ...ORDER.map((room) => ({
      name: `${room}-looks-left`,
      severity: 'error',
      comment: `${room} may use only what stands before it in the house, so that it can be read and changed without what comes after.`,
      from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^src/(${[...later(room), ...outside, 'ui', 'iati'].join('|')})/` },
    })),
    {
      name: 'iati-stands-alone',
      severity: 'error',
      comment: 'The IATI standard is a library of its own: it knows nothing of our rooms but the kernel.',
      from: { path: '^src/iati/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(iati|kernel)/' },
    },
    {
      name: 'ui-knows-kernel-only',
      severity: 'error',
      comment: 'Components draw what they are given; they never reach for records.',
      from: { path: '^src/ui/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(ui|kernel|messages)/' },
    },
    {
      name: 'nobody-uses-the-outside',
      severity: 'error',
      comment: 'Pages and commands use rooms, never the other way.',
      from: { path: '^src/(?!routes|cli)[^/]+/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(routes|cli)/|^src/(app|server)\\.ts$' },
    },
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'Another room comes in through index.ts, so that what is inside can change.',
      from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/(kernel|database|access|papers|areas|sectors|partners|activities|coverage|meetings|minutes|handover|notices|briefing|iati|exchange|demonstration)/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/exchange/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file or a missing third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'found',
      severity: 'error',
      comment: 'What is imported exists.',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^[$]app/', '^\\./\\$types', '\\$types$', '^#messages/'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/messages'] },
    exclude: { path: ['^src/messages', '^build', '^\\.svelte-kit'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'svelte', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.mjs'],
    },
  },
};
