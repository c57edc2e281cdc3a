import { request } from 'node:http'

export type Page = { status: number; location: string | null; body: string; url: string }
type Asked = { method?: 'GET' | 'POST'; form?: Record<string, string>; accept?: string }

/**
 * As much of a browser as a sign-in needs: cookies by host, and redirects one at a time. It sends what
 * a navigation sends, so that refusals come as pages.
 */
export function createBrowser() {
  const jar = new Map<string, Map<string, string>>()
  const cookiesOf = (host: string) => {
    const found = jar.get(host) ?? new Map<string, string>()
    jar.set(host, found)
    return found
  }

  function visit(url: string, asked: Asked = {}): Promise<Page> {
    const { method = 'GET', form, accept = 'text/html' } = asked
    const target = new URL(url)
    const cookies = cookiesOf(target.host)
    const body = form && new URLSearchParams(form).toString()
    const headers: Record<string, string> = {
      accept,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    return new Promise((settle, fail) => {
      const sent = request(target, { method, headers }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) keep(cookies, line)
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => (text += part))
        answer.on('end', () => {
          const { location } = answer.headers
          const absolute = location === undefined ? null : new URL(location, target).href
          settle({ status: answer.statusCode ?? 0, location: absolute, body: text, url })
        })
      })
      sent.on('error', fail)
      sent.end(body)
    })
  }

  /** Follows redirects until a page comes, or until `stop` says that this address is enough. */
  async function follow(url: string, stop: (url: string) => boolean = () => false): Promise<Page> {
    let page = await visit(url)
    for (let step = 0; step < 12 && page.location !== null && !stop(page.location); step++)
      page = await visit(page.location)
    return page
  }

  return { visit, follow, cookiesOf }
}

function keep(cookies: Map<string, string>, line: string) {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1)]
  const isOver = attributes.some((one) => /^ *(max-age=0|expires=thu, 01 jan 1970)/i.test(one))
  if (isOver || value === '') cookies.delete(name)
  else cookies.set(name, value)
}
