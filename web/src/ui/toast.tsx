import i18next from 'i18next'
import type { toast as Say } from 'sonner'

const UNDO_MS = 8_000
const REFUSED_MS = 9_000

/** The toaster's code comes after the first screen; what is said before that waits here for it. */
let say: typeof Say | undefined
let waiting: ((through: typeof Say) => unknown)[] = []

function tell(words: (through: typeof Say) => unknown): void {
  if (say) words(say)
  else waiting.push(words)
}

/** Called once there is a place for toasts on the page. */
export function toastsAreHere(through: typeof Say): void {
  say = through
  for (const words of waiting) words(through)
  waiting = []
}

/** Short words at the edge of the screen. */
export const toast = {
  /** It is done. */
  done: (words: string) => tell((through) => through.success(words)),
  /** Something happened that you may want to know. */
  note: (words: string, more?: string) =>
    tell((through) => through.info(words, { description: more })),
  /** It was refused or failed: what happened, and the trace id to quote. */
  refused: (words: string, traceId?: string, again?: () => void) =>
    tell((through) =>
      through.error(words, {
        duration: REFUSED_MS,
        description: traceId
          ? i18next.t('kit:trace.reference', { id: traceId.slice(0, 8) })
          : undefined,
        action: again ? { label: i18next.t('kit:again'), onClick: again } : undefined,
      }),
    ),
  /** It is done, and can be taken back for a while (8 s unless said). */
  undo: (words: string, takeBack: () => void, forMs = UNDO_MS) =>
    tell((through) =>
      through(words, {
        duration: forMs,
        action: { label: i18next.t('kit:undo'), onClick: takeBack },
      }),
    ),
  /** Stays until it is acted on. `id` keeps it single. */
  stay: (id: string, words: string, act: string, onAct: () => void) =>
    tell((through) =>
      through(words, {
        id,
        duration: Number.POSITIVE_INFINITY,
        action: { label: act, onClick: onAct },
      }),
    ),
}
