/** Headers of a change: its request key, and the version of the thing that the person was shown. */
export function changeHeaders(key: string, version?: number): Record<string, string> {
  return version === undefined ? { 'Idempotency-Key': key } : { 'Idempotency-Key': key, 'If-Match': `"${version}"` }
}
