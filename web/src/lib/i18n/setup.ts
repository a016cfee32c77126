import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import core from '../../locales/en/core.json' with { type: 'json' }
import kit from '../../locales/en/kit.json' with { type: 'json' }
import { pseudo } from './pseudo.ts'
import './resources.ts'

/**
 * Languages of the app. The two `X` ones are for tests: en-XA has long accented words in
 * brackets (finds words that bypass this layer), en-XB lays everything out from right to left.
 */
export const LANGUAGES = ['en', 'en-XA', 'en-XB'] as const
export type Language = (typeof LANGUAGES)[number]

const RIGHT_TO_LEFT: readonly string[] = ['en-XB', 'ar', 'he', 'fa', 'ur']
const CHOSEN = 'kontor.language'

const files = import.meta.glob<{ default: Record<string, unknown> }>('../../locales/*/*.json')

/** Fetches an area of words when a screen first needs it. */
const lazyFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, area, give) {
    readArea(language, area).then(
      (words) => give(null, words),
      (error: Error) => give(error, null),
    )
  },
}

async function readArea(language: string, area: string): Promise<Record<string, unknown>> {
  const isPseudo = language.startsWith('en-X')
  const load = files[`../../locales/${isPseudo ? 'en' : language}/${area}.json`]
  if (!load) throw new Error(`No words for ${area} in ${language}`)
  const words = (await load()).default
  return language === 'en-XA' ? pseudo(words) : words
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(CHOSEN)
  return LANGUAGES.find((language) => language === asked) ?? 'en'
}

/** Start the words; `core` and `kit` are there at once in English. */
export async function startWords(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language.startsWith('en-X') ? 'en' : language
    document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr'
  })
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: 'en',
      supportedLngs: LANGUAGES,
      ns: ['core', 'kit'],
      defaultNS: 'core',
      resources: { en: { core, kit } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}

/** Change the language and remember it. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language)
  await i18next.changeLanguage(language)
}
