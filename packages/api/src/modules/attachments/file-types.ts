/** What the bytes say: a type we name, an opaque download, or something that must not be kept. */
export type Verdict =
  | { kind: 'known'; mediaType: string }
  | { kind: 'opaque' }
  | { kind: 'refused' }

const known = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/bmp',
  'image/tiff',
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/rtf',
])
const refused = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/wasm',
  'application/x-deb',
  'application/x-rpm',
  'application/x.apple.binary-plist',
  'application/x.ms.shortcut',
  'application/x-ms-shortcut',
])
const binarySignatures = ['MZ', '\x7fELF']
/** Of a text only tab, line breaks, form feed and the escape of coloured logs. */
const hasControls = (text: string) =>
  /[^\P{Cc}\t\n\r\f\u0080-\u009f]/u.test(text.replaceAll('\u001b', ''))
const webPage =
  /^(?:\s|\ufeff|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|script|iframe|meta|style|title|link|form)\b/i
const mailHead =
  /^(?:(?:received|return-path|from|to|subject|date|message-id|mime-version|delivered-to|content-type|x-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2}/i

/** Bytes from the start that `judgeBytes` wants to see. */
export const HEAD_BYTES = 256 * 1024
export const OPAQUE = 'application/octet-stream'

/**
 * Judges a file by its first bytes, never by its name or the client's word (A55). Archives are looked
 * into only as far as these bytes reach: nothing is ever expanded (A56).
 */
export async function judgeBytes(head: Buffer): Promise<Verdict> {
  const start = head.subarray(0, 4).toString('latin1')
  if (binarySignatures.some((signature) => start.startsWith(signature))) return { kind: 'refused' }
  const mediaType = await detect(head)
  if (mediaType !== undefined && mediaType !== 'application/xml') {
    if (refused.has(mediaType)) return { kind: 'refused' }
    return known.has(mediaType) ? { kind: 'known', mediaType } : { kind: 'opaque' }
  }
  return judgeText(head)
}

async function detect(head: Buffer): Promise<string | undefined> {
  // Loaded with the first file: an idle process does without.
  const { fileTypeFromBuffer } = await import('file-type')
  try {
    return (await fileTypeFromBuffer(head))?.mime
  } catch {
    // A damaged archive: still somebody's evidence, kept as an opaque download.
    return OPAQUE
  }
}

function judgeText(head: Buffer): Verdict {
  const text = head.subarray(0, 4096).toString('latin1')
  if (text.startsWith('#!')) return { kind: 'refused' }
  if (webPage.test(text.replace(/^\xef\xbb\xbf/, ''))) return { kind: 'refused' }
  // SVG and other XML can carry scripts: never named, so that nothing tries to show it (A41).
  if (hasControls(text) || /^\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!|svg\b)/i.test(text))
    return { kind: 'opaque' }
  return {
    kind: 'known',
    mediaType: mailHead.test(text.replaceAll('\r\n', '\n')) ? 'message/rfc822' : 'text/plain',
  }
}
