import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { closeIncident, type Incident, listIncidents } from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { Go } from '../../../../features/console/place.tsx'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct, useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Badge,
  Button,
  Card,
  EmptyState,
  SkeletonRows,
  Tabs,
  TimeAgo,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'

const STATES = ['open', 'closed'] as const
const Search = z.object({ state: z.enum(STATES).optional().catch(undefined) })

/** What drivers reported from the road, a kitchen or a door. */
export function IncidentsScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const state = search.state ?? 'open'
  const incidents = useReadPages(listIncidents, { limit: 30, state }, { keep: true })
  return (
    <Page
      title={t('incidents.title')}
      hint={t('incidents.hint')}
      tabs={
        <Tabs
          label={t('incidents.title')}
          value={state}
          onChange={(next) => change({ state: next })}
          tabs={STATES.map((value) => ({ value, label: t(`incidents.${value}`) }))}
        />
      }
    >
      {incidents.isPending && <SkeletonRows rows={4} />}
      {!incidents.isPending && incidents.items.length === 0 && (
        <EmptyState icon={TriangleAlert} title={t('incidents.none')} />
      )}
      <ul className="flex max-w-4xl flex-col gap-3">
        {incidents.items.map((incident) => (
          <IncidentCard key={incident.id} incident={incident} />
        ))}
      </ul>
    </Page>
  )
}

function IncidentCard({ incident }: { incident: Incident }) {
  const { t } = useTranslation('ridendine-admin')
  const [asks, setAsks] = useState(false)
  const close = useAct(closeIncident, {
    says: t('incidents.done'),
    onDone: () => setAsks(false),
  })
  return (
    <li>
      <Card className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone="warn">{t(`incidents.kind.${incident.kind}`)}</Badge>
          <span className="font-medium">{incident.driverName}</span>
          {incident.orderId && (
            <Go to={`/orders/${incident.orderId}`} className="text-small tabular hover:underline">
              {incident.orderNumber}
            </Go>
          )}
          <span className="ms-auto text-small text-muted">
            <TimeAgo at={incident.at} />
          </span>
        </div>
        <p>{incident.text}</p>
        {incident.photoUrls.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {incident.photoUrls.map((url) => (
              <li key={url}>
                <img src={url} alt="" className="size-20 rounded-md object-cover" />
              </li>
            ))}
          </ul>
        )}
        {incident.outcome && <p className="text-small text-muted">{incident.outcome}</p>}
        {!incident.closedAt && (
          <Button size="sm" className="self-start" onClick={() => setAsks(true)}>
            {t('incidents.close')}
          </Button>
        )}
        {asks && (
          <ReasonDialog
            open
            onOpenChange={setAsks}
            title={t('incidents.close-title')}
            description={t('incidents.close-about')}
            act={t('incidents.close')}
            busy={close.isPending}
            onSend={(outcome) => close.mutate({ incidentId: incident.id, outcome })}
          />
        )}
      </Card>
    </li>
  )
}
