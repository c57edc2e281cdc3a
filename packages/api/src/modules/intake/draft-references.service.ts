import type { DraftContent } from '@mesa/shared/wire/drafts.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { findCategory } from '../catalogs/catalog-entries.service.ts'
import { findProduct } from '../products/products.service.ts'
import * as intake from './intake.repository.ts'

/** What a draft names exists for its organization; all else is judged when it is sent (EN-4). */
export async function demandReferences(
  tx: Tx,
  { productId, categoryId, previousTicketNumber: number }: DraftContent,
  organizationId: string,
): Promise<void> {
  const [product, category, previous] = await Promise.all([
    findProduct(tx, productId),
    categoryId === undefined ? undefined : findCategory(tx, categoryId),
    number === undefined ? undefined : intake.findTicketId(tx, { number, organizationId }),
  ])
  if (!product || product.retired) refuse('productId')
  if (categoryId !== undefined && (!category || category.retired)) refuse('categoryId')
  if (number !== undefined && previous === undefined) refuse('previousTicketNumber')
}

function refuse(path: string): never {
  throw new AppError('reference_unknown', {
    errors: [{ path: `content.${path}`, code: 'not_found' }],
  })
}
