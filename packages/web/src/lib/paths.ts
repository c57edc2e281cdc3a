export type Area = 'portal' | 'console' | 'admin'
const areas: Record<Area, string> = { portal: '', console: '/console', admin: '/admin' }

/** Every link of the web. A test matches each one against the route tree. */
export const paths = {
  home: () => '/',
  cases: () => '/casos',
  /** `previous`: as a follow-up of that case. */
  newCase: (previous?: number) =>
    previous === undefined ? '/casos/nuevo' : `/casos/nuevo?sigue=${previous}`,
  case: (number: number | string) => `/casos/${number}`,
  /** Come to by the number of another one that was a reply to it (IN-6). */
  caseOf: (number: number, from: string) => `/casos/${number}?desde=${from}`,
  /** Scrolls to the decision and focuses it. */
  caseDecision: (number: number | string, decisionId: string) =>
    `/casos/${number}#decision-${decisionId}`,
  caseAnswer: (number: number | string, place: 'validacion' | 'responder') =>
    `/casos/${number}#${place}`,
  drafts: () => '/borradores',
  draft: (id: string) => `/borradores/${id}`,
  conditions: () => '/condiciones',
  people: () => '/personas',
  /** `productId`: the one that the course is for. */
  courses: (productId = '') => (productId === '' ? '/cursos' : `/cursos?producto=${productId}`),
  windows: () => '/ventanas',
  hours: () => '/horas',
  contractHours: (contractId: string) => `/horas?contrato=${contractId}`,
  /** Every movement of it. */
  contractStatement: (contractId: string) => `/horas?contrato=${contractId}&mes=todo#st`,
  signIn: (next?: string) => (next ? `/entrar?next=${encodeURIComponent(next)}` : '/entrar'),
  /** Where the server sends a browser back from a provider of single sign-on. */
  signedOn: () => '/entrar/listo',
  /** Its whole address, with `#token=`, is the one that the server prints at start. */
  firstUse: () => '/primer-uso',
  forgot: () => '/olvido',
  reset: (token: string) => `/restablecer/${encodeURIComponent(token)}`,
  invitation: (token: string) => `/invitacion/${encodeURIComponent(token)}`,
  /** `view` is its slug, as in `?vista=`. */
  queue: (view?: string) => (view ? `/console/cola?vista=${view}` : '/console/cola'),
  /** The support cases that wait to hear from the desk, red and white. */
  board: () => '/console/tablero',
  /** The desk's home of a role without cases. */
  noQueue: () => '/console/inicio',
  intake: () => '/console/recepcion',
  /** The critical windows to come, of every organization (IN-10). */
  deskWindows: () => '/console/ventanas',
  /** Time on no case: of the week from a Monday `YYYY-MM-DD`, for a supervisor of one person. */
  ownTime: (monday?: string, userId?: string) =>
    `/console/tiempo${monday ? `?semana=${monday}${userId ? `&persona=${userId}` : ''}` : ''}`,
  /** `filters` keeps the queue one came from (its query, without `?`). */
  deskCase: (number: number | string, filters?: string) =>
    filters ? `/console/casos/${number}?${filters}` : `/console/casos/${number}`,
  /** `query`, without `?`, is its filters. */
  contracts: (query = '') => `/console/contratos${query && `?${query}`}`,
  newContract: () => '/console/nuevo-contrato',
  /** `part` is one of its views, as in `?ver=`. */
  contract: (id: string, part = '') => `/console/contratos/${id}${part && `?ver=${part}`}`,
  /** The statement of a month `YYYY-MM` of it. */
  contractMonth: (id: string, month: string) => `/console/contratos/${id}?ver=estado&mes=${month}`,
  adjustments: () => '/console/ajustes',
  monthCloses: () => '/console/cierres',
  /** `query`, without `?`, is its filters. */
  reports: () => '/console/informes',
  /** Contracts and hours; `part` is a report's name in the address, its list where there is one. */
  hourReport: (part: HourReportPart, query = '') =>
    `/console/informes/${part}${query && `?${query}`}`,
  renewals: (query = '') => `/console/renovaciones${query && `?${query}`}`,
  report: (query = '') => `/console/informes/cumplimiento${query && `?${query}`}`,
  reportCases: (query = '') => `/console/informes/cumplimiento/casos${query && `?${query}`}`,
  admin: () => '/admin',
  adminOrganizations: () => '/admin/empresas',
  adminOrganization: (id: string) => `/admin/empresas/${id}`,
  adminPeople: () => '/admin/personas',
  adminGroups: () => '/admin/grupos',
  adminSkills: () => '/admin/conocimientos',
  adminSubstitutions: () => '/admin/suplencias',
  adminTexts: () => '/admin/textos',
  adminProducts: () => '/admin/productos',
  adminCatalogs: () => '/admin/catalogos',
  adminCatalog: (kind: string) => `/admin/catalogos/${kind}`,
  adminCatalogEntry: (kind: string, id: string) => `/admin/catalogos/${kind}/${id}`,
  adminContractTypes: () => '/admin/tipos-de-contrato',
  adminContractType: (id: string) => `/admin/tipos-de-contrato/${id}`,
  adminRates: () => '/admin/tarifas',
  adminCalendars: () => '/admin/calendarios',
  adminCalendar: (id: string) => `/admin/calendarios/${id}`,
  adminRulebook: () => '/admin/reglamento',
  adminTargets: () => '/admin/plazos',
  adminMails: () => '/admin/correos',
  adminMail: (id: string) => `/admin/correos/${id}`,
  adminAudit: () => '/admin/auditoria',
  adminApiKeys: () => '/admin/claves',
  /** One's own account, inside the frame of the area one is in. */
  security: (area: Area) => `${areas[area]}/seguridad`,
  adminSignOn: () => '/admin/ingreso-unico',
}

/** A page of a desk among several of an installation; null unless its short name can be one. */
export const addressOfDesk = (slug: string, page = '/'): string | null =>
  /^[a-z0-9-]{2,40}$/.test(slug) ? `/d/${slug}${page}` : null

/** A remembered destination, only if it stays on this site: `//host`, `/\host` and URLs give null. */
export function safeNext(next: string | null): string | null {
  if (!next?.startsWith('/') || next.startsWith('//')) return null
  try {
    const url = new URL(next, 'http://mesa.invalid')
    if (url.origin !== 'http://mesa.invalid') return null
    return `${url.pathname}${url.search}${url.hash}`
  } catch {
    return null
  }
}

type HourReportPart =
  | 'contratos'
  | 'contratos/lista'
  | 'vencimientos'
  | 'horas-por-responsable'
  | 'horas-por-responsable/trabajo'
  | 'horas-usadas'
  | 'tiempo'
  | 'tiempo/anotaciones'
