import { Timer } from 'lucide-react'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Avatar, Card, EmptyState, Section } from '../../ui/index.ts'
import { usePeopleNames } from '../console/people-names.ts'
import { Go } from '../console/place.tsx'

const SHOWN = 8

interface Answering {
  readonly personId: string
  readonly answered: number
  readonly medianMs: number
}

/** Who answers, and how fast; the slowest first, since they need a word. */
export function SlowestPeople({ people }: { people: readonly Answering[] }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const slowest = people.toSorted((a, b) => b.medianMs - a.medianMs).slice(0, SHOWN)
  const nameOf = usePeopleNames(slowest.map((person) => person.personId))
  return (
    <Card>
      <Section title={t('figures.people')} hint={t('figures.people-hint')}>
        {slowest.length === 0 && (
          <EmptyState icon={Timer} title={t('figures.no-answers')} className="py-6" />
        )}
        <ul className="divide-y">
          {slowest.map((person) => (
            <li key={person.personId}>
              <Go
                to="/people"
                search={{ row: person.personId }}
                className="flex items-center gap-3 rounded-sm px-1 py-2 hover:bg-hover"
              >
                <Avatar name={nameOf(person.personId)} size={28} />
                <span className="min-w-0 flex-1 truncate font-medium">
                  {nameOf(person.personId)}
                </span>
                <span className="text-small text-muted">
                  {t('figures.answers', { count: person.answered })}
                </span>
                <span className="w-20 text-end font-medium tabular">
                  {format.span(person.medianMs)}
                </span>
              </Go>
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  )
}
