import { Database } from 'lucide-react'
import { readCaches } from '#contract/ridendine'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Card, EmptyState, ErrorState, SkeletonRows } from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'

const EVERY_MS = 10_000
const HEADS = ['name', 'ttl', 'entries', 'hits', 'misses', 'hit-rate'] as const

/** Caches with their lifetime, and how often they had the answer. */
export function CachesScreen() {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const caches = useRead(readCaches, {}, { every: EVERY_MS, keep: true })
  return (
    <Page title={t('caches.title')} hint={t('caches.hint')}>
      {caches.error && !caches.data && (
        <ErrorState failure={caches.error} onAgain={() => void caches.refetch()} />
      )}
      {!caches.data && !caches.error && <SkeletonRows rows={4} />}
      {caches.data?.caches.length === 0 && <EmptyState icon={Database} title={t('caches.none')} />}
      {caches.data && caches.data.caches.length > 0 && (
        <Card bare className="overflow-x-auto">
          <table className="w-full min-w-140 text-body tabular">
            <thead>
              <tr className="border-b text-small text-muted">
                {HEADS.map((head) => (
                  <th key={head} scope="col" className="px-5 py-3 text-start font-medium">
                    {t(`caches.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y">
              {caches.data.caches.map((cache) => (
                <tr key={cache.name}>
                  <th scope="row" className="px-5 py-3 text-start font-medium">
                    {cache.name}
                  </th>
                  <td className="px-5">{format.span(cache.ttlSeconds * 1000)}</td>
                  <td className="px-5">{format.number(cache.entries)}</td>
                  <td className="px-5">{format.number(cache.hits)}</td>
                  <td className="px-5">{format.number(cache.misses)}</td>
                  <td className="px-5">
                    {cache.hitRate === null ? '–' : format.percent(cache.hitRate / 100)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </Page>
  )
}
