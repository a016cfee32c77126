import type { Door } from '#foundation/http'

const SIGNS_OUT =
  /logout|sign-out|sessions|password|\/me$|account|profile\/delete|suspend|email|second-factor|roles/

/**
 * Doors that end the session of whoever knocks, or the account itself: the last person would be
 * locked out. Whoever knocks at a public door shows no token, so there is nothing to lose.
 */
export function signsOut(door: Door): boolean {
  return (
    door.permit !== 'public' && SIGNS_OUT.test(door.endpoint.path) && door.endpoint.method !== 'GET'
  )
}

/**
 * Whether the test of every door visits this one: without a token where one is asked for, and with
 * every wrong value where that locks nobody out.
 */
export function isKnockedAt(door: Door): boolean {
  return door.permit !== 'public' || !signsOut(door)
}
