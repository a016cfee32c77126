import { Places } from '../../../../features/places/places.tsx'

/** Saved addresses. */
export const PlacesPage = () => <Places me="/zenvee/app/me" />
