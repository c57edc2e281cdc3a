import type { Readable } from 'node:stream'
import sharp from 'sharp'

export type Thumbnail = { image: Buffer; width: number; height: number }

/** A decoded picture takes four bytes per pixel: 50 megapixels are 200 MB at most (A57). */
const pixelsMax = 50_000_000
const secondsMax = 10
const sideMaxPixels = 480

export const canHaveThumbnail = (mediaType: string) =>
  ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/tiff'].includes(
    mediaType,
  )

/** A WebP of at most 480 × 480 from the first frame, without metadata; null when the picture is damaged or too large. */
export async function makeThumbnail(picture: Readable): Promise<Thumbnail | null> {
  const decoder = sharp({ limitInputPixels: pixelsMax, pages: 1, sequentialRead: true })
  picture.on('error', (error) => decoder.destroy(error))
  picture.pipe(decoder)
  try {
    const { width, height, autoOrient } = await decoder.metadata()
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
