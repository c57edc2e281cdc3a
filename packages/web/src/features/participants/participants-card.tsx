import { useQuery } from '@tanstack/react-query'
import { UserPlus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ParticipantView } from '@mesa/shared/wire/participants.schema'
import { Button, IconButton } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Avatar } from '../../components/marks.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { participantQueries, unshareCase } from './participants.queries.ts'

type ParticipantsCardProps = {
  number: number
  /** The reader is a key user of the company. */
  mayShare: boolean
  /** The dialog, given by the page, as the people of a company are another feature. */
  dialog: (taken: readonly string[], onClose: () => void) => ReactNode
  /** The heading of the side column. */
  section: (content: ReactNode) => ReactNode
}

/** CV-10: with whom of the company the case is shared; nobody outside it ever. */
export function ParticipantsCard({ number, mayShare, dialog, section }: ParticipantsCardProps) {
  const t = useTranslations('portalRules.inCase.share')
  const shared = useQuery(participantQueries.of(number))
  const [isOpen, setIsOpen] = useState(false)
  const taken = (shared.data?.items ?? []).map(({ userId }) => userId)
  return section(
    <div className="stack">
      <Loaded query={shared} lines={1} refused={<p className="muted sm">{t('none')}</p>}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted sm">{t('none')}</p>
          ) : (
            <ul className="stack">
              {items.map((one) => (
                <Participant key={one.userId} number={number} one={one} mayShare={mayShare} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayShare && (
        <div>
          <Button
            size="sm"
            icon={<UserPlus className="ico" aria-hidden />}
            onClick={() => setIsOpen(true)}
          >
            {t('button')}
          </Button>
        </div>
      )}
      {isOpen && dialog(taken, () => setIsOpen(false))}
    </div>,
  )
}

type ParticipantProps = { number: number; one: ParticipantView; mayShare: boolean }

function Participant({ number, one, mayShare }: ParticipantProps) {
  const t = useTranslations('portalRules.inCase.share')
  const stop = useAct({
    act: (_input: undefined, idempotencyKey) => unshareCase(number, one.userId, idempotencyKey),
    families: ['tickets'],
    onDone: () => showToast(t('stopped', { name: one.name })),
  })
  return (
    <li className="row">
      <Avatar name={one.name} decorative />
      <span className="grow">
        {one.name} <span className="block muted sm">{t(`access.${one.access}`)}</span>
      </span>
      {mayShare && (
        <IconButton
          label={t('stopWith', { name: one.name })}
          aria-busy={stop.isPending || undefined}
          onClick={() => !stop.isPending && stop.mutate(undefined)}
        >
          <X className="ico ico-sm" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
