import { redirect, type RouteObject } from 'react-router'
import { paths } from '../lib/paths.ts'

export const adminRoutes: RouteObject[] = [
  { index: true, loader: () => redirect(paths.adminOrganizations()) },
  { path: 'empresas', lazy: () => import('../pages/admin/organizations-page.tsx') },
  { path: 'empresas/:id', lazy: () => import('../pages/admin/organization-page.tsx') },
  { path: 'grupos', lazy: () => import('../pages/admin/groups-page.tsx') },
  { path: 'textos', lazy: () => import('../pages/admin/texts-page.tsx') },
  { path: 'conocimientos', lazy: () => import('../pages/admin/skills-page.tsx') },
  { path: 'suplencias', lazy: () => import('../pages/admin/substitutions-page.tsx') },
  { path: 'personas', lazy: () => import('../pages/admin/people-page.tsx') },
  { path: 'productos', lazy: () => import('../pages/admin/products-page.tsx') },
  { path: 'catalogos', lazy: () => import('../pages/admin/catalogs-page.tsx') },
  { path: 'catalogos/:kind', lazy: () => import('../pages/admin/catalog-page.tsx') },
  { path: 'catalogos/:kind/:id', lazy: () => import('../pages/admin/catalog-entry-page.tsx') },
  { path: 'contratos', loader: () => redirect(paths.contracts()) },
  { path: 'contratos/:id', loader: ({ params }) => redirect(paths.contract(params['id'] ?? '')) },
  { path: 'calendarios', lazy: () => import('../pages/admin/calendars-page.tsx') },
  { path: 'calendarios/:id', lazy: () => import('../pages/admin/calendar-page.tsx') },
  { path: 'reglamento', lazy: () => import('../pages/admin/rulebook-page.tsx') },
  { path: 'plazos', lazy: () => import('../pages/admin/what-if-page.tsx') },
  { path: 'correos', lazy: () => import('../pages/admin/mails-page.tsx') },
  { path: 'correos/:id', lazy: () => import('../pages/admin/mail-page.tsx') },
  { path: 'ingreso-unico', lazy: () => import('../pages/admin/sign-on-page.tsx') },
  { path: 'claves', lazy: () => import('../pages/admin/api-keys-page.tsx') },
  { path: 'seguridad', lazy: () => import('../pages/admin/security-page.tsx') },
  { path: 'auditoria', lazy: () => import('../pages/admin/audit-page.tsx') },
]
