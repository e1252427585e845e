/** A term that stands by itself, as in a row of a table: with a capital. */
export function standing(term: string): string {
  return term.charAt(0).toLocaleUpperCase('fi') + term.slice(1)
}
