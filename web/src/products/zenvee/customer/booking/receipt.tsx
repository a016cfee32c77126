import { Download } from 'lucide-react'
import { useState } from 'react'
import { downloadReceipt, type Receipt, readReceipt } from '#contract/zenvee'
import { clientOf, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { freshToken } from '../../../../lib/session/renew.ts'
import { Amount, Button, ErrorState, Sheet, SkeletonRows, toast } from '../../../../ui/index.ts'

interface ReceiptSheetProps {
  readonly bookingId: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** The receipt, every line named; and the same as PDF. */
export function ReceiptSheet({ bookingId, open, onOpenChange }: ReceiptSheetProps) {
  const { t } = useTranslation('zenvee-customer')
  const [busy, setBusy] = useState(false)
  const receipt = useRead(readReceipt, { bookingId }, { enabled: open })
  const download = async () => {
    setBusy(true)
    await savePdf(bookingId, `${receipt.data?.number ?? 'receipt'}.pdf`).catch(() =>
      toast.refused(t('receipt.failed')),
    )
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
          <Button
            tone="primary"
            size="lg"
            icon={Download}
            busy={busy}
            onClick={() => void download()}
          >
            {t('receipt.pdf')}
          </Button>
        )
      }
    >
      {receipt.isPending && <SkeletonRows rows={4} />}
      {receipt.error && (
        <ErrorState failure={receipt.error} onAgain={() => void receipt.refetch()} />
      )}
      {receipt.data && <Lines receipt={receipt.data} />}
    </Sheet>
  )
}

function Lines({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-small">
        {[
          [t('receipt.for'), receipt.customer],
          [t('receipt.by'), receipt.technician],
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
    </div>
  )
}

/** The PDF asks for our token, which a plain link cannot carry. */
async function savePdf(bookingId: string, name: string): Promise<void> {
  const token = await freshToken()
  const response = await fetch(clientOf('zenvee').url(downloadReceipt, { bookingId }), {
    headers: { authorization: `Bearer ${token ?? ''}` },
  })
  if (!response.ok) throw new Error(`The receipt answered ${response.status}`)
  const url = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
