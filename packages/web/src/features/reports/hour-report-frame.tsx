import { useMutation } from '@tanstack/react-query'
import { ArrowLeft, Download, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { paths } from '../../lib/paths.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { useFormat } from '../../lib/use-format.ts'
import { type Asked, downloadReport } from './hour-reports.queries.ts'

export type ReportName = 'contracts' | 'ending' | 'work' | 'usage' | 'time'
/** What a query of the report has come to. */
type Answer = {
  error: unknown
  isError: boolean
  isPlaceholderData: boolean
  refetch: () => unknown
}

type Props = {
  name: ReportName
  /** Where the API answers it, as `rp-6`. */
  path: string
  query: Asked
  filters: ReactNode
  answer: Answer
  /** Undefined: not here yet. */
  at: string | undefined
  isEmpty: boolean
  onClear: () => void
  children: ReactNode
}

/** Title, files, filters and states that the reports of contracts and hours have alike. */
export function HourReportFrame(props: Props) {
  const { name, path, query, filters, answer, at, isEmpty, onClear, children } = props
  const t = useTranslations('hourReports')
  const { instant } = useFormat()
  const title = t(`names.${name}`)
  return (
    <>
      <title>{`${title} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{title}</h1>
        <Files path={path} query={query} />
      </header>
      {filters}
      <ScrollArea className="c-scroll" role="region" label={title}>
        <p className="soft mb-4 only-screen">
          <Link to={paths.reports()}>{t('index.all')}</Link> · {t(`answers.${name}`)}
        </p>
        <Body answer={answer} isHere={at !== undefined} isEmpty={isEmpty} onClear={onClear}>
          {children}
        </Body>
        {at !== undefined && <p className="muted xs">{t('asOf', { when: instant(at) })}</p>}
      </ScrollArea>
    </>
  )
}

type BodyProps = Pick<Props, 'answer' | 'isEmpty' | 'onClear' | 'children'> & { isHere: boolean }

function Body({ answer, isHere, isEmpty, onClear, children }: BodyProps) {
  const t = useTranslations('hourReports')
  if (answer.isError && (!isHere || answer.isPlaceholderData)) {
    const again = () => void answer.refetch()
    return <BrokenState error={answer.error} title={t('broken')} onRetry={again} level="h2" />
  }
  if (!isHere) {
    return (
      <LoadingShape>
        <div className="stack">
          <Skeleton height={96} />
          <Skeleton height={320} />
        </div>
      </LoadingShape>
    )
  }
  if (isEmpty) {
    const clear = <Button onClick={onClear}>{t('clear')}</Button>
    return (
      <EmptyState level="h2" title={t('emptyTitle')} actions={clear}>
        <p>{t('emptyBody')}</p>
      </EmptyState>
    )
  }
  return <div className={answer.isPlaceholderData ? 'rep-stale' : undefined}>{children}</div>
}

const formats = ['csv', 'xlsx'] as const

function Files({ path, query }: Pick<Props, 'path' | 'query'>) {
  const t = useTranslations('hourReports')
  const icon = { className: 'ico', 'aria-hidden': true }
  const saving = useMutation({
    mutationFn: async (format: (typeof formats)[number]) =>
      saveBlob(await downloadReport(path, query, format), `${path}.${format}`),
  })
  return (
    <div className="rep-files">
      <Button icon={<Printer {...icon} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {formats.map((format) => (
        <Button
          key={format}
          icon={<Download {...icon} />}
          busy={saving.isPending && saving.variables === format}
          onClick={() => saving.mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {saving.isError && (
        <ProblemNotice error={saving.error} onRetry={() => saving.mutate(saving.variables)} />
      )}
    </div>
  )
}

type LinesProps = { title: string; backTo: string; children: ReactNode }

/** The page of what a figure counts. */
export function LinesFrame({ title, backTo, children }: LinesProps) {
  const t = useTranslations('hourReports.lists')
  return (
    <>
      <title>{`${title} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{title}</h1>
        <Link className="btn push only-screen" to={backTo}>
          <ArrowLeft className="ico" aria-hidden /> {t('back')}
        </Link>
      </header>
      <ScrollArea className="c-scroll" role="region" label={title}>
        <div className="card card-pad">{children}</div>
      </ScrollArea>
    </>
  )
}

/** One of the big figures on top; `href` opens what it counts. */
export function BigFigure({
  name,
  value,
  href,
  children,
}: {
  name: string
  value: ReactNode
  href?: string | undefined
  children?: ReactNode
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {href === undefined ? <span className="v">{value}</span> : <Link to={href}>{value}</Link>}
      </dd>
      {children !== undefined && <dd className="muted xs">{children}</dd>}
    </div>
  )
}

/** A card with its heading over a table. */
export function ReportCard({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="card rep-card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

type SegmentsProps<Word extends string> = {
  label: string
  words: readonly Word[]
  chosen: Word
  labelOf: (word: Word) => string
  onChoose: (word: Word) => void
}

/** One of a few, each to be seen. */
export function Segments<Word extends string>(props: SegmentsProps<Word>) {
  const { label, words, chosen, labelOf, onChoose } = props
  return (
    <span className="seg only-screen" role="group" aria-label={label}>
      {words.map((word) => (
        <button
          key={word}
          type="button"
          aria-pressed={word === chosen}
          onClick={() => onChoose(word)}
        >
          {labelOf(word)}
        </button>
      ))}
    </span>
  )
}
