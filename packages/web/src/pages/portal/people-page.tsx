import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { SlotsView } from '@mesa/shared/wire/organizations.schema'
import type { MembershipView } from '@mesa/shared/wire/session.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Avatar } from '../../components/marks.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { RefusedState } from '../../components/states.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { newCaseQueries } from '../../features/new-case/new-case.queries.ts'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { TrainingCell } from '../../features/trainings/training-cell.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { keyUserships } from './customer-role.ts'
import { useMemberColumns } from './member-columns.tsx'
import { ruleTexts } from './rule-texts.ts'

const InviteDialog = lazy(async () => {
  const { InviteDialog: Dialog } = await import('./invite-dialog.tsx')
  return { default: Dialog }
})

export async function loader() {
  const [desk] = await Promise.all([
    queryClient.ensureQueryData(homeQueries.desk()),
    ruleTexts.preload(),
  ])
  if (desk.policy.entitlement.training === 'required') {
    await queryClient.ensureQueryData(newCaseQueries.products())
  }
  return null
}

/** EN-4, EN-7: who speaks for the company, its people, and who is trained in what. */
export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <People />
    </PageTexts>
  )
}

function People() {
  const t = useTranslations('portalRules.people')
  const { memberships } = useSession()
  const mine = keyUserships(memberships)
  return (
    <>
      <PageHeader title={t('title')} documentTitle={t('title')} lead={t('lead')} />
      {mine.length === 0 && (
        <>
          <RefusedState level="h2" title={t('refusedTitle')}>
            <p>{t('refusedBody')}</p>
          </RefusedState>
          <OwnTraining />
        </>
      )}
      {mine.map((membership) => (
        <Organization
          key={membership.organizationId}
          membership={membership}
          isNamed={mine.length > 1}
        />
      ))}
    </>
  )
}

/** Products to be trained in, where the desk asks for it; null elsewhere. */
function useProducts() {
  const { data: desk } = useSuspenseQuery(homeQueries.desk())
  const isAsked = desk.policy.entitlement.training === 'required'
  const { data } = useQuery({ ...newCaseQueries.products(), enabled: isAsked })
  if (!isAsked) return null
  return (data?.items ?? [])
    .filter(({ retired }) => !retired)
    .map(({ id, name }) => ({ value: id, label: name }))
}

function OwnTraining() {
  const t = useTranslations('portalRules.trainings')
  const { user } = useSession()
  const products = useProducts()
  if (products === null) return null
  return (
    <section className="p-sec mt-8" aria-labelledby="induccion-propia">
      <h2 id="induccion-propia">{t('ownTitle')}</h2>
      <p className="soft md">{t('lead')}</p>
      <TrainingCell person={user} products={products} mayRecord={false} />
      <p>
        <Link className={buttonClass()} to={paths.courses()}>
          {t('askCourse')}
        </Link>
      </p>
    </section>
  )
}

type OrganizationProps = { membership: MembershipView; isNamed: boolean }

function Organization({ membership, isNamed }: OrganizationProps) {
  const { organizationId: id, organizationName: name } = membership
  const t = useTranslations('portalRules.people')
  const trainings = useTranslations('portalRules.trainings')
  const { user } = useSession()
  const members = useInfiniteQuery(organizationQueries.members(id))
  const products = useProducts()
  const columns = useMemberColumns({ readerId: user.id, products })
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="people">
      {isNamed && <h2 className="p-h2">{name}</h2>}
      <Deciders organizationId={id} />
      <section className="p-sec" aria-label={t('listOf', { organization: name })}>
        <div className="row row-between wrap">
          <h2 className="p-h2">{t('members')}</h2>
          <div className="row wrap">
            {products !== null && (
              <Link className={buttonClass()} to={paths.courses()}>
                {trainings('askCourse')}
              </Link>
            )}
            <Button
              look="primary"
              icon={<UserPlus className="ico" aria-hidden />}
              onClick={() => setIsOpen(true)}
            >
              {t('invite')}
            </Button>
          </div>
        </div>
        <PagedTable
          query={members}
          caption={t('listOf', { organization: name })}
          columns={columns}
          empty={t('empty')}
          more={t('more')}
        />
      </section>
      <Suspense fallback={null}>
        {isOpen && <InviteDialog organizationId={id} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </div>
  )
}

/** EN-4: key user and backup, how many there may be, and how they change. */
function Deciders({ organizationId }: { organizationId: string }) {
  const t = useTranslations('portalRules.people')
  const { data: desk } = useSuspenseQuery(homeQueries.desk())
  const slots = useQuery(homeQueries.slots(organizationId))
  const { keyUsersMax, backupKeyUsersMax } = desk.policy.entitlement
  return (
    <section className="card card-pad stack" aria-labelledby={`lideres-${organizationId}`}>
      <h2 id={`lideres-${organizationId}`} className="p-h2">
        {t('deciders')}
      </h2>
      <Loaded query={slots} lines={2}>
        {({ keyUsers }) => (
          <dl className="deciders">
            {(['key_user', 'backup_key_user'] as const).map((role) => (
              <div key={role}>
                <dt>{t(`roleName.${role}`)}</dt>
                <dd>
                  <Named people={keyUsers.filter((one) => one.role === role)} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
      <p className="muted sm">
        {t('limits', { keyUsers: keyUsersMax, backups: backupKeyUsersMax })} {t('handOver')}
      </p>
    </section>
  )
}

function Named({ people }: { people: SlotsView['keyUsers'] }) {
  const t = useTranslations('portalRules.people')
  if (people.length === 0) return <span className="muted">{t('nobody')}</span>
  return people.map(({ id, name }) => (
    <span key={id} className="row">
      <Avatar name={name} decorative /> {name}
    </span>
  ))
}
