import { CircleCheck, CircleDashed } from 'lucide-react'
import type { DeskChef } from '#contract/ridendine'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Section } from '../../../../ui/index.ts'

/** What of somebody's papers is there, and what is missing and why. */
export function Documents({ documents }: { documents: DeskChef['documents'] }) {
  const { t } = useTranslation('ridendine-admin')
  return (
    <Section title={t('chefs.documents')}>
      {documents.isComplete ? (
        <p className="flex items-center gap-2 text-good-text">
          <CircleCheck size={16} aria-hidden />
          {t('chefs.documents-all')}
        </p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {documents.missing.map((each) => (
            <li key={each.kind} className="flex items-center gap-2">
              <CircleDashed size={16} aria-hidden className="text-warn-text" />
              <span className="font-medium">{each.kind.replaceAll('_', ' ')}</span>
              <span className="text-small text-muted">{each.why.replaceAll('_', ' ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
