/** The key of the job that ends a hold. */
export function holdKey(reservationId: string): string {
  return `availability.hold:${reservationId}`
}
