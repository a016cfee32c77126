import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../lib/session/session.ts'
import { Avatar } from '../avatar.tsx'
import { cx } from '../cx.ts'

interface AccountButtonProps extends ComponentProps<'button'> {
  readonly person: Person
  readonly wide?: boolean
}

/** The avatar that opens the menu; with name and roles in a side nav. */
export function AccountButton({ person, wide, className, ...rest }: AccountButtonProps) {
  const { t } = useTranslation('core')
  return (
    <button
      type="button"
      className={cx(
        'flex items-center gap-2.5 rounded-full text-start outline-offset-2',
        wide && 'w-full rounded-md p-2 hover:bg-hover',
        className,
      )}
      {...rest}
    >
      <span className="sr-only">{t('account.menu', { name: person.name })}</span>
      <Avatar name={person.name} src={person.photoUrl} size={wide ? 32 : 36} />
      {wide && (
        <span className="min-w-0 flex-1">
          <span className="block truncate text-small font-medium">{person.name}</span>
          <span className="block truncate text-micro text-muted">{person.roles.join(' · ')}</span>
        </span>
      )}
    </button>
  )
}
