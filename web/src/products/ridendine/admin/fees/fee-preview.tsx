import type { Money, OutputOf } from '#contract'
import type { previewFees } from '#contract/ridendine'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Card, cx, Skeleton } from '../../../../ui/index.ts'

type Preview = OutputOf<typeof previewFees>
const ROWS = [
  ['customers', 'customersPay'],
  ['chefs', 'chefsEarn'],
  ['drivers', 'driversEarn'],
  ['platform', 'platformFee'],
  ['taxes', 'tax'],
] as const

interface FeePreviewProps {
  readonly preview: Preview | undefined
  readonly isStale: boolean
}

/** The last month as it was, and as it would have been: every delivered order priced again. */
export function FeePreview({ preview, isStale }: FeePreviewProps) {
  const { t } = useTranslation('ridendine-admin')
  if (!preview) return <Skeleton className="h-80 w-full rounded-xl" />
  return (
    <Card className={cx('flex flex-col gap-4 transition-opacity', isStale && 'opacity-60')}>
      <div>
        <h2 className="text-heading">{t('fees.preview')}</h2>
        <p className="text-small text-muted">
          {preview.orders === 0
            ? t('fees.preview-none')
            : t('fees.preview-of', { count: preview.priced })}
        </p>
      </div>
      <table className="w-full text-body tabular">
        <thead>
          <tr className="border-b text-small text-muted">
            <th className="py-2 text-start font-medium" />
            <th scope="col" className="py-2 text-end font-medium">
              {t('fees.was')}
            </th>
            <th scope="col" className="py-2 text-end font-medium">
              {t('fees.would-be')}
            </th>
            <th scope="col" className="py-2 text-end font-medium max-sm:hidden">
              {t('fees.per-order')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y" aria-live="polite">
          {ROWS.map(([word, key]) => (
            <tr key={key}>
              <th scope="row" className="py-2.5 text-start font-medium">
                {t(`fees.${word}`)}
              </th>
              <td className="py-2.5 text-end text-muted">
                <Amount money={preview.was[key]} />
              </td>
              <td className="py-2.5 text-end">
                <Amount money={preview.wouldBe[key]} />
                <Difference was={preview.was[key]} now={preview.wouldBe[key]} />
              </td>
              <td className="py-2.5 text-end text-muted max-sm:hidden">
                <Amount money={preview.perOrder.was[key]} /> →{' '}
                <Amount money={preview.perOrder.wouldBe[key]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.underwater > 0 && (
        <p className="rounded-md bg-warn-soft px-4 py-2.5 text-small text-warn-text">
          {t('fees.underwater', { count: preview.underwater })}
        </p>
      )}
    </Card>
  )
}

function Difference({ was, now }: { was: Money; now: Money }) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const amount = now.amount - was.amount
  return (
    <span className="block text-micro text-muted">
      {amount === 0
        ? t('fees.same')
        : format.money({ amount, currency: now.currency }, { sign: true })}
    </span>
  )
}
