import { Me } from '../../../../features/identity/me.tsx'
import { Cards } from '../../../../features/payments/mine/cards.tsx'
import { Places } from '../../../../features/places/places.tsx'

const ME = '/ridendine/app/me'

/** Who I am here, and what is kept for me. */
export const MePage = () => <Me me={ME} />

/** Saved addresses. */
export const PlacesPage = () => <Places me={ME} />

/** Saved cards. */
export const CardsPage = () => <Cards me={ME} />
