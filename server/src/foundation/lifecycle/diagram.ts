import type { Lifecycle, Move } from './define.ts'

/** The story as a Mermaid state diagram; timers are drawn as the clock's moves. */
export function diagram(of: Lifecycle<any, any>): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${of.starts}`]
  for (const [name, move] of Object.entries(of.moves as Record<string, Move>)) {
    for (const from of move.from)
      lines.push(`  ${from} --> ${move.to}: ${name} (${move.by.join(', ')})`)
  }
  for (const end of of.ends as string[]) lines.push(`  ${end} --> [*]`)
  return lines.join('\n')
}
