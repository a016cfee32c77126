/** A question beside the stars, as a product asks it. */
export interface Aspect {
  /** The question: “Did they explain every step?” */
  readonly asks: string
  /** `yes-no` answers 0 or 1; `stars` answers 1 to 5. */
  readonly scale: 'yes-no' | 'stars'
}

/** How a product wants its reviews. */
export interface ReviewPolicy {
  /** Milliseconds after the thing ended in which a review may be left. */
  readonly windowMs: number
  /** Sealed until both have written or the window is over, so that nobody answers in kind. */
  readonly doubleBlind: boolean
  readonly aspects: Readonly<Record<string, Aspect>>
}
