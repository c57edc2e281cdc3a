const error = (name, from, to) => ({ name, severity: 'error', from, to })
const api = '^packages/api/src/modules/([^/]+)/'
const testCode = '(\\.test\\.tsx?$|/testing/)'
module.exports = {
  forbidden: [
    error('no-cycles', {}, { circular: true }),
    error('shared-is-a-leaf', { path: '^packages/shared' }, { path: '^packages/(api|web)' }),
    error(
      'domain-is-pure',
      { path: '^packages/shared/src/(?!wire/)', pathNot: testCode },
      { pathNot: '^packages/shared/src/(?!wire/)' },
    ),
    error('web-speaks-http', { path: '^packages/web' }, { path: '^packages/api' }),
    error(
      'sql-stays-in-data-files',
      { path: '^packages/api/src', pathNot: '(repository|tables)\\.ts$|/db/|' + testCode },
      { path: 'node_modules/.*drizzle-orm' },
    ),
    error(
      'services-know-no-http',
      { path: '\\.service\\.ts$' },
      { path: 'node_modules/.*fastify|\\.routes\\.ts$|^packages/api/src/http/' },
    ),
    error(
      'repositories-are-private',
      { path: api, pathNot: testCode },
      { path: '\\.repository\\.ts$', pathNot: '^packages/api/src/modules/$1/' },
    ),
    error(
      'modules-meet-at-services',
      { path: api + '.*(?<!repository|tables)\\.ts$', pathNot: testCode },
      { path: api, pathNot: '^packages/api/src/modules/($1/|[^/]+/[^/]+\\.service\\.ts$)' },
    ),
    error(
      'data-files-meet-at-tables',
      { path: api + '.*(repository|tables)\\.ts$' },
      { path: api, pathNot: '^packages/api/src/modules/($1/|[^/]+/[^/]+\\.tables\\.ts$)' },
    ),
    error(
      'features-do-not-meet',
      { path: '^packages/web/src/features/([^/]+)/' },
      { path: '^packages/web/src/(features/(?!$1/)|pages/|app/)' },
    ),
    error('no-test-code-in-product', { pathNot: testCode }, { path: testCode }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
}
