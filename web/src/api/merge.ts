/** One field that two people wrote at the same time: who of them changed it since the version that both began with. */
export type Differing<V> = { field: keyof V & string; mine: V[keyof V]; theirs: V[keyof V]; changed: 'byThem' | 'byMe' | 'byBoth' }

/**
 * Where what was typed and what is now saved differ, judged against the version that the form was opened with. What only the other one
 * changed can be taken as it is; what only I changed stays; what both changed is for a person to choose.
 */
export function differing<V extends object>(base: V, mine: V, theirs: V, fields: readonly (keyof V & string)[]): Differing<V>[] {
  return fields
    .filter((field) => (mine[field] ?? null) !== (theirs[field] ?? null))
    .map((field) => ({
      field,
      mine: mine[field],
      theirs: theirs[field],
      changed: same(base, mine, field) ? 'byThem' : same(base, theirs, field) ? 'byMe' : 'byBoth',
    }))
}

function same<V extends object>(one: V, other: V, field: keyof V): boolean {
  return (one[field] ?? null) === (other[field] ?? null)
}
