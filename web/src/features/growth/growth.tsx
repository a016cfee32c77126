import { CircleCheck, Hourglass } from 'lucide-react'
import type { z } from 'zod'
import { type GrowthTrigger, readGrowth } from '#contract/insights'
import { useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Badge,
  Card,
  cx,
  ErrorState,
  Section,
  Skeleton,
  StatusPill,
  TimeAt,
} from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { Stores } from './stores.tsx'
import { TriggerMeter } from './trigger-meter.tsx'

type Trigger = z.infer<typeof GrowthTrigger>
const EVERY_MS = 5000

/** Store responsibilities and the growth path: each trigger's measured value beside its threshold (Z50, Z119–Z137). */
export function GrowthScreen() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const growth = useRead(readGrowth, {}, { every: EVERY_MS })
  if (growth.error && !growth.data)
    return (
      <Page title={t('growth.title')}>
        <ErrorState failure={growth.error} />
      </Page>
    )
  if (!growth.data)
    return (
      <Page title={t('growth.title')} hint={t('growth.hint')}>
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-5">
          {[1, 2, 3, 4, 5].map((step) => (
            <Skeleton key={step} className="h-48 rounded-xl" />
          ))}
        </div>
        <Skeleton className="h-72 rounded-xl" />
      </Page>
    )
  const { path, triggers, stores, at } = growth.data
  const find = (key: string): Trigger[] => triggers.filter((trigger) => trigger.key === key)
  const others = triggers.filter(
    (trigger) => !path.some((step) => step.triggers.includes(trigger.key)),
  )
  return (
    <Page
      title={t('growth.title')}
      hint={t('growth.hint')}
      tools={
        <span className="text-small text-muted">
          {t('growth.measured')} <TimeAt at={at} exact className="font-mono text-micro" />
        </span>
      }
    >
      <Verdict triggers={triggers} />
      <Section title={t('growth.path')} hint={t('growth.path-hint')}>
        <ol className="grid grid-cols-1 gap-3 md:grid-cols-3">
          {path
            .filter((step) => step.status === 'done')
            .map((step) => (
              <li key={step.step}>
                <Card className="flex h-full flex-col gap-2">
                  <span className="flex items-center justify-between">
                    <span className="text-small text-muted">
                      {t('growth.step', { number: step.step })}
                    </span>
                    <StatusPill shape="done">{t('growth.done')}</StatusPill>
                  </span>
                  <p className="text-heading">{step.title}</p>
                  <p className="text-body text-muted">{step.says}</p>
                </Card>
              </li>
            ))}
        </ol>
        <ol start={4} className="grid grid-cols-1 gap-3 xl:grid-cols-2">
          {path
            .filter((step) => step.status !== 'done')
            .map((step) => (
              <li key={step.step}>
                <Card className="flex h-full flex-col gap-4">
                  <div>
                    <span className="flex items-center justify-between">
                      <span className="text-small text-muted">
                        {t('growth.step', { number: step.step })}
                      </span>
                      <Badge tone="note" icon={Hourglass}>
                        {t('growth.when-justified')}
                      </Badge>
                    </span>
                    <p className="mt-2 text-heading">{step.title}</p>
                    <p className="text-body text-muted">{step.says}</p>
                  </div>
                  <ul className="flex flex-col gap-4">
                    {step.triggers.flatMap(find).map((trigger) => (
                      <li key={trigger.key}>
                        <TriggerMeter trigger={trigger} />
                      </li>
                    ))}
                  </ul>
                </Card>
              </li>
            ))}
        </ol>
      </Section>
      {others.length > 0 && (
        <Section title={t('growth.others')} hint={t('growth.others-hint')}>
          <Card>
            <ul className="grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
              {others.map((trigger) => (
                <li key={trigger.key}>
                  <TriggerMeter trigger={trigger} />
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
      <Section
        title={t('growth.stores')}
        hint={t('growth.stores-hint', {
          count: format.number(stores.filter((store) => store.status === 'now').length),
        })}
      >
        <Stores stores={stores} />
      </Section>
    </Page>
  )
}

/** Whether anything has to be brought in now. */
function Verdict({ triggers }: { triggers: readonly Trigger[] }) {
  const { t } = useTranslation('console')
  const reached = triggers.filter((trigger) => trigger.state === 'reached')
  return (
    <p
      role="status"
      className={cx(
        'flex items-center gap-2.5 rounded-xl border px-5 py-3.5',
        reached.length > 0 ? 'border-warn bg-warn-soft text-warn-text' : 'bg-surface',
      )}
    >
      {reached.length > 0 ? (
        <Hourglass size={18} aria-hidden />
      ) : (
        <CircleCheck size={18} aria-hidden className="text-good" />
      )}
      <span>
        {reached.length > 0
          ? t('growth.act-now', { names: reached.map((trigger) => trigger.label).join('; ') })
          : t('growth.no-act', { count: triggers.length })}
      </span>
    </p>
  )
}
