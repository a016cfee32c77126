import { lazy, Suspense } from 'react'
import { useSession } from '../../lib/session/session.ts'
import { AccountButton } from './account-button.tsx'

const AccountRows = lazy(() =>
  import('./account-rows.tsx').then((file) => ({ default: file.AccountRows })),
)

/** Who is signed in, and the menu of the account. Nothing for a visitor. */
export function AccountMenu({ wide }: { wide?: boolean }) {
  const person = useSession()?.person
  if (!person) return null
  return (
    <Suspense fallback={<AccountButton person={person} wide={wide} />}>
      <AccountRows wide={wide} />
    </Suspense>
  )
}
