import { followingPeriod } from '@mesa/shared/ledger/renewal'
import type { RenewalRow, RenewContractBody } from '@mesa/shared/wire/renewals.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { dayAfter, lastDay } from '../../lib/last-day.ts'
import { useAct } from '../../lib/use-act.ts'
import { renewalQueries, renewContract } from './renewals.queries.ts'

type Props = { contract: RenewalRow['contract']; onClose: () => void }

/** The contract that goes on from one: its days, and whose terms it has. */
export function RenewDialog({ contract, onClose }: Props) {
  const t = useTranslations('renewals')
  const types = useQuery(renewalQueries.types()).data?.items ?? []
  const next = followingPeriod(contract)
  const act = useAct({
    act: (body: RenewContractBody, key) => renewContract(contract.id, body, key),
    families: ['renewals', 'hours'],
    onDone: ({ number }) => {
      showToast(t('acts.renewed', { number }))
      onClose()
    },
  })
  const choices = [
    { value: '', label: t('renewDialog.sameTerms') },
    ...types.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Dialog isOpen onClose={onClose} title={t('renewDialog.title', { number: contract.number })}>
      <p className="md soft">{t('renewDialog.lead')}</p>
      <Form
        submitError={act.error}
        pending={act.isPending}
        onSubmit={(data) => act.mutate(read(data))}
      >
        <div className="form-2">
          <TextField
            name="startsOn"
            type="date"
            required
            label={t('renewDialog.startsOn')}
            defaultValue={next.startsOn}
          />
          <TextField
            name="endsOn"
            type="date"
            required
            label={t('renewDialog.endsOn')}
            defaultValue={lastDay(next.endsOn)}
          />
        </div>
        <Select name="typeId" label={t('renewDialog.type')} choices={choices} />
        <TextField
          name="number"
          label={t('renewDialog.number')}
          description={t('renewDialog.numberHelp')}
          optional
          maxLength={40}
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('acts.cancel')}</Button>
          <Button look="primary" type="submit" busy={act.isPending}>
            {t('renewDialog.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function read(data: FormData): RenewContractBody {
  const [typeId, number] = [formText(data, 'typeId'), formText(data, 'number')]
  return {
    startsOn: formText(data, 'startsOn'),
    endsOn: dayAfter(formText(data, 'endsOn')),
    ...(typeId && { typeId }),
    ...(number && { number }),
  }
}
