import { useNavigate } from '@tanstack/react-router'
import { Link2, Share2 } from 'lucide-react'
import { useState } from 'react'
import { exponentOf } from '#contract'
import { openGroupOrder } from '#contract/ridendine/group-orders'
import { useCurrency } from '../../../../features/organisations/city-zone.tsx'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { shareLink } from '../../../../lib/share.ts'
import { Button, Field, Input, Sheet, Textarea, toast } from '../../../../ui/index.ts'
import { keepHosted } from './hosted.ts'

interface StartGroupProps {
  readonly chef: { readonly chefId: string; readonly businessName: string }
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** The address of a group order's page, for everybody who gets it. */
export const groupLink = (token: string) => `${location.origin}/ridendine/group/${token}`

/** A link for friends: they add their dishes without an account, the host pays for all. */
export function StartGroup({ chef, open, onOpenChange }: StartGroupProps) {
  const { t } = useTranslation('ridendine-customer')
  const currency = useCurrency()
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const [limit, setLimit] = useState('')
  const [token, setToken] = useState<string | null>(null)
  const start = useAct(openGroupOrder, {
    refresh: [],
    onDone: (made) => {
      keepHosted(made.token)
      setToken(made.token)
    },
  })
  const send = () => {
    const amount = Math.round(Number(limit.replace(',', '.')) * 10 ** exponentOf(currency))
    start.mutate({
      chefId: chef.chefId,
      note: note.trim(),
      limitEach: amount > 0 ? { amount, currency } : null,
    })
  }
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('group.start')}
      description={t('group.about', { name: chef.businessName })}
      footer={
        token ? (
          <div className="flex gap-2 *:flex-1">
            <Button
              size="lg"
              icon={Share2}
              onClick={() =>
                void shareLink(
                  groupLink(token),
                  t('group.title', { name: chef.businessName }),
                ).then((how) => how === 'copied' && toast.done(t('group.copied')))
              }
            >
              {t('group.share')}
            </Button>
            <Button
              tone="primary"
              size="lg"
              onClick={() => void navigate({ to: '/ridendine/group/$token', params: { token } })}
            >
              {t('group.open')}
            </Button>
          </div>
        ) : (
          <Button tone="primary" size="lg" busy={start.isPending} onClick={send}>
            {t('group.make')}
          </Button>
        )
      }
    >
      {token ? (
        <p className="flex items-center gap-3 rounded-lg bg-sunken px-4 py-3.5">
          <Link2 size={18} aria-hidden className="shrink-0 text-muted" />
          <bdi className="min-w-0 flex-1 truncate font-mono text-small">{groupLink(token)}</bdi>
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          <Field label={t('group.note')} optional={t('optional')}>
            <Textarea
              rows={2}
              maxLength={300}
              value={note}
              placeholder={t('group.note-shape')}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('group.limit')} optional={t('optional')}>
            <Input
              inputMode="decimal"
              value={limit}
              start={<CurrencySign />}
              onChange={(event) => setLimit(event.currentTarget.value)}
            />
          </Field>
        </div>
      )}
    </Sheet>
  )
}
