import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ApiFailure } from '#contract'
import { reorder } from '#contract/ridendine/order-papers'
import { keepPlace } from '../../../../features/places/last-place.ts'
import { clientOf } from '../../../../lib/api/index.ts'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { toast } from '../../../../ui/index.ts'
import { fillCart } from '../cart/cart.ts'

/** The same again, in one tap: the cart is filled and the checkout opens; what is missing is said. */
export function useReorder() {
  const { t } = useTranslation('ridendine-customer')
  const navigate = useNavigate()
  const wordsFor = useRefusalWords()
  const act = useMutation({
    mutationFn: (orderId: string) => clientOf('ridendine').call(reorder, { orderId }),
    onSuccess: (again) => {
      keepPlace({ point: again.deliverTo.at, label: again.deliverTo.label })
      fillCart({
        chefId: again.chefId,
        businessName: again.businessName,
        at: null,
        lines: again.items.map((item) => ({
          menuItemId: item.menuItemId,
          name: item.name,
          unit: item.wasPrice ?? item.unitPrice,
          quantity: item.quantity,
          instructions: item.instructions,
          thumbUrl: null,
        })),
      })
      if (again.missing.length > 0)
        toast.note(t('again.missing', { what: again.missing.map(({ name }) => name).join(', ') }))
      const isOpen = again.kitchen === null && again.items.length > 0
      void (isOpen
        ? navigate({ to: '/ridendine/app/checkout' })
        : navigate({ to: '/ridendine/app/chefs/$chefId', params: { chefId: again.chefId } }))
    },
    onError: (error) => {
      if (error instanceof ApiFailure) toast.refused(wordsFor(error), error.traceId)
    },
  })
  return { reorder: act.mutate, busy: act.isPending ? act.variables : null }
}
