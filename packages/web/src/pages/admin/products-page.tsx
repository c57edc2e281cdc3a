import type { CreateProductBody, ProductView } from '@mesa/shared/wire/products.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import {
  changeProduct,
  createProduct,
  productQueries,
} from '../../features/products/products.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('admin')
  const [edited, setEdited] = useState<ProductView | null>(null)
  const query = useInfiniteQuery(productQueries.list())
  const columns = [
    {
      id: 'name',
      label: t('name'),
      cell: (product: ProductView) => (
        <button
          type="button"
          className="link-btn"
          aria-label={t('products.edit', { name: product.name })}
          onClick={() => setEdited(product)}
        >
          {product.name}
        </button>
      ),
    },
    {
      id: 'modules',
      label: t('products.modulesShort'),
      cell: ({ modules }: ProductView) => activeNames(modules).join(', '),
    },
    { id: 'phone', label: t('products.phone'), cell: ({ phone }: ProductView) => phone },
  ]
  return (
    <AdminFrame title={t('nav.products')}>
      <SectionCard title={t('nav.products')}>
        <PagedTable
          query={query}
          caption={t('nav.products')}
          columns={columns}
          empty={t('products.empty')}
          more={t('more')}
        />
      </SectionCard>
      <ProductForm key={edited?.id ?? 'new'} product={edited} onDone={() => setEdited(null)} />
    </AdminFrame>
  )
}

const activeNames = (modules: ProductView['modules']) =>
  modules.filter(({ retired }) => !retired).map(({ name }) => name)

type Filled = { name: string; modules: string[]; phone: string | null }

/** Without a product it creates one; a module kept by name keeps its id, one left out is retired. */
function ProductForm({ product, onDone }: { product: ProductView | null; onDone: () => void }) {
  const t = useTranslations('admin')
  const act = useAct({
    act: ({ name, modules, phone }: Filled, key) => {
      const named = modules.map((module) => {
        const id = product?.modules.find((one) => one.name === module)?.id
        return id ? { id, name: module, retired: false } : { name: module }
      })
      if (product) return changeProduct(product, { name, phone, modules: named })
      const body: CreateProductBody = {
        name,
        phone,
        modules: modules.map((one) => ({ name: one })),
      }
      return createProduct(body, key)
    },
    families: ['products'],
    onDone: () => {
      showToast(t(product ? 'saved' : 'created'))
      onDone()
    },
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const lines = formText(data, 'modules').split('\n')
    const modules = [...new Set(lines.map((line) => line.trim()).filter(Boolean))]
    const errors = missingIn({ name, modules }, t('required'))
    return errors ? { errors } : { body: { name, modules, phone: formText(data, 'phone') || null } }
  }
  return (
    <SectionCard title={product ? t('products.edit', { name: product.name }) : t('products.add')}>
      <ActForm
        act={act}
        read={read}
        submit={t(product ? 'save' : 'create')}
        cancel={product && <Button onClick={onDone}>{t('products.cancelEdit')}</Button>}
      >
        <TextField name="name" label={t('name')} defaultValue={product?.name} maxLength={120} />
        <TextArea
          name="modules"
          label={t('products.modules')}
          rows={6}
          defaultValue={product ? activeNames(product.modules).join('\n') : ''}
        />
        <TextField
          name="phone"
          type="tel"
          label={t('products.phone')}
          optional
          defaultValue={product?.phone ?? ''}
          maxLength={40}
        />
      </ActForm>
    </SectionCard>
  )
}
