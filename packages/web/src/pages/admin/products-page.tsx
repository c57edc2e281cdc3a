import type { ProductView } from '@mesa/shared/wire/products.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { OrderedList } from '../../components/ordered-list.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { ProductEditor } from '../../features/products/product-editor.tsx'
import {
  changeProduct,
  editedProducts,
  orderProducts,
} from '../../features/products/products.queries.ts'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'

/** What the desk supports: products in their order, each with modules and a phone (CA-1, CV-8). */
export function Component() {
  const t = useTranslations('admin')
  const [edited, setEdited] = useState<ProductView | null>(null)
  const [round, setRound] = useState(0)
  const query = useQuery(editedProducts())
  const done = () => {
    setEdited(null)
    setRound((count) => count + 1)
  }
  return (
    <AdminFrame title={t('nav.products')}>
      <SectionCard title={t('nav.products')}>
        <Loaded query={query} lines={4}>
          {(products) => <Products products={products} edited={edited} onEdit={setEdited} />}
        </Loaded>
      </SectionCard>
      <ProductEditor key={edited?.id ?? `nuevo-${round}`} product={edited} onDone={done} />
    </AdminFrame>
  )
}

type ProductsProps = {
  products: readonly ProductView[]
  edited: ProductView | null
  onEdit: (product: ProductView) => void
}

function Products({ products, edited, onEdit }: ProductsProps) {
  const t = useTranslations('admin.products')
  const [asked, setAsked] = useState<string[] | null>(null)
  const order = useAct({ act: (ids: string[]) => orderProducts(ids), families: ['products'] })
  const retire = useAct({
    act: (product: ProductView) => changeProduct(product, { retired: !product.retired }),
    families: ['products'],
    onDone: ({ name, retired }) => showToast(t(retired ? 'retiredDone' : 'restoredDone', { name })),
  })
  const live = products.filter(({ retired }) => !retired)
  const retired = products.filter((product) => product.retired)
  const placed = asked?.flatMap((id) => live.find((one) => one.id === id) ?? []) ?? live
  const shown = placed.length === live.length ? placed : live
  if (products.length === 0) return <p className="soft">{t('empty')}</p>
  return (
    <>
      <OrderedList
        label={t('order')}
        items={shown.map((product) => ({ ...product, label: product.name }))}
        currentId={edited?.id}
        onOrder={(ids) => {
          setAsked(ids)
          order.mutate(ids, { onError: () => setAsked(null) })
        }}
        acts={(product) => (
          <Button
            size="sm"
            look="quiet"
            busy={retire.isPending && retire.variables.id === product.id}
            aria-label={t('retireNamed', { name: product.name })}
            onClick={() => retire.mutate(product)}
          >
            {t('retire')}
          </Button>
        )}
      >
        {(product) => (
          <>
            <button
              type="button"
              className="link-btn"
              aria-label={t('edit', { name: product.name })}
              onClick={() => onEdit(product)}
            >
              {product.name}
            </button>
            <span className="soft sm">{wordsOf(product)}</span>
          </>
        )}
      </OrderedList>
      {retired.length > 0 && <Retired products={retired} onRestore={retire.mutate} />}
      {order.error && <ProblemNotice error={order.error} />}
      {retire.error && <ProblemNotice error={retire.error} />}
    </>
  )
}

const wordsOf = ({ modules, phone }: ProductView): string => {
  const live = modules.filter(({ retired }) => !retired)
  return [live.map(({ name }) => name).join(', '), phone].filter(Boolean).join(' · ')
}

type RetiredProps = {
  products: readonly ProductView[]
  onRestore: (product: ProductView) => void
}

function Retired({ products, onRestore }: RetiredProps) {
  const t = useTranslations('admin.products')
  return (
    <details className="cat-retired">
      <summary>{t('retired', { count: products.length })}</summary>
      <ul className="ord">
        {products.map((product) => (
          <li key={product.id} className="ord-item">
            <div className="ord-body">{product.name}</div>
            <Button
              size="sm"
              aria-label={t('restoreNamed', { name: product.name })}
              onClick={() => onRestore(product)}
            >
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
