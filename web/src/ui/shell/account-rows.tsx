import { useNavigate } from '@tanstack/react-router'
import { Contrast, LayoutGrid, LogIn, LogOut, Moon, Sun, User } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { session, useSession } from '../../lib/session/session.ts'
import { homeOf, signOut } from '../../lib/session/sign.ts'
import { chooseTheme, usePainted } from '../../lib/theme.ts'
import { Menu } from '../menu.tsx'
import { AccountButton } from './account-button.tsx'

/** The menu behind the avatar: account, other people on this device, light or dark, sign out. */
export function AccountRows({ wide }: { wide?: boolean }) {
  const { t } = useTranslation('core')
  const navigate = useNavigate()
  const now = useSession()
  const painted = usePainted()
  if (!now) return null
  const { person } = now
  const others = session.all().filter((other) => other.person.id !== person.id)

  const become = (id: string) => {
    session.become(id)
    const next = session.get()
    if (next) void navigate({ to: homeOf(next.person) })
  }
  return (
    <Menu
      align={wide ? 'start' : 'end'}
      trigger={<AccountButton person={person} wide={wide} />}
      head={
        <div className="px-2.5 pt-1.5 pb-2">
          <p className="font-medium">{person.name}</p>
          <p className="text-small text-muted">{person.email}</p>
        </div>
      }
      rows={[
        { label: t('account.open'), icon: User, onSelect: () => void navigate({ to: '/account' }) },
        {
          label: t('account.portal'),
          icon: LayoutGrid,
          onSelect: () => void navigate({ to: '/' }),
        },
        {
          label: painted === 'dark' ? t('theme.light') : t('theme.dark'),
          icon: painted === 'dark' ? Sun : Moon,
          onSelect: () => chooseTheme(painted === 'dark' ? 'light' : 'dark'),
        },
        { label: t('theme.system'), icon: Contrast, onSelect: () => chooseTheme('system') },
        ...(others.length > 0 ? (['line'] as const) : []),
        ...others.map((other) => ({
          label: t('account.become', { name: other.person.name }),
          icon: LogIn,
          onSelect: () => become(other.person.id),
        })),
        'line',
        {
          label: t('account.sign-out'),
          icon: LogOut,
          onSelect: () => void signOut().then(() => navigate({ to: '/' })),
        },
      ]}
    />
  )
}
