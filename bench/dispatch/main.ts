/** The replay bench: every day of a folder, dispatched, written, checked and measured. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BenchArguments, readArguments } from './arguments.ts'
import { checkSolution } from './check-solution.ts'
import { type Figures, figuresOf, floorOf, meanOf } from './figures.ts'
import { BadInstance, type Day, readDay } from './instance.ts'
import { madeUpCity } from './made-up-city.ts'
import { replayDay } from './replay.ts'
import { heading, line } from './report.ts'
import { solutionTexts, writeSolution } from './solution-files.ts'

interface DayResult {
  readonly instance: string
  readonly figures: Figures
  readonly floor: { readonly ctdMean: number; readonly ctdP90: number }
}

/** How long the ticks of one invented evening take; nothing is written. */
function runMadeUp(couriers: number, args: BenchArguments): void {
  const city = madeUpCity({ couriers, seed: 1 })
  console.log(heading())
  console.log(line(city.name, figuresOf(city, replayDay(city, args))))
}

async function run(args: BenchArguments): Promise<void> {
  if (args.madeUp !== undefined) {
    runMadeUp(args.madeUp, args)
    return
  }
  const folders = await instanceFolders(args.instances)
  const beganMs = performance.now()
  const results: DayResult[] = []
  console.log(`policy ${args.policy.name}, a tick every ${args.tick} min, ${folders.length} days`)
  console.log(heading())
  for (const folder of folders) {
    progress(`${results.length + 1}/${folders.length} ${folder}`)
    const day = await readDay(join(args.instances, folder))
    const result = await runDay(day, args)
    results.push(result)
    progress('')
    console.log(line(result.instance, result.figures))
  }
  const mean = meanOf(results.map(({ figures }) => figures))
  console.log(line(`mean of ${results.length}`, mean))
  const seconds = Math.round((performance.now() - beganMs) / 1000)
  console.log(`all feasible; ${seconds} s`)
  if (args.json) {
    const told = {
      policy: args.policy,
      tickMinutes: args.tick,
      days: results.length,
      mean,
      results,
    }
    await writeFile(args.json, `${JSON.stringify(told, null, 2)}\n`)
  }
}

async function runDay(day: Day, args: BenchArguments): Promise<DayResult> {
  const replay = replayDay(day, args)
  const texts = solutionTexts(replay.solution)
  if (args.out) await writeSolution(join(args.out, day.name), texts)
  const { breaches } = await checkSolution(join(args.instances, day.name), texts)
  if (breaches.length > 0) {
    throw new BadInstance(`${day.name}: the solution is not feasible: ${breaches[0]}`)
  }
  return { instance: day.name, figures: figuresOf(day, replay), floor: floorOf(day) }
}

async function instanceFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new BadInstance(`--instances ${folder} cannot be read`)
  })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  if (folders.length === 0) throw new BadInstance(`--instances ${folder} has no instance folder`)
  return folders.sort((a, b) => (a < b ? -1 : 1))
}

/** On one line that the next overwrites, and only where somebody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`)
}

try {
  await run(readArguments(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof BadInstance)) throw error
  console.error(error.message)
  process.exitCode = 1
}
