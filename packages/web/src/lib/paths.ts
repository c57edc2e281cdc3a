/** Every link of the web. A test matches each one against the route tree. */
export const paths = {
  home: () => '/',
  cases: () => '/casos',
  newCase: () => '/casos/nuevo',
  case: (number: number | string) => `/casos/${number}`,
  hours: () => '/horas',
  signIn: (next?: string) => (next ? `/entrar?next=${encodeURIComponent(next)}` : '/entrar'),
  forgot: () => '/olvido',
  reset: (token: string) => `/restablecer/${encodeURIComponent(token)}`,
  invitation: (token: string) => `/invitacion/${encodeURIComponent(token)}`,
  queue: () => '/console/cola',
  intake: () => '/console/recepcion',
  deskCase: (number: number | string) => `/console/casos/${number}`,
  admin: () => '/admin',
}

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
