import type { RouteObject } from 'react-router'

export const portalRoutes: RouteObject[] = [
  { index: true, lazy: () => import('../pages/portal/home-page.tsx') },
  { path: 'casos', lazy: () => import('../pages/portal/cases-page.tsx') },
  { path: 'casos/nuevo', lazy: () => import('../pages/portal/new-case-page.tsx') },
  { path: 'casos/:number', lazy: () => import('../pages/portal/case-page.tsx') },
  { path: 'borradores', lazy: () => import('../pages/portal/drafts-page.tsx') },
  { path: 'borradores/:id', lazy: () => import('../pages/portal/draft-page.tsx') },
  { path: 'condiciones', lazy: () => import('../pages/portal/conditions-page.tsx') },
  { path: 'personas', lazy: () => import('../pages/portal/people-page.tsx') },
  { path: 'cursos', lazy: () => import('../pages/portal/course-page.tsx') },
  { path: 'ventanas', lazy: () => import('../pages/portal/windows-page.tsx') },
  { path: 'seguridad', lazy: () => import('../pages/portal/security-page.tsx') },
  { path: 'horas', lazy: () => import('../pages/portal/hours-page.tsx') },
]
