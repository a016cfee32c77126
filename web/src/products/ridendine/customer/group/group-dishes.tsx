import { X } from 'lucide-react'
import { type GroupOrder, removeFromGroupOrder } from '#contract/ridendine/group-orders'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Avatar, Card, IconButton } from '../../../../ui/index.ts'
import { useGroups } from './hosted.ts'

interface GroupDishesProps {
  readonly group: GroupOrder
  readonly token: string
  readonly isHost: boolean
}

/** Who has chosen what; one's own can be taken out again, and by the host everything. */
export function GroupDishes({ group, token, isHost }: GroupDishesProps) {
  const { t } = useTranslation('ridendine-customer')
  const { secrets } = useGroups()
  const remove = useAct(removeFromGroupOrder, {})
  const names = [...new Set(group.items.map(({ forName }) => forName))]
  if (names.length === 0) return <p className="text-muted">{t('group.empty')}</p>
  return (
    <Card className="flex flex-col gap-4">
      {names.map((name) => (
        <section key={name} className="flex gap-3.5">
          <Avatar name={name} size={36} />
          <div className="min-w-0 flex-1">
            <h3 className="font-semibold">{name}</h3>
            <ul>
              {group.items
                .filter((item) => item.forName === name)
                .map((item) => (
                  <li key={item.id} className="flex min-h-10 items-center gap-3">
                    <span className="min-w-0 flex-1">
                      <span className="text-muted tabular">{item.quantity} ×</span> {item.name}
                      {item.instructions && (
                        <span className="block text-small text-muted">{item.instructions}</span>
                      )}
                    </span>
                    <Amount money={item.lineTotal} />
                    {group.state === 'open' && (isHost || secrets[item.id]) && (
                      <IconButton
                        icon={X}
                        size="sm"
                        label={t('group.remove', { name: item.name })}
                        onClick={() =>
                          remove.mutate({
                            token,
                            itemId: item.id,
                            ...(secrets[item.id] && { secret: secrets[item.id] }),
                          })
                        }
                      />
                    )}
                  </li>
                ))}
            </ul>
          </div>
        </section>
      ))}
    </Card>
  )
}
