import { readFile } from 'node:fs/promises'
import type { UserName } from '@mesa/api/testing/base-desk'

type Area = { name: string; who: UserName; paths: readonly string[] }

/** `:id` is the first one that the list before it links to. */
export const signedOutPages = [
  '/entrar',
  '/olvido',
  '/primer-uso',
  '/restablecer/no-sirve',
  '/invitacion/no-sirve',
]

export const customerAreas: Area[] = [
  {
    name: 'the portal’s cases',
    who: 'keyUserA',
    paths: ['/', '/casos', '/casos/nuevo', '/casos/1', '/casos/2', '/casos/4'],
  },
  {
    name: 'what surrounds cases in the portal',
    who: 'keyUserA',
    paths: [
      '/borradores',
      '/borradores/:id',
      '/condiciones',
      '/personas',
      '/cursos',
      '/ventanas',
      '/horas',
      '/seguridad',
      '/no-existe',
    ],
  },
]

export const deskAreas: Area[] = [
  {
    name: 'the console',
    who: 'agent',
    paths: [
      '/console/cola?vista=abiertos',
      '/console/cola',
      '/console/tablero',
      '/console/recepcion',
      '/console/ventanas',
      '/console/tiempo',
      '/console/casos/1',
      '/console/casos/4',
      '/console/seguridad',
    ],
  },
  {
    name: 'contracts and their hours in the console',
    who: 'commercial',
    paths: [
      '/console/contratos',
      '/console/contratos/:id',
      '/console/nuevo-contrato',
      '/console/ajustes',
      '/console/cierres',
      '/console/renovaciones',
    ],
  },
  {
    // Led away from the queue: an answer 403 would be an error of the console, which fails the test.
    name: 'the page of a role without cases',
    who: 'technician',
    paths: ['/console/inicio', '/console/cola'],
  },
  {
    name: 'the reports',
    who: 'viewer',
    paths: [
      '/console/cola',
      '/console/informes',
      '/console/informes/cumplimiento',
      '/console/informes/cumplimiento/casos',
      '/console/informes/contratos',
      '/console/informes/contratos/lista',
      '/console/informes/vencimientos',
      '/console/informes/horas-por-responsable',
      '/console/informes/horas-por-responsable/trabajo',
      '/console/informes/horas-usadas',
      '/console/informes/tiempo',
      '/console/informes/tiempo/anotaciones',
    ],
  },
]

export const adminAreas: Area[] = [
  {
    name: 'organizations and people in the administration',
    who: 'admin',
    paths: [
      '/admin/empresas',
      '/admin/empresas/:id',
      '/admin/grupos',
      '/admin/personas',
      '/admin/conocimientos',
      '/admin/suplencias',
    ],
  },
  {
    name: 'rules and catalogues in the administration',
    who: 'admin',
    paths: [
      '/admin/reglamento',
      '/admin/textos',
      '/admin/plazos',
      '/admin/catalogos',
      '/admin/catalogos/categories',
      '/admin/catalogos/categories/:id',
      '/admin/catalogos/sub-states',
      '/admin/calendarios',
      '/admin/calendarios/:id',
    ],
  },
  {
    name: 'the rest of the administration',
    who: 'admin',
    paths: [
      '/admin/productos',
      '/admin/tipos-de-contrato',
      '/admin/tipos-de-contrato/:id',
      '/admin/tarifas',
      '/admin/correos',
      '/admin/correos/:id',
      '/admin/auditoria',
      '/admin/claves',
      '/admin/ingreso-unico',
      '/admin/seguridad',
    ],
  },
]

/** It only leads on: single-sign-on.test.ts goes through it. */
const leadsOn = '/entrar/listo'
const prefixes = { auth: '', portal: '', console: 'console/', admin: 'admin/' }

/** The pages of the route tree that no list above has. */
export async function pagesWithoutCheck(): Promise<string[]> {
  const areas = [...customerAreas, ...deskAreas, ...adminAreas]
  const checked = [leadsOn, ...signedOutPages, ...areas.flatMap(({ paths }) => paths)].map(
    (path) => path.split('?')[0] ?? '',
  )
  const missing: string[] = []
  for (const [area, prefix] of Object.entries(prefixes)) {
    const file = new URL(`../../packages/web/src/app/${area}-routes.ts`, import.meta.url)
    const routes = [...(await readFile(file, 'utf8')).matchAll(/path: '([^']+)',\s*lazy:/g)]
    for (const [, path] of routes) {
      const pattern = new RegExp(`^/${prefix}${path?.replaceAll(/:\w+/g, '[^/]+')}$`)
      if (!checked.some((one) => pattern.test(one))) missing.push(`/${prefix}${path}`)
    }
  }
  return missing
}
