import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CatalogKind, CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type { AskConsentBody, DecisionList, DecisionView } from '@mesa/shared/wire/decisions.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { MessageView, PostMessageBody } from '@mesa/shared/wire/messages.schema'
import type { OrganizationOverview } from '@mesa/shared/wire/organizations.schema'
import type { EventList } from '@mesa/shared/wire/record.schema'
import type {
  ClassificationBody,
  PatchTicketBody,
  TransitionBody,
} from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketList, TicketView } from '@mesa/shared/wire/tickets.schema'
import type { AssigneeSuggestions } from '@mesa/shared/wire/skills.schema'
import type { ParticipantList } from '@mesa/shared/wire/participants.schema'
import type { UserList } from '@mesa/shared/wire/users.schema'
import type { TicketType } from '@mesa/shared/wire/vocabulary.schema'
import { http } from '../../lib/http.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'

const minuteMs = 60_000

/** What the desk needs around a case; cases live in the family `['tickets']`. */
export const caseWorkQueries = {
  desk: () =>
    queryOptions({
      queryKey: ['desk'],
      queryFn: ({ signal }) => http.get<DeskView>('/desk', { signal }),
      staleTime: 5 * minuteMs,
    }),
  overview: (organizationId: string) =>
    queryOptions({
      queryKey: ['tickets', 'overview', organizationId],
      queryFn: ({ signal }) =>
        http.get<OrganizationOverview>(`/organizations/${organizationId}/overview`, { signal }),
    }),
  decisions: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'desk-decisions', number],
      queryFn: ({ signal }) => http.get<DecisionList>(`/tickets/${number}/decisions`, { signal }),
    }),
  events: (number: number) =>
    infiniteQueryOptions({
      queryKey: ['tickets', 'events', number],
      queryFn: ({ pageParam, signal }) =>
        http.get<EventList>(`/tickets/${number}/events`, {
          query: { limit: 200, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** Who a case can be handed to. */
  staff: () =>
    queryOptions({
      queryKey: ['people', 'staff', 'active'],
      queryFn: ({ signal }) =>
        http.get<UserList>('/users', {
          query: { kind: 'staff', status: 'active', limit: 200 },
          signal,
        }),
      staleTime: minuteMs,
    }),
  /** Who could take the case: those who know its product and have room first (CL-11). */
  suggestions: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'suggestions', number],
      queryFn: ({ signal }) =>
        http.get<AssigneeSuggestions>(`/tickets/${number}/assignee-suggestions`, { signal }),
    }),
  /** With whom of the organization the case is shared (CV-10). */
  participants: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'participants', number],
      queryFn: ({ signal }) =>
        http.get<ParticipantList>(`/tickets/${number}/participants`, { signal }),
    }),
  /** The other cases of an organization that are being worked on (CL-10). */
  inProgress: (organizationId: string, types: readonly TicketType[]) =>
    queryOptions({
      queryKey: ['tickets', 'in-progress', organizationId, types],
      queryFn: ({ signal }) =>
        http.get<TicketList>('/tickets', {
          query: { organizationId, status: ['in_progress'], type: [...types], limit: 50 },
          signal,
        }),
    }),
  catalog: (kind: CatalogKind) =>
    queryOptions({
      queryKey: ['catalogs', kind],
      queryFn: ({ signal }) =>
        http.get<CatalogList>(`/catalogs/${kind}`, { query: { limit: 200 }, signal }),
      staleTime: 5 * minuteMs,
    }),
  /** With the retired ones, to name what old cases hold. */
  allOf: (kind: CatalogKind) =>
    queryOptions({
      queryKey: ['catalogs', kind, 'all'],
      queryFn: ({ signal }) =>
        http.get<CatalogList>(`/catalogs/${kind}`, {
          query: { limit: 200, includeRetired: true },
          signal,
        }),
      staleTime: 5 * minuteMs,
    }),
}

export const moveCase = (number: number, body: TransitionBody, idempotencyKey: string) =>
  http.post<TicketView>(`/tickets/${number}/transitions`, { body, idempotencyKey })

export const classifyCase = (number: number, body: ClassificationBody) =>
  http.put<TicketView>(`/tickets/${number}/classification`, { body })

/** 412 `stale` when somebody changed the case since `etag`. */
export const changeCase = (number: number, body: PatchTicketBody, etag: string) =>
  http.patch<TicketView>(`/tickets/${number}`, { body, ifMatch: etag })

export const writeMessage = (number: number, body: PostMessageBody, idempotencyKey: string) =>
  http.post<MessageView>(`/tickets/${number}/messages`, { body, idempotencyKey })

export const askConsent = (number: number, body: AskConsentBody, idempotencyKey: string) =>
  http.post<DecisionView>(`/tickets/${number}/consents`, { body, idempotencyKey })

/** EN-6: 409 `already_exists` while an earlier question is open, 422 `rule_off`, `terms_missing`. */
export const askTerms = (number: number, explanation: string, idempotencyKey: string) =>
  http.post<DecisionView>(`/tickets/${number}/decisions`, {
    body: { kind: 'terms', ...(explanation !== '' && { explanation }) },
    idempotencyKey,
  })

export const withdrawDecision = (id: string, idempotencyKey: string) =>
  http.post<DecisionView>(`/decisions/${id}/withdrawal`, { body: {}, idempotencyKey })

export const uploadFile = (file: File, options: UploadOptions) =>
  upload<AttachmentView>('/attachments', file, options)
