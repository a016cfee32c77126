import { Cards } from '../../../../features/payments/mine/cards.tsx'

/** Saved cards. */
export const CardsPage = () => <Cards me="/zenvee/app/me" />
