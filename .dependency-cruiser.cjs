/** Who may import whom. `npm run check` holds them. */
const apps = ['gateway', 'volunteers', 'activities', 'checkins', 'notifications', 'web'];
const tests = '\\.(spec|int-spec|e2e-spec)\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere, or to a package that package.json does not declare.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^(@liandong/|liandong-verify/|virtual:|.*/paraglide/|.*[?]url$)',
      },
    },
    ...apps.map((app) => ({
      name: `no-app-from-${app}`,
      comment: 'Apps speak over NATS and HTTP, never by import.',
      severity: 'error',
      from: { path: `^apps/${app}/` },
      to: { path: '^apps/', pathNot: `^apps/${app}/` },
    })),
    {
      name: 'contracts-only-zod',
      comment: 'Contracts run in the browser and in every service.',
      severity: 'error',
      from: { path: '^packages/contracts/src', pathNot: tests },
      to: { pathNot: ['^packages/contracts/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'rules-only-their-libraries',
      comment: 'Rules are pure: they run in Node and in the browser.',
      severity: 'error',
      from: { path: '^packages/rules/src', pathNot: tests },
      to: { pathNot: ['^packages/rules/', ...libraries(require('./packages/rules/package.json'))] },
    },
    {
      name: 'verify-stands-alone',
      comment: 'Who doubts the ledger runs the verifier: it must be small, and know no part of the server.',
      severity: 'error',
      from: { path: '^packages/verify/src', pathNot: tests },
      to: { pathNot: ['^packages/verify/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'web-only-contracts-and-rules',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^packages/', pathNot: '^packages/(contracts|rules)/' },
    },
    {
      name: 'no-tools-in-apps',
      comment: 'Benchmarks, end-to-end tests and the local infrastructure stand outside of what they run.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^(bench|e2e|infra)/' },
    },
    {
      name: 'no-testing-in-production-code',
      severity: 'error',
      from: { path: '^(apps|packages|infra)/', pathNot: [tests, '^packages/testing/', '/testing/'] },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'database-only-in-services',
      comment:
        'Only a service has tables; messaging and service-kit give it the means, testing and local run them.',
      severity: 'error',
      from: {
        path: '^(apps|packages)/',
        pathNot:
          '^(apps/(volunteers|activities|checkins|notifications)|packages/(messaging|service-kit|testing))/',
      },
      to: { path: '(^|/)node_modules/(typeorm|@nestjs/typeorm|pg)/' },
    },
    {
      name: 'entities-stay-in-their-service',
      severity: 'error',
      from: { pathNot: '^(apps/(volunteers|activities|checkins|notifications)|packages/messaging)/' },
      to: { path: '\\.entity\\.ts$' },
    },
  ],
  options: {
    // A workspace import resolves to the built file of the other workspace: seen as an edge, not followed.
    doNotFollow: { path: '(node_modules|(^|/)dist(-test)?/)' },
    exclude: { path: '(^|/)(paraglide|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};

/** What a package declares, as patterns of paths. */
function libraries({ dependencies = {} }) {
  return Object.keys(dependencies).map((name) => `(^|/)node_modules/${name}/`);
}
