import { useQuery } from '@tanstack/react-query'
import { FileText, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import { useFormat } from '../../lib/use-format.ts'
import { AttachmentDialog } from './attachment-dialog.tsx'
import { attachmentQueries } from './attachments.queries.ts'
import { BlobImage } from './blob-image.tsx'

/** The files of a message: thumbnail, name, size; each opens in a dialog. */
export function AttachmentChips({ files }: { files: readonly AttachmentView[] }) {
  const format = useFormat()
  const [opened, setOpened] = useState<AttachmentView | null>(null)
  return (
    <>
      {files.filter(isHeld).map((file) => (
        <HeldFile key={file.id} file={file} />
      ))}
      {files.filter(isOpenable).map((file) => (
        <button key={file.id} type="button" className="att" onClick={() => setOpened(file)}>
          {file.hasThumbnail ? (
            <span className="thumb">
              <Thumbnail file={file} />
            </span>
          ) : (
            <FileText className="ico" aria-hidden />
          )}
          <span className="att-name">
            <bdi>{file.name}</bdi>{' '}
            <span className="muted xs nowrap">{format.bytes(file.size)}</span>
          </span>
        </button>
      ))}
      {opened && <AttachmentDialog file={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

/** Every file of a case in one grid. */
export function FileGallery({ files }: { files: readonly AttachmentView[] }) {
  const t = useTranslations('caseShared.files')
  const [opened, setOpened] = useState<AttachmentView | null>(null)
  if (files.length === 0) return <p className="muted sm">{t('none')}</p>
  return (
    <>
      <ul className="gallery">
        {files.filter(isHeld).map((file) => (
          <li key={file.id}>
            <HeldFile file={file} />
          </li>
        ))}
        {files.filter(isOpenable).map((file) => (
          <li key={file.id}>
            <button
              type="button"
              className="thumb"
              aria-label={t('open', { name: file.name })}
              title={file.name}
              onClick={() => setOpened(file)}
            >
              {file.hasThumbnail ? (
                <Thumbnail file={file} />
              ) : (
                <span className="thumb-file">
                  <FileText className="ico" aria-hidden />
                  <bdi className="xs trunc">{file.name}</bdi>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {opened && <AttachmentDialog file={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

const isHeld = ({ safety }: AttachmentView) => safety === 'infected' || safety === 'pending'
const isOpenable = (file: AttachmentView) => !isHeld(file)

/** In quarantine for good, or until the scanner has answered: there is nothing to open. */
function HeldFile({ file }: { file: AttachmentView }) {
  const t = useTranslations('common.evidence')
  const isInfected = file.safety === 'infected'
  return (
    <span className={isInfected ? 'att is-held' : 'att'}>
      <ShieldAlert className="ico" aria-hidden />
      <span className="att-name">
        <bdi>{file.name}</bdi>{' '}
        <span className="xs att-why">{t(isInfected ? 'held' : 'checking')}</span>
      </span>
    </span>
  )
}

function Thumbnail({ file }: { file: AttachmentView }) {
  const { data: blob } = useQuery(attachmentQueries.thumbnail(file.id))
  return <BlobImage blob={blob} alt="" waiting={<span className="thumb-file" />} />
}
