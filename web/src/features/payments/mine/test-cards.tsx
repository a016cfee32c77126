import { readDemo } from '#contract/demo'
import { useRead } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { Button } from '../../../ui/index.ts'

/** Numbers that the provider's sandbox answers in a known way. */
export const TEST_CARDS = [
  { number: '4242424242424242', what: 'works' },
  { number: '4000000000000341', what: 'declined' },
  { number: '4000002760003184', what: 'bank' },
] as const

/** In the demo: cards to try, one tap each. */
export function TestCards({ onPick }: { onPick: (number: string) => void }) {
  const { t } = useTranslation('everyday')
  const demo = useRead(readDemo, {})
  if (!demo.data?.isDemo) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex line in every browser
    <div role="group" aria-label={t('card.test')} className="flex flex-wrap items-center gap-2">
      <span className="text-small text-muted">{t('card.test')}</span>
      {TEST_CARDS.map(({ number, what }) => (
        <Button key={number} size="sm" onClick={() => onPick(number)}>
          {t(`card.test-${what}`)}
        </Button>
      ))}
    </div>
  )
}
