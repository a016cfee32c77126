/** A place and the places around it, most exact first: `US-MA` → `US-MA`, `US`, `*`. */
export function placesAround(jurisdiction: string): string[] {
  const [country = '', region] = jurisdiction.split('-')
  if (jurisdiction === '*') return ['*']
  return region ? [jurisdiction, country, '*'] : [country, '*']
}
