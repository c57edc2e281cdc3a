import { queryOptions } from '@tanstack/react-query'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type {
  CourseRequestBody,
  RecordTrainingBody,
  TrainingList,
  TrainingView,
} from '@mesa/shared/wire/trainings.schema'
import { http } from '../../lib/http.ts'

export const trainingQueries = {
  of: (userId: string) =>
    queryOptions({
      queryKey: ['trainings', userId],
      queryFn: ({ signal }) =>
        http.get<TrainingList>(`/users/${userId}/trainings`, { query: { limit: 200 }, signal }),
    }),
}

export const recordTraining = (userId: string, body: RecordTrainingBody, idempotencyKey: string) =>
  http.post<TrainingView>(`/users/${userId}/trainings`, { body, idempotencyKey })

export const withdrawTraining = (userId: string, trainingId: string) =>
  http.delete<void>(`/users/${userId}/trainings/${trainingId}`)

/** Becomes a consulting case, which needs no training (EN-7). */
export const requestCourse = (body: CourseRequestBody, idempotencyKey: string) =>
  http.post<TicketView>('/course-requests', { body, idempotencyKey })
