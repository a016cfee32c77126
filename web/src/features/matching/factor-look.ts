const LOOKS = [
  'bg-accent',
  'bg-note',
  'bg-good',
  'bg-star',
  'bg-control',
  'bg-warn',
  'bg-bad',
] as const

/** The colour of the n-th factor; its name always stands in the table beside. */
export const factorLook = (at: number): string => LOOKS[at % LOOKS.length] ?? LOOKS[0]
