import type {
  AddContractTypeVersionBody,
  ContractTypeVersion,
  ContractTypeView,
} from '@mesa/shared/wire/contract-types.schema'
import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession } from '../../app/session.ts'
import { missingIn } from '../../components/act-form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { tellingTerms } from '../../features/contract-terms/terms-diff.ts'
import { TypeForm } from '../../features/contract-terms/type-form.tsx'
import { addTypeVersion, typeQueries } from '../../features/contract-terms/type.queries.ts'
import { useTermsWords } from '../../features/contract-terms/use-terms-words.ts'
import { ChangedTerms } from '../../features/contract-terms/versions-card.tsx'
import { formText } from '../../lib/form-data.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'
import { contractTypeTexts } from './contract-type-texts.ts'
import { useTypeChoices } from './use-type-choices.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await contractTypeTexts.preload()
  return null
}

export function Component() {
  const { id = '' } = useParams()
  return (
    <PageTexts texts={contractTypeTexts}>
      <TypePage key={id} id={id} />
    </PageTexts>
  )
}

/** What a type says, said and will say, and the designer of its next version (HR-1). */
function TypePage({ id }: { id: string }) {
  const admin = useTranslations('admin')
  const t = useTranslations('adminContracts')
  const type = useQuery(typeQueries.one(id))
  const versions = useQuery(typeQueries.versions(id))
  return (
    <AdminFrame title={type.data?.name ?? admin('nav.contractTypes')}>
      <Loaded query={type}>{(found) => <InForce type={found} />}</Loaded>
      <Loaded query={versions}>
        {({ items }) => (
          <>
            <SectionCard title={t('type.versions')}>
              <ol className="ct-versions">
                {items.map((version, place) => (
                  <Version key={version.version} version={version} before={items[place + 1]} />
                ))}
              </ol>
            </SectionCard>
            {items[0] && <Change key={items[0].version} id={id} last={items[0]} />}
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}

function InForce({ type }: { type: ContractTypeView }) {
  const t = useTranslations('adminContracts')
  const format = useFormat()
  const { version, effectiveFrom } = type.version
  return (
    <SectionCard title={t('type.inForce')}>
      <p className="soft">
        {t('type.inForceFrom', { version, date: format.date(effectiveFrom) })}{' '}
        {t('type.contracts', { count: type.contracts })}{' '}
        {type.retired && <Badge>{t('types.retired')}</Badge>}
      </p>
      <TermsList version={type.version} />
      <p>
        <Link to={paths.adminCatalogEntry('contract-types', type.id)}>{t('types.nameLink')}</Link>
      </p>
    </SectionCard>
  )
}

function TermsList({ version: { terms } }: { version: ContractTypeVersion }) {
  const keys = useTranslations('consoleContractTerms.key')
  const words = useTermsWords()
  return (
    <dl className="ct-facts">
      {tellingTerms(terms).map((key) => (
        <div key={key} className="contents">
          <dt>{keys(key)}</dt>
          <dd>{words(terms, key)}</dd>
        </div>
      ))}
    </dl>
  )
}

type VersionProps = { version: ContractTypeVersion; before: ContractTypeVersion | undefined }

function Version({ version, before }: VersionProps) {
  const t = useTranslations('consoleContractTerms')
  const own = useTranslations('adminContracts.type')
  const format = useFormat()
  const { effectiveFrom, isInForce, note, createdBy, createdAt } = version
  return (
    <li aria-current={isInForce ? 'true' : undefined}>
      <h3>
        {t('version', { version: version.version })},{' '}
        {t('from', { date: format.date(effectiveFrom) })}{' '}
        {isInForce && <Badge tone="ok">{t('inForce')}</Badge>}
      </h3>
      {note && <p>«{note}»</p>}
      {before ? (
        <ChangedTerms before={before.terms} after={version.terms} />
      ) : (
        <p className="soft">{own('first')}</p>
      )}
      <p className="muted xs">
        {t('by', { name: createdBy.name, instant: format.instant(createdAt) })}
      </p>
    </li>
  )
}

function Change({ id, last }: { id: string; last: ContractTypeVersion }) {
  const t = useTranslations('adminContracts.type')
  const admin = useTranslations('admin')
  const format = useFormat()
  const choices = useTypeChoices()
  const act = useAct({
    act: (body: AddContractTypeVersionBody, key) => addTypeVersion(id, body, key),
    families: ['contract-types'],
    onDone: ({ version, effectiveFrom }) =>
      showToast(t('saved', { version, date: format.date(effectiveFrom) })),
  })
  return (
    <SectionCard title={t('change')}>
      <p className="soft">{t('changeLead')}</p>
      <TypeForm
        present={last.terms}
        choices={choices}
        act={act}
        submit={t('submit')}
        read={(data) => ({
          ...missingIn({ effectiveFrom: formText(data, 'effectiveFrom') }, admin('required')),
        })}
        head={
          <>
            <TextField
              name="effectiveFrom"
              type="date"
              label={t('effectiveFrom')}
              description={t('effectiveFromHint')}
            />
            <TextArea name="note" label={t('note')} optional maxLength={2000} rows={2} />
          </>
        }
        onSubmit={(terms, data) => {
          const note = formText(data, 'note')
          const effectiveFrom = formText(data, 'effectiveFrom')
          act.mutate({ effectiveFrom, terms, ...(note !== '' && { note }) })
        }}
      />
    </SectionCard>
  )
}
