import PdfDocument from 'pdfkit'
import { exponentOf } from '#contract/money'
import type { Receipt } from '#contract/zenvee'

const INK = '#12262b'
const SOFT = '#5d6f73'
const ACCENT = '#0f5257'
const LEFT = 56
const RIGHT = 539

/** Draw a receipt on one A4 page. */
export function drawReceipt(receipt: Receipt): Promise<Buffer> {
  const page = new PdfDocument({
    size: 'A4',
    margin: LEFT,
    info: { Title: `Receipt ${receipt.number}`, Author: 'Zenvee' },
  })
  const chunks: Buffer[] = []
  page.on('data', (chunk: Buffer) => chunks.push(chunk))
  const drawn = new Promise<Buffer>((resolve, reject) => {
    page.on('end', () => resolve(Buffer.concat(chunks)))
    page.on('error', reject)
  })
  drawHead(page, receipt)
  const bottom = drawLines(page, receipt, 250)
  drawTotals(page, receipt, bottom)
  page.end()
  return drawn
}

function drawHead(page: PDFKit.PDFDocument, receipt: Receipt): void {
  page.font('Helvetica-Bold').fontSize(22).fillColor(ACCENT).text('Zenvee', LEFT, 56)
  page.font('Helvetica').fontSize(10).fillColor(SOFT).text('Receipt', LEFT, 84)
  page
    .font('Helvetica-Bold')
    .fontSize(12)
    .fillColor(INK)
    .text(receipt.number, 300, 58, { width: RIGHT - 300, align: 'right' })
  page
    .font('Helvetica')
    .fontSize(10)
    .fillColor(SOFT)
    .text(receipt.issuedAt.slice(0, 10), 300, 76, { width: RIGHT - 300, align: 'right' })
  const facts: readonly (readonly [string, string])[] = [
    ['For', receipt.customer],
    ['By', receipt.technician],
    ['At', receipt.place],
    ['Paid with', receipt.method],
  ]
  facts.forEach(([label, value], index) => {
    const y = 124 + index * 20
    page
      .fillColor(SOFT)
      .text(label, LEFT, y)
      .fillColor(INK)
      .text(value, LEFT + 80, y, { width: RIGHT - LEFT - 80, ellipsis: true, lineBreak: false })
  })
}

/** Answers the height at which the lines end. */
function drawLines(page: PDFKit.PDFDocument, receipt: Receipt, from: number): number {
  rule(page, from - 14)
  receipt.lines.forEach((line, index) =>
    drawLine(page, from + index * 24, { label: line.label, amount: inWords(line.amount) }),
  )
  const bottom = from + receipt.lines.length * 24
  rule(page, bottom)
  return bottom
}

function drawTotals(page: PDFKit.PDFDocument, receipt: Receipt, from: number): void {
  page.font('Helvetica-Bold')
  drawLine(page, from + 14, { label: 'Paid', amount: inWords(receipt.paid) })
  page.font('Helvetica')
  if (receipt.refunded.amount > 0)
    drawLine(page, from + 38, {
      label: 'Given back',
      amount: inWords(receipt.refunded),
      colour: SOFT,
    })
}

function drawLine(
  page: PDFKit.PDFDocument,
  y: number,
  { label, amount, colour = INK }: { label: string; amount: string; colour?: string },
): void {
  page
    .fontSize(11)
    .fillColor(colour)
    .text(label, LEFT, y, { width: 340 })
    .text(amount, 400, y, { width: RIGHT - 400, align: 'right' })
}

function rule(page: PDFKit.PDFDocument, y: number): void {
  page.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor('#c9d3d5').stroke()
}

function inWords({ amount, currency }: { amount: number; currency: string }): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(
    amount / 10 ** exponentOf(currency),
  )
}
