/** Half-open stretches of time, `[from, to)`, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Spans in order, touching and overlapping ones made one, empty ones left out. */
export function joined(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)
  const result: Span[] = []
  for (const span of sorted) {
    const last = result.at(-1)
    if (last && span.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else {
      result.push(span)
    }
  }
  return result
}

/** What is left of the spans where none of the others lies. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return joined(taken).reduce<Span[]>(
    (left, hole) =>
      left.flatMap((span) =>
        [
          { from: span.from, to: Math.min(span.to, hole.from) },
          { from: Math.max(span.from, hole.to), to: span.to },
        ].filter(({ from, to }) => from < to),
      ),
    joined(spans),
  )
}
