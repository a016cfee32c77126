import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ApiFailure } from '#contract'
import { type Discovery, discover, readBooking } from '#contract/zenvee'
import { clientOf } from '../../../../lib/api/index.ts'
import { useRefusalWords } from '../../../../lib/i18n/index.ts'
import { toast } from '../../../../ui/index.ts'
import type { Answers } from '../discover/intent.ts'

/** The same service at the same place with the same technician, in one tap; the cards when they are not free. */
export function useBookAgain() {
  const navigate = useNavigate()
  const wordsFor = useRefusalWords()
  return useMutation({
    mutationFn: findAgain,
    onSuccess: ({ discovery, technicianId }) => {
      const isFree = discovery.cards.some((card) => card.technicianId === technicianId)
      const params = { discoveryId: discovery.id }
      void (isFree
        ? navigate({
            to: '/zenvee/app/matches/$discoveryId/book',
            params,
            search: { technician: technicianId },
          })
        : navigate({ to: '/zenvee/app/matches/$discoveryId', params }))
    },
    onError: (error) => {
      if (error instanceof ApiFailure) toast.refused(wordsFor(error), error.traceId)
    },
  })
}

async function findAgain(
  bookingId: string,
): Promise<{ discovery: Discovery; technicianId: string | undefined }> {
  const api = clientOf('zenvee')
  const before = await api.call(readBooking, { bookingId })
  const discovery = await api.call(discover, {
    place: { point: before.place.point, label: before.place.label },
    serviceSlug: before.service.slug,
    answers: answersOf(before.answers),
    when: { kind: 'now' },
    desiredDriver: before.desiredDriver,
  })
  return { discovery, technicianId: before.technician?.id }
}

function answersOf(answers: Record<string, unknown>): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) =>
      typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean'
        ? [[id, answer]]
        : [],
    ),
  )
}
