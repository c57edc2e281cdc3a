import type { ContractBalance, ContractView } from '@mesa/shared/wire/contracts.schema'
import type {
  CreateRenewalTaskBody,
  PatchRenewalTaskBody,
  RenewalTask,
  RenewalTaskList,
  RenewContractBody,
} from '@mesa/shared/wire/renewals.schema'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const renewalQueries = {
  /** With until when the hours last (HR-12). */
  balance: (contractId: string) =>
    queryOptions({
      queryKey: ['hours', 'balance', contractId],
      queryFn: ({ signal }) =>
        http.get<ContractBalance>(`/contracts/${contractId}/balance`, { signal }),
    }),
  tasks: (contractId: string) =>
    queryOptions({
      queryKey: ['hours', 'renewal-tasks', contractId],
      queryFn: ({ signal }) =>
        http.get<RenewalTaskList>('/renewal-tasks', { query: { contractId }, signal }),
    }),
}

/** Once: 409 `already_renewed`. */
export const renewContract = (id: string, body: RenewContractBody, idempotencyKey: string) =>
  http.post<ContractView>(`/contracts/${id}/renewals`, { body, idempotencyKey })

/** One open per contract: 409 `already_exists`. */
export const createTask = (body: CreateRenewalTaskBody, idempotencyKey: string) =>
  http.post<RenewalTask>('/renewal-tasks', { body, idempotencyKey })

/** 412 `stale` when somebody changed it since; 409 `task_finished`. */
export const changeTask = ({ id, etag }: RenewalTask, body: PatchRenewalTaskBody) =>
  http.patch<RenewalTask>(`/renewal-tasks/${id}`, { body, ifMatch: etag })
