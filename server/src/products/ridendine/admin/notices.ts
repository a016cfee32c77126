import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { listHoldersOf } from '#modules/identity'
import { notify, template } from '#modules/notifications'
import type { AlertRow } from './alerts.sql.ts'

const Facts = z.object({ alertId: z.uuid(), what: z.string(), measured: z.string() })

const alertFired = template({
  name: 'ridendine.alert_fired',
  group: 'activity',
  data: Facts,
  channels: ['in-app', 'push', 'email'],
  isUrgent: true,
  link: ({ alertId }) => `/ridendine/desk/alerts?row=${alertId}`,
  title: ({ what }) => what,
  body: ({ measured }) => measured,
  email: ({ what, measured, alertId }) => ({
    subject: `Alert: ${what}`,
    paragraphs: [measured],
    facts: [],
    action: { label: 'Open the alert', path: `/ridendine/desk/alerts?row=${alertId}` },
  }),
})

const WHAT = {
  api_errors: 'Many requests fail',
  database_cpu: 'The database is busy',
  slow_answers: 'Answers are slow',
  few_drivers: 'Few drivers',
} as const

/** Tell everybody who runs the marketplace, at once. */
export async function tellAboutAlert(tx: Tx, alert: AlertRow): Promise<void> {
  const what = alert.scope === '' ? WHAT[alert.rule] : `${WHAT[alert.rule]}: ${alert.scope}`
  const data = { alertId: alert.id, what, measured: measuredOf(alert) }
  for (const personId of await listHoldersOf(tx, ['admin', 'founder']))
    await notify(tx, {
      to: { personId },
      template: alertFired,
      data,
      about: `ridendine.alert:${alert.id}`,
    })
}

function measuredOf({ rule, last_value: value, threshold }: AlertRow): string {
  const shown = Math.round(value * 10) / 10
  if (rule === 'few_drivers') return `${shown} drivers are free; it should be ${threshold} or more.`
  if (rule === 'slow_answers')
    return `5 of 100 answers take more than ${threshold} s (they lie under ${shown} s).`
  return `${shown} % measured; the limit is ${threshold} %.`
}
