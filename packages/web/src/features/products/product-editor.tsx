import type { ProductView } from '@mesa/shared/wire/products.schema'
import { Plus, Trash2, Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { LeaveGuard } from '../../components/leave-guard.tsx'
import { Badge } from '../../components/marks.tsx'
import { OrderedList } from '../../components/ordered-list.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { changeProduct, createProduct } from './products.queries.ts'

/** `id` of one that is not saved yet begins with `nuevo-`. */
type ModuleDraft = { id: string; label: string; isRetired: boolean }
type Draft = { name: string; phone: string; modules: ModuleDraft[] }

let lastId = 0
const newModule = (): ModuleDraft => ({ id: `nuevo-${(lastId += 1)}`, label: '', isRetired: false })

const draftOf = (product: ProductView | null): Draft => ({
  name: product?.name ?? '',
  phone: product?.phone ?? '',
  modules: product
    ? product.modules.map(({ id, name, retired }) => ({ id, label: name, isRetired: retired }))
    : [newModule()],
})

type ProductEditorProps = { product: ProductView | null; onDone: () => void }

/** A product with its modules, in the order in which a case offers them; without one, a new one. */
export function ProductEditor({ product, onDone }: ProductEditorProps) {
  const t = useTranslations('admin')
  const p = useTranslations('admin.products')
  const [start] = useState(() => draftOf(product))
  const [draft, setDraft] = useState(start)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }))
  const act = useAct({
    act: (given: Draft, key) => save(product, given, key),
    families: ['products'],
    onDone: () => {
      showToast(t(product ? 'saved' : 'created'))
      onDone()
    },
  })
  const submit = () => {
    const named = draft.modules.filter(({ label }) => label.trim() !== '')
    const missing = {
      ...(draft.name.trim() === '' && { name: t('required') }),
      ...(named.length === 0 && { module: p('moduleRequired') }),
    }
    setErrors(missing)
    if (Object.keys(missing).length === 0) act.mutate({ ...draft, modules: named })
  }
  return (
    <SectionCard title={product ? p('edit', { name: product.name }) : p('add')}>
      <Form
        className="form stack"
        onSubmit={submit}
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
      >
        <div className="a-form">
          <TextField
            name="name"
            label={t('name')}
            maxLength={120}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
          <TextField
            name="phone"
            type="tel"
            label={p('phone')}
            description={p('phoneHint')}
            optional
            maxLength={40}
            value={draft.phone}
            onChange={({ target }) => change({ phone: target.value })}
          />
        </div>
        <Modules modules={draft.modules} onChange={(modules) => change({ modules })} />
        <div className="row wrap">
          {product && <Button onClick={onDone}>{p('cancelEdit')}</Button>}
          <Button look="primary" type="submit" busy={act.isPending}>
            {t(product ? 'save' : 'create')}
          </Button>
        </div>
      </Form>
      <LeaveGuard isGuarding={JSON.stringify(draft) !== JSON.stringify(start)} />
    </SectionCard>
  )
}

function save(product: ProductView | null, { name, phone, modules }: Draft, key: string) {
  const body = { name: name.trim(), phone: phone.trim() || null }
  if (!product)
    return createProduct(
      { ...body, modules: modules.map(({ label }) => ({ name: label.trim() })) },
      key,
    )
  const kept = modules.map(({ id, label, isRetired }) => ({
    ...(id.startsWith('nuevo-') ? {} : { id }),
    name: label.trim(),
    retired: isRetired,
  }))
  return changeProduct(product, { ...body, modules: kept })
}

type ModulesProps = { modules: ModuleDraft[]; onChange: (modules: ModuleDraft[]) => void }

function Modules({ modules, onChange }: ModulesProps) {
  const t = useTranslations('admin.products')
  const id = useId()
  const [openId, setOpenId] = useState(modules.length === 1 ? modules[0]?.id : undefined)
  const open = modules.find((one) => one.id === openId)
  const put = (next: ModuleDraft) =>
    onChange(modules.map((one) => (one.id === next.id ? next : one)))
  const drop = (dropped: string) =>
    onChange(
      dropped.startsWith('nuevo-')
        ? modules.filter((one) => one.id !== dropped)
        : modules.map((one) => (one.id === dropped ? { ...one, isRetired: !one.isRetired } : one)),
    )
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{t('modulesShort')}</h3>
      <OrderedList
        label={t('moduleOrder')}
        items={modules.map((one) => ({ ...one, label: one.label.trim() || t('moduleUnnamed') }))}
        currentId={openId}
        onOrder={(ids) => onChange(ids.flatMap((one) => modules.find((m) => m.id === one) ?? []))}
        acts={(module) => <Drop module={module} onDrop={() => drop(module.id)} />}
      >
        {(module) => (
          <>
            <button
              type="button"
              className="link-btn"
              aria-expanded={module.id === openId}
              onClick={() => setOpenId(module.id === openId ? undefined : module.id)}
            >
              {module.label}
            </button>
            {module.isRetired && <Badge>{t('moduleRetired')}</Badge>}
          </>
        )}
      </OrderedList>
      {open && (
        <div className="a-form">
          <TextField
            key={open.id}
            name="module"
            label={t('moduleName')}
            description={t('moduleHint')}
            maxLength={80}
            autoComplete="off"
            value={open.label}
            onChange={({ target }) => put({ ...open, label: target.value })}
          />
        </div>
      )}
      <div>
        <Button
          icon={<Plus className="ico" aria-hidden />}
          onClick={() => {
            const module = newModule()
            onChange([...modules, module])
            setOpenId(module.id)
          }}
        >
          {t('moduleAdd')}
        </Button>
      </div>
    </section>
  )
}

function Drop({ module, onDrop }: { module: ModuleDraft; onDrop: () => void }) {
  const t = useTranslations('admin.products')
  const { isRetired, label: name } = module
  const Icon = isRetired ? Undo2 : Trash2
  return (
    <IconButton
      label={t(isRetired ? 'moduleRestore' : 'moduleRetire', { name })}
      size="sm"
      onClick={onDrop}
    >
      <Icon className="ico" aria-hidden />
    </IconButton>
  )
}
