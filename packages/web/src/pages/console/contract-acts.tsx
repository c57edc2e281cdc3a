import { ACCESS } from '@mesa/shared/access/can'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { managesContracts } from '../../app/desk-areas.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { AdjustmentDialog } from '../../features/adjustments/ask-dialog.tsx'
import { CalendarChoice } from '../../features/calendars/calendar-choice.tsx'
import { EditDialog } from '../../features/contracts/edit-dialog.tsx'
import { GrantDialog } from '../../features/contracts/grant-dialog.tsx'
import { rulebookQueries } from '../../features/rulebook/rulebook.queries.ts'

type Act = 'grant' | 'adjust' | 'edit'

/** What the reader's role may do to the contract. */
export function ContractActs({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts.page')
  const { user } = useSession()
  const [asked, setAsked] = useState<Act | null>(null)
  const adjusts = user.role !== null && user.role in ACCESS['adjustment.create']
  const manages = managesContracts(user)
  const rulebook = useQuery({ ...rulebookQueries.inForce(), enabled: adjusts }).data
  const close = () => setAsked(null)
  if (!adjusts && !manages) return null
  return (
    <div className="ct-acts push">
      {manages && (
        <Button size="sm" look="quiet" onClick={() => setAsked('edit')}>
          {t('edit')}
        </Button>
      )}
      {adjusts && (
        <Button size="sm" onClick={() => setAsked('adjust')}>
          {t('adjust')}
        </Button>
      )}
      {manages && (
        <Button size="sm" look="primary" onClick={() => setAsked('grant')}>
          {t('grant')}
        </Button>
      )}
      {asked === 'grant' && <GrantDialog contract={contract} onClose={close} />}
      {asked === 'adjust' && rulebook && (
        <AdjustmentDialog
          contract={contract}
          limitMinutes={rulebook.policy.hours.adjustmentSecondPersonAboveMinutes}
          onClose={close}
        />
      )}
      {asked === 'edit' && (
        <EditDialog
          contract={contract}
          calendar={<CalendarChoice value={contract.calendarId} without="organization" />}
          onClose={close}
        />
      )}
    </div>
  )
}
