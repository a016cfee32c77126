import { Link } from '@tanstack/react-router'
import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'

/** Where a console's pages live: `/zenvee/operations`. */
export const ConsoleBase = createContext('')

/** The address of the console we are in. */
export const useConsoleBase = () => useContext(ConsoleBase)

interface GoProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** Within the console: `/streams/logs`. */
  readonly to: string
  readonly search?: Readonly<Record<string, unknown>>
  readonly children?: ReactNode
}

/** A link to a page of the console. */
export function Go({ to, search, ...rest }: GoProps) {
  const base = useConsoleBase()
  return <Link to={`${base}${to}`} search={search as never} {...rest} />
}

/** The page of a thing (`zenvee.booking:<id>`), within the console; null for what has none. */
export function pageOf(about: string): { to: string; search?: Record<string, string> } | null {
  const at = about.lastIndexOf(':')
  const [thing, id] = [about.slice(0, at), about.slice(at + 1)]
  if (thing.endsWith('.booking')) return { to: `/bookings/${id}` }
  if (thing.endsWith('.order')) return { to: `/orders/${id}` }
  if (thing.endsWith('.chef')) return { to: '/chefs', search: { row: id } }
  if (thing.endsWith('.driver')) return { to: '/drivers', search: { row: id } }
  if (thing.endsWith('.alert')) return { to: '/alerts', search: { row: id } }
  if (thing === 'verification.credential') return { to: '/verification', search: { row: id } }
  if (thing === 'payments.payment') return { to: '/payments', search: { row: id } }
  if (thing === 'matching.match') return { to: `/matches/${id}` }
  if (thing.endsWith('person')) return { to: '/people', search: { row: id } }
  return null
}

const SHOWN = 8

/** A thing by its short name, as a link to its page where it has one. */
export function About({ about }: { about: string }) {
  const at = about.lastIndexOf(':')
  const [thing, id] = [about.slice(0, at), about.slice(at + 1)]
  const page = pageOf(about)
  const words = (
    <>
      {thing.split('.').at(-1)?.replaceAll('_', ' ')}{' '}
      <span className="font-mono text-micro">{id.slice(-SHOWN)}</span>
    </>
  )
  if (!page) return <span title={about}>{words}</span>
  return (
    <Go
      to={page.to}
      search={page.search}
      title={about}
      onClick={(event) => event.stopPropagation()}
      className="rounded-xs underline decoration-edge underline-offset-3 hover:decoration-current"
    >
      {words}
    </Go>
  )
}
