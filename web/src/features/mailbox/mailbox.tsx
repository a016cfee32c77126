import { Bell, type LucideIcon, Mail, MailOpen, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { listMailbox, type MailboxItem, readMailboxItem } from '#contract/notifications'
import { useRead, useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Badge,
  Button,
  cx,
  EmptyState,
  ErrorState,
  Input,
  Skeleton,
  SkeletonRows,
  Tabs,
  TimeAgo,
  TimeAt,
  useKeys,
} from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { tableSearch } from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { ActionChip } from '../console/ids.tsx'
import { About } from '../console/place.tsx'

const CHANNELS = ['email', 'sms', 'whatsapp', 'push'] as const
const Search = z.object({
  row: tableSearch.row,
  q: tableSearch.q,
  channel: z.enum(CHANNELS).optional().catch(undefined),
})
const ICONS: Readonly<Record<MailboxItem['channel'], LucideIcon>> = {
  email: Mail,
  sms: MessageSquare,
  whatsapp: MessageSquare,
  push: Bell,
}
const EVERY_MS = 6000

/** The built-in mailbox: what would have been sent had a provider been configured. */
export function MailboxScreen() {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const [to, setTo] = useState(search.q ?? '')
  const mail = useReadPages(
    listMailbox,
    { limit: 50, channel: search.channel, to: search.q },
    { every: EVERY_MS, keep: true },
  )
  const chosen = mail.items.find((item) => item.id === search.row) ?? mail.items[0]
  const step = (by: number) => {
    const next = mail.items[mail.items.findIndex((item) => item.id === chosen?.id) + by]
    if (next) change({ row: next.id })
  }
  useKeys([
    { keys: 'j', label: t('mailbox.next'), run: () => step(1) },
    { keys: 'k', label: t('mailbox.previous'), run: () => step(-1) },
  ])
  return (
    <Page title={t('mailbox.title')} hint={t('mailbox.hint')}>
      <div className="flex flex-wrap items-center gap-3">
        <Tabs
          look="pill"
          label={t('mailbox.channel')}
          value={search.channel ?? 'all'}
          onChange={(channel) =>
            change({ channel: channel === 'all' ? undefined : channel, row: undefined })
          }
          tabs={[
            { value: 'all', label: t('mailbox.all') },
            ...CHANNELS.map((value) => ({ value, label: t(`mailbox.channels.${value}`) })),
          ]}
        />
        <form
          className="w-full sm:w-64"
          onSubmit={(event) => {
            event.preventDefault()
            change({ q: to.trim() || undefined, row: undefined })
          }}
        >
          <Input
            aria-label={t('mailbox.to')}
            placeholder={t('mailbox.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            className="h-10"
          />
        </form>
      </div>
      {mail.error && <ErrorState failure={mail.error} onAgain={() => void mail.refetch()} />}
      {mail.isPending && <SkeletonRows rows={7} />}
      {!mail.isPending && !mail.error && mail.items.length === 0 && (
        <EmptyState icon={MailOpen} title={t('mailbox.none')}>
          {t('mailbox.none-about')}
        </EmptyState>
      )}
      {chosen && (
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[22rem_1fr]">
          <div className="overflow-hidden rounded-xl border bg-surface shadow-1 lg:max-h-[calc(100dvh-16rem)] lg:overflow-y-auto scrollbar-thin">
            <ul className="divide-y" aria-label={t('mailbox.title')}>
              {mail.items.map((item) => (
                <MailLine
                  key={item.id}
                  item={item}
                  isOpen={item.id === chosen.id}
                  onOpen={() => change({ row: item.id })}
                />
              ))}
            </ul>
            {mail.hasNextPage && (
              <Button
                wide
                tone="quiet"
                busy={mail.isFetchingNextPage}
                onClick={() => void mail.fetchNextPage()}
              >
                {t('mailbox.more')}
              </Button>
            )}
          </div>
          <Letter key={chosen.id} item={chosen} />
        </div>
      )}
    </Page>
  )
}

function MailLine({
  item,
  isOpen,
  onOpen,
}: {
  item: MailboxItem
  isOpen: boolean
  onOpen: () => void
}) {
  const Icon = ICONS[item.channel]
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen}
        onClick={onOpen}
        className={cx(
          'flex w-full gap-3 px-4 py-3 text-start focus-visible:-outline-offset-2',
          isOpen ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-2">
            <span className="truncate text-small font-medium">{item.toName ?? item.to}</span>
            <TimeAgo at={item.at} className="shrink-0 text-micro text-muted" />
          </span>
          <span className="block truncate text-small">{item.subject || item.text}</span>
          <span className="block truncate text-small text-muted">{item.text}</span>
        </span>
      </button>
    </li>
  )
}

/** One message as it would arrive. HTML is shown in a frame that may do nothing. */
function Letter({ item }: { item: MailboxItem }) {
  const { t } = useTranslation('console')
  const letter = useRead(readMailboxItem, { itemId: item.id })
  return (
    <article className="min-w-0 overflow-hidden rounded-xl border bg-surface shadow-1">
      <header className="flex flex-col gap-2 border-b px-5 py-4">
        <h2 className="text-heading">{item.subject || t(`mailbox.channels.${item.channel}`)}</h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-muted">
          <span>{t('mailbox.addressed', { name: item.toName ?? '', to: item.to })}</span>
          <TimeAt at={item.at} day />
          <Badge>{item.template}</Badge>
          {item.about && <About about={item.about} />}
          <ActionChip correlationId={item.correlationId} />
        </p>
      </header>
      {letter.isPending && (
        <div className="p-5">
          <Skeleton className="h-72 w-full rounded-lg" />
        </div>
      )}
      {letter.data?.html ? (
        <iframe
          title={item.subject}
          sandbox=""
          srcDoc={letter.data.html}
          className="h-[34rem] w-full bg-white"
        />
      ) : (
        letter.data && (
          <div className="flex justify-center bg-sunken px-5 py-10">
            <p className="max-w-sm rounded-2xl rounded-es-sm bg-surface px-4 py-3 whitespace-pre-wrap shadow-1">
              {item.text}
            </p>
          </div>
        )
      )}
    </article>
  )
}
