import type { PublishedText, PublishTextBody } from '@mesa/shared/wire/published-texts.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { TextPreview } from './text-preview.tsx'
import { publishText, type TextKind, textQueries } from './texts.queries.ts'

/** Every version of one text, each readable, and the next one with its preview (EN-5, EN-6). */
export function TextSection({ kind }: { kind: TextKind }) {
  const t = useTranslations('adminPeopleRules.texts')
  const admin = useTranslations('admin')
  const format = useFormat()
  const [read, setRead] = useState<PublishedText | null>(null)
  const query = useInfiniteQuery(textQueries.versions(kind))
  const latest = query.data?.pages[0]?.items[0]
  const columns = [
    {
      id: 'version',
      label: t('version'),
      cell: ({ version, title }: PublishedText) => t('versionIs', { version, title }),
    },
    {
      id: 'by',
      label: t('published'),
      cell: ({ publishedBy, publishedAt }: PublishedText) =>
        `${publishedBy}, ${format.instant(publishedAt)}`,
    },
    ...(kind === 'conditions'
      ? [
          {
            id: 'accepted',
            label: t('accepted'),
            cell: ({ acceptances = 0 }: PublishedText) => t('acceptedBy', { count: acceptances }),
          },
        ]
      : []),
    {
      id: 'read',
      label: t('text'),
      cell: (one: PublishedText) => (
        <Button
          size="sm"
          aria-label={t('readNamed', { version: one.version })}
          onClick={() => setRead(one)}
        >
          {t('read')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <SectionCard title={t(`${kind}.title`)}>
        <p className="soft">{t(`${kind}.lead`)}</p>
        <PagedTable
          query={query}
          caption={t(`${kind}.title`)}
          columns={columns}
          empty={t(`${kind}.empty`)}
          more={admin('more')}
        />
      </SectionCard>
      {query.isSuccess && <Publish key={latest?.version ?? 0} kind={kind} latest={latest} />}
      {read && (
        <Dialog
          isOpen
          width="wide"
          onClose={() => setRead(null)}
          title={t('versionIs', { version: read.version, title: read.title })}
          actions={<Button onClick={() => setRead(null)}>{t('close')}</Button>}
        >
          <div className="prose" dangerouslySetInnerHTML={{ __html: read.bodyHtml }} />
        </Dialog>
      )}
    </>
  )
}

type PublishProps = { kind: TextKind; latest: PublishedText | undefined }

function Publish({ kind, latest }: PublishProps) {
  const t = useTranslations('adminPeopleRules.texts')
  const admin = useTranslations('admin')
  const [title, setTitle] = useState(latest?.title ?? '')
  const [body, setBody] = useState(latest?.body ?? '')
  const act = useAct({
    act: (text: PublishTextBody, key) => publishText(kind, text, key),
    families: ['published-texts'],
    onDone: ({ version }) => showToast(t('done', { version })),
  })
  const read = (data: FormData) => {
    const values = { title: formText(data, 'title'), body: formText(data, 'body') }
    const errors: Record<string, string> = { ...missingIn(values, admin('required')) }
    const isSame = values.title === latest?.title && values.body === latest.body
    if (isSame) errors['body'] = t('same')
    return Object.keys(errors).length > 0 ? { errors } : { body: values }
  }
  return (
    <SectionCard title={t(`${kind}.publish`, { version: (latest?.version ?? 0) + 1 })}>
      <p className="soft">{t(`${kind}.effect`)}</p>
      <div className="text-pair">
        <ActForm act={act} read={read} submit={t('publish')} keeps>
          <TextField
            name="title"
            label={t('titleLabel')}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextArea
            name="body"
            label={t('bodyLabel')}
            description={t('bodyHint')}
            maxLength={50_000}
            rows={14}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
        </ActForm>
        <TextPreview title={title} body={body} />
      </div>
    </SectionCard>
  )
}
