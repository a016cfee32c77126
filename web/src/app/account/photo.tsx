import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '#contract'
import { KeptFile, uploadFile } from '#contract/files'
import { type Profile, readProfile, setAvatar } from '#contract/identity'
import { upload, useAct } from '../../lib/api/index.ts'
import { useRefusalWords } from '../../lib/i18n/index.ts'
import { useProduct } from '../../lib/products.tsx'
import { session } from '../../lib/session/session.ts'
import { personOf } from '../../lib/session/taken.ts'
import { Avatar, Button, toast } from '../../ui/index.ts'

/** The person's picture, with a way to change it and to take it away. */
export function PhotoPart({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account')
  const product = useProduct()
  const wordsFor = useRefusalWords()
  const field = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const show = useAct(setAvatar, {
    refresh: [readProfile],
    onDone: (next) => {
      const now = session.get()
      if (now) session.keep({ ...now, person: personOf(next) })
    },
  })

  const send = async (blob: File) => {
    setShare(0)
    try {
      const kept = await upload(product, uploadFile, { input: {}, blob, onProgress: setShare })
      show.mutate({ fileId: KeptFile.pick({ id: true }).parse(kept).id })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      toast.refused(wordsFor(error), error.traceId)
    } finally {
      setShare(null)
    }
  }

  return (
    <div className="flex items-center gap-4">
      <Avatar name={profile.name} src={profile.avatarUrl} size={72} />
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          type="file"
          accept="image/*"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('profile.photo')}
          onChange={(event) => {
            const [photo] = event.currentTarget.files ?? []
            if (photo) void send(photo)
            event.currentTarget.value = ''
          }}
        />
        <Button
          size="sm"
          busy={share !== null || show.isPending}
          onClick={() => field.current?.click()}
        >
          {t('profile.photo-change')}
        </Button>
        {profile.avatarUrl && (
          <Button size="sm" tone="quiet" onClick={() => show.mutate({ fileId: null })}>
            {t('profile.photo-remove')}
          </Button>
        )}
      </div>
    </div>
  )
}
