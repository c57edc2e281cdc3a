import type { Readable } from 'node:stream'

export type Thumbnail = { image: Buffer; width: number; height: number }

/** A decoded picture takes four bytes per pixel: 50 megapixels are 200 MB at most (A57). */
const pixelsMax = 50_000_000
/** More is no screenshot, and each frame costs whoever opens it. */
const framesMax = 1000
const secondsMax = 10
const sideMaxPixels = 480
/** At a time in this process, so that memory stays below one large picture more; the others wait. */
const atOnceMax = 1

/** Loaded with the first picture: it and its libraries take more memory than the rest of an idle process may. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  // libvips works on threads of its own, never on the event loop; it is not to keep pictures in memory.
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

export const canHaveThumbnail = (mediaType: string) =>
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/tiff'].includes(
    mediaType,
  )

/** A WebP of at most 480 × 480 from the first frame, without metadata; null when the picture is damaged or too large. */
export async function makeThumbnail(open: () => Promise<Readable>): Promise<Thumbnail | null> {
  await turn()
  try {
    // Loaded first: an open picture may fail, and has no listener until it is decoded.
    const sharp = await loadSharp()
    return await reduce(sharp, await open())
  } finally {
    pass()
  }
}

type Sharp = Awaited<ReturnType<typeof loadSharp>>

async function reduce(sharp: Sharp, picture: Readable): Promise<Thumbnail | null> {
  const decoder = sharp({ limitInputPixels: pixelsMax, pages: 1, sequentialRead: true })
  picture.on('error', (error) => decoder.destroy(error))
  picture.pipe(decoder)
  try {
    const { width, height, autoOrient, pages = 1 } = await decoder.metadata()
    if (pages > framesMax) return null
    const image = await decoder
      .clone()
      .autoOrient()
      .resize(sideMaxPixels, sideMaxPixels, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: secondsMax })
      .webp({ quality: 75 })
      .toBuffer()
    return { image, width: autoOrient.width ?? width, height: autoOrient.height ?? height }
  } catch {
    return null
  } finally {
    picture.destroy()
  }
}

let atWork = 0
const waiting: Array<() => void> = []

async function turn() {
  if (atWork >= atOnceMax) await new Promise<void>((go) => waiting.push(go))
  else atWork += 1
}

function pass() {
  const next = waiting.shift()
  if (next) next()
  else atWork -= 1
}
