import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { listOwnIncidents } from '#contract/ridendine'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  SkeletonRows,
  StatusPill,
  TimeAgo,
} from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'
import { IncidentSheet } from '../run/incident-sheet.tsx'

/** What I reported, and what was done about it. */
export function Incidents() {
  const { t } = useTranslation('ridendine-driver')
  const person = usePerson()
  const [isReporting, setReporting] = useState(false)
  const read = useReadPages(listOwnIncidents, {}, { topics: [`person:${person.id}`] })
  return (
    <DriveScreen
      title={t('incidents.title')}
      back={{ to: '/ridendine/drive/me' }}
      footer={
        <Button tone="primary" size="lg" icon={CircleAlert} onClick={() => setReporting(true)}>
          {t('incident.title')}
        </Button>
      }
    >
      {read.isPending && <SkeletonRows rows={3} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={CircleAlert} title={t('incidents.none')}>
          {t('incidents.none-about')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2.5">
        {read.items.map((incident) => (
          <li key={incident.id}>
            <Card look="flat" className="flex flex-col gap-2 p-4">
              <p className="flex items-center justify-between gap-3">
                <span className="font-medium">{t(`incident.${incident.kind}`)}</span>
                <StatusPill shape={incident.closedAt ? 'done' : 'open'}>
                  {incident.closedAt ? t('incidents.closed') : t('incidents.open')}
                </StatusPill>
              </p>
              <p>{incident.text}</p>
              {incident.outcome && <p className="text-small text-muted">{incident.outcome}</p>}
              <p className="text-small text-faint">
                <TimeAgo at={incident.at} />
                {incident.orderNumber && (
                  <>
                    {' · '}
                    <bdi>{incident.orderNumber}</bdi>
                  </>
                )}
              </p>
            </Card>
          </li>
        ))}
      </ul>
      {isReporting && <IncidentSheet orderId={null} onClose={() => setReporting(false)} />}
    </DriveScreen>
  )
}
