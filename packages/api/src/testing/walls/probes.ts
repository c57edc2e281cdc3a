import type { WalkCaller } from './callers.ts'
import { callOf, type Call } from './calls.ts'
import type { MirrorWorld } from './mirror-world.ts'
import { ROUTE_TABLE } from './route-table.ts'
import type { Route } from './routes.ts'
import { foreignThings, ownThing, UNOWNED } from './things.ts'

/** A call with one foreign id, and the same with an id that names nothing. */
type Probe = {
  parameter: string
  foreign: Call
  nothing: Call
  /** Probes of one shape share their second call. */
  shape: string
}

/** Every parameter of the route with every foreign thing; lists also with an own thing beside it (A18). */
export function probesOf(world: MirrorWorld, place: { route: Route; caller: WalkCaller }): Probe[] {
  const ids = Object.entries(ROUTE_TABLE[place.route.name]?.ids ?? {})
  return ids.flatMap(([parameter, kind]) => {
    if (UNOWNED.includes(kind)) return []
    const own = ownThing(world, place.caller, kind)
    return foreignThings(world, place.caller, kind).flatMap(({ id, nothing }) => {
      const alone = { given: id, none: nothing, shape: typeof id }
      const mixed = { given: [own, id], none: [own, nothing], shape: `${typeof id} mixed` }
      return (parameter.includes('[]') ? [alone, mixed] : [alone]).map((one) => ({
        parameter,
        foreign: callOf(world, place, { [parameter]: one.given }),
        nothing: callOf(world, place, { [parameter]: one.none }),
        shape: `${parameter} ${one.shape}`,
      }))
    })
  })
}
