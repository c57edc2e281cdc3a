import { useTranslations } from 'use-intl'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { type Block, blocksOf, type Span } from './plain-markdown.ts'

/** How customers read it: their size and width. */
export function TextPreview({ title, body }: { title: string; body: string }) {
  const t = useTranslations('adminPeopleRules.texts')
  const blocks = blocksOf(body)
  return (
    <ScrollArea className="text-preview" label={t('preview')}>
      <p className="muted xs">{t('preview')}</p>
      <div className="prose">
        <h3>{title || t('previewTitle')}</h3>
        {blocks.length === 0 && <p className="soft">{t('previewEmpty')}</p>}
        {blocks.map((block, place) => (
          <BlockView key={place} block={block} />
        ))}
      </div>
    </ScrollArea>
  )
}

function BlockView({ block }: { block: Block }) {
  if ('spans' in block) {
    const Line = block.kind === 'h' ? 'h4' : 'p'
    return <Line>{spans(block.spans)}</Line>
  }
  const List = block.kind
  return (
    <List>
      {block.items.map((item, place) => (
        <li key={place}>{spans(item)}</li>
      ))}
    </List>
  )
}

const looks = { plain: 'span', strong: 'strong', em: 'em' } as const

const spans = (all: readonly Span[]) =>
  all.map(({ text, look }, place) => {
    const Look = looks[look]
    return <Look key={place}>{text}</Look>
  })
