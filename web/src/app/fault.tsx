import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '#contract'
import { calls } from '../lib/api/calls.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState, TraceId } from '../ui/empty.tsx'

/** A screen broke: plain words, the reference of the last call, and two ways out. */
export function Fault({ error: thrown, reset }: ErrorComponentProps) {
  const { t } = useTranslation('core')
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const lastTrace = calls.get()[0]?.traceId
  const isOldChunk = /dynamically imported module|Importing a module/.test(error.message)
  return (
    <main className="flex min-h-[80dvh] flex-col items-center justify-center gap-2">
      <ErrorState
        failure={error}
        onAgain={isOldChunk ? () => location.reload() : reset}
        className="pb-4"
      />
      {!(error instanceof ApiFailure) && lastTrace && <TraceId id={lastTrace} />}
      <Button tone="quiet" nativeButton={false} render={<Link to="/" />}>
        {t('error.home')}
      </Button>
    </main>
  )
}
