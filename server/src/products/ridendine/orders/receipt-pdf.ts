import PdfDocument from 'pdfkit'
import { exponentOf } from '#contract/money'
import type { Receipt } from '#contract/ridendine'

const INK = '#2b1d12'
const SOFT = '#7a6a5d'
const ACCENT = '#b4451f'
const LEFT = 56
const RIGHT = 539
/** Lines that fit between the head and the totals of a page. */
const LINES_OF_PAGE = 22

type Page = PDFKit.PDFDocument
type Row = { readonly label: string; readonly amount: string; readonly colour?: string }

/** Draw a receipt; long ones run over several A4 pages. */
export function drawReceipt(receipt: Receipt): Promise<Buffer> {
  const facts: [string, string][] = [
    ['For', receipt.customer],
    ['Cooked by', receipt.chef],
    ...(receipt.driver ? [['Brought by', receipt.driver] satisfies [string, string]] : []),
    ['To', receipt.place],
    ['Paid with', receipt.method],
  ]
  const rows = receipt.lines.map((line) => ({
    label: line.label,
    amount: inWords(line.amount),
    colour: line.kind === 'refund' ? SOFT : INK,
  }))
  const totals = [
    { label: 'Paid', amount: inWords(receipt.paid) },
    ...(receipt.refunded.amount > 0
      ? [{ label: 'Given back', amount: inWords(receipt.refunded), colour: SOFT }]
      : []),
  ]
  return draw({
    title: 'Receipt',
    number: receipt.number,
    at: receipt.issuedAt,
    facts,
    rows,
    totals,
  })
}

/** Draw the credit note of one refund. */
export function drawCreditNote(
  receipt: Receipt,
  note: Receipt['creditNotes'][number],
): Promise<Buffer> {
  const { amount: whole, currency } = note.amount
  return draw({
    title: 'Credit note',
    number: note.number,
    at: note.at,
    facts: [
      ['For', receipt.customer],
      ['Order', receipt.number],
      ['Kitchen', receipt.chef],
      ['Back to', receipt.method],
    ],
    rows: [
      { label: note.says, amount: inWords({ amount: whole - note.tax.amount, currency }) },
      { label: 'Sales tax', amount: inWords(note.tax) },
    ],
    totals: [{ label: 'Given back', amount: inWords(note.amount) }],
  })
}

interface Sheet {
  readonly title: string
  readonly number: string
  readonly at: string
  readonly facts: readonly (readonly [string, string])[]
  readonly rows: readonly Row[]
  readonly totals: readonly Row[]
}

function draw(sheet: Sheet): Promise<Buffer> {
  const page = new PdfDocument({
    size: 'A4',
    margin: LEFT,
    info: { Title: `${sheet.title} ${sheet.number}`, Author: 'RideNDine' },
  })
  const chunks: Buffer[] = []
  page.on('data', (chunk: Buffer) => chunks.push(chunk))
  const drawn = new Promise<Buffer>((resolve, reject) => {
    page.on('end', () => resolve(Buffer.concat(chunks)))
    page.on('error', reject)
  })
  drawHead(page, sheet)
  let y = drawRows(page, sheet, 124 + sheet.facts.length * 20 + 28)
  page.font('Helvetica-Bold')
  for (const row of sheet.totals) {
    drawRow(page, y + 14, row)
    page.font('Helvetica')
    y += 24
  }
  page.end()
  return drawn
}

function drawHead(page: Page, sheet: Sheet): void {
  page.font('Helvetica-Bold').fontSize(22).fillColor(ACCENT).text('RideNDine', LEFT, 56)
  page.font('Helvetica').fontSize(10).fillColor(SOFT).text(sheet.title, LEFT, 84)
  const right = { width: RIGHT - 300, align: 'right' } as const
  page.font('Helvetica-Bold').fontSize(12).fillColor(INK).text(sheet.number, 300, 58, right)
  page.font('Helvetica').fontSize(10).fillColor(SOFT).text(sheet.at.slice(0, 10), 300, 76, right)
  sheet.facts.forEach(([label, value], index) => {
    const y = 124 + index * 20
    page
      .fillColor(SOFT)
      .text(label, LEFT, y)
      .fillColor(INK)
      .text(value, LEFT + 80, y, { width: RIGHT - LEFT - 80, ellipsis: true, lineBreak: false })
  })
}

/** Answers the height at which the rows end, on the page where they do. */
function drawRows(page: Page, sheet: Sheet, from: number): number {
  rule(page, from - 14)
  let y = from
  sheet.rows.forEach((row, index) => {
    if (index > 0 && index % LINES_OF_PAGE === 0) {
      page.addPage()
      y = LEFT
    }
    drawRow(page, y, row)
    y += 24
  })
  rule(page, y)
  return y
}

function drawRow(page: Page, y: number, { label, amount, colour = INK }: Row): void {
  page
    .fontSize(11)
    .fillColor(colour)
    .text(label, LEFT, y, { width: 340, ellipsis: true, lineBreak: false })
    .text(amount, 400, y, { width: RIGHT - 400, align: 'right' })
}

function rule(page: Page, y: number): void {
  page.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor('#d9cfc6').stroke()
}

function inWords({ amount, currency }: { amount: number; currency: string }): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(
    amount / 10 ** exponentOf(currency),
  )
}
