import { useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { z } from 'zod'
import { readMatch } from '#contract/matching'
import { useRead } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { ErrorState, Skeleton, SkeletonRows, Tabs, TimeAt } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { useAddress } from '../console/address.ts'
import { IdChip } from '../console/ids.tsx'
import { Json } from '../console/json.tsx'
import { usePeopleNames } from '../console/people-names.ts'
import { About, Go } from '../console/place.tsx'
import { Candidates } from './candidates.tsx'
import { ReplayProof } from './replay-proof.tsx'
import { WhatIf } from './what-if.tsx'

const TABS = ['candidates', 'what-if', 'raw'] as const
const Search = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  row: z.string().max(100).optional().catch(undefined),
})

/** One matching, whole (D-Z6): who was looked at, who was stopped and why, factors, weights, order, proof. */
export function MatchScreen() {
  const { t } = useTranslation('console')
  const { matchId = '' } = useParams({ strict: false })
  const [search, change] = useAddress(Search)
  const match = useRead(readMatch, { matchId })
  const nameOf = usePeopleNames([
    match.data?.askedBy,
    ...(match.data?.verdicts.map((verdict) => verdict.candidateId) ?? []),
  ])
  if (match.error && !match.data)
    return (
      <Page title={t('match.one')}>
        <ErrorState failure={match.error} onAgain={() => void match.refetch()} />
      </Page>
    )
  if (!match.data)
    return (
      <Page title={<Skeleton className="h-7 w-56" />}>
        <Skeleton className="h-20 w-full rounded-xl" />
        <SkeletonRows rows={6} />
      </Page>
    )
  const it = match.data
  const tab = search.tab ?? 'candidates'
  const shown = it.verdicts.filter((verdict) => verdict.shown).length
  return (
    <Page
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Go
            to="/matches"
            className="-ms-2 rounded-sm p-1 text-muted hover:bg-hover hover:text-ink"
            aria-label={t('match.back')}
          >
            <ChevronLeft size={20} className="mirror" aria-hidden />
          </Go>
          {t('match.of', { name: nameOf(it.askedBy) })} <IdChip id={it.matchId} />
        </span>
      }
      hint={
        <>
          {t('match.summary', {
            considered: it.candidates.length,
            stopped: it.candidates.length - it.order.length,
            shown,
          })}{' '}
          <TimeAt at={it.at} day /> · <About about={it.about} />
        </>
      }
      tabs={
        <Tabs
          label={t('match.one')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={TABS.map((value) => ({ value, label: t(`match.view.${value}`) }))}
        />
      }
    >
      <ReplayProof match={it} />
      {tab === 'candidates' && (
        <Candidates
          match={it}
          nameOf={nameOf}
          open={search.row}
          onOpen={(row) => change({ row })}
        />
      )}
      {tab === 'what-if' && <WhatIf match={it} nameOf={nameOf} />}
      {tab === 'raw' && <Json value={it} />}
    </Page>
  )
}
