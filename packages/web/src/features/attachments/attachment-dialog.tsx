import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { saveBlob } from '../../lib/save-blob.ts'
import { useFormat } from '../../lib/use-format.ts'
import { attachmentQueries } from './attachments.queries.ts'
import { BlobImage } from './blob-image.tsx'

/** One file: an image in full, anything else to download. */
export function AttachmentDialog(props: { file: AttachmentView; onClose: () => void }) {
  const { file, onClose } = props
  const t = useTranslations('caseShared.files')
  const common = useTranslations('common')
  const format = useFormat()
  const { data: blob, error } = useQuery(attachmentQueries.file(file.id))
  const isImage = file.mediaType.startsWith('image/')
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={file.name}
      actions={
        <>
          <Button onClick={onClose}>{common('close')}</Button>
          <Button
            look="primary"
            busy={!blob && !error}
            icon={<Download className="ico" aria-hidden />}
            onClick={() => blob && saveBlob(blob, file.name)}
          >
            {t('download')}
          </Button>
        </>
      }
    >
      {error && (
        <p className="error-msg" role="alert">
          {t('broken')}
        </p>
      )}
      {isImage && !error && (
        <BlobImage
          blob={blob}
          className="full-image"
          alt={file.name}
          waiting={
            <LoadingShape>
              <Skeleton height={240} />
            </LoadingShape>
          }
        />
      )}
      <p className="muted sm">
        {format.bytes(file.size)}, {file.mediaType}, {format.instant(file.createdAt)}
      </p>
    </Dialog>
  )
}
