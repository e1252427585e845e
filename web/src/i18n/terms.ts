import fi from './fi/terms.json'
import type { T } from './index'

type Vocabulary = keyof typeof fi

/** A code of a code table in words; a code that this release does not know is shown as it came. */
export function termText(vocabulary: Vocabulary, code: string, t: T): string {
  return code in fi[vocabulary] ? (t(`terms:${vocabulary}.${code}` as 'terms:language.fi') as string) : code
}

/** The codes of a table, in the order in which a person chooses from them. */
export function codesOf<V extends Vocabulary>(vocabulary: V): (keyof (typeof fi)[V])[] {
  return Object.keys(fi[vocabulary]) as (keyof (typeof fi)[V])[]
}
