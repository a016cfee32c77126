import { Combobox as BaseCombobox } from '@base-ui/react/combobox'
import { useDeferredValue, useState } from 'react'
import { type ServiceFound, searchServices } from '#contract/catalog'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx } from '../../../../ui/index.ts'
import { popupLook, rowLook } from '../../../../ui/looks.ts'
import { serviceIcon } from '../../shared/service-icons.ts'
import { SearchFrame, searchLook } from './search-field.tsx'

/** The one big box: type what is wrong, choose the service that mends it. */
export function ServiceSearch({
  onChoose,
  typedBefore,
  hasFocus,
  className,
}: {
  onChoose: (slug: string) => void
  /** What was typed into the plain field while this was on its way, and whether it had the focus. */
  typedBefore: string
  hasFocus: boolean
  className?: string
}) {
  const { t } = useTranslation('zenvee-customer')
  const [typed, setTyped] = useState(typedBefore)
  const q = useDeferredValue(typed.trim())
  const found = useRead(searchServices, { q, limit: 7 }, { enabled: q.length > 0, keep: true })
  const services = q ? (found.data?.services ?? []) : []
  return (
    <BaseCombobox.Root<ServiceFound>
      items={services}
      inputValue={typed}
      onInputValueChange={setTyped}
      onValueChange={(service) => service && onChoose(service.slug)}
      itemToStringLabel={(service) => service.title}
      filter={null}
      autoHighlight
      defaultOpen={typedBefore !== ''}
    >
      <SearchFrame className={className}>
        <BaseCombobox.Input
          aria-label={t('discover.search')}
          placeholder={t('discover.placeholder')}
          autoComplete="off"
          enterKeyHint="search"
          autoFocus={hasFocus}
          className={searchLook}
        />
      </SearchFrame>
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner sideOffset={8} className="z-60 outline-none">
          <BaseCombobox.Popup
            className={cx(
              popupLook,
              'w-(--anchor-width) max-w-(--available-width) rounded-xl data-empty:hidden',
            )}
          >
            <BaseCombobox.List className="max-h-[min(26rem,var(--available-height))] overflow-y-auto p-1.5 scrollbar-thin data-empty:p-0">
              {(service: ServiceFound) => <FoundRow key={service.slug} service={service} />}
            </BaseCombobox.List>
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
      <p aria-live="polite" className="px-1 text-small text-muted empty:hidden">
        {q && found.isSuccess && services.length === 0 ? t('discover.none', { typed: q }) : ''}
      </p>
    </BaseCombobox.Root>
  )
}

function FoundRow({ service }: { service: ServiceFound }) {
  const Icon = serviceIcon(service.icon)
  return (
    <BaseCombobox.Item value={service} className={cx(rowLook, 'min-h-13')}>
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent-text">
        <Icon size={18} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{service.title}</span>
        <span className="block truncate text-small text-muted">{service.categoryName}</span>
      </span>
    </BaseCombobox.Item>
  )
}
