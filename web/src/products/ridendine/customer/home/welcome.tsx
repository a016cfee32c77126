import { MapPin } from 'lucide-react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Skeleton } from '../../../../ui/index.ts'
import { DishArt } from '../../shared/dish-art.tsx'

/** Nobody has said yet where the food goes. */
export function Welcome({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation('ridendine-customer')
  return (
    <section className="flex flex-col items-center gap-6 px-4 py-10 text-center">
      <svg viewBox="-320 -120 640 240" className="w-full max-w-sm" aria-hidden="true">
        <g transform="translate(-200 10) scale(.8)">
          <DishArt look="salad" />
        </g>
        <g transform="translate(200 10) scale(.8)">
          <DishArt look="noodles" />
        </g>
        <g transform="scale(1.12)">
          <DishArt look="stew" />
        </g>
      </svg>
      <div className="max-w-md">
        <p className="text-display">{t('home.where')}</p>
        <p className="mt-2 text-muted">{t('home.where-about')}</p>
      </div>
      <Button tone="primary" size="xl" icon={MapPin} onClick={onChoose}>
        {t('home.choose')}
      </Button>
    </section>
  )
}

/** Kitchens on their way. */
export function GridSkeleton() {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
      {[0, 1, 2, 3, 4, 5].map((card) => (
        <div key={card} className="overflow-hidden rounded-xl border">
          <Skeleton className="aspect-[16/9] h-auto rounded-none" />
          <div className="flex flex-col gap-3 p-4">
            <Skeleton className="h-5 w-3/5" />
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-4 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  )
}
