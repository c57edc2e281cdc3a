import type { PostMessageBody } from '@mesa/shared/wire/messages.schema'
import { type EvidenceItem, isUploading } from '../../components/evidence-items.ts'
import { formText } from '../../lib/form-data.ts'
import { typedInstant } from '../../lib/typed-instant.ts'
import type { DraftKind, Drafts } from './drafts.ts'

export type Refusal = 'empty' | 'uploading' | 'noNature' | 'noNext' | 'callBad'

/** What goes with a reply. */
export const replyOf = (data: FormData): Pick<PostMessageBody, 'nature' | 'asks'> => {
  const nature = data.get('nature')
  return {
    ...(nature === 'definitive' || nature === 'provisional' ? { nature } : {}),
    asks: data.get('asks') !== null,
  }
}

type Written = {
  kind: DraftKind
  drafts: Drafts
  files: readonly EvidenceItem[]
  data: FormData
  isNatureRequired: boolean
  isCallBad: boolean
}

/** Why it cannot be sent as it stands. */
export function refusalOf({ kind, drafts, files, data, ...rules }: Written): Refusal | null {
  if (drafts[kind].trim() === '') return 'empty'
  if (kind === 'progress' && (!drafts.progressNext.trim() || !drafts.progressWhen.trim())) {
    return 'noNext'
  }
  if (isUploading(files)) return 'uploading'
  if (rules.isCallBad) return 'callBad'
  return kind === 'reply' && rules.isNatureRequired && !data.get('nature') ? 'noNature' : null
}

/** When and how long, as far as somebody said; null: what was said is no time. */
export function callOf(data: FormData, timeZone: string): PostMessageBody['call'] | null {
  const typed = formText(data, 'callAt')
  const minutes = formText(data, 'callMinutes')
  const at = typed === '' ? undefined : typedInstant(typed, timeZone)
  const isWhole = /^\d{1,4}$/.test(minutes) && Number(minutes) <= 1440
  if (at === null || (minutes !== '' && !isWhole)) return null
  return { ...(at ? { at } : {}), ...(minutes ? { minutes: Number(minutes) } : {}) }
}

/** One text that reads well plain, since it is also the headline of the case. */
export const progressBody = (
  drafts: Drafts,
  t: (key: 'done' | 'next' | 'when') => string,
): string =>
  [
    `${t('done')}: ${drafts.progress.trim()}`,
    `${t('next')}: ${drafts.progressNext.trim()}`,
    `${t('when')}: ${drafts.progressWhen.trim()}`,
  ].join('\n\n')
