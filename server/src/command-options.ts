/** What can be said on the command line beside the command. */
export interface CommandOptions {
  /** Names of the products to run; all of them unless told. */
  readonly products?: readonly string[]
  /** Say what would be done, and do nothing. */
  readonly plan: boolean
  /** Let the simulated city live in the demo. */
  readonly city: boolean
}
