import type {
  CatalogEntry,
  CatalogEntryVersionList,
  CatalogList,
  CatalogSummaryList,
  CatalogUsage,
  CreateCatalogEntryBody,
  PatchCatalogEntryBody,
} from '@mesa/shared/wire/catalogs.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'
import type { EditedKind } from './kinds.ts'

const deskStaleMs = 5 * 60_000

export const catalogQueries = {
  /** What the rulebook asks of cases, beside which a category has its own evidence. */
  desk: () =>
    queryOptions({
      queryKey: ['desk'],
      queryFn: ({ signal }) => http.get<DeskView>('/desk', { signal }),
      staleTime: deskStaleMs,
    }),
  summary: () =>
    queryOptions({
      queryKey: ['catalogs', 'summary'],
      queryFn: ({ signal }) => http.get<CatalogSummaryList>('/catalogs', { signal }),
    }),
  /** Every entry, the retired ones too, in the desk's order. */
  entries: (kind: EditedKind) =>
    queryOptions({
      queryKey: ['catalogs', kind, 'edited'],
      queryFn: ({ signal }) => allEntries(kind, signal),
    }),
  usage: (kind: EditedKind, id: string) =>
    queryOptions({
      queryKey: ['catalogs', kind, id, 'usage'],
      queryFn: ({ signal }) => http.get<CatalogUsage>(`/catalogs/${kind}/${id}/usage`, { signal }),
      staleTime: 0,
    }),
  versions: (kind: EditedKind, id: string) =>
    infiniteQueryOptions({
      queryKey: ['catalogs', kind, id, 'versions'],
      queryFn: ({ pageParam, signal }) =>
        http.get<CatalogEntryVersionList>(`/catalogs/${kind}/${id}/versions`, {
          query: { cursor: pageParam, limit: 20 },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

async function allEntries(kind: EditedKind, signal: AbortSignal): Promise<CatalogEntry[]> {
  const entries: CatalogEntry[] = []
  let cursor: string | null = null
  do {
    const query = { cursor, limit: 200, includeRetired: true }
    const page: CatalogList = await http.get<CatalogList>(`/catalogs/${kind}`, { query, signal })
    entries.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return entries
}

type Added = { kind: EditedKind; body: CreateCatalogEntryBody }

export const addEntry = ({ kind, body }: Added, idempotencyKey: string) =>
  http.post<CatalogEntry>(`/catalogs/${kind}`, { body, idempotencyKey })

/** @param etag what was changed was written against it; 412 when somebody else was quicker */
export const changeEntry = (
  { kind, id, etag }: Pick<CatalogEntry, 'kind' | 'id' | 'etag'>,
  body: PatchCatalogEntryBody,
) => http.patch<CatalogEntry>(`/catalogs/${kind}/${id}`, { body, ifMatch: etag })

export const orderEntries = (kind: EditedKind, ids: string[]) =>
  http.put<CatalogList>(`/catalogs/${kind}/order`, { body: { ids } })
