import type { MonthClosed, MonthSummary } from '@mesa/shared/wire/month-closes.schema'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useMonthWord } from '../../lib/month-word.ts'
import { useAct } from '../../lib/use-act.ts'
import { closeMonth } from './closes.queries.ts'

type Props = {
  month: MonthSummary
  onClose: () => void
  onClosed: (result: MonthClosed) => void
}

const meanings = ['expire', 'late', 'corrections', 'statement'] as const

/** Says what a close means before it is done, since nothing undoes it. */
export function CloseDialog({ month: { month, contractsOpen }, onClose, onClosed }: Props) {
  const t = useTranslations('consoleHoursActs.closes')
  const name = useMonthWord()(month)
  const act = useAct({
    act: (_: undefined, key) => closeMonth({ month }, key),
    families: ['hours'],
    onDone: (result) => {
      showToast(t('done', { month: name, count: result.contractsClosedNow }))
      onClosed(result)
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={() => !act.isPending && onClose()}
      title={t('dialog.title', { month: name })}
      actions={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" busy={act.isPending} onClick={() => act.mutate(undefined)}>
            {t('dialog.confirm', { month: name })}
          </Button>
        </>
      }
    >
      {act.isError && (
        <>
          <ProblemNotice error={act.error} />
          <p className="soft">{t('dialog.partly')}</p>
        </>
      )}
      <p className="md">{t('dialog.contracts', { count: contractsOpen, month: name })}</p>
      <h3>{t('dialog.what')}</h3>
      <ul className="list-disc pl-5">
        {meanings.map((one) => (
          <li key={one}>{t(`dialog.${one}`)}</li>
        ))}
      </ul>
      <p className="md">
        <strong>{t('dialog.undo')}</strong>
      </p>
      <p role="status" className="soft">
        {act.isPending && t('running', { month: name })}
      </p>
    </Dialog>
  )
}
