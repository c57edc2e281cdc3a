export type Span = { text: string; look: 'plain' | 'strong' | 'em' }
export type Block = { kind: 'p' | 'h'; spans: Span[] } | { kind: 'ul' | 'ol'; items: Span[][] }

/**
 * The blocks of a text in the markdown that conditions are written in: paragraphs, headings, lists,
 * bold and italics. The rest stands as typed; the server's rendering is the one that counts.
 */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf)
}

const bullet = /^\s*[-*]\s+/
const numbered = /^\s*\d+[.)]\s+/
const heading = /^#{1,6}\s+/

function blockOf(part: string): Block {
  const lines = part.split('\n')
  for (const [kind, mark] of [
    ['ul', bullet],
    ['ol', numbered],
  ] as const) {
    if (lines.every((line) => mark.test(line))) {
      return { kind, items: lines.map((line) => spansOf(line.replace(mark, ''))) }
    }
  }
  if (heading.test(part)) return { kind: 'h', spans: spansOf(part.replace(heading, '')) }
  return { kind: 'p', spans: spansOf(lines.join(' ')) }
}

function spansOf(line: string): Span[] {
  return line
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((text) => text !== '')
    .map((text): Span => {
      if (/^\*\*[^*]+\*\*$/.test(text)) return { text: text.slice(2, -2), look: 'strong' }
      if (/^\*[^*]+\*$/.test(text)) return { text: text.slice(1, -1), look: 'em' }
      return { text, look: 'plain' }
    })
}
