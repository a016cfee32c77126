import { Trash2 } from 'lucide-react'
import { listServices } from '#contract/catalog'
import type { OwnProfile } from '#contract/zenvee'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Card, IconButton, Input, Section, Select } from '../../../../ui/index.ts'
import { useCurrency } from '../../shared/city-zone.tsx'

type Offering = OwnProfile['offerings'][number]
const MODES = ['hourly', 'fixed', 'from'] as const
const FIRST_RATE = 8_000

/** What I offer, and what it costs. */
export function Offerings({
  offerings,
  onChange,
}: {
  offerings: readonly Offering[]
  onChange: (offerings: Offering[]) => void
}) {
  const { t } = useTranslation('zenvee-technician')
  const currency = useCurrency()
  const catalog = useRead(listServices, {})
  const all =
    catalog.data?.categories.flatMap((category) => [
      ...category.services,
      ...category.categories.flatMap((inner) => inner.services),
    ]) ?? []
  const open = all.filter(
    (service) => !offerings.some((offering) => offering.serviceSlug === service.slug),
  )
  const change = (slug: string, part: Partial<Offering>) =>
    onChange(offerings.map((each) => (each.serviceSlug === slug ? { ...each, ...part } : each)))
  const add = (slug: string) => {
    const service = all.find((each) => each.slug === slug)
    if (service)
      onChange([
        ...offerings,
        {
          serviceSlug: slug,
          title: service.title,
          mode: service.priceMode,
          rate: { amount: FIRST_RATE, currency },
        },
      ])
  }
  return (
    <Section title={t('offers.title')}>
      <Card look="flat" bare className="divide-y">
        {offerings.map((offering) => (
          <div
            key={offering.serviceSlug}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2 p-4 sm:grid-cols-[1fr_9rem_7rem_auto]"
          >
            <span className="min-w-0 truncate font-medium">{offering.title}</span>
            <IconButton
              icon={Trash2}
              label={t('offers.remove', { service: offering.title })}
              className="sm:order-last"
              onClick={() =>
                onChange(offerings.filter((each) => each.serviceSlug !== offering.serviceSlug))
              }
            />
            <div className="col-span-2 grid grid-cols-2 gap-3 sm:contents">
              <Select
                label={t('offers.mode')}
                value={offering.mode}
                onChange={(mode) => change(offering.serviceSlug, { mode })}
                options={MODES.map((mode) => ({ value: mode, label: t(`offers.${mode}`) }))}
              />
              <Input
                type="number"
                min={0}
                step={5}
                aria-label={t('offers.rate', { service: offering.title })}
                value={offering.rate.amount / 100}
                start={<CurrencySign />}
                onChange={(event) =>
                  change(offering.serviceSlug, {
                    rate: { amount: Math.round(Number(event.currentTarget.value) * 100), currency },
                  })
                }
              />
            </div>
          </div>
        ))}
        {open.length > 0 && (
          <div className="p-4">
            <Select
              label={t('offers.add')}
              value={null}
              placeholder={t('offers.add')}
              onChange={add}
              options={open.map((service) => ({ value: service.slug, label: service.title }))}
            />
          </div>
        )}
      </Card>
    </Section>
  )
}
