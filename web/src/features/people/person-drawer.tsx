import { Minus, Plus, ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import {
  grantRole,
  type Person,
  readPerson,
  restorePerson,
  revokeRole,
  suspendPerson,
} from '#contract/identity'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Avatar,
  Badge,
  Button,
  buttonLook,
  Drawer,
  ErrorState,
  KeyValues,
  Section,
  SkeletonRows,
  StatusPill,
  TimeAt,
} from '../../ui/index.ts'
import { IdChip } from '../console/ids.tsx'
import { Go } from '../console/place.tsx'
import { ReasonDialog } from '../console/reason-dialog.tsx'
import { ROLES } from './roles.ts'

type Asking = { act: 'suspend' | 'restore' } | { act: 'grant' | 'revoke'; role: string } | null

/** One person: state, roles, and what staff may do, each with its reason. */
export function PersonDrawer({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useTranslation('console')
  const person = useRead(readPerson, { personId })
  const [asking, setAsking] = useState<Asking>(null)
  const done = { onDone: () => setAsking(null), says: t('people.done') }
  const suspend = useAct(suspendPerson, done)
  const restore = useAct(restorePerson, done)
  const grant = useAct(grantRole, done)
  const revoke = useAct(revokeRole, done)
  const send = (reason: string) => {
    if (!asking) return
    if (asking.act === 'suspend') suspend.mutate({ personId, reason })
    if (asking.act === 'restore') restore.mutate({ personId, reason })
    if (asking.act === 'grant') grant.mutate({ personId, role: asking.role, reason })
    if (asking.act === 'revoke') revoke.mutate({ personId, role: asking.role, reason })
  }
  const it = person.data
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title={it?.name ?? t('people.person')}
      description={it?.email ?? undefined}
      size="lg"
      tools={
        it &&
        (it.state === 'suspended' ? (
          <Button size="sm" icon={ShieldCheck} onClick={() => setAsking({ act: 'restore' })}>
            {t('people.act.restore')}
          </Button>
        ) : (
          it.state === 'active' && (
            <Button
              size="sm"
              tone="danger-quiet"
              icon={ShieldOff}
              onClick={() => setAsking({ act: 'suspend' })}
            >
              {t('people.act.suspend')}
            </Button>
          )
        ))
      }
    >
      {person.error && <ErrorState failure={person.error} />}
      {person.isPending && <SkeletonRows rows={4} />}
      {it && (
        <div className="flex flex-col gap-6">
          <PersonFacts person={it} />
          <Section title={t('people.roles')} level={3}>
            <ul className="divide-y rounded-lg border">
              {ROLES.map((role) => {
                const has = it.roles.includes(role)
                return (
                  <li key={role} className="flex items-center gap-3 px-4 py-2">
                    <span className="flex-1 font-medium">{t(`people.role-names.${role}`)}</span>
                    {has && <Badge tone="good">{t('people.has')}</Badge>}
                    <Button
                      size="sm"
                      tone="quiet"
                      icon={has ? Minus : Plus}
                      onClick={() => setAsking({ act: has ? 'revoke' : 'grant', role })}
                    >
                      {has ? t('people.act.revoke') : t('people.act.grant')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          </Section>
          <RecordLinks personId={it.id} />
          {asking && (
            <ReasonDialog
              open
              onOpenChange={() => setAsking(null)}
              title={t(`people.title-of.${asking.act}`, {
                name: it.name,
                role: 'role' in asking ? asking.role : '',
              })}
              act={t(`people.act.${asking.act}`)}
              danger={asking.act === 'suspend'}
              busy={suspend.isPending || restore.isPending || grant.isPending || revoke.isPending}
              onSend={send}
            />
          )}
        </div>
      )}
    </Drawer>
  )
}

function PersonFacts({ person }: { person: Person }) {
  const { t } = useTranslation('console')
  return (
    <>
      <div className="flex items-center gap-4">
        <Avatar name={person.name} size={56} />
        <StatusPill
          shape={
            person.state === 'active'
              ? 'done'
              : person.state === 'suspended'
                ? 'trouble'
                : 'stopped'
          }
        >
          {t(`people.states.${person.state}`)}
        </StatusPill>
        {person.suspendedReason && (
          <span className="text-small text-muted">{person.suspendedReason}</span>
        )}
      </div>
      <KeyValues
        rows={[
          [t('people.id'), <IdChip key="id" id={person.id} />],
          [t('people.phone'), person.phone ?? '–'],
          [t('people.verified'), person.emailVerified ? t('yes') : t('no')],
          [t('people.since'), <TimeAt key="since" at={person.createdAt} day />],
        ]}
      />
    </>
  )
}

function RecordLinks({ personId }: { personId: string }) {
  const { t } = useTranslation('console')
  return (
    <div className="flex flex-wrap gap-2">
      <Go
        to="/streams/business"
        search={{ actorId: personId }}
        className={buttonLook({ size: 'sm' })}
      >
        {t('people.events')}
      </Go>
      <Go to="/ledger" search={{ person: personId }} className={buttonLook({ size: 'sm' })}>
        {t('people.accounts')}
      </Go>
      <Go to="/streams/audit" search={{ actorId: personId }} className={buttonLook({ size: 'sm' })}>
        {t('people.audit')}
      </Go>
    </div>
  )
}
