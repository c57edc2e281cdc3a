import { inflateSync } from 'node:zlib'

/** The text that a PDF of standard fonts shows, a line for each one drawn; spaces of justified text stay. */
export function textOfPdf(pdf: Buffer): string {
  const binary = pdf.toString('latin1')
  const streams = [...binary.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  const decoder = new TextDecoder('windows-1252')
  const lines = streams.flatMap((content) =>
    [...content.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-fA-F]+)>/g)]
        .map(([, hex]) => decoder.decode(Buffer.from(hex ?? '', 'hex')))
        .join(''),
    ),
  )
  return lines.join('\n')
}
