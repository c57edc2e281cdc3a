import { redirect, type RouteObject } from 'react-router'
import { paths } from '../lib/paths.ts'

export const consoleRoutes: RouteObject[] = [
  { index: true, loader: () => redirect(paths.queue()) },
  { path: 'cola', lazy: () => import('../pages/console/queue-page.tsx') },
  { path: 'tablero', lazy: () => import('../pages/console/board-page.tsx') },
  { path: 'inicio', lazy: () => import('../pages/console/no-queue-page.tsx') },
  { path: 'casos/:number', lazy: () => import('../pages/console/case-page.tsx') },
  { path: 'contratos', lazy: () => import('../pages/console/contracts-page.tsx') },
  { path: 'nuevo-contrato', lazy: () => import('../pages/console/new-contract-page.tsx') },
  { path: 'contratos/:id', lazy: () => import('../pages/console/contract-page.tsx') },
  { path: 'ajustes', lazy: () => import('../pages/console/adjustments-page.tsx') },
  { path: 'cierres', lazy: () => import('../pages/console/month-closes-page.tsx') },
  { path: 'renovaciones', lazy: () => import('../pages/console/renewals-page.tsx') },
  { path: 'informes', lazy: () => import('../pages/console/reports-page.tsx') },
  { path: 'informes/contratos', lazy: () => import('../pages/console/contracts-report-page.tsx') },
  {
    path: 'informes/contratos/lista',
    lazy: () => import('../pages/console/contract-lines-page.tsx'),
  },
  { path: 'informes/vencimientos', lazy: () => import('../pages/console/ending-report-page.tsx') },
  {
    path: 'informes/horas-por-responsable',
    lazy: () => import('../pages/console/work-report-page.tsx'),
  },
  {
    path: 'informes/horas-por-responsable/trabajo',
    lazy: () => import('../pages/console/work-lines-page.tsx'),
  },
  { path: 'informes/horas-usadas', lazy: () => import('../pages/console/usage-report-page.tsx') },
  { path: 'informes/tiempo', lazy: () => import('../pages/console/time-report-page.tsx') },
  {
    path: 'informes/tiempo/anotaciones',
    lazy: () => import('../pages/console/time-lines-page.tsx'),
  },
  { path: 'informes/cumplimiento', lazy: () => import('../pages/console/report-page.tsx') },
  {
    path: 'informes/cumplimiento/casos',
    lazy: () => import('../pages/console/report-cases-page.tsx'),
  },
  { path: 'seguridad', lazy: () => import('../pages/console/security-page.tsx') },
  { path: 'recepcion', lazy: () => import('../pages/console/intake-page.tsx') },
  { path: 'tiempo', lazy: () => import('../pages/console/time-page.tsx') },
  { path: 'ventanas', lazy: () => import('../pages/console/windows-page.tsx') },
]
