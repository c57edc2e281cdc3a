import type { Policy } from '@mesa/shared/rulebook/policy'
import type { PresetName } from '@mesa/shared/rulebook/presets'
import type { CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type {
  PresetList,
  PresetView,
  ReapplyView,
  RulebookPreviewView,
  RulebookVersionList,
  RulebookView,
} from '@mesa/shared/wire/rulebook.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const rulebookQueries = {
  inForce: () =>
    queryOptions({
      queryKey: ['rulebook', 'in-force'],
      queryFn: ({ signal }) => http.get<RulebookView>('/rulebook', { signal }),
    }),
  versions: () =>
    infiniteQueryOptions({
      queryKey: ['rulebook', 'versions'],
      queryFn: ({ pageParam, signal }) =>
        http.get<RulebookVersionList>('/rulebook/versions', {
          query: { cursor: pageParam, limit: 10 },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** What a policy would do; asking changes nothing. */
  preview: (policy: Policy) =>
    queryOptions({
      queryKey: ['rulebook', 'preview', policy],
      queryFn: ({ signal }) =>
        http.post<RulebookPreviewView>('/rulebook/preview', { body: { policy }, signal }),
      gcTime: 60_000,
      staleTime: 0,
      retry: false,
    }),
  presets: () =>
    queryOptions({
      queryKey: ['rulebook', 'presets'],
      queryFn: ({ signal }) => http.get<PresetList>('/rulebook/presets', { signal }),
    }),
  preset: (name: PresetName) =>
    queryOptions({
      queryKey: ['rulebook', 'presets', name],
      queryFn: ({ signal }) => http.get<PresetView>(`/rulebook/presets/${name}`, { signal }),
      gcTime: 60_000,
    }),
  /** What rules name by code. */
  catalog: (kind: 'categories' | 'priority-reasons') =>
    queryOptions({
      queryKey: ['catalogs', kind, 'in-use'],
      queryFn: ({ signal }) =>
        http.get<CatalogList>(`/catalogs/${kind}`, { query: { limit: 200 }, signal }),
    }),
}

type Saving = { policy: Policy; note: string; etag: string }

/** 412 `stale` when somebody put another version in force since it was read. */
export const saveRulebook = ({ policy, note, etag }: Saving) =>
  http.put<RulebookView>('/rulebook', {
    body: { policy, ...(note === '' ? {} : { note }) },
    ifMatch: etag,
  })

type Applying = { name: PresetName; note: string; etag: string }

export const applyPreset = ({ name, note, etag }: Applying) =>
  http.post<RulebookView>(`/rulebook/presets/${name}`, {
    body: note === '' ? {} : { note },
    ifMatch: etag,
  })

/** Batch by batch, until every open case follows the targets in force; answers how many cases changed. */
export async function reapplyRules(): Promise<number> {
  let changed = 0
  for (;;) {
    const { casesChanged, hasMore } = await http.post<ReapplyView>('/rulebook/reapply', {})
    changed += casesChanged
    // What others have just now is left for another time.
    if (!hasMore || casesChanged === 0) return changed
  }
}
