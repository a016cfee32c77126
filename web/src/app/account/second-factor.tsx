import qrcode from 'qrcode-generator'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  readProfile,
} from '#contract/identity'
import { useAct } from '../../lib/api/index.ts'
import { Badge, Button, Card, Field, Input, Section, Sheet } from '../../ui/index.ts'

interface SecondFactorProps {
  readonly isOn: boolean
  readonly hasPassword: boolean
}

/** Turn the second factor on (secret, code, recovery codes) or off. */
export function SecondFactor({ isOn, hasPassword }: SecondFactorProps) {
  const { t } = useTranslation('account')
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('second.title')}
      hint={t('second.about')}
      end={isOn && <Badge tone="good">{t('second.on')}</Badge>}
    >
      <Button className="w-fit" onClick={() => setOpen(true)}>
        {isOn ? t('second.off') : t('second.act')}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('second.title')}>
        {open &&
          (isOn ? (
            <TurnOff onDone={() => setOpen(false)} />
          ) : (
            <TurnOn hasPassword={hasPassword} onDone={() => setOpen(false)} />
          ))}
      </Sheet>
    </Section>
  )
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account')
  const [code, setCode] = useState('')
  const drop = useAct(dropSecondFactor, {
    says: t('second.off-done'),
    refresh: [readProfile],
    onDone,
  })
  return (
    <div className="flex flex-col gap-4">
      <CodeField code={code} onCode={setCode} />
      <Button
        tone="danger"
        size="lg"
        disabled={code.length < 6}
        busy={drop.isPending}
        onClick={() => drop.mutate({ code })}
      >
        {t('second.off')}
      </Button>
    </div>
  )
}

function TurnOn({ hasPassword, onDone }: { hasPassword: boolean; onDone: () => void }) {
  const { t } = useTranslation('account')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useAct(beginSecondFactor, { refresh: [] })
  const confirm = useAct(confirmSecondFactor, { refresh: [] })
  const finish = useAct(confirmSecondFactor, { refresh: [readProfile] })

  if (confirm.data) {
    return (
      <div className="flex flex-col gap-4">
        <p>{t('second.codes')}</p>
        <Card look="sunken" className="grid grid-cols-2 gap-2 font-mono text-body">
          {confirm.data.recoveryCodes.map((each) => (
            <bdi key={each}>{each}</bdi>
          ))}
        </Card>
        <Button
          tone="primary"
          size="lg"
          onClick={() => {
            finish.reset()
            onDone()
          }}
        >
          {t('second.done')}
        </Button>
      </div>
    )
  }
  if (begin.data) {
    return (
      <div className="flex flex-col gap-4">
        <p>{t('second.scan')}</p>
        <Qr words={begin.data.uri} />
        <bdi className="rounded-md bg-sunken p-3 text-center font-mono text-small break-all">
          {begin.data.secret}
        </bdi>
        <CodeField code={code} onCode={setCode} />
        <Button
          tone="primary"
          size="lg"
          disabled={code.length < 6}
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ code })}
        >
          {t('second.confirm')}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      {hasPassword && (
        <Field label={t('field.current-password')}>
          <Input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
      )}
      <Button
        tone="primary"
        size="lg"
        busy={begin.isPending}
        onClick={() => begin.mutate({ password: password || undefined })}
      >
        {t('second.act')}
      </Button>
    </div>
  )
}

function CodeField({ code, onCode }: { code: string; onCode: (code: string) => void }) {
  const { t } = useTranslation('account')
  return (
    <Field label={t('field.code')}>
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => onCode(event.currentTarget.value)}
        className="tabular tracking-widest"
      />
    </Field>
  )
}

/** A QR code as one SVG path, dark on white whatever the theme, so that every camera reads it. */
function Qr({ words }: { words: string }) {
  const { path, size } = useMemo(() => {
    const code = qrcode(0, 'M')
    code.addData(words)
    code.make()
    const count = code.getModuleCount()
    let drawn = ''
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1)
        if (code.isDark(row, column)) drawn += `M${column} ${row}h1v1h-1z`
    }
    return { path: drawn, size: count }
  }, [words])
  return (
    <svg
      viewBox={`-3 -3 ${size + 6} ${size + 6}`}
      className="mx-auto size-48 rounded-lg bg-white"
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <path d={path} className="fill-black" />
    </svg>
  )
}
