import { MapPinOff } from 'lucide-react'
import type { ChefPage } from '#contract/ridendine/browse'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button } from '../../../../ui/index.ts'

/** Said before the menu: this kitchen does not deliver to the address. */
export function OutOfReach({ chef, onMove }: { chef: ChefPage; onMove: () => void }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  return (
    <Hero
      tone="warn"
      says={t('chef.out-of-zone')}
      more={t('chef.out-of-zone-about', {
        away: format.distance((chef.distanceKm ?? 0) * 1000),
        most: format.distance(chef.radiusKm * 1000),
      })}
      end={<MapPinOff size={26} aria-hidden className="text-warn-text" />}
    >
      <Button size="lg" onClick={onMove}>
        {t('home.other-address')}
      </Button>
    </Hero>
  )
}
