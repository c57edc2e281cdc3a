import type { RouteObject } from 'react-router'
import { adminRoutes } from './admin-routes.ts'
import { authRoutes } from './auth-routes.ts'
import { problemFrom } from '../lib/problem.ts'
import { PageBoundary, RootBoundary } from './boundary.tsx'
import { consoleRoutes } from './console-routes.ts'
import { FirstLoad } from './first-load.tsx'
import { portalRoutes } from './portal-routes.ts'
import { Root } from './root.tsx'

/**
 * The whole tree. Each area keeps its own list of pages; a page is a module that exports `Component`
 * and, if it needs data, `loader`. Shells load with their area, so nobody downloads another area.
 */
export const routes: RouteObject[] = [
  {
    Component: Root,
    ErrorBoundary: RootBoundary,
    HydrateFallback: FirstLoad,
    children: [
      {
        ErrorBoundary: RootBoundary,
        lazy: () => import('../pages/auth/auth-frame.tsx'),
        children: authRoutes,
      },
      area(() => import('./portal-shell.tsx'), portalRoutes),
      { path: 'console', ...area(() => import('./console-shell.tsx'), consoleRoutes) },
      { path: 'admin', ...area(() => import('./admin-shell.tsx'), adminRoutes) },
    ],
  },
]

/** A shell around its pages, with a boundary inside the shell so that its navigation survives errors. */
function area(shell: NonNullable<RouteObject['lazy']>, pages: RouteObject[]): RouteObject {
  const noHome: RouteObject[] = pages.some(({ index }) => index)
    ? []
    : [{ index: true, loader: notFound }]
  const rest: RouteObject = { path: '*', loader: notFound }
  return {
    lazy: shell,
    ErrorBoundary: RootBoundary,
    children: [{ ErrorBoundary: PageBoundary, children: [...pages, ...noHome, rest] }],
  }
}

/** An address of nobody, said inside the shell; who is not signed in is asked to, first. */
function notFound(): never {
  throw problemFrom(404, '', null)
}
