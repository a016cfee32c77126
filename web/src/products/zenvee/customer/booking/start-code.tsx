import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx } from '../../../../ui/index.ts'

/** Four digits to read out at the door. */
export function StartCode({ code, hint, big }: { code: string; hint: string; big?: boolean }) {
  const { t } = useTranslation('zenvee-customer')
  return (
    <div
      className={cx(
        'flex items-center justify-between gap-4 rounded-lg bg-accent-soft p-4 text-accent-text',
        big && 'flex-col py-6 text-center',
      )}
    >
      <div className={big ? undefined : 'min-w-0'}>
        <p className={cx('font-semibold', big && 'text-heading')}>{t('code.title')}</p>
        <p className="text-small">{hint}</p>
      </div>
      <p
        dir="ltr"
        role="img"
        aria-label={t('code.spoken', { code: [...code].join(' ') })}
        className={cx(
          'flex font-semibold tabular',
          big ? 'gap-2.5 text-[2.75rem] leading-none' : 'gap-1.5 text-title',
        )}
      >
        {[...code].map((digit, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: digits keep their place
            key={place}
            aria-hidden
            className={cx(
              'flex items-center justify-center rounded-md bg-surface text-ink shadow-1',
              big ? 'h-18 w-14' : 'h-10 w-8',
            )}
          >
            {digit}
          </span>
        ))}
      </p>
    </div>
  )
}
