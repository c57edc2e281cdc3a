import { useQuery, useQueryClient } from '@tanstack/react-query'
import { UserPlus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ParticipantView } from '@mesa/shared/wire/participants.schema'
import { Button, IconButton } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Avatar } from '../../components/marks.tsx'
import { showToast } from '../../components/toast.tsx'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { participantQueries, unshareCase } from './participants.queries.ts'

type ParticipantsCardProps = {
  number: number
  readerId: string
  /** The reader is a key user of the company. */
  mayShare: boolean
  /** The dialog, given by the page, as the people of a company are another feature. */
  dialog: (taken: readonly string[], onClose: () => void) => ReactNode
  /** The heading of the side column. */
  section: (content: ReactNode) => ReactNode
}

/** CV-10: with whom of the company the case is shared; nobody outside it ever. */
export function ParticipantsCard(props: ParticipantsCardProps) {
  const { number, readerId, mayShare, dialog, section } = props
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
                <Participant
                  key={one.userId}
                  number={number}
                  one={one}
                  mayStop={mayShare && one.userId !== readerId}
                  after={one.userId === readerId && <Leave number={number} readerId={readerId} />}
                />
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

type ParticipantProps = {
  number: number
  one: ParticipantView
  mayStop: boolean
  after: ReactNode
}

function Participant({ number, one, mayStop, after }: ParticipantProps) {
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
      {after}
      {mayStop && (
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

/** Whoever it was shared with may leave it, and then sees it no more. */
function Leave({ number, readerId }: { number: number; readerId: string }) {
  const t = useTranslations('portalRules.inCase.share')
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const leave = useAct({
    act: (_input: undefined, idempotencyKey) => unshareCase(number, readerId, idempotencyKey),
    // Of this page nothing can be loaded again: what is left of it is forgotten once it is left.
    families: [],
    onDone: () => {
      showToast(t('left'))
      void Promise.resolve(navigate(paths.cases())).then(() =>
        queryClient.invalidateQueries({ queryKey: ['tickets'] }),
      )
    },
  })
  return (
    <Button size="sm" look="quiet" busy={leave.isPending} onClick={() => leave.mutate(undefined)}>
      {t('leave')}
    </Button>
  )
}
