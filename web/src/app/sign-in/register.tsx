import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { Bike, CookingPot, House, Utensils, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Email, Password, PersonName, register } from '#contract/identity'
import { useAct } from '../../lib/api/index.ts'
import type { ProductId } from '../../lib/products.tsx'
import { deviceName, homeOf, takeSession } from '../../lib/session/sign.ts'
import { RadioCardsField, showFieldErrors, TextField, useZodForm } from '../../ui/form.tsx'
import { Button } from '../../ui/index.ts'
import { EntryFrame, textLink } from './entry-frame.tsx'

const route = getRouteApi('/register')
const Wish = z.object({
  role: z.enum(['customer', 'technician', 'chef', 'driver']),
  name: PersonName,
  email: Email,
  password: Password,
})

/** Whom a product takes in by itself. */
function useRoles(product: ProductId) {
  const { t } = useTranslation('account')
  return product === 'ridendine'
    ? [
        { value: 'customer', label: t('register.eat'), icon: Utensils, end: <span /> },
        { value: 'chef', label: t('register.chef'), icon: CookingPot, end: <span /> },
        { value: 'driver', label: t('register.driver'), icon: Bike, end: <span /> },
      ]
    : [
        { value: 'customer', label: t('register.customer'), icon: House, end: <span /> },
        { value: 'technician', label: t('register.technician'), icon: Wrench, end: <span /> },
      ]
}

/** Open an account. */
export function Register() {
  const { t } = useTranslation('account')
  const { next, product = 'zenvee', as: role = 'customer' } = route.useSearch()
  const navigate = useNavigate()
  const router = useRouter()
  const form = useZodForm(Wish, { defaults: { role, name: '', email: '', password: '' } })
  const open = useAct(register, {
    product,
    onDone: (signed) => {
      const { person } = takeSession(product, signed)
      if (next) router.history.push(next)
      else void navigate({ to: homeOf(person) })
    },
    onRefused: (failure) => {
      if (failure.error.reason === 'identity.email_taken') {
        form.setError('email', { message: t('error.email-taken') })
        return true
      }
      if (failure.error.reason === 'identity.password_too_common') {
        form.setError('password', { message: t('error.password-common') })
        return true
      }
      return showFieldErrors(form, failure)
    },
  })
  return (
    <EntryFrame
      product={product}
      title={t('register.title')}
      footer={
        <>
          {t('register.have')}{' '}
          <Link to="/sign-in" search={{ next, product }} className={textLink}>
            {t('sign-in.act')}
          </Link>
        </>
      }
    >
      <form
        noValidate
        onSubmit={form.handleSubmit((wish) => open.mutate({ ...wish, device: deviceName() }))}
        className="flex flex-col gap-5"
      >
        <RadioCardsField
          control={form.control}
          name="role"
          label={t('register.as')}
          columns={2}
          tight
          choices={useRoles(product)}
        />
        <TextField control={form.control} name="name" label={t('field.name')} autoComplete="name" />
        <TextField
          control={form.control}
          name="email"
          type="email"
          label={t('field.email')}
          autoComplete="email"
        />
        <TextField
          control={form.control}
          name="password"
          type="password"
          label={t('field.new-password')}
          hint={t('field.password-hint')}
          autoComplete="new-password"
        />
        <Button type="submit" tone="primary" size="lg" busy={open.isPending}>
          {t('register.act')}
        </Button>
      </form>
    </EntryFrame>
  )
}
