import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { changeMenu, createMenu, type OwnMenu, removeMenu } from '#contract/ridendine/menus'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Input, Sheet, Switch } from '../../../../ui/index.ts'

/** A menu's name and words, and whether it is on. */
export function MenuSheet({ menu, onClose }: { menu: OwnMenu | null; onClose: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [name, setName] = useState(menu?.name ?? '')
  const [description, setDescription] = useState(menu?.description ?? '')
  const [isActive, setActive] = useState(menu?.isActive ?? true)
  const done = { says: t('menu.saved'), onDone: onClose }
  const create = useAct(createMenu, done)
  const change = useAct(changeMenu, done)
  const remove = useAct(removeMenu, { says: t('menu.removed'), onDone: onClose })
  const words = { name: name.trim(), description: description.trim(), isActive }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(menu ? 'menu.edit' : 'menu.new-menu')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={name.trim().length < 2}
          busy={create.isPending || change.isPending}
          onClick={() =>
            menu
              ? change.mutate({ menuId: menu.id, version: menu.version, ...words })
              : create.mutate(words)
          }
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('menu.name')}>
          <Input
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('menu.words')}>
          <Input
            value={description}
            maxLength={300}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </Field>
        <Switch
          checked={isActive}
          onChange={setActive}
          label={t('menu.on')}
          hint={t('menu.on-hint')}
        />
        {menu && menu.dishes.length === 0 && (
          <Button
            tone="danger-quiet"
            icon={Trash2}
            busy={remove.isPending}
            onClick={() => remove.mutate({ menuId: menu.id })}
          >
            {t('menu.remove')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}
