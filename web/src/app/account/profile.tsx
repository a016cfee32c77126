import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  askForVerification,
  PersonName,
  type Profile,
  patchProfile,
  readProfile,
} from '#contract/identity'
import { useAct, useRead } from '../../lib/api/index.ts'
import { LANGUAGES, speak } from '../../lib/i18n/index.ts'
import { session } from '../../lib/session/session.ts'
import { personOf } from '../../lib/session/taken.ts'
import { chooseTheme, useTheme } from '../../lib/theme.ts'
import { showFieldErrors, TextField, useZodForm } from '../../ui/form.tsx'
import {
  Badge,
  Button,
  Card,
  Chips,
  ErrorState,
  Section,
  Select,
  SkeletonRows,
} from '../../ui/index.ts'
import { PhotoPart } from './photo.tsx'

/** Name, contact, language, look. */
export function ProfilePart() {
  const profile = useRead(readProfile, {})
  if (profile.isPending) return <SkeletonRows rows={3} />
  if (profile.error) {
    return <ErrorState failure={profile.error} onAgain={() => void profile.refetch()} />
  }
  return (
    <div className="flex flex-col gap-10">
      <Card className="flex flex-col gap-6">
        <PhotoPart profile={profile.data} />
        <Address profile={profile.data} />
        <ContactForm key={profile.data.version} profile={profile.data} />
      </Card>
      <Look />
    </div>
  )
}

function Address({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account')
  const verify = useAct(askForVerification, { says: t('profile.verify-sent') })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="truncate">{profile.email}</span>
      <Badge tone={profile.emailVerified ? 'good' : 'warn'}>
        {profile.emailVerified ? t('profile.verified') : t('profile.unverified')}
      </Badge>
      {!profile.emailVerified && (
        <Button size="sm" busy={verify.isPending} onClick={() => verify.mutate({})}>
          {t('profile.verify')}
        </Button>
      )}
    </div>
  )
}

const Wish = z.object({ name: PersonName, phone: z.string().trim() })

function ContactForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account')
  const form = useZodForm(Wish, { defaults: { name: profile.name, phone: profile.phone ?? '' } })
  const save = useAct(patchProfile, {
    says: t('profile.saved'),
    onDone: (next) => {
      const now = session.get()
      if (now) session.keep({ ...now, person: personOf(next) })
    },
    onRefused: (failure) => showFieldErrors(form, failure),
  })
  const send = form.handleSubmit(({ name, phone }) =>
    save.mutate({ name, phone: phone || null, version: profile.version }),
  )
  const { control, formState } = form
  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-5">
      <TextField control={control} name="name" label={t('field.name')} autoComplete="name" />
      <TextField
        control={control}
        name="phone"
        type="tel"
        label={t('field.phone')}
        autoComplete="tel"
      />
      <Button
        type="submit"
        tone="primary"
        className="w-fit"
        disabled={!formState.isDirty}
        busy={save.isPending}
      >
        {t('profile.save')}
      </Button>
    </form>
  )
}

function Look() {
  const { t, i18n } = useTranslation('account')
  const theme = useTheme()
  return (
    <Section title={t('look.title')}>
      <Chips
        label={t('look.title')}
        value={theme}
        onChange={chooseTheme}
        choices={[
          { value: 'system', label: t('look.system') },
          { value: 'light', label: t('look.light') },
          { value: 'dark', label: t('look.dark') },
        ]}
      />
      <div className="max-w-xs">
        <Select
          label={t('field.language')}
          value={LANGUAGES.find((each) => each === i18n.language) ?? 'en'}
          onChange={(language) => void speak(language)}
          options={LANGUAGES.map((language) => ({
            value: language,
            label: t(`language.${language}`),
          }))}
        />
      </div>
    </Section>
  )
}
