import { redirect } from '@tanstack/react-router'
import i18next from 'i18next'
import type { WordArea } from '../lib/i18n/index.ts'
import { productOfPath } from '../lib/products.tsx'
import { session } from '../lib/session/session.ts'
import { homeOf } from '../lib/session/sign.ts'

interface BeforeLoad {
  readonly location: { readonly href: string; readonly pathname: string }
}

/**
 * For `beforeLoad` of a route behind a sign-in: a visitor goes to /sign-in and comes back
 * after, a person without any of the roles goes to their own home.
 */
export function signedIn(roles: readonly string[] = []) {
  return ({ location }: BeforeLoad): void => {
    const now = session.get()
    const product = productOfPath(location.pathname)
    if (!now) throw redirect({ to: '/sign-in', search: { next: location.href, product } })
    const may = roles.length === 0 || roles.some((role) => now.person.roles.includes(role))
    if (!may) throw redirect({ to: homeOf(now.person, product), replace: true })
  }
}

/** For `loader` of an area's layout route: its words are there before the first paint. */
export function withWords(...areas: readonly WordArea[]) {
  return () => i18next.loadNamespaces(areas)
}
