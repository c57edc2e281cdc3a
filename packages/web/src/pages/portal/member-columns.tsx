import { useTranslations } from 'use-intl'
import type { MemberView } from '@mesa/shared/wire/organizations.schema'
import type { Column } from '../../components/paged-table.tsx'
import type { Choice } from '../../components/text-field.tsx'
import { TrainingCell } from '../../features/trainings/training-cell.tsx'
import { useFormat } from '../../lib/use-format.ts'

type Given = {
  readerId: string
  /** Products to be trained in; null where the desk does not ask for it. */
  products: readonly Choice[] | null
}

/** Who somebody is to the desk, and what they are trained in. */
export function useMemberColumns({ readerId, products }: Given): Column<MemberView>[] {
  const t = useTranslations('portalRules.people')
  const trainings = useTranslations('portalRules.trainings')
  const format = useFormat()
  return [
    {
      id: 'person',
      label: t('person'),
      cell: ({ name, email, userId }) => (
        <>
          {name}
          {userId === readerId && <span className="muted"> ({t('you')})</span>}
          <span className="block muted sm break-anywhere">{email}</span>
        </>
      ),
    },
    { id: 'role', label: t('role'), cell: ({ role }) => t(`roleName.${role}`) },
    {
      id: 'state',
      label: t('state'),
      cell: ({ status, lastSeenAt }) => (
        <>
          {t(`stateName.${status}`)}
          <span className="block muted sm">
            {lastSeenAt === null
              ? t('neverSeen')
              : t('seen', { instant: format.instant(lastSeenAt) })}
          </span>
        </>
      ),
    },
    ...(products === null
      ? []
      : [
          {
            id: 'trainings',
            label: trainings('title'),
            cell: ({ userId, name }: MemberView) => (
              <TrainingCell person={{ id: userId, name }} products={products} mayRecord />
            ),
          },
        ]),
  ]
}
