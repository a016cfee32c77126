import type { Persona } from '#foundation/module'

/** Maya and Noor are the same people in every product. */
export const personas: readonly Persona[] = [
  {
    key: 'maya',
    name: 'Maya Torres',
    role: 'customer',
    email: 'maya@demo.kontor.example',
    does: 'is hungry, and has forty minutes',
    home: '/ridendine/app',
  },
  {
    key: 'ana',
    name: 'Ana Duarte',
    role: 'chef',
    email: 'ana@demo.kontor.example',
    does: 'cooks Portuguese food at home',
    home: '/ridendine/kitchen',
  },
  {
    key: 'dov',
    name: 'Dov Lindqvist',
    role: 'driver',
    email: 'dov@demo.kontor.example',
    does: 'brings it, on a cargo bike',
    home: '/ridendine/drive',
  },
  {
    key: 'rosa',
    name: 'Rosa Weiss',
    role: 'admin',
    email: 'rosa@demo.kontor.example',
    does: 'runs the desk: papers, refunds, dispatch',
    home: '/ridendine/desk',
  },
  {
    key: 'noor',
    name: 'Noor Haddad',
    role: 'founder',
    email: 'noor@demo.kontor.example',
    does: 'sees and explains everything',
    home: '/ridendine/desk',
  },
]

/** Everybody of the demo signs in with this; a server that is no demo has nobody who does. */
export const DEMO_PASSWORD = 'alder-bay-demo-2026'
