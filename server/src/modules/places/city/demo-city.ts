import { buildCity, type City } from './build-city.ts'

/** The seed of Alder Bay: people, tests and screenshots all speak of this one town. */
const ALDER_BAY = 7

let built: City | undefined
let isThere = true

/** The demo city, built on first use (about a second) and then kept. */
export function demoCity(): City {
  built ??= buildCity(ALDER_BAY)
  return built
}

/** Whether addresses and streets of the demo city count: not where real people live. */
export function hasDemoCity(): boolean {
  return isThere
}

/** Called when the server starts: a server without the demo has no Alder Bay. */
export function chooseDemoCity(isWanted: boolean): void {
  isThere = isWanted
}
