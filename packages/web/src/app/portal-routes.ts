import type { RouteObject } from 'react-router'

export const portalRoutes: RouteObject[] = [
  { index: true, lazy: () => import('../pages/portal/home-page.tsx') },
  { path: 'casos', lazy: () => import('../pages/portal/cases-page.tsx') },
  { path: 'casos/nuevo', lazy: () => import('../pages/portal/new-case-page.tsx') },
  { path: 'casos/:number', lazy: () => import('../pages/portal/case-page.tsx') },
  { path: 'seguridad', lazy: () => import('../pages/portal/security-page.tsx') },
  { path: 'horas', lazy: () => import('../pages/portal/hours-page.tsx') },
]
