import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { adminRoutes } from '../app/admin-routes.ts'
import { authRoutes } from '../app/auth-routes.ts'
import { consoleRoutes } from '../app/console-routes.ts'
import { portalRoutes } from '../app/portal-routes.ts'
import { paths, safeNext } from './paths.ts'

test.each([
  paths.signIn(),
  paths.signedOn(),
  paths.firstUse(),
  paths.forgot(),
  paths.reset('a/b'),
  paths.invitation('t'),
])('%s leads to a page', (path) => {
  expect(matchRoutes(authRoutes, path)).not.toBeNull()
})

test.each([
  paths.queue(),
  paths.board(),
  paths.noQueue(),
  paths.intake(),
  paths.deskWindows(),
  paths.ownTime(),
  paths.contracts('estado=vigente'),
  paths.newContract(),
  paths.contract('1'),
  paths.contractMonth('1', '2026-02'),
  paths.adjustments(),
  paths.monthCloses(),
  paths.reports(),
  paths.hourReport('contratos', 'por=type'),
  paths.hourReport('contratos/lista'),
  paths.hourReport('vencimientos'),
  paths.hourReport('horas-por-responsable'),
  paths.hourReport('horas-por-responsable/trabajo'),
  paths.hourReport('horas-usadas'),
  paths.hourReport('tiempo'),
  paths.hourReport('tiempo/anotaciones'),
  paths.renewals('ver=tareas'),
  paths.report(),
  paths.reportCases('plazo=resolucion'),
  paths.deskCase(12),
  paths.admin(),
  paths.adminOrganizations(),
  paths.adminOrganization('1'),
  paths.adminPeople(),
  paths.adminGroups(),
  paths.adminSkills(),
  paths.adminSubstitutions(),
  paths.adminTexts(),
  paths.adminProducts(),
  paths.adminCatalogs(),
  paths.adminCatalog('categories'),
  paths.adminCatalogEntry('categories', '1'),
  '/admin/contratos',
  '/admin/contratos/1',
  paths.adminCalendars(),
  paths.adminCalendar('1'),
  paths.adminTargets(),
  paths.adminRulebook(),
  paths.adminMails(),
  paths.adminMail('1'),
  paths.adminAudit(),
  paths.adminApiKeys(),
  paths.security('admin'),
  paths.security('console'),
  paths.adminSignOn(),
])('%s leads to a page of the desk', (path) => {
  const tree = [
    { path: 'console', children: consoleRoutes },
    { path: 'admin', children: adminRoutes },
  ]
  expect(matchRoutes(tree, path)).not.toBeNull()
})

test.each([
  paths.security('portal'),
  paths.newCase(12),
  paths.case(12),
  paths.drafts(),
  paths.draft('1'),
  paths.conditions(),
  paths.people(),
  paths.courses('1'),
  paths.windows(),
  paths.contractStatement('1'),
])('%s leads to a page of the portal', (path) => {
  expect(matchRoutes(portalRoutes, path)).not.toBeNull()
})

test('signing in remembers the page one wanted', () => {
  expect(paths.signIn('/casos/4812?tab=horas')).toBe('/entrar?next=%2Fcasos%2F4812%3Ftab%3Dhoras')
  expect(safeNext('/casos/4812?tab=horas#m3')).toBe('/casos/4812?tab=horas#m3')
})

test.each([
  null,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'casos',
])('%j is never followed after signing in', (next) => {
  expect(safeNext(next)).toBeNull()
})
