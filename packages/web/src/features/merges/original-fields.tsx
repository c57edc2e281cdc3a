import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RadioGroup } from '../../components/choice-field.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useFormat } from '../../lib/use-format.ts'
import { mergeQueries } from './merges.queries.ts'

const another = 'another'

type Props = {
  number: number
  kind: 'duplicate' | 'reply_to_other'
  candidates: readonly DuplicateCandidate[]
  /** The one open beside, or the only one there is. */
  preferred?: number | undefined
}

/** Which case is the original, from the candidates or by number, and the notice its customer reads. */
export function OriginalFields({ number, kind, candidates, preferred }: Props) {
  const t = useTranslations('consoleRules.merge')
  const [chosen, setChosen] = useState(() => String(preferred ?? candidates[0]?.number ?? another))
  const [typed, setTyped] = useState('')
  const [written, setWritten] = useState<string | null>(null)
  const original = chosen === another ? typed : chosen
  const notice = written ?? t(`notice.${kind}`, { number, original: original || '…' })
  return (
    <>
      {candidates.length > 0 && (
        <RadioGroup
          name="candidate"
          label={t('which')}
          value={chosen}
          onChange={setChosen}
          choices={[
            ...candidates.map((one) => ({ value: String(one.number), label: <Named of={one} /> })),
            { value: another, label: t('another') },
          ]}
        />
      )}
      {chosen === another && <ByNumber typed={typed} onType={setTyped} own={number} />}
      <OtherReader own={number} original={original} />
      <TextArea
        name="noticeBody"
        label={t('noticeLabel')}
        description={t('noticeHint')}
        maxLength={4000}
        rows={4}
        value={notice}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
    </>
  )
}

function Named({ of: { number, subject, openedAt } }: { of: DuplicateCandidate }) {
  const format = useFormat()
  return (
    <>
      <strong>{number}</strong> {subject}{' '}
      <span className="soft nowrap">{format.instant(openedAt)}</span>
    </>
  )
}

/** Who opened the original will read what somebody else wrote in this case: said before it happens. */
function OtherReader({ own, original }: { own: number; original: string }) {
  const t = useTranslations('consoleRules.merge')
  const number = numberOf(useDebounced(original, 300))
  const isOther = number !== null && number !== own
  const found = useQuery({ ...mergeQueries.original(number ?? 0), enabled: isOther })
  const merged = useQuery(mergeQueries.original(own))
  if (!isOther || !found.data || !merged.data) return null
  if (found.data.requesterId === merged.data.requesterId) return null
  const [reader, writer] = [found.data, merged.data].map(({ names }) => names.requester ?? '—')
  return (
    <p className="notice notice-soon md" role="status">
      {t('otherReader', { original: number, reader: reader ?? '', writer: writer ?? '' })}
    </p>
  )
}

type ByNumberProps = { typed: string; onType: (typed: string) => void; own: number }

/** What stands behind the number is said before anything is merged. */
function ByNumber({ typed, onType, own }: ByNumberProps) {
  const t = useTranslations('consoleRules.merge')
  const settled = useDebounced(typed, 300)
  const number = numberOf(settled)
  const isOther = number !== null && number !== own
  const found = useQuery({ ...mergeQueries.original(number ?? 0), enabled: isOther })
  const answer = !isOther
    ? undefined
    : found.data
      ? `${found.data.number} ${found.data.subject}. ${found.data.names.organization ?? ''}`
      : found.isError
        ? t('unknownNumber', { number })
        : undefined
  return (
    <>
      <TextField
        name="intoNumber"
        label={t('byNumber')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <output className="soft sm">{answer}</output>
    </>
  )
}

const numberOf = (text: string): number | null => {
  const digits = /^\s*#?([1-9]\d{0,8})\s*$/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

type Words = { missing: string; notNumber: string }

/** What was chosen, or what is missing by field. */
export function readOriginal(
  data: FormData,
  words: Words,
): { intoNumber: number; noticeBody: string } | { errors: Record<string, string> } {
  const candidate = formText(data, 'candidate')
  const isListed = candidate !== '' && candidate !== another
  const intoNumber = numberOf(isListed ? candidate : formText(data, 'intoNumber'))
  const noticeBody = formText(data, 'noticeBody')
  if (intoNumber !== null && noticeBody !== '') return { intoNumber, noticeBody }
  return {
    errors: {
      ...(intoNumber === null ? { intoNumber: words.notNumber } : {}),
      ...(noticeBody === '' ? { noticeBody: words.missing } : {}),
    },
  }
}
