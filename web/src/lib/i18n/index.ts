export { Trans, useTranslation } from 'react-i18next'
export { useRefusalWords } from './refusals.ts'
export type { WordArea } from './resources.ts'
export { LANGUAGES, type Language, speak, startWords } from './setup.ts'
