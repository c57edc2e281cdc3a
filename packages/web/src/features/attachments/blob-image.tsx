import { type ReactNode, useCallback } from 'react'

type BlobImageProps = {
  blob: Blob | undefined
  alt: string
  className?: string
  waiting: ReactNode
}

/** An image fetched with the session; its object URL lives exactly as long as the element. */
export function BlobImage({ blob, alt, className, waiting }: BlobImageProps) {
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (!image || !blob) return
      const url = URL.createObjectURL(blob)
      image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [blob],
  )
  return blob ? <img ref={show} alt={alt} className={className} /> : waiting
}
