import { useTranslation } from 'react-i18next'
import {
  type NotificationPreferences,
  readPreferences,
  setPreferences,
} from '#contract/notifications'
import { useAct, useRead, writeAnswer } from '../../lib/api/index.ts'
import { useProduct } from '../../lib/products.tsx'
import {
  Card,
  Checkbox,
  ErrorState,
  Field,
  Input,
  Section,
  SkeletonRows,
  Switch,
} from '../../ui/index.ts'

const CHANNELS = ['email', 'sms', 'whatsapp', 'push'] as const

/** Which news may reach the person how, and when phones stay silent. */
export function Notifications() {
  const preferences = useRead(readPreferences, {})
  if (preferences.isPending) return <SkeletonRows rows={6} />
  if (preferences.error)
    return <ErrorState failure={preferences.error} onAgain={() => void preferences.refetch()} />
  return (
    <div className="flex flex-col gap-10">
      <Matrix preferences={preferences.data} />
      <QuietHours preferences={preferences.data} />
    </div>
  )
}

function useSave() {
  const product = useProduct()
  return useAct(setPreferences, {
    refresh: [readPreferences],
    optimistic: (wish) =>
      writeAnswer(product, readPreferences, {}, (now) => ({
        ...now,
        quietHours: wish.quietHours === undefined ? now.quietHours : wish.quietHours,
        groups: now.groups.map((group) => {
          const changes = wish.groups?.filter((change) => change.group === group.group) ?? []
          const channels = { ...group.channels }
          for (const change of changes) channels[change.channel] = change.allowed
          return { ...group, channels }
        }),
      })),
  })
}

function Matrix({ preferences }: { preferences: NotificationPreferences }) {
  const { t } = useTranslation('account')
  const save = useSave()
  return (
    <Section title={t('notify.title')} hint={t('notify.about')}>
      <Card bare className="overflow-x-auto">
        <table className="w-full text-body">
          <thead>
            <tr className="border-b text-small text-muted">
              <th scope="col" className="px-5 py-3 text-start font-medium">
                <span className="sr-only">{t('notify.title')}</span>
              </th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col" className="px-2 py-3 font-medium">
                  {t(`notify.channel.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {preferences.groups.map(({ group, isOptional, channels }) => (
              <tr key={group}>
                <th scope="row" className="min-w-40 px-5 py-3 text-start font-normal">
                  {t(`notify.group.${group}`)}
                  {!isOptional && (
                    <span className="block text-small text-muted">{t('notify.always')}</span>
                  )}
                </th>
                {CHANNELS.map((channel) => (
                  <td key={channel} className="px-2 py-3">
                    <div className="flex justify-center">
                      <Checkbox
                        labelHidden
                        label={`${t(`notify.group.${group}`)}, ${t(`notify.channel.${channel}`)}`}
                        checked={channels[channel]}
                        disabled={!isOptional}
                        onChange={(allowed) =>
                          save.mutate({ groups: [{ group, channel, allowed }] })
                        }
                      />
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  )
}

function QuietHours({ preferences: { quietHours } }: { preferences: NotificationPreferences }) {
  const { t } = useTranslation('account')
  const save = useSave()
  const set = (change: Partial<{ from: string; until: string }>) => {
    const next = {
      from: quietHours?.from ?? '22:00',
      until: quietHours?.until ?? '07:00',
      ...change,
    }
    if (next.from && next.until) save.mutate({ quietHours: next })
  }
  return (
    <Card className="flex flex-col gap-4">
      <Switch
        label={t('notify.quiet')}
        hint={t('notify.quiet-about')}
        checked={quietHours !== null}
        onChange={(isOn) =>
          save.mutate({ quietHours: isOn ? { from: '22:00', until: '07:00' } : null })
        }
      />
      {quietHours && (
        <div className="grid grid-cols-2 gap-4">
          <Field label={t('notify.from')}>
            <Input
              type="time"
              value={quietHours.from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('notify.until')}>
            <Input
              type="time"
              value={quietHours.until}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
          </Field>
        </div>
      )}
    </Card>
  )
}
