import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '#contract'
import type { Persona } from '#contract/identity'
import { useRefusalWords } from '../../lib/i18n/index.ts'
import { session } from '../../lib/session/session.ts'
import { homeOf, signInAs } from '../../lib/session/sign.ts'
import { Avatar, toast } from '../../ui/index.ts'

/** Who the demo has when the server does not say. */
const KNOWN: readonly Persona[] = [
  {
    product: 'zenvee',
    key: 'maya',
    name: 'Maya Torres',
    role: 'customer',
    does: '',
    home: '/zenvee/app',
  },
  {
    product: 'zenvee',
    key: 'tomas',
    name: 'Tomas Reyes',
    role: 'technician',
    does: '',
    home: '/zenvee/pro',
  },
  { product: 'zenvee', key: 'noor', name: 'Noor Haddad', role: 'founder', does: '', home: '/ops' },
  { product: 'zenvee', key: 'ines', name: 'Ines Keller', role: 'operator', does: '', home: '/ops' },
]
const OUR_WORDS = ['maya', 'tomas', 'noor', 'ines'] as const
const ROLES = ['customer', 'technician', 'founder', 'operator', 'admin'] as const

/** One click into a role. Another window may be someone else. */
export function Personas({ known }: { known?: readonly Persona[] }) {
  const { t } = useTranslation('portal')
  const navigate = useNavigate()
  const wordsFor = useRefusalWords()
  const [busy, setBusy] = useState<string | null>(null)

  const enter = async (persona: Persona) => {
    setBusy(persona.key)
    try {
      const signed = await signInAs('zenvee', persona.key)
      await navigate({ to: homeOf(signed.person) })
    } catch (error) {
      if (error instanceof ApiFailure) toast.refused(wordsFor(error), error.traceId)
      else throw error
    } finally {
      setBusy(null)
    }
  }
  const place = (persona: Persona) => OUR_WORDS.findIndex((each) => each === persona.key) >>> 0
  const people = (known?.length ? known : KNOWN).toSorted((a, b) => place(a) - place(b))
  return (
    <ul className="flex flex-col gap-2">
      {people.map((persona) => {
        const role = ROLES.find((each) => each === persona.role)
        const ours = OUR_WORDS.find((each) => each === persona.key)
        const photo = session.all().find((other) => other.person.name === persona.name)
          ?.person.photoUrl
        return (
          <li key={persona.key}>
            <button
              type="button"
              disabled={busy !== null}
              aria-busy={busy === persona.key}
              onClick={() => void enter(persona)}
              className="group flex w-full items-center gap-3.5 rounded-lg border bg-surface p-3 text-start transition-[border-color,background-color,box-shadow] hover:border-accent hover:shadow-1 active:bg-hover disabled:opacity-60"
            >
              <Avatar name={persona.name} src={photo} size={44} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">
                  {t('continue', { name: persona.name.split(' ')[0] })}
                </span>
                <span className="block text-small text-muted sm:truncate">
                  <span className="font-medium text-ink">
                    {role ? t(`roles.${role}`) : persona.role}
                  </span>
                  {' · '}
                  {ours ? t(`personas.${ours}`) : persona.does}
                </span>
              </span>
              <ArrowRight
                size={18}
                aria-hidden
                className="mirror me-1 text-faint transition-transform group-hover:translate-x-0.5 group-hover:text-accent-text"
              />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
