import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { type Brand, notify, template } from '#modules/notifications'
import { readOrganisation } from '#modules/organisations'
import { streamOfChef } from './kitchen.events.ts'

const BRAND: Brand = { name: 'RideNDine', colour: '#b4451f' }
const Facts = z.object({ more: z.string() })
type Facts = z.infer<typeof Facts>

function notice(
  name: string,
  words: { title: string; body: (facts: Facts) => string; path: string; isUrgent?: boolean },
) {
  return template<Facts>({
    name: `ridendine.${name}`,
    group: 'activity',
    data: Facts,
    brand: BRAND,
    link: () => words.path,
    channels: ['in-app', 'push', 'email'],
    title: () => words.title,
    body: words.body,
    isUrgent: words.isUrgent ?? false,
    email: (facts) => ({
      subject: words.title,
      paragraphs: [words.body(facts)],
      action: { label: 'Open your kitchen', path: words.path },
    }),
  })
}

const notices = {
  autoPaused: notice('kitchen_auto_paused', {
    title: 'Your kitchen is paused',
    body: ({ more }) =>
      `Several orders had no answer today, and the customers got their money back. It opens again ${more}, or when you resume.`,
    path: '/ridendine/kitchen',
    isUrgent: true,
  }),
  approved: notice('kitchen_approved', {
    title: 'Your documents are approved',
    body: () => 'With payouts set up and a dish on the menu, the first order can come.',
    path: '/ridendine/kitchen/start',
  }),
  unapproved: notice('kitchen_unapproved', {
    title: 'A document of your kitchen is no longer good',
    body: () =>
      'You take no new orders until it is replaced. What you have taken is yours to cook.',
    path: '/ridendine/kitchen/papers',
    isUrgent: true,
  }),
  suspended: notice('kitchen_suspended', {
    title: 'Your kitchen is suspended',
    body: ({ more }) => `No new orders until it is settled. The reason: ${more}`,
    path: '/ridendine/kitchen',
    isUrgent: true,
  }),
} as const

/** Tell a chef what became of the kitchen without them. */
export async function tellChef(
  tx: Tx,
  chefId: string,
  of: keyof typeof notices,
  more = '',
): Promise<void> {
  await notify(tx, {
    to: { personId: chefId },
    template: notices[of],
    about: streamOfChef(chefId),
    data: { more },
  })
}

/** "Tuesday, 5:00 AM", on the wall clock of the city. */
export async function wordsOfTime(tx: Tx, iso: string | null): Promise<string> {
  if (iso === null) return 'when you resume'
  const { timezone } = await readOrganisation(tx)
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: timezone,
  }).format(new Date(iso))
}
