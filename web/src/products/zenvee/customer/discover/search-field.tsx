import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx } from '../../../../ui/index.ts'

/** The big box of the first screen, with or without its list of services. */
export const searchLook =
  'h-14 w-full rounded-xl border border-control bg-surface ps-12 pe-4 text-[1.0625rem] shadow-2 outline-none transition-[border-color,box-shadow] hover:border-muted focus-visible:border-accent focus-visible:ring-3 focus-visible:ring-accent/20'

/** The looking glass in front of the field. */
export function SearchFrame({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cx('relative', className)}>
      <Search
        size={21}
        aria-hidden
        className="pointer-events-none absolute start-4 top-1/2 -translate-y-1/2 text-muted"
      />
      {children}
    </div>
  )
}

interface PlainSearchProps {
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly onFocus: () => void
}

/** The field alone, to be seen and typed into while the code of its list is on its way. */
export function PlainSearch({ value, onChange, onFocus }: PlainSearchProps) {
  const { t } = useTranslation('zenvee-customer')
  return (
    <SearchFrame>
      <input
        aria-label={t('discover.search')}
        placeholder={t('discover.placeholder')}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onFocus={onFocus}
        className={searchLook}
      />
    </SearchFrame>
  )
}
