const LEFT = 56
const BOTTOM = 72
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

/** A4 for letters; the sheets below are as wide. */
export const A4 = {
  size: 'A4',
  margins: { top: 64, bottom: BOTTOM, left: LEFT, right: LEFT },
} as const

/** The pieces a paper is drawn from, top down, each moving on to a new page by itself. */
export const sheet = (document: PDFKit.PDFDocument) => {
  const pen = penOf(document)
  return {
    ...blocks(pen),
    table: tableOf(pen),
    footers: footersOf(pen),
    footEach: footEachOf(pen),
  }
}

/** Widths of the columns of a table, 483 together, and which of them are figures. */
export type Columns = ReadonlyArray<{ width: number; isFigure?: boolean }>

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
  subheading(text: string) {
    pen.need(72)
    pen.document.y += 10
    pen.ink('Helvetica-Bold', 10.5)
    pen.write(text)
    pen.document.y += 4
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
  return (head: readonly string[], columns: Columns) => {
    const widthOf = (index: number) => (columns[index]?.width ?? 0) - GAP
    const heightOf = (cells: readonly string[]) =>
      Math.max(
        ...cells.map((cell, index) =>
          document.heightOfString(drawable(cell), { width: widthOf(index) }),
        ),
      )
    const draw = (
      cells: readonly string[],
      { height, color }: { height: number; color: string },
    ) => {
      const top = document.y
      let x = LEFT
      for (const [index, cell] of cells.entries()) {
        const align = columns[index]?.isFigure ? 'right' : 'left'
        document.text(drawable(cell), x, top, { width: widthOf(index), align })
        x += columns[index]?.width ?? 0
      }
      document.y = top + height + 4
      pen.rule(color)
      document.y += 5
    }
    const drawHead = () => {
      pen.ink('Helvetica-Bold', 9)
      draw(head, { height: heightOf(head), color: INK })
      pen.ink('Helvetica', 9)
    }
    drawHead()
    return (cells: readonly string[], { isTotal = false } = {}) => {
      pen.ink(isTotal ? 'Helvetica-Bold' : 'Helvetica', 9)
      const height = heightOf(cells)
      if (!pen.fits(height + 9)) {
        document.addPage()
        drawHead()
        pen.ink(isTotal ? 'Helvetica-Bold' : 'Helvetica', 9)
      }
      draw(cells, { height, color: RULE })
    }
  }
}

/** Below the margin pdfkit would begin a new page. */
function drawFoot({ document, ink }: Pen, lines: readonly string[]) {
  const { margins } = document.page
  const { bottom } = margins
  margins.bottom = 0
  ink('Helvetica', 7.5, GREY)
  const text = lines.map(drawable).join('\n')
  document.text(text, LEFT, document.page.height - 48, { width: WIDTH })
  margins.bottom = bottom
}

/** Once, at the end: when the number of pages is known. */
const footersOf = (pen: Pen) => (linesOf: (page: number, pages: number) => readonly string[]) => {
  const { start, count } = pen.document.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    pen.document.switchToPage(index)
    drawFoot(pen, linesOf(index - start + 1, count))
  }
}

/** From now on, at the foot of each page as it begins: the pages need not be kept. */
const footEachOf = (pen: Pen) => (linesOf: (page: number) => readonly string[]) => {
  const { document } = pen
  let page = 0
  const draw = () => {
    page += 1
    const { x, y } = document
    drawFoot(pen, linesOf(page))
    document.x = x
    document.y = y
  }
  draw()
  document.on('pageAdded', draw)
}
