import type { RouteObject } from 'react-router'

export const authRoutes: RouteObject[] = [
  { path: 'entrar', lazy: () => import('../pages/auth/sign-in-page.tsx') },
  { path: 'entrar/listo', lazy: () => import('../pages/auth/sign-on-done-page.tsx') },
  { path: 'primer-uso', lazy: () => import('../pages/auth/first-use-page.tsx') },
  { path: 'olvido', lazy: () => import('../pages/auth/forgot-page.tsx') },
  { path: 'restablecer/:token', lazy: () => import('../pages/auth/reset-page.tsx') },
  { path: 'invitacion/:token', lazy: () => import('../pages/auth/invitation-page.tsx') },
]
