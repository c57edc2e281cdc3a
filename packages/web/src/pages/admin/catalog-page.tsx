import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { catalogQueries } from '../../features/catalogs/catalogs.queries.ts'
import { EntryList } from '../../features/catalogs/entry-list.tsx'
import { type EditedKind, isEditedKind } from '../../features/catalogs/kinds.ts'
import { NewEntry } from '../../features/catalogs/new-entry.tsx'
import { catalogTexts } from '../../features/catalogs/texts.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { problemFrom } from '../../lib/problem.ts'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSession(request)
  const { kind = '' } = params
  if (!isEditedKind(kind)) throw problemFrom(404, '', null)
  await Promise.all([
    catalogTexts.preload(),
    queryClient.prefetchQuery(catalogQueries.entries(kind)),
  ])
  return null
}

export function Component() {
  const { kind = '' } = useParams()
  return <PageTexts texts={catalogTexts}>{isEditedKind(kind) && <Catalog kind={kind} />}</PageTexts>
}

function Catalog({ kind }: { kind: EditedKind }) {
  const t = useTranslations('adminCatalogs')
  const query = useQuery(catalogQueries.entries(kind))
  return (
    <AdminFrame title={t(`kinds.${kind}`)}>
      <p>
        <Link to={paths.adminCatalogs()}>{t('back')}</Link>
      </p>
      <p className="soft">{t(`about.${kind}`)}</p>
      <Loaded query={query} lines={6}>
        {(entries) => (
          <>
            <EntryList kind={kind} entries={entries} />
            <NewEntry kind={kind} entries={entries} />
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}
