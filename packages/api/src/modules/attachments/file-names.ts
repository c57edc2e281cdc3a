const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const lengthMax = 150
/** What a double click would run on somebody's computer, whatever its bytes are. */
const executable =
  /\.(exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|msi|msix|jar|apk|lnk|reg|cpl|dll|html?|xhtml|shtml|mhtml?)$/i

/**
 * The name people see: one path segment of visible characters in NFC, so that no check runs before a
 * zero-width or bidi character is gone (A53, A54). Files are stored under generated keys, never by name.
 */
export function normaliseFileName(given: string): string {
  const segment = given
    .normalize('NFC')
    .replaceAll(invisible, '')
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  const name = reservedOnWindows.test(segment) ? `_${segment}` : segment
  return shorten(name) || 'archivo'
}

export const hasExecutableName = (name: string) => executable.test(name)

/** Keeps the ending, by which people and their programs know the file. */
function shorten(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= lengthMax) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, lengthMax - ending.length).join('') + ending
}

/** RFC 6266: an ASCII name for old readers, and the real one percent-encoded, free of quotes and CRLF. */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
