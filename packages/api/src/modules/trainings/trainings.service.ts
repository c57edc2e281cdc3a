import { can, type Permission } from '@mesa/shared/access/can'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  RecordTrainingBody,
  TrainingList,
  TrainingView,
} from '@mesa/shared/wire/trainings.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { findCustomer } from '../people/people.service.ts'
import { findProduct } from '../products/products.service.ts'
import * as trainings from './trainings.repository.ts'

export type TrainingsService = ReturnType<typeof createTrainingsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** Who was trained in what (EN-7). They may be recorded before the rulebook asks for them. */
export const createTrainingsService = ({ db, clock, cursors }: Deps) => ({
  async list(
    actor: Caller,
    userId: string,
    { limit = 50, cursor }: PageQuery,
  ): Promise<TrainingList> {
    const bound = { actor, filters: { list: 'trainings', userId } }
    const [trainedOn, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { trainedOn: String(trainedOn), id: String(id) }
    const rows = await db.transaction(
      actor,
      async (tx) => {
        await personOf(tx, actor, { userId, permission: 'training.read' })
        return trainings.listTrainings(tx, { userId, after, limit })
      },
      { readOnly: true },
    )
    const views = rows.map(toView)
    return toPage(views, limit, (last) => cursors.encode([last.trainedOn, last.id], bound))
  },

  record: (actor: Caller, userId: string, body: RecordTrainingBody): Promise<TrainingView> =>
    db.transaction(actor, async (tx) => {
      const { organizationId } = await personOf(tx, actor, {
        userId,
        permission: 'training.record',
      })
      const { productId, trainedOn, trainer, note = null } = body
      const product = await findProduct(tx, productId)
      if (!product || product.retired) refuse('reference_unknown', 'productId')
      const at = clock.now()
      const { calendar } = await deskCalendar(tx)
      if (trainedOn > calendar.dateOf(at.getTime())) refuse('malformed', 'trainedOn')
      const recordedById = 'userId' in actor ? actor.userId : null
      const row = { id: newId(at), userId, productId, organizationId, trainedOn, trainer, note }
      const recorded = { recordedBy: actor.name, recordedById, recordedAt: at }
      await trainings.insertTraining(tx, { ...row, ...recorded })
      return toView({ ...row, ...recorded, productName: product.name })
    }),

  /** Entered by mistake: it counts no more, and stays known. */
  withdraw: (
    actor: Caller,
    { userId, trainingId }: { userId: string; trainingId: string },
  ): Promise<null> =>
    db.transaction(actor, async (tx) => {
      await personOf(tx, actor, { userId, permission: 'training.record' })
      const training = await trainings.findTraining(tx, trainingId)
      if (!training || training.userId !== userId) throw new AppError('not_found')
      if (training.withdrawnAt === null)
        await trainings.withdrawTraining(tx, trainingId, { by: actor.name, at: clock.now() })
      return null
    }),
})

type Question = { userId: string; permission: Permission }

/**
 * The customer's person, and for which of their organizations the actor may speak: a key user of theirs,
 * the desk of any. Who is nobody of the actor's does not exist.
 */
async function personOf(tx: Tx, actor: Caller, { userId, permission }: Question) {
  const person = await findCustomer(tx, userId)
  const decisions = (person?.organizationIds ?? []).map((organizationId) => ({
    organizationId,
    decision: can(actor, permission, { organizationId, requesterId: userId }),
  }))
  const mine = decisions.find(({ decision }) => decision.allowed)
  if (mine) return mine
  if (!can(actor, permission).allowed && actor.kind !== 'customer')
    throw new AppError('not_allowed')
  const reached = decisions.some(
    ({ decision }) => !decision.allowed && decision.reason !== 'not_your_organization',
  )
  throw new AppError(reached ? 'not_allowed' : 'not_found')
}

function refuse(code: 'reference_unknown' | 'malformed', path: string): never {
  throw new AppError(code, {
    errors: [{ path, code: code === 'malformed' ? 'too_large' : 'not_found' }],
  })
}

const toView = ({
  recordedBy,
  recordedById,
  recordedAt,
  ...row
}: trainings.TrainingRow): TrainingView => ({
  ...row,
  recordedBy: { id: recordedById, name: recordedBy },
  recordedAt: recordedAt.toISOString(),
})
