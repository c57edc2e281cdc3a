import { AppError } from '../../errors.ts'
import type { ModuleRow } from './products.repository.ts'

type Wish = { id?: string; name: string; retired?: boolean }
type Planned = { id: string; name: string; position: number; retiredAt: Date | null }
type Plan = { updated: Planned[]; added: Planned[] }

/**
 * What a PATCH of the list means: an id keeps or renames, a name without id is added (or comes back,
 * when it had been retired), and what is missing is retired, because cases still name it.
 */
export function planModules(
  current: ModuleRow[],
  wishes: Wish[],
  { newId, at }: { newId: () => string; at: Date },
): Plan {
  refuseRepeated(wishes)
  const left = new Map(current.map((module) => [module.id, module]))
  const claimed = new Set(wishes.flatMap(({ id }) => id ?? []))
  const plan: Plan = { updated: [], added: [] }
  for (const [index, wish] of wishes.entries()) {
    const known =
      wish.id ?? current.find(({ id, name }) => name === wish.name && !claimed.has(id))?.id
    const before = known === undefined ? undefined : left.get(known)
    if (wish.id !== undefined && !before) throw unknownModule(index)
    if (before) left.delete(before.id)
    const retiredAt = wish.retired ? (before?.retiredAt ?? at) : null
    const planned = { id: before?.id ?? newId(), name: wish.name, position: index, retiredAt }
    plan[before ? 'updated' : 'added'].push(planned)
  }
  const names = new Set(wishes.map(({ name }) => name))
  for (const { id, name, retiredAt } of left.values()) {
    // A retired module gives its name away to the one that takes it.
    const kept = names.has(name) ? `${name} (${id.slice(-4)})` : name
    const position = wishes.length + plan.updated.length
    plan.updated.push({ id, name: kept, position, retiredAt: retiredAt ?? at })
  }
  return plan
}

/** Two modules of one name could not be told apart when a case is opened. */
export function refuseRepeated(modules: Array<{ name: string }>): void {
  const seen = new Set<string>()
  for (const [index, { name }] of modules.entries()) {
    if (seen.has(name))
      throw new AppError('already_exists', {
        errors: [{ path: `modules.${index}.name`, code: 'not_unique' }],
      })
    seen.add(name)
  }
}

const unknownModule = (index: number) =>
  new AppError('reference_unknown', {
    errors: [{ path: `modules.${index}.id`, code: 'not_found' }],
  })
