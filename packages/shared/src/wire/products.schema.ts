import { Type, type Static } from 'typebox'
import { Instant, nullable, page, pageFields, strict, text, Uuid } from './common.schema.ts'

export const ProductModule = Type.Object({
  id: Uuid,
  name: Type.String(),
  retired: Type.Boolean(),
})
export type ProductModule = Static<typeof ProductModule>

export const ProductView = Type.Object({
  id: Uuid,
  name: Type.String(),
  modules: Type.Array(ProductModule),
  /** CV-8, CN-7. */
  phone: nullable(Type.String()),
  retired: Type.Boolean(),
  /** For customers: a contract of theirs covers it today (EN-1). */
  isCovered: Type.Optional(Type.Boolean()),
  /** For customers of a desk that requires training: the reader has it (EN-7). */
  isTrained: Type.Optional(Type.Boolean()),
  createdAt: Instant,
  updatedAt: Instant,
  etag: Type.String(),
})
export type ProductView = Static<typeof ProductView>

export const ProductList = page(ProductView)
export type ProductList = Static<typeof ProductList>

/** `GET /products`; retired ones only on request. */
export const ProductListQuery = Type.Object(
  {
    ...pageFields,
    organizationId: Type.Optional(Uuid),
    includeRetired: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type ProductListQuery = Static<typeof ProductListQuery>

/** `POST /products`. */
export const CreateProductBody = Type.Object(
  {
    name: text(120),
    modules: Type.Array(Type.Object({ name: text(80) }, strict), { minItems: 1, maxItems: 200 }),
    phone: Type.Optional(nullable(text(40))),
  },
  strict,
)
export type CreateProductBody = Static<typeof CreateProductBody>

/** `PUT /products/order`: every product that is not retired, in its order; else 412. */
export const ProductOrderBody = Type.Object(
  { ids: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }) },
  strict,
)
export type ProductOrderBody = Static<typeof ProductOrderBody>

/** `PATCH /products/:id`; `modules` replaces the list: with `id` renamed or kept, without it added, missing ones retired. */
export const PatchProductBody = Type.Object(
  {
    name: Type.Optional(text(120)),
    modules: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.Optional(Uuid),
            name: text(80),
            retired: Type.Optional(Type.Boolean()),
          },
          strict,
        ),
        { minItems: 1, maxItems: 200 },
      ),
    ),
    phone: Type.Optional(nullable(text(40))),
    retired: Type.Optional(Type.Boolean()),
  },
  { ...strict, minProperties: 1 },
)
export type PatchProductBody = Static<typeof PatchProductBody>
