import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '#contract'
import { useRefusalWords } from '../../lib/i18n/index.ts'
import type { ProductId } from '../../lib/products.tsx'
import { session } from '../../lib/session/session.ts'
import { homeOf, signInAs } from '../../lib/session/sign.ts'
import { Avatar, toast } from '../../ui/index.ts'

/** A person of the demo, as the server tells them. */
export interface Known {
  readonly key: string
  readonly name: string
  readonly role: string
  readonly does: string
}

/** Those we have words for, in the order in which they are shown. */
const OURS = [
  'zenvee.maya',
  'zenvee.tomas',
  'zenvee.noor',
  'zenvee.ines',
  'ridendine.maya',
  'ridendine.ana',
  'ridendine.dov',
  'ridendine.rosa',
  'ridendine.noor',
] as const
const ROLES = ['customer', 'technician', 'chef', 'driver', 'founder', 'operator', 'admin'] as const
/** Roles whose button says what one does there. */
const DOERS = ['customer', 'chef', 'driver', 'admin'] as const

/** One click into a role. Another window may be someone else. */
export function Personas({ product, known }: { product: ProductId; known: readonly Known[] }) {
  const navigate = useNavigate()
  const wordsFor = useRefusalWords()
  const [busy, setBusy] = useState<string | null>(null)

  const enter = async (persona: Known) => {
    setBusy(persona.key)
    try {
      const signed = await signInAs(product, persona.key)
      await navigate({ to: homeOf(signed.person, product) })
    } catch (error) {
      if (error instanceof ApiFailure) toast.refused(wordsFor(error), error.traceId)
      else throw error
    } finally {
      setBusy(null)
    }
  }
  const place = (persona: Known) =>
    OURS.findIndex((each) => each === `${product}.${persona.key}`) >>> 0
  return (
    <ul className="flex flex-col gap-2">
      {known
        .toSorted((a, b) => place(a) - place(b))
        .map((persona) => (
          <li key={persona.key}>
            <PersonaButton
              product={product}
              persona={persona}
              busy={busy}
              onEnter={() => void enter(persona)}
            />
          </li>
        ))}
    </ul>
  )
}

interface ButtonProps {
  readonly product: ProductId
  readonly persona: Known
  /** Key of the persona that is being entered. */
  readonly busy: string | null
  readonly onEnter: () => void
}

function PersonaButton({ product, persona, busy, onEnter }: ButtonProps) {
  const { t } = useTranslation('portal')
  const role = ROLES.find((each) => each === persona.role)
  const does = product === 'ridendine' && DOERS.find((each) => each === persona.role)
  const ours = OURS.find((each) => each === `${product}.${persona.key}`)
  const photo = session.all().find((other) => other.person.name === persona.name)?.person.photoUrl
  const name = persona.name.split(' ')[0]
  return (
    <button
      type="button"
      disabled={busy !== null}
      aria-busy={busy === persona.key}
      onClick={onEnter}
      className="group flex w-full items-center gap-3.5 rounded-lg border bg-surface p-3 text-start transition-[border-color,background-color,box-shadow] hover:border-accent hover:shadow-1 active:bg-hover disabled:opacity-60"
    >
      <Avatar name={persona.name} src={photo} size={44} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {does ? t(`enter.${does}`, { name }) : t('continue', { name })}
        </span>
        <span className="block text-small text-muted sm:truncate">
          <span className="font-medium text-ink">{role ? t(`roles.${role}`) : persona.role}</span>
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
  )
}
