import { useNavigate } from '@tanstack/react-router'
import {
  Bell,
  CalendarClock,
  CheckCheck,
  CreditCard,
  type LucideIcon,
  Megaphone,
  MessageCircle,
  ShieldCheck,
} from 'lucide-react'
import { listNotices, type Notice, readEveryNotice, readNotice } from '#contract/notifications'
import { useAct, useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { usePerson } from '../../lib/session/session.ts'
import {
  Button,
  Card,
  cx,
  EmptyState,
  ErrorState,
  IconButton,
  Screen,
  SkeletonRows,
  TimeAgo,
} from '../../ui/index.ts'

const ICONS: Readonly<Record<Notice['group'], LucideIcon>> = {
  account: ShieldCheck,
  activity: CalendarClock,
  messages: MessageCircle,
  payments: CreditCard,
  reminders: Bell,
  news: Megaphone,
}

/** Everything that was said to this person, newest first; nothing is lost that a push did not reach. */
export function Inbox() {
  const { t } = useTranslation('everyday')
  const person = usePerson()
  const notices = useReadPages(listNotices, {}, { topics: [`person:${person.id}`] })
  const readAll = useAct(readEveryNotice, {})
  const hasUnread = notices.items.some((notice) => !notice.readAt)
  return (
    <Screen
      title={t('inbox.title')}
      large
      tools={
        hasUnread && (
          <IconButton
            icon={CheckCheck}
            label={t('inbox.read-all')}
            onClick={() => readAll.mutate({})}
          />
        )
      }
    >
      {notices.isPending && <SkeletonRows rows={6} />}
      {notices.error && (
        <ErrorState failure={notices.error} onAgain={() => void notices.refetch()} />
      )}
      {notices.isSuccess && notices.items.length === 0 && (
        <EmptyState icon={Bell} title={t('inbox.empty')}>
          {t('inbox.empty-about')}
        </EmptyState>
      )}
      {notices.items.length > 0 && (
        <Card bare>
          <ul className="divide-y">
            {notices.items.map((notice) => (
              <li key={notice.id}>
                <NoticeRow notice={notice} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {notices.hasNextPage && (
        <Button
          className="self-center"
          busy={notices.isFetchingNextPage}
          onClick={() => void notices.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Screen>
  )
}

function NoticeRow({ notice }: { notice: Notice }) {
  const { t } = useTranslation('everyday')
  const navigate = useNavigate()
  const markRead = useAct(readNotice, {})
  const Icon = ICONS[notice.group] ?? Bell
  const open = () => {
    if (!notice.readAt) markRead.mutate({ noticeId: notice.id })
    if (notice.link) void navigate({ href: notice.link })
  }
  return (
    <button
      type="button"
      onClick={open}
      className="flex w-full gap-3.5 px-4 py-3.5 text-start transition-colors -outline-offset-2 hover:bg-hover active:bg-press"
    >
      <span
        className={cx(
          'mt-0.5 flex size-10 shrink-0 items-center justify-center rounded-full',
          notice.readAt ? 'bg-sunken text-muted' : 'bg-accent-soft text-accent-text',
        )}
      >
        <Icon size={19} strokeWidth={1.9} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <span className={cx('min-w-0', notice.readAt ? 'font-medium' : 'font-semibold')}>
            {notice.title}
          </span>
          <TimeAgo at={notice.at} className="shrink-0 text-small text-muted" />
        </span>
        <span className="block text-small text-muted">{notice.body}</span>
      </span>
      {!notice.readAt && (
        <span className="mt-2 size-2 shrink-0 rounded-full bg-accent">
          <span className="sr-only">{t('inbox.unread')}</span>
        </span>
      )}
    </button>
  )
}
