import type { CatalogKind } from '@mesa/shared/wire/catalogs.schema'

/** Every catalogue of the desk, by what it is for. Visit forms come with visits. */
export const kindGroups = [
  { id: 'cases', kinds: ['categories', 'request-kinds', 'sub-states', 'priorities', 'labels'] },
  { id: 'reasons', kinds: ['priority-reasons', 'close-reasons', 'cancel-reasons'] },
  { id: 'work', kinds: ['commitment-types', 'components', 'offline-types'] },
  { id: 'others', kinds: ['contract-types', 'topics'] },
] as const satisfies ReadonlyArray<{ id: string; kinds: readonly CatalogKind[] }>

export type EditedKind = (typeof kindGroups)[number]['kinds'][number]

export const isEditedKind = (value: string): value is EditedKind =>
  kindGroups.some(({ kinds }) => kinds.some((kind) => kind === value))
