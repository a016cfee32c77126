import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { DEVICES, type Person } from './stage.ts'
import { settled } from './waits.ts'

/** WCAG 2.2 AA and all that it includes. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Look at a screen as people have it: on a phone and at a desk, light and dark. Answers what is
 * wrong, in words; nothing when it is well. `before` opens what lies over the page.
 */
export async function lookAt(
  person: Person,
  path: string,
  before?: (page: Page) => Promise<unknown>,
): Promise<string[]> {
  const { page } = person
  const found: string[] = []
  const note = (how: string, problems: readonly string[]) =>
    found.push(...problems.map((problem) => `${path}, ${how}: ${problem}`))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(DEVICES.phone.viewport)
  await person.open(path)
  await before?.(page)
  await settled(page)
  note('phone', [...(await findings(page)), ...(await overflow(page))])
  // Colours alone change with the theme; the rest has been looked at.
  await show(page, 'phone', 'dark')
  note('phone, dark', await findings(page, ['color-contrast']))
  await show(page, 'desk', 'dark')
  await settled(page)
  note('desk, dark', [...(await findings(page)), ...(await overflow(page))])
  await show(page, 'desk', 'light')
  note('desk', await findings(page, ['color-contrast']))
  return found
}

/** Whether anything stands out sideways, on a phone and at a desk. */
export async function lookForOverflow(person: Person, path: string): Promise<string[]> {
  const { page } = person
  const found: string[] = []
  await person.open(path)
  for (const device of ['phone', 'desk'] as const) {
    await show(page, device, 'light')
    await settled(page)
    found.push(...(await overflow(page)).map((problem) => `${path}, ${device}: ${problem}`))
  }
  return found
}

async function show(page: Page, device: keyof typeof DEVICES, theme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: theme })
  const { viewport } = DEVICES[device]
  if (page.viewportSize()?.width !== viewport.width) await page.setViewportSize(viewport)
  // Two frames: the first applies the colours, the second shows what follows from them.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
  await settled(page)
}

async function findings(page: Page, only?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(RULES)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => {
      const why = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''
      return `${id}: ${node.html.slice(0, 160)} (${why})`
    }),
  )
}

/** The page may scroll down, never sideways; what does is named. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (right > clientWidth + 1 || left < -1) && element.clientWidth > 0
    })
    const named = wide.slice(0, 4).map((element) => element.outerHTML.slice(0, 120))
    return [`${scrollWidth} px wide on ${clientWidth}: ${named.join(' … ')}`]
  })
}
