/** Where the demo is. */
export const JURISDICTION = 'US-MA'
export const TIMEZONE = 'America/New_York'
export const CURRENCY = 'USD'

/** Invented people; the same every time. */
const FIRST =
  'Aaron Bianca Caleb Dina Ezra Farah Gil Hedda Ilan Juno Kiran Lotte Milo Nadia Otis Paloma Rafe Signe Tariq Ulla Vera Wes Ximena Yael Zane Ayo Birgit Cosmo Dalia Enzo'.split(
    ' ',
  )
const LAST =
  'Adler Boateng Carvalho Dietrich Engel Farrow Grimaldi Holm Ibsen Jaramillo Keita Larkin Mercer Nilsen Oduya Pell Quiroga Rasmussen Sorel Tennant Ulrich Varga Winslow Yates Zhou'.split(
    ' ',
  )

export function nameOf(index: number): string {
  const last = LAST[(index * 11 + Math.floor(index / FIRST.length)) % LAST.length]
  return `${FIRST[index % FIRST.length]} ${last}`
}

/** What drivers of the demo ride. */
export const VEHICLES = [
  { kind: 'bicycle', label: 'Green cargo bike', plate: '' },
  { kind: 'scooter', label: 'Red scooter', plate: 'MA 48 211' },
  { kind: 'car', label: 'Grey hatchback', plate: 'MA 731 KD' },
  { kind: 'bicycle', label: 'Black road bike', plate: '' },
  { kind: 'car', label: 'Blue estate', plate: 'MA 204 LX' },
  { kind: 'scooter', label: 'White e-scooter', plate: 'MA 90 417' },
  { kind: 'van', label: 'Small white van', plate: 'MA 556 RT' },
] as const

/** What guests of the demo wrote, from the best to the worst. */
export const REVIEWS: readonly { rating: number; text: string }[] = [
  { rating: 5, text: 'Tasted like somebody’s home. Still warm when it came.' },
  { rating: 5, text: 'The best I have had in this city, and I have looked.' },
  { rating: 5, text: '' },
  { rating: 5, text: 'Generous portions, careful packing, a handwritten note.' },
  { rating: 5, text: 'Ordered twice in one week. Not sorry.' },
  { rating: 4, text: 'Very good; a little less salt for me next time.' },
  { rating: 5, text: 'My mother asked for the recipe. That has never happened.' },
  { rating: 4, text: 'Lovely food, the rice had cooled a little.' },
  { rating: 5, text: '' },
  { rating: 4, text: '' },
  { rating: 5, text: 'Said eight minutes later than planned, and it was eight minutes.' },
  { rating: 3, text: 'Good taste, one dish was missing and was put right at once.' },
  { rating: 5, text: 'Crisp where it should be crisp.' },
  { rating: 4, text: 'Would order again on a cold day.' },
]
