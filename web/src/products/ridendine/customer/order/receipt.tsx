import { Download, FileText } from 'lucide-react'
import { useState } from 'react'
import {
  downloadCreditNote,
  downloadReceipt,
  type Receipt,
  readReceipt,
} from '#contract/ridendine/order-papers'
import { download } from '../../../../lib/api/download.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Button, ErrorState, Sheet, SkeletonRows, toast } from '../../../../ui/index.ts'

interface ReceiptSheetProps {
  readonly orderId: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** The receipt, every line named, with its credit notes; and the same as PDF. */
export function ReceiptSheet({ orderId, open, onOpenChange }: ReceiptSheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('everyday')
  const [busy, setBusy] = useState(false)
  const receipt = useRead(readReceipt, { orderId }, { enabled: open })
  const save = async () => {
    setBusy(true)
    await download(
      'ridendine',
      downloadReceipt,
      { orderId },
      `${receipt.data?.number ?? 'receipt'}.pdf`,
    ).catch(() => toast.refused(say('receipt.failed')))
    setBusy(false)
  }
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('receipt.title')}
      description={receipt.data && <bdi className="tabular">{receipt.data.number}</bdi>}
      footer={
        receipt.data && (
          <Button tone="primary" size="lg" icon={Download} busy={busy} onClick={() => void save()}>
            {t('receipt.pdf')}
          </Button>
        )
      }
    >
      {receipt.isPending && <SkeletonRows rows={4} />}
      {receipt.error && (
        <ErrorState failure={receipt.error} onAgain={() => void receipt.refetch()} />
      )}
      {receipt.data && <Lines receipt={receipt.data} orderId={orderId} />}
    </Sheet>
  )
}

function Lines({ receipt, orderId }: { receipt: Receipt; orderId: string }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-small">
        {[
          [t('receipt.for'), receipt.customer],
          [t('receipt.by'), receipt.chef],
          [t('receipt.at'), receipt.place],
          [t('receipt.on'), format.moment(receipt.issuedAt)],
        ].map(([label, words]) => (
          <div key={label}>
            <dt className="text-muted">{label}</dt>
            <dd className="text-body">{words}</dd>
          </div>
        ))}
      </dl>
      <ul className="flex flex-col gap-2.5 border-y py-4">
        {receipt.lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt keep their place
          <li key={place} className="flex items-baseline justify-between gap-4">
            <span className={line.kind === 'refund' ? 'text-note-text' : undefined}>
              {line.label}
            </span>
            <Amount
              money={line.amount}
              className={line.kind === 'refund' ? 'text-note-text' : undefined}
            />
          </li>
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 text-heading">
        <span>{t('receipt.paid')}</span>
        <Amount money={receipt.paid} />
      </p>
      <p className="text-small text-muted">{receipt.method}</p>
      <CreditNotes receipt={receipt} orderId={orderId} />
    </div>
  )
}

function CreditNotes({ receipt, orderId }: { receipt: Receipt; orderId: string }) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('everyday')
  const save = (noteId: string, number: string) =>
    download('ridendine', downloadCreditNote, { orderId, noteId }, `${number}.pdf`).catch(() =>
      toast.refused(say('receipt.failed')),
    )
  if (receipt.creditNotes.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {receipt.creditNotes.map((note) => (
        <li key={note.id} className="flex items-center gap-3 rounded-lg bg-note-soft px-4 py-3">
          <span className="min-w-0 flex-1 text-note-text">
            <span className="block font-medium">
              {t('receipt.credit-note')} <bdi className="tabular">{note.number}</bdi>
            </span>
            <span className="block text-small">{note.says}</span>
          </span>
          <Amount money={note.amount} className="text-note-text" />
          <Button size="sm" icon={FileText} onClick={() => void save(note.id, note.number)}>
            {t('receipt.pdf-short')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
