import { useState } from 'react'
import type { KeptFile } from '#contract/files'
import { IncidentKind, listOwnIncidents, reportIncident } from '#contract/ridendine'
import { PhotoField } from '../../../../features/files/photo-field.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Select, Sheet, Textarea } from '../../../../ui/index.ts'

/** What went wrong on the road, at a kitchen or at a door. */
export function IncidentSheet({
  orderId,
  onClose,
}: {
  orderId: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('ridendine-driver')
  const [kind, setKind] = useState<IncidentKind>('accident')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<readonly KeptFile[]>([])
  const report = useAct(reportIncident, {
    says: t('incident.done'),
    refresh: [listOwnIncidents],
    onDone: onClose,
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('incident.title')}
      description={t('incident.about')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!text.trim()}
          busy={report.isPending}
          onClick={() =>
            report.mutate({
              orderId,
              kind,
              text: text.trim(),
              photoIds: photos.map(({ id }) => id),
              at: new Date().toISOString(),
            })
          }
        >
          {t('incident.act')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('incident.kind')}>
          <Select
            value={kind}
            onChange={setKind}
            options={IncidentKind.options.map((each) => ({
              value: each,
              label: t(`incident.${each}`),
            }))}
          />
        </Field>
        <Field label={t('incident.text')}>
          <Textarea
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <PhotoField label={t('incident.photos')} value={photos} onChange={setPhotos} most={6} />
      </div>
    </Sheet>
  )
}
