import { Terminal, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { calls } from '../../lib/api/calls.ts'
import { useFormat } from '../../lib/format/index.ts'
import { heard, liveState } from '../../lib/live/socket.ts'
import { useQueue } from '../../lib/offline/index.ts'
import { useSession } from '../../lib/session/session.ts'
import { useStore } from '../../lib/store.ts'
import { Badge, cx, EmptyState, IconButton, KeyValues, Tabs, toast } from '../../ui/index.ts'

type DevTab = 'calls' | 'news' | 'queue' | 'session'

/** `~`: the last calls with their trace ids, what was heard, what waits, and who this is. */
export function DevDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('core')
  const [tab, setTab] = useState<DevTab>('calls')
  const seen = useStore(calls)
  const news = useStore(heard)
  const queue = useQueue()
  return (
    <section
      aria-label={t('dev.title')}
      className="fixed inset-x-0 bottom-0 z-50 flex h-[min(24rem,60dvh)] flex-col border-t bg-raised shadow-3 animate-rise"
    >
      <header className="flex items-center gap-4 ps-5 pe-2">
        <Tabs<DevTab>
          className="min-w-0 flex-1"
          label={t('dev.title')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'calls', label: t('dev.calls'), count: seen.length },
            { value: 'news', label: t('dev.news'), count: news.length },
            { value: 'queue', label: t('dev.queue'), count: queue.length },
            { value: 'session', label: t('dev.session') },
          ]}
        />
        <IconButton size="sm" icon={X} label={t('dev.close')} keys="~" onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto border-t px-5 py-2 font-mono text-micro scrollbar-thin">
        {tab === 'calls' && <Calls />}
        {tab === 'news' && <News />}
        {tab === 'queue' &&
          (queue.length ? (
            <pre>
              {JSON.stringify(
                queue.map(({ blob: _, ...act }) => act),
                null,
                2,
              )}
            </pre>
          ) : (
            <Nothing />
          ))}
        {tab === 'session' && <SessionFacts />}
      </div>
    </section>
  )
}

function Nothing() {
  const { t } = useTranslation('core')
  return <EmptyState icon={Terminal} title={t('dev.nothing')} className="py-8 font-sans" />
}

function Calls() {
  const { t } = useTranslation('core')
  const seen = useStore(calls)
  const format = useFormat()
  const copy = async (id: string) => {
    await navigator.clipboard.writeText(id)
    toast.done(t('dev.copied'))
  }
  if (seen.length === 0) return <Nothing />
  return (
    <table className="w-full">
      <tbody>
        {seen.map((call) => (
          <tr key={`${call.at}${call.traceId}${call.path}`} className="border-b last:border-0">
            <td className="py-1.5 pe-4 whitespace-nowrap text-muted">{format.exact(call.at)}</td>
            <td
              className={cx(
                'pe-4 font-semibold',
                call.status >= 500 || call.status === 0
                  ? 'text-bad-text'
                  : call.status >= 400
                    ? 'text-warn-text'
                    : 'text-good-text',
              )}
            >
              {call.status}
            </td>
            <td className="w-full pe-4">
              <span className="text-muted">{call.method}</span> <bdi>{call.path}</bdi>
            </td>
            <td className="pe-4 text-end whitespace-nowrap tabular">{Math.round(call.ms)} ms</td>
            <td className="text-end">
              {call.traceId && (
                <button
                  type="button"
                  title={t('dev.copy')}
                  onClick={() => void copy(call.traceId)}
                  className="rounded-xs px-1 whitespace-nowrap text-muted hover:bg-hover hover:text-ink"
                >
                  {call.traceId.slice(0, 13)}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function News() {
  const { t } = useTranslation('core')
  const news = useStore(heard)
  const state = useStore(liveState)
  const format = useFormat()
  return (
    <>
      <p className="flex items-center gap-2 py-1.5 font-sans text-small">
        <Badge tone={state === 'live' ? 'good' : 'plain'}>{t(`dev.socket.${state}`)}</Badge>
      </p>
      {news.length === 0 && <Nothing />}
      <ul>
        {news.map((each, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: newest first, and two may be alike
          <li key={news.length - place} className="flex gap-4 border-b py-1.5 last:border-0">
            <span className="text-muted">{format.exact(each.at)}</span>
            <span
              className={cx('font-semibold', each.what.startsWith('~') && 'font-normal text-muted')}
            >
              {each.what}
            </span>
            <bdi className="text-muted">{each.topic}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

function SessionFacts() {
  const now = useSession()
  const format = useFormat()
  if (!now) return <Nothing />
  return (
    <KeyValues
      className="max-w-2xl font-mono text-micro"
      rows={[
        ['person', <bdi key="p">{now.person.id}</bdi>],
        ['name', now.person.name],
        ['roles', now.person.roles.join(', ')],
        ['permits', now.person.permits.join(', ')],
        ['product', now.product],
        ['token until', format.exact(now.expiresAt)],
      ]}
    />
  )
}
