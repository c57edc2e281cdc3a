import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TrainingView } from '@mesa/shared/wire/trainings.schema'
import { Button, IconButton } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import type { Choice } from '../../components/text-field.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { trainingQueries } from './trainings.queries.ts'

const dialogs = () => import('./training-dialogs.tsx')
const RecordDialog = lazy(async () => ({ default: (await dialogs()).RecordDialog }))
const WithdrawTraining = lazy(async () => ({ default: (await dialogs()).WithdrawTraining }))

type TrainingCellProps = {
  person: { id: string; name: string }
  products: readonly Choice[]
  /** The reader is a key user of theirs. */
  mayRecord: boolean
}

/** In which products somebody is trained, with the way to record and to withdraw. */
export function TrainingCell({ person, products, mayRecord }: TrainingCellProps) {
  const t = useTranslations('portalRules.trainings')
  const trainings = useQuery(trainingQueries.of(person.id))
  const [isOpen, setIsOpen] = useState(false)
  const [withdrawn, setWithdrawn] = useState<TrainingView | null>(null)
  return (
    <div className="stack">
      <Loaded query={trainings} lines={1} refused={<span className="muted">{t('none')}</span>}>
        {({ items }) =>
          items.length === 0 ? (
            <span className="muted">{t('none')}</span>
          ) : (
            <ul className="stack">
              {items.map((training) => (
                <Line
                  key={training.id}
                  training={training}
                  name={person.name}
                  {...(mayRecord && { onWithdraw: () => setWithdrawn(training) })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayRecord && (
        <div>
          <Button
            size="sm"
            aria-label={t('recordFor', { name: person.name })}
            onClick={() => setIsOpen(true)}
          >
            {t('record')}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {isOpen && (
          <RecordDialog person={person} products={products} onClose={() => setIsOpen(false)} />
        )}
        {withdrawn && (
          <WithdrawTraining
            training={withdrawn}
            name={person.name}
            onClose={() => setWithdrawn(null)}
          />
        )}
      </Suspense>
    </div>
  )
}

type LineProps = { training: TrainingView; name: string; onWithdraw?: () => void }

function Line({ training, name, onWithdraw }: LineProps) {
  const t = useTranslations('portalRules.trainings')
  const format = useFormat()
  const { productName, trainedOn, trainer, note } = training
  return (
    <li className="row">
      <span className="grow" title={note ?? undefined}>
        {t('line', { product: productName, date: format.date(trainedOn), trainer })}
      </span>
      {onWithdraw && (
        <IconButton label={t('withdrawOne', { product: productName, name })} onClick={onWithdraw}>
          <X className="ico ico-sm" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
