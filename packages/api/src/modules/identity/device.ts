import type { DeviceView } from '@mesa/shared/wire/security.schema'

/** First match wins: browsers name their ancestors too. */
const browsers: Array<[RegExp, string]> = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
]
const systems: Array<[RegExp, string]> = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]
const nameIn = (list: typeof browsers, userAgent: string) =>
  list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null

/** A header that anybody may set: to recognise one's own sessions by, never to decide by. */
export function describeDevice(userAgent: string | null): DeviceView {
  const text = userAgent?.trim() ?? ''
  if (!text.startsWith('Mozilla/')) {
    const browser = /^[\w.-]{1,40}(?=\/|$)/.exec(text)?.[0] ?? null
    return { kind: browser === null ? 'unknown' : 'program', browser, system: null }
  }
  const system = nameIn(systems, text)
  return { kind: kindOf(text, system), browser: nameIn(browsers, text), system }
}

function kindOf(text: string, system: string | null): DeviceView['kind'] {
  if (/\b(iPad|Tablet)\b/.test(text)) return 'tablet'
  if (/\bMobile\b|\biPhone\b/.test(text)) return 'phone'
  if (system === 'Android') return 'tablet'
  return system === null ? 'unknown' : 'computer'
}
