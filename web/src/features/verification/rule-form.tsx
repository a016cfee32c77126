import { useState } from 'react'
import { CredentialKind, CredentialRule, setCredentialRule } from '#contract/verification'
import { useAct } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, Drawer, Field, Input, Select, Switch, Textarea } from '../../ui/index.ts'

/** Add or change a rule, with the reason for the record. */
export function RuleForm({ rule, onClose }: { rule: CredentialRule | null; onClose: () => void }) {
  const { t } = useTranslation('console')
  const [jurisdiction, setJurisdiction] = useState(rule?.jurisdiction ?? 'US-MA')
  const [trade, setTrade] = useState(rule?.trade ?? '*')
  const [kind, setKind] = useState<CredentialKind>(rule?.kind ?? 'license')
  const [isNeeded, setNeeded] = useState(rule?.isNeeded ?? true)
  const [days, setDays] = useState(rule?.validForDays?.toString() ?? '')
  const [whatProof, setWhatProof] = useState(rule?.whatProof ?? '')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const save = useAct(setCredentialRule, { says: t('rules.saved'), onDone: onClose })
  const written = CredentialRule.safeParse({
    jurisdiction: jurisdiction.trim(),
    trade: trade.trim(),
    kind,
    isNeeded,
    validForDays: days.trim() ? Number(days) : null,
    whatProof,
  })
  const wrong = (field: string) =>
    wasSent && !written.success
      ? written.error.issues.find((issue) => issue.path[0] === field)?.message
      : undefined
  const send = () => {
    setSent(true)
    if (written.success) save.mutate({ ...written.data, reason: reason.trim() || undefined })
  }
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title={rule ? t('rules.change') : t('rules.add')}
      description={t('rules.about')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" busy={save.isPending} onClick={send}>
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="grid grid-cols-2 gap-4">
          <Field
            label={t('rules.place')}
            hint={t('rules.place-hint')}
            error={wrong('jurisdiction')}
          >
            <Input
              value={jurisdiction}
              disabled={rule !== null}
              onChange={(event) => setJurisdiction(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('rules.trade')} hint={t('rules.trade-hint')} error={wrong('trade')}>
            <Input
              value={trade}
              disabled={rule !== null}
              onChange={(event) => setTrade(event.currentTarget.value)}
            />
          </Field>
        </div>
        <Field label={t('desk.kind')}>
          <Select<CredentialKind>
            value={kind}
            disabled={rule !== null}
            onChange={setKind}
            options={CredentialKind.options.map((each) => ({
              value: each,
              label: t(`desk.kinds.${each}`),
            }))}
          />
        </Field>
        <Switch
          label={t('rules.is-needed')}
          hint={t('rules.needed-hint')}
          checked={isNeeded}
          onChange={setNeeded}
        />
        <Field
          label={t('rules.valid-days')}
          hint={t('rules.valid-hint')}
          error={wrong('validForDays')}
        >
          <Input
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('rules.proof')} error={wrong('whatProof')}>
          <Textarea
            value={whatProof}
            maxLength={300}
            onChange={(event) => setWhatProof(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('reason.label')} hint={t('reason.hint')}>
          <Input
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Drawer>
  )
}
