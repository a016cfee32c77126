import { Me } from '../../../../features/identity/me.tsx'

/** Who I am here, and what is kept for me. */
export const MePage = () => <Me me="/zenvee/app/me" />
