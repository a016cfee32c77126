import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '#contract'

/**
 * Plain words for a refusal: our own (locales/en/refusals.json, by reason with `.` as `_`),
 * else the server's sentence, else words for its code.
 */
export function useRefusalWords(): (failure: ApiFailure) => string {
  const { i18n, t } = useTranslation('core')
  return useCallback(
    (failure) => {
      const key = failure.error.reason.replaceAll('.', '_')
      if (i18n.exists(key, { ns: 'refusals' })) {
        return String(i18n.getResource('en', 'refusals', key))
      }
      if (failure.status === 0) return t('error.offline')
      if (failure.error.code === 'INTERNAL_ERROR') return t('error.ours')
      return failure.error.message
    },
    [i18n, t],
  )
}
