import type {
  CreateOidcProviderBody,
  OidcCheckView,
  OidcIdentityList,
  OidcProviderList,
  OidcProviderView,
  PatchOidcProviderBody,
} from '@mesa/shared/wire/sign-on.schema'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { deskSlug } from '../../lib/desk-base.ts'
import { http, urlFor } from '../../lib/http.ts'

export const signOnQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['sign-on', 'list'],
      queryFn: ({ pageParam, signal }) =>
        http.get<OidcProviderList>('/oidc-providers', { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  identities: (providerId: string) =>
    infiniteQueryOptions({
      queryKey: ['sign-on', 'identities', providerId],
      queryFn: ({ pageParam, signal }) =>
        http.get<OidcIdentityList>(`/oidc-providers/${providerId}/identities`, {
          query: { cursor: pageParam, limit: 20 },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

export const createProvider = (body: CreateOidcProviderBody, idempotencyKey: string) =>
  http.post<OidcProviderView>('/oidc-providers', { body, idempotencyKey })

export const changeProvider = (id: string, body: PatchOidcProviderBody) =>
  http.patch<OidcProviderView>(`/oidc-providers/${id}`, { body })

export const removeProvider = (id: string) => http.delete<void>(`/oidc-providers/${id}`)

/** 422 `provider_unreadable` or `address_refused`. */
export const checkProvider = (id: string) =>
  http.post<OidcCheckView>(`/oidc-providers/${id}/checks`)

export const unlinkPerson = (id: string, identityId: string) =>
  http.delete<void>(`/oidc-providers/${id}/identities/${identityId}`)

type Destination = { slug: string; next: string | null }

/** A link that leaves Mesa for the provider; it comes back to `/entrar/listo`. */
export const startAddress = ({ slug, next }: Destination): string =>
  urlFor(`/auth/oidc/${slug}/start`, { next, desk: deskSlug })
