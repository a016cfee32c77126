import { Copy } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from '../../lib/i18n/index.ts'
import { cx, IconButton, toast } from '../../ui/index.ts'
import { ScrollBox } from './scroll-box.tsx'

const PART = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** Anything as JSON, coloured, with a button to copy it. Shown as text, never as markup. */
export function Json({ value, className }: { value: unknown; className?: string }) {
  const { t } = useTranslation('console')
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? 'null', [value])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast.done(t('copied'))
  }
  return (
    <div className={cx('relative overflow-hidden rounded-lg border bg-sunken', className)}>
      <IconButton
        size="sm"
        icon={Copy}
        label={t('copy-json')}
        onClick={() => void copy()}
        className="absolute end-1.5 top-1.5"
      />
      <ScrollBox label={t('raw')} className="max-h-120 p-4">
        <pre className="font-mono text-micro leading-5">
          <bdi>{coloured(text)}</bdi>
        </pre>
      </ScrollBox>
    </div>
  )
}

function coloured(text: string): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const found of text.matchAll(PART)) {
    const [whole, quoted, colon, word] = found
    parts.push(text.slice(at, found.index))
    const look = quoted
      ? colon
        ? 'text-accent-text'
        : 'text-good-text'
      : word
        ? 'text-warn-text'
        : 'text-note-text'
    parts.push(
      <span key={found.index} className={look}>
        {quoted ?? whole}
      </span>,
      colon ?? '',
    )
    at = found.index + whole.length
  }
  parts.push(text.slice(at))
  return parts
}
