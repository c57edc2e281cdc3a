import type { ProductView } from '@mesa/shared/wire/products.schema'
import type { Skill, SkillsBody } from '@mesa/shared/wire/skills.schema'
import type { UserView } from '@mesa/shared/wire/users.schema'
import type { Level } from '@mesa/shared/wire/vocabulary.schema'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { saveSkills, skillQueries } from './skills.queries.ts'

type Props = {
  people: readonly UserView[]
  products: readonly ProductView[]
  levels: readonly Level[]
}

/** CL-11: who knows which product, and up to which level; each cell is saved as it changes. */
export function SkillMatrix({ people, products, levels }: Props) {
  const t = useTranslations('adminPeopleRules.skills')
  return (
    <ScrollArea className="table-wrap" label={t('matrix')}>
      <table className="table table-cards">
        <caption className="sr">{t('matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {products.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Person key={person.id} person={person} products={products} levels={levels} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

type PersonProps = { person: UserView; products: Props['products']; levels: Props['levels'] }

function Person({ person, products, levels }: PersonProps) {
  const t = useTranslations('adminPeopleRules.skills')
  const words = useTranslations('console.words.level')
  const query = useQuery(skillQueries.of(person.id))
  const skills = query.data?.skills ?? []
  const save = useAct({
    act: (body: SkillsBody) => saveSkills(person.id, body),
    families: ['skills', 'tickets'],
    onDone: () => showToast(t('saved', { name: person.name })),
  })
  const choose = (productId: string, level: Level | undefined) =>
    save.mutate(changed(skills, productId, level))
  return (
    <tr>
      <th scope="row">
        {person.name}
        {save.error !== null && <ProblemNotice error={save.error} />}
      </th>
      {query.data === undefined && <Unknown columns={products.length} query={query} />}
      {(query.data ? products : []).map(({ id, name }) => {
        const known = skills.find(({ productId }) => productId === id)
        return (
          <td key={id} data-label={name}>
            <select
              className="select a-inline"
              aria-label={t('levelOf', { person: person.name, product: name })}
              disabled={save.isPending}
              value={known?.level ?? ''}
              onChange={(event) =>
                choose(
                  id,
                  levels.find((one) => one === event.currentTarget.value),
                )
              }
            >
              <option value="">{t('none')}</option>
              {withKnown(levels, known?.level).map((level) => (
                <option key={level} value={level}>
                  {words(level)}
                </option>
              ))}
            </select>
          </td>
        )
      })}
    </tr>
  )
}

type UnknownProps = { columns: number; query: UseQueryResult }

/** The answer is under way, or did not come: nothing is said of what the person knows. */
function Unknown({ columns, query }: UnknownProps) {
  const t = useTranslations()
  return (
    <td colSpan={columns}>
      {query.isError ? (
        <span className="row wrap" role="alert">
          <span className="sm soft">{t('adminPeopleRules.skills.unread')}</span>
          <Button size="sm" onClick={() => void query.refetch()}>
            {t('common.retry')}
          </Button>
        </span>
      ) : (
        <LoadingShape>
          <Skeleton width={150} height={32} />
        </LoadingShape>
      )}
    </td>
  )
}

/** A level that the rulebook dropped stays to be seen where somebody has it. */
const withKnown = (levels: readonly Level[], known: Level | undefined): readonly Level[] =>
  known === undefined || levels.includes(known) ? levels : [...levels, known]

/** The whole list as it is sent, with one product changed. */
function changed(
  skills: readonly Skill[],
  productId: string,
  level: Level | undefined,
): SkillsBody {
  const others = skills.filter((one) => one.productId !== productId)
  const note = skills.find((one) => one.productId === productId)?.note
  const kept = others.map(({ productId: id, level: has, note: said }) => ({
    productId: id,
    level: has,
    ...(said ? { note: said } : {}),
  }))
  return {
    skills: level ? [...kept, { productId, level, ...(note ? { note } : {}) }] : kept,
  }
}
