import { ChevronRight, CircleX, Eye } from 'lucide-react'
import type { MatchRecord, Verdict } from '#contract/matching'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Avatar, Badge, Card, cx, Section } from '../../ui/index.ts'
import { Json } from '../console/json.tsx'
import { factorLook } from './factor-look.ts'

interface CandidatesProps {
  readonly match: MatchRecord
  readonly nameOf: (id: string) => string
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
}

/** Those who were ranked, in their order, with what made it; below, those whom a gate stopped. */
export function Candidates({ match, nameOf, open, onOpen }: CandidatesProps) {
  const { t } = useTranslation('console')
  const ranked = match.verdicts
    .filter((verdict) => verdict.place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
  const stopped = match.verdicts.filter((verdict) => verdict.place === null)
  const most = ranked[0]?.points ?? 1
  return (
    <div className="flex flex-col gap-8">
      <Section
        title={t('match.order')}
        hint={t('match.order-hint')}
        end={<FactorLegend match={match} />}
      >
        <ol className="divide-y overflow-hidden rounded-xl border bg-surface shadow-1">
          {ranked.map((verdict) => (
            <Ranked
              key={verdict.candidateId}
              match={match}
              verdict={verdict}
              name={nameOf(verdict.candidateId)}
              most={most}
              isOpen={open === verdict.candidateId}
              onToggle={() =>
                onOpen(open === verdict.candidateId ? undefined : verdict.candidateId)
              }
            />
          ))}
        </ol>
      </Section>
      <Section
        title={t('match.stopped-title', { count: stopped.length })}
        hint={t('match.stopped-hint')}
      >
        <div className="flex flex-wrap gap-2">
          {match.gates.map((gate) => {
            const count = stopped.filter((verdict) =>
              verdict.failed.some((failed) => failed.gate === gate.key),
            ).length
            return (
              <Badge key={gate.key} tone={count > 0 ? 'warn' : 'good'}>
                {gate.name} · {count}
              </Badge>
            )
          })}
        </div>
        <Card bare>
          <ul className="divide-y">
            {stopped.map((verdict) => (
              <li
                key={verdict.candidateId}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-small"
              >
                <Avatar name={nameOf(verdict.candidateId)} size={24} />
                <span className="w-44 truncate font-medium">{nameOf(verdict.candidateId)}</span>
                {verdict.failed.map((failed) => (
                  <span key={failed.gate} className="flex items-center gap-1.5 text-muted">
                    <CircleX size={14} aria-hidden className="text-bad-text" />
                    <span className="font-medium text-ink">{failed.name}</span>
                    {failed.says}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Card>
      </Section>
    </div>
  )
}

function FactorLegend({ match }: { match: MatchRecord }) {
  const format = useFormat()
  const total = Object.values(match.weights).reduce((sum, weight) => sum + weight, 0) || 1
  return (
    <ul className="hidden flex-wrap justify-end gap-x-4 gap-y-1 text-small lg:flex">
      {match.factors.map((factor, at) => (
        <li key={factor.key} className="flex items-center gap-1.5 text-muted">
          <span aria-hidden className={cx('size-2.5 rounded-xs', factorLook(at))} />
          {factor.name}
          <span className="font-medium text-ink tabular">
            {format.percent((match.weights[factor.key] ?? 0) / total)}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface RankedProps {
  readonly match: MatchRecord
  readonly verdict: Verdict
  readonly name: string
  readonly most: number
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Ranked({ match, verdict, name, most, isOpen, onToggle }: RankedProps) {
  const { t } = useTranslation('console')
  const format = useFormat()
  return (
    <li className={cx(isOpen && 'bg-accent-soft/40')}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="grid w-full grid-cols-[2rem_1fr_auto] items-center gap-x-3 gap-y-2 px-4 py-3 text-start hover:bg-hover focus-visible:-outline-offset-2 md:grid-cols-[2rem_13rem_1fr_auto]"
      >
        <span className={cx('text-center text-heading tabular', !verdict.shown && 'text-faint')}>
          {verdict.place}
        </span>
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={name} size={30} />
          <span className="truncate font-medium">{name}</span>
        </span>
        <span className="col-span-full row-start-2 flex flex-col gap-1 md:col-span-1 md:col-start-3 md:row-start-1">
          <span aria-hidden className="flex h-3 overflow-hidden rounded-xs bg-sunken">
            {match.factors.map((factor, at) => {
              const value =
                verdict.factors.find((figure) => figure.factor === factor.key)?.value ?? 0
              return (
                <span
                  key={factor.key}
                  className={factorLook(at)}
                  style={{ width: `${((value * (match.weights[factor.key] ?? 0)) / most) * 100}%` }}
                />
              )
            })}
          </span>
          <span className="truncate text-small text-muted">
            {verdict.sentence ?? t('match.not-shown')}
          </span>
        </span>
        <span className="flex items-center gap-3 text-small">
          {verdict.shown && (
            <Badge tone="accent" icon={Eye}>
              {t('match.was-shown')}
            </Badge>
          )}
          <span className="hidden w-20 text-end text-muted tabular lg:block">
            {format.number(verdict.points / 1_000_000, { digits: 2 })}
          </span>
          <ChevronRight
            size={16}
            aria-hidden
            className={cx('mirror text-faint transition-transform', isOpen && 'rotate-90')}
          />
        </span>
      </button>
      {isOpen && <FactorTable match={match} verdict={verdict} />}
    </li>
  )
}

function FactorTable({ match, verdict }: { match: MatchRecord; verdict: Verdict }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  return (
    <div className="grid grid-cols-1 gap-4 px-4 pb-4 xl:grid-cols-2">
      <table className="w-full self-start text-small">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1.5 text-start font-medium">
              {t('match.factor')}
            </th>
            <th scope="col" className="text-start font-medium">
              {t('match.says')}
            </th>
            <th scope="col" className="text-end font-medium">
              {t('match.value')}
            </th>
            <th scope="col" className="text-end font-medium">
              {t('match.weight')}
            </th>
            <th scope="col" className="text-end font-medium">
              {t('match.points')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {match.factors.map((factor, at) => {
            const figure = verdict.factors.find((each) => each.factor === factor.key)
            const weight = match.weights[factor.key] ?? 0
            return (
              <tr key={factor.key}>
                <th scope="row" className="py-2 text-start font-medium">
                  <span className="flex items-center gap-2">
                    <span aria-hidden className={cx('size-2.5 rounded-xs', factorLook(at))} />
                    {factor.name}
                  </span>
                </th>
                <td className="pe-3 text-muted">{figure?.says}</td>
                <td className="text-end tabular">
                  {format.number((figure?.value ?? 0) / 1_000_000, { digits: 3 })}
                </td>
                <td className="text-end tabular">{weight}</td>
                <td className="text-end font-medium tabular">
                  {format.number(((figure?.value ?? 0) * weight) / 1_000_000, { digits: 2 })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Json
        value={match.candidates.find((candidate) => candidate.id === verdict.candidateId)?.facts}
      />
    </div>
  )
}
