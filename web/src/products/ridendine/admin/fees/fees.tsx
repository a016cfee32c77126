import { useState } from 'react'
import { FeePolicy, previewFees, readFees, setFees } from '#contract/ridendine'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, ErrorState, SkeletonPage, TimeAgo, useKeys } from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { FeeForm } from './fee-form.tsx'
import { FeePreview } from './fee-preview.tsx'

/** What is charged for, and what the last month would have been under another policy. */
export function FeesScreen() {
  const { t } = useTranslation('ridendine-admin')
  const fees = useRead(readFees, {})
  if (fees.error && !fees.data) {
    return (
      <Page title={t('fees.title')}>
        <ErrorState failure={fees.error} onAgain={() => void fees.refetch()} />
      </Page>
    )
  }
  if (!fees.data) {
    return (
      <Page title={t('fees.title')}>
        <SkeletonPage />
      </Page>
    )
  }
  return (
    <FeeDesk
      present={FeePolicy.parse(fees.data)}
      currency={fees.data.currency}
      changedAt={fees.data.changedAt}
    />
  )
}

interface FeeDeskProps {
  readonly present: FeePolicy
  readonly currency: string
  readonly changedAt: string | null
}

function FeeDesk({ present, currency, changedAt }: FeeDeskProps) {
  const { t } = useTranslation('ridendine-admin')
  const [policy, setPolicy] = useState<FeePolicy>(present)
  const [asks, setAsks] = useState(false)
  const save = useAct(setFees, { says: t('fees.changed'), onDone: () => setAsks(false) })
  const isValid = FeePolicy.safeParse(policy).success
  const isChanged = JSON.stringify(policy) !== JSON.stringify(present)
  const preview = useRead(previewFees, { ...policy, days: 30 }, { enabled: isValid, keep: true })
  useKeys([{ keys: 'Escape', label: t('fees.title'), run: () => setPolicy(present) }])
  return (
    <Page
      title={t('fees.title')}
      hint={
        <>
          {t('fees.hint')}
          {changedAt && (
            <>
              {' '}
              {t('fees.changed-at')} <TimeAgo at={changedAt} />
            </>
          )}
        </>
      }
      tools={
        <Button tone="primary" disabled={!isChanged || !isValid} onClick={() => setAsks(true)}>
          {t('fees.change')}
        </Button>
      }
    >
      <div className="grid gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <FeeForm policy={policy} currency={currency} onPolicy={setPolicy} />
        <FeePreview preview={preview.data} isStale={preview.isFetching} />
      </div>
      {asks && (
        <ReasonDialog
          open
          onOpenChange={setAsks}
          title={t('fees.change')}
          description={t('fees.change-about')}
          act={t('fees.change')}
          busy={save.isPending}
          onSend={(reason) => save.mutate({ ...policy, reason })}
        />
      )}
    </Page>
  )
}
