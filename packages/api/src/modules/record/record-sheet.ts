const LEFT = 56
const BOTTOM = 72
const COLUMNS = [112, 118, 253] as const
const WIDTH = 483
const GAP = 8
const INK = '#1b1b1b'
const GREY = '#5c5c5c'
const RULE = '#b8b8b8'

/** What the standard fonts cannot draw is shown as `?`; the JSON record has it as it was written. */
const outsideWinAnsi = /[^\n\x20-\x7e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu
const drawable = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '    ')
    .replaceAll(outsideWinAnsi, '?')

export type Sheet = ReturnType<typeof sheet>
type Font = 'Helvetica' | 'Helvetica-Bold' | 'Courier'

/** The pieces a record is drawn from, top down, each moving on to a new page by itself. */
export const sheet = (document: PDFKit.PDFDocument) => {
  const pen = penOf(document)
  return { ...blocks(pen), table: tableOf(pen), footers: footersOf(pen) }
}

type Pen = ReturnType<typeof penOf>

const penOf = (document: PDFKit.PDFDocument) => ({
  document,
  ink: (font: Font, size: number, color = INK) =>
    document.font(font).fontSize(size).fillColor(color),
  write: (text: string, options: PDFKit.Mixins.TextOptions = {}) =>
    document.text(drawable(text), LEFT, document.y, { width: WIDTH, ...options }),
  /** Whether so much still fits on this page. */
  fits: (height: number) => document.y + height <= document.page.height - BOTTOM,
  need(height: number) {
    if (!this.fits(height)) document.addPage()
  },
  rule(color = RULE) {
    const { y } = document
    document
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .lineWidth(0.5)
      .strokeColor(color)
      .stroke()
  },
})

const blocks = (pen: Pen) => ({
  letterhead(desk: string, customer: string) {
    const { document } = pen
    pen.ink('Helvetica-Bold', 12)
    const top = document.y
    document.text(drawable(desk), LEFT, top, { width: WIDTH / 2 })
    const { y } = document
    pen.ink('Helvetica', 12)
    const right = { width: WIDTH / 2, align: 'right' } as const
    document.text(drawable(customer), LEFT + WIDTH / 2, top, right)
    document.y = Math.max(y, document.y) + 6
    pen.rule(INK)
    document.y += 20
  },
  title(above: string, title: string) {
    pen.ink('Helvetica', 11, GREY)
    pen.write(above)
    pen.ink('Helvetica-Bold', 18)
    pen.write(title)
    pen.document.y += 10
  },
  heading(text: string) {
    pen.need(72)
    pen.document.y += 18
    pen.ink('Helvetica-Bold', 13)
    pen.write(text)
    pen.document.y += 6
  },
  note(text: string, { isCode = false } = {}) {
    pen.ink(isCode ? 'Courier' : 'Helvetica', 9, isCode ? INK : GREY)
    pen.write(text)
    pen.document.y += 4
  },
  pairs(pairs: Array<readonly [label: string, value: string]>) {
    const { document } = pen
    for (const [label, value] of pairs) {
      pen.need(16)
      const top = document.y
      pen.ink('Helvetica', 10, GREY)
      document.text(drawable(label), LEFT, top, { width: 104 })
      pen.ink('Helvetica', 10)
      document.text(drawable(value), LEFT + 112, top, { width: WIDTH - 112 })
      document.y += 3
    }
  },
  /** A bold line and what was written, which may run over pages. */
  entry(title: string, body: string) {
    pen.need(48)
    pen.ink('Helvetica-Bold', 9)
    pen.write(title)
    pen.ink('Helvetica', 9)
    pen.write(body, { lineGap: 1.5 })
    pen.document.y += 10
  },
})

/** Rows stay whole and the head is repeated on each page; a row taller than a page flows over. */
function tableOf(pen: Pen) {
  const { document } = pen
  const widthOf = (index: number) => (COLUMNS[index] ?? 0) - GAP
  const heightOf = (cells: readonly string[]) =>
    Math.max(
      ...cells.map((cell, index) =>
        document.heightOfString(drawable(cell), { width: widthOf(index) }),
      ),
    )
  const row = (cells: readonly string[], color: string) => {
    const [top, height] = [document.y, heightOf(cells)]
    let x = LEFT
    for (const [index, cell] of cells.entries()) {
      document.text(drawable(cell), x, top, { width: widthOf(index) })
      x += COLUMNS[index] ?? 0
    }
    document.y = top + height + 4
    pen.rule(color)
    document.y += 5
  }
  return (head: readonly string[], rows: ReadonlyArray<readonly string[]>) => {
    const drawHead = () => {
      pen.ink('Helvetica-Bold', 9)
      row(head, INK)
      pen.ink('Helvetica', 9)
    }
    drawHead()
    for (const cells of rows) {
      if (!pen.fits(heightOf(cells) + 9)) {
        document.addPage()
        drawHead()
      }
      row(cells, RULE)
    }
  }
}

/** Once, at the end: when the number of pages is known. */
const footersOf =
  ({ document, ink }: Pen) =>
  (linesOf: (page: number, pages: number) => readonly string[]) => {
    const { start, count } = document.bufferedPageRange()
    for (let index = start; index < start + count; index += 1) {
      document.switchToPage(index)
      // Below the margin pdfkit would begin a new page.
      document.page.margins.bottom = 0
      ink('Helvetica', 7.5, GREY)
      const lines = linesOf(index - start + 1, count)
        .map(drawable)
        .join('\n')
      document.text(lines, LEFT, document.page.height - 48, { width: WIDTH })
    }
  }
