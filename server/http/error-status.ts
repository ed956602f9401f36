/** The HTTP status that Express and its body readers put into their own errors; undefined for every other error. */
export function statusIn(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
