type Key = { 'Idempotency-Key': string }

/** Headers of a new thing or an act without a version: the request key alone. */
export function keyed(key: string): Key {
  return { 'Idempotency-Key': key }
}

/** Headers of a change: the request key, and the version of the thing that the person was shown. */
export function keyedAt(key: string, version: number): Key & { 'If-Match': string } {
  return { 'Idempotency-Key': key, 'If-Match': `"${version}"` }
}
