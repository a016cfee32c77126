import type { Persona } from '#foundation/module'

/** The three of the demo, the one at the desk, and who manages a company. */
export const personas: readonly Persona[] = [
  {
    key: 'maya',
    name: 'Maya Torres',
    role: 'customer',
    email: 'maya@demo.kontor.example',
    does: 'needs somebody for a leaking tap',
    home: '/zenvee/app',
  },
  {
    key: 'tomas',
    name: 'Tomas Reyes',
    role: 'technician',
    email: 'tomas@demo.kontor.example',
    does: 'plumber, explains every step',
    home: '/zenvee/pro',
  },
  {
    key: 'noor',
    name: 'Noor Haddad',
    role: 'founder',
    email: 'noor@demo.kontor.example',
    does: 'sees and explains everything',
    home: '/zenvee/operations',
  },
  {
    key: 'ines',
    name: 'Ines Keller',
    role: 'operator',
    email: 'ines@demo.kontor.example',
    does: 'verifies, decides disputes, helps',
    home: '/zenvee/operations',
  },
  {
    key: 'vera',
    name: 'Vera Lindqvist',
    role: 'vendor',
    email: 'vera@demo.kontor.example',
    does: 'manages a company of technicians',
    home: '/zenvee/vendor',
  },
]

/** Everybody of the demo signs in with this; a server that is no demo has nobody who does. */
export const DEMO_PASSWORD = 'alder-bay-demo-2026'
