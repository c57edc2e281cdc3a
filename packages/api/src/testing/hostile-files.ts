import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { tinyPng } from './given-case.ts'

type Entry = { name: string; content: Buffer; claimedSize?: number }

/** A zip with one entry; what it says of its size need not be true. */
export function zipOf({ name, content, claimedSize }: Entry): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc32(content), 14)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(claimedSize ?? content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name), packed])
}

/** 50,000 × 50,000 pixels in the header of a picture of one (A57). */
export function pngBomb(): Buffer {
  const bomb = Buffer.from(tinyPng)
  bomb.writeUInt32BE(50_000, 16)
  bomb.writeUInt32BE(50_000, 20)
  return bomb
}

/** An animation of one pixel with so many frames. */
export function gifOf(frames: number): Buffer {
  const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex')
  const frame = Buffer.from(
    '21f90400010000002c00000000010001000002024401 00'.replace(' ', ''),
    'hex',
  )
  const all = Array.from({ length: frames }, () => frame)
  return Buffer.concat([head, ...all, Buffer.from(';')])
}

const zeros = Buffer.alloc(40 * 1024 * 1024)
const script = 'alert(document.cookie)'

/**
 * Files somebody sends to harm: bombs, polyglots, pages and pictures that carry scripts (A41, A55, A56).
 * Each may be refused, or kept and given back as it was; nothing else.
 */
export const hostileFiles = (): Record<string, Buffer> => ({
  'bomba.zip': zipOf({ name: 'ceros', content: zeros }),
  'bomba.docx': zipOf({ name: '[Content_Types].xml', content: zeros }),
  'miente.docx': zipOf({ name: '[Content_Types].xml', content: zeros, claimedSize: 900 }),
  'bomba.gz': gzipSync(zeros, { level: 9 }),
  'anidado.zip': zipOf({ name: 'otro.zip', content: zipOf({ name: 'ceros', content: zeros }) }),
  'sale.zip': zipOf({ name: '../../etc/passwd', content: Buffer.from('root') }),
  'gif-js.gif': Buffer.from(`GIF89a/*${'\0'.repeat(8)}*/=1;${script}`),
  'pdf-zip.pdf': Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    zipOf({ name: 'x.html', content: Buffer.from(`<script>${script}</script>`) }),
  ]),
  'accion.pdf': Buffer.from(
    `%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(${script})>>>>endobj`,
  ),
  'logo.svg': Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"/>`),
  'logo-xml.svg': Buffer.from(`<?xml version="1.0"?><svg onload="${script}"/>`),
  'entidades.xml': Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
  'pagina.txt': Buffer.from(`<!doctype html><script>${script}</script>`),
  'pagina.xml': Buffer.from(
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${script}</script></html>`,
  ),
  'utf16.txt': Buffer.from(`\ufeff<html><script>${script}</script>`, 'utf16le'),
  'foto.png': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]),
  'foto-php.png': Buffer.concat([tinyPng, Buffer.from('<?php system($_GET[0]); ?>')]),
  'bomba.png': pngBomb(),
  'bomba.gif': gifOf(10_000),
  'objeto.ser': Buffer.from('aced0005737200', 'hex'),
  'objeto.yaml': Buffer.from('!!python/object/apply:os.system ["id"]'),
})
