import { Landmark } from 'lucide-react'
import { type EntryOnWire, listEntriesAbout } from '#contract/ledger'
import type { Booking } from '#contract/zenvee'
import { usePeopleNames } from '../../../../features/console/people-names.ts'
import { Go } from '../../../../features/console/place.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Card,
  EmptyState,
  PriceLines,
  Section,
  SkeletonRows,
  TimeAt,
} from '../../../../ui/index.ts'

/** What it costs, who gets what, and the ledger's own lines. */
export function BookingMoney({ booking }: { booking: Booking }) {
  const { t } = useTranslation('operations')
  const entries = useRead(
    listEntriesAbout,
    { about: `zenvee.booking:${booking.id}` },
    { topics: [`zenvee.booking:${booking.id}`] },
  )
  const { price, earnings, payment } = booking
  return (
    <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[22rem_1fr]">
      <Card className="flex flex-col gap-5">
        <PriceLines
          lines={[
            { label: t('money.service'), money: price.service },
            { label: t('money.extras'), money: price.extras },
            { label: t('money.tax'), money: price.tax },
            { label: t('money.tip'), money: price.tip },
          ]}
          total={{ label: t('money.total'), money: price.total }}
        />
        {earnings && (
          <PriceLines
            lines={[{ label: t('money.fee'), money: earnings.fee }]}
            total={{ label: t('money.earned'), money: earnings.earned }}
          />
        )}
        <p className="text-small text-muted">
          {t(`booking.payment.${payment.state}`)}
          {payment.paymentId && (
            <>
              {' '}
              ·{' '}
              <Go
                to="/payments"
                search={{ row: payment.paymentId }}
                className="underline underline-offset-3"
              >
                {t('money.open-payment')}
              </Go>
            </>
          )}
        </p>
      </Card>
      <Section title={t('money.ledger')} hint={t('money.ledger-hint')}>
        {!entries.data && <SkeletonRows rows={5} />}
        {entries.data?.entries.length === 0 && (
          <EmptyState icon={Landmark} title={t('money.no-lines')}>
            {t('money.no-lines-about')}
          </EmptyState>
        )}
        {entries.data && entries.data.entries.length > 0 && (
          <Lines entries={entries.data.entries} />
        )}
      </Section>
    </div>
  )
}

function Lines({ entries }: { entries: readonly EntryOnWire[] }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const nameOf = usePeopleNames(
    entries.map((entry) => (entry.owner.kind === 'person' ? entry.owner.id : null)),
  )
  const byTransfer = Map.groupBy(entries, (entry) => entry.transferId)
  return (
    <ol className="flex flex-col gap-3">
      {[...byTransfer].map(([transferId, lines]) => {
        const [first] = lines
        if (!first) return null
        return (
          <li key={transferId} className="overflow-hidden rounded-xl border bg-surface shadow-1">
            <header className="flex items-baseline justify-between gap-3 border-b bg-sunken/60 px-4 py-2 text-small">
              <span className="font-medium">{first.what}</span>
              <TimeAt at={first.postedAt} day className="text-muted" />
            </header>
            <table className="w-full text-small">
              <thead className="sr-only">
                <tr>
                  <th>{t('money.account')}</th>
                  <th>{t('money.amount')}</th>
                  <th>{t('money.balance')}</th>
                </tr>
              </thead>
              <tbody className="divide-y">
                {lines.map((line) => (
                  <tr key={line.entryNo}>
                    <td className="px-4 py-2">
                      {line.owner.kind === 'person'
                        ? nameOf(line.owner.id)
                        : t(`money.owner.${line.owner.kind}`)}{' '}
                      <span className="text-muted">· {line.purpose}</span>
                    </td>
                    <td className="px-4 py-2 text-end font-medium whitespace-nowrap">
                      <Amount money={line.amount} sign />
                    </td>
                    <td className="hidden px-4 py-2 text-end whitespace-nowrap text-muted tabular sm:table-cell">
                      {t('money.after', { amount: format.money(line.balanceAfter) })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        )
      })}
    </ol>
  )
}
