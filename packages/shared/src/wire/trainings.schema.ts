import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  nullable,
  page,
  PersonView,
  strict,
  text,
  Uuid,
} from './common.schema.ts'

/** Somebody was trained in a product (EN-7). */
export const TrainingView = Type.Object({
  id: Uuid,
  userId: Uuid,
  productId: Uuid,
  productName: Type.String(),
  organizationId: Uuid,
  trainedOn: LocalDate,
  trainer: Type.String(),
  note: nullable(Type.String()),
  recordedBy: PersonView,
  recordedAt: Instant,
})
export type TrainingView = Static<typeof TrainingView>

/** `GET /users/:id/trainings`: newest first, without those withdrawn. */
export const TrainingList = page(TrainingView)
export type TrainingList = Static<typeof TrainingList>

/** `POST /users/:id/trainings`. */
export const RecordTrainingBody = Type.Object(
  {
    productId: Uuid,
    trainedOn: LocalDate,
    trainer: text(200),
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type RecordTrainingBody = Static<typeof RecordTrainingBody>

export const TrainingParams = Type.Object({ id: Uuid, trainingId: Uuid }, strict)
export type TrainingParams = Static<typeof TrainingParams>

/** `POST /course-requests`: an induction course is asked for, which becomes a consulting case. */
export const CourseRequestBody = Type.Object(
  {
    productId: Uuid,
    /** Who is to be trained, in the customer's words. */
    people: text(2000),
    preferredDates: Type.Optional(text(500)),
    note: Type.Optional(text(5000)),
    /** One of the caller's own, where they belong to several. */
    organizationId: Type.Optional(Uuid),
  },
  strict,
)
export type CourseRequestBody = Static<typeof CourseRequestBody>
