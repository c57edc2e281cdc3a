import { requiredEvidence } from '@mesa/shared/intake/evidence'
import type { CatalogEntry, TemplateField } from '@mesa/shared/wire/catalogs.schema'
import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { catalogQueries } from '../../features/catalogs/catalogs.queries.ts'
import { EntryEditor } from '../../features/catalogs/entry-editor.tsx'
import { type EditedKind, isEditedKind } from '../../features/catalogs/kinds.ts'
import { catalogTexts } from '../../features/catalogs/texts.ts'
import { TemplateFields } from '../../features/new-case/template-fields.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { problemFrom } from '../../lib/problem.ts'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSession(request)
  const { kind = '', id } = params
  if (!isEditedKind(kind)) throw problemFrom(404, '', null)
  const [isThere] = await Promise.all([
    hasEntry(kind, id),
    catalogTexts.preload(),
    queryClient.ensureQueryData(catalogQueries.desk()),
  ])
  if (!isThere) throw problemFrom(404, '', null)
  return null
}

/** A list read before the entry was added does not have it: one read anew says that nobody has. */
async function hasEntry(kind: EditedKind, id: string | undefined): Promise<boolean> {
  const list = catalogQueries.entries(kind)
  const isOfIt = (entry: CatalogEntry) => entry.id === id
  if ((await queryClient.ensureQueryData(list)).some(isOfIt)) return true
  return (await queryClient.fetchQuery({ ...list, staleTime: 0 })).some(isOfIt)
}

export function Component() {
  const { kind = '', id = '' } = useParams()
  return (
    <PageTexts texts={catalogTexts}>
      {isEditedKind(kind) && <Entry key={id} kind={kind} id={id} />}
    </PageTexts>
  )
}

function Entry({ kind, id }: { kind: EditedKind; id: string }) {
  const t = useTranslations('adminCatalogs')
  const query = useQuery({
    ...catalogQueries.entries(kind),
    select: (entries) => entries.find((entry) => entry.id === id),
  })
  const desk = useQuery(catalogQueries.desk()).data
  return (
    <AdminFrame title={query.data?.name ?? t(`kinds.${kind}`)}>
      <p>
        <Link to={paths.adminCatalog(kind)}>{t(`kinds.${kind}`)}</Link>
      </p>
      <Loaded query={query} lines={8}>
        {(entry) =>
          entry && (
            <EntryEditor
              kind={kind}
              entry={entry}
              isEvidenceOff={desk?.policy.intake.evidence === 'off'}
              evidenceByRule={desk ? evidenceByRule(entry, desk.policy) : []}
              preview={(fields, name) => <Preview fields={fields} name={name} />}
            />
          )
        }
      </Loaded>
    </AdminFrame>
  )
}

const evidenceByRule = ({ code }: CatalogEntry, { intake }: DeskPolicyView) =>
  requiredEvidence({ code }, { '*': [], ...intake.evidenceByCategory })

/** The portal's own fields, to be tried out; what is typed here goes nowhere. */
function Preview({ fields, name }: { fields: TemplateField[]; name: string }) {
  const t = useTranslations('adminCatalogs.preview')
  const [values, setValues] = useState<Record<string, string>>({})
  if (fields.length === 0) return <p className="soft">{t('empty')}</p>
  return <TemplateFields name={name} fields={fields} values={values} onChange={setValues} />
}
