import i18next from 'i18next'

const UNDO_MS = 8_000
const REFUSED_MS = 9_000

/** The toaster's code comes when it is first needed. */
const sonner = () => import('sonner').then((file) => file.toast)

/** Short words at the edge of the screen. */
export const toast = {
  /** It is done. */
  done: (words: string) => void sonner().then((say) => say.success(words)),
  /** Something happened that you may want to know. */
  note: (words: string, more?: string) =>
    void sonner().then((say) => say.info(words, { description: more })),
  /** It was refused or failed: what happened, and the trace id to quote. */
  refused: (words: string, traceId?: string, again?: () => void) =>
    void sonner().then((say) =>
      say.error(words, {
        duration: REFUSED_MS,
        description: traceId
          ? i18next.t('kit:trace.reference', { id: traceId.slice(0, 8) })
          : undefined,
        action: again ? { label: i18next.t('kit:again'), onClick: again } : undefined,
      }),
    ),
  /** It is done, and can be taken back for a while (8 s unless said). */
  undo: (words: string, takeBack: () => void, forMs = UNDO_MS) =>
    void sonner().then((say) =>
      say(words, {
        duration: forMs,
        action: { label: i18next.t('kit:undo'), onClick: takeBack },
      }),
    ),
  /** Stays until it is acted on. `id` keeps it single. */
  stay: (id: string, words: string, act: string, onAct: () => void) =>
    void sonner().then((say) =>
      say(words, {
        id,
        duration: Number.POSITIVE_INFINITY,
        action: { label: act, onClick: onAct },
      }),
    ),
}
