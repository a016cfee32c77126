import { useState } from 'react'
import { pauseKitchen } from '#contract/ridendine/chefs'
import type { PauseReason } from '#contract/ridendine/kitchen-words'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Chips, Field, Input, RadioCards, Sheet } from '../../../../ui/index.ts'

const REASONS: readonly PauseReason[] = ['busy', 'break', 'supplies', 'vacation', 'other']
const SPANS = ['15', '30', '60', '120', '1440', 'open'] as const
type Span = (typeof SPANS)[number]

/** A break with a reason; it ends by itself unless it is left open. */
export function PauseSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [reason, setReason] = useState<PauseReason>('busy')
  const [span, setSpan] = useState<Span>('30')
  const [note, setNote] = useState('')
  const pause = useAct(pauseKitchen, { says: t('pause.done'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('pause.title')}
      description={t('pause.about')}
      footer={
        <Button
          tone="primary"
          size="xl"
          busy={pause.isPending}
          onClick={() =>
            pause.mutate({
              reason,
              note: note.trim(),
              minutes: span === 'open' ? null : Number(span),
            })
          }
        >
          {t('pause.act')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <RadioCards
          label={t('pause.why')}
          value={reason}
          onChange={setReason}
          columns={2}
          choices={REASONS.map((value) => ({ value, label: t(`pause.reason-${value}`) }))}
        />
        <Field label={t('pause.how-long')}>
          <Chips
            label={t('pause.how-long')}
            value={span}
            onChange={setSpan}
            choices={SPANS.map((value) => ({ value, label: t(`pause.span-${value}`) }))}
          />
        </Field>
        <Field label={t('pause.note')} hint={t('pause.note-hint')}>
          <Input
            value={note}
            maxLength={120}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}
