import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { listOrders } from '#contract/ridendine/orders'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { LiveDot } from '../../../../ui/index.ts'
import { useSoon } from '../../shared/soon.ts'

/** What is under way, above everything else: one line each. */
export function OpenOrders() {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  const soon = useSoon()
  const person = usePerson()
  const read = useReadPages(
    listOrders,
    { as: 'customer', group: 'open', limit: 5 },
    { topics: [`person:${person.id}`], every: 30_000 },
  )
  if (read.items.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {read.items.map((line) => (
        <li key={line.id}>
          <Link
            to="/ridendine/app/orders/$orderId"
            params={{ orderId: line.id }}
            className="flex min-h-16 items-center gap-3 rounded-lg bg-accent px-4 py-3 text-on-accent shadow-2 transition-colors hover:bg-accent-hover"
          >
            <LiveDot />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">
                {line.businessName} · {say(`state.${line.state}`)}
              </span>
              <span className="block truncate text-small opacity-90">
                {line.etaTo ? t('orders.by', { time: soon(line.etaTo) }) : line.summary}
              </span>
            </span>
            <ChevronRight size={20} aria-hidden className="mirror shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
