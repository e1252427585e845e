// Values made from the schemas of the document, the same for the same seed.

/** Numbers from 0 to 1, not included (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** What no schema of ours asks for, and readers stumble over. */
export const JUNK = [
  '', ' ', 'null', '-1', '1e309', '../../etc/passwd', '\u0000', '\u202e', '𝄞', "' OR 1=1--", '";--', '%00', '{{7*7}}', '$(id)',
  '<script>', 'a'.repeat(5000), -1, 0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, true, null, [], {}, [[]], { a: { b: [] } },
]

// For what has a pattern.
const SAMPLES = ['1', '0', 'a', 'A', 'AB-1', 'SAMPLE', '"1"', '2026-11', '2026-11-22', '20100', '091', '123456', '0166906-4',
  'FI2112345600000785', '131052-308T', 'a@example.org', '+358401234567', 'a'.repeat(64), '00'.repeat(32)]
const TEXTS = ['Näyte', 'a', 'Åbo ja Öljy', '=1+1', "O'Näyte; DROP TABLE", '𐀀 astral', 'two\nlines', '<b>x</b>', '%_\\', 'e\u0301']

export class Values {
  /** `ids(name)`: identifiers that are there, for a parameter or a member of that name. */
  constructor(document, random, ids) {
    this.document = document
    this.random = random
    this.ids = ids
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)]
  }

  resolve(value) {
    let found = value
    while (found?.$ref) found = found.$ref.slice(2).split('/').reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], this.document)
    return found
  }

  of(schema, name = '', depth = 0) {
    const s = this.resolve(schema) ?? {}
    if ('const' in s) return s.const
    if (s.enum) return this.pick(s.enum)
    if (s.oneOf ?? s.anyOf) return this.of(this.pick(s.oneOf ?? s.anyOf), name, depth)
    if (s.allOf) return Object.assign({}, ...s.allOf.map((part) => this.of(part, name, depth)))
    switch (Array.isArray(s.type) ? this.pick(s.type) : (s.type ?? (s.properties ? 'object' : 'string'))) {
      case 'null': return null
      case 'boolean': return this.random() < 0.5
      case 'integer':
      case 'number': return this.number(s)
      case 'array': return this.array(s, name, depth)
      case 'object': return this.object(s, depth)
      default: return this.text(s, name)
    }
  }

  number(s) {
    const low = s.minimum ?? 0
    const high = s.maximum ?? 2 ** 53 - 1
    return this.pick([low, high, low + Math.floor(this.random() * Math.min(high - low + 1, 1000))])
  }

  array(s, name, depth) {
    const least = s.minItems ?? 0
    const count = Math.min(s.maxItems ?? least + 2, least + Math.floor(this.random() * 3))
    return Array.from({ length: count }, () => this.of(s.items, name, depth + 1))
  }

  object(s, depth) {
    const required = s.required ?? []
    const wanted = ([name]) => required.includes(name) || (depth < 4 && this.random() < 0.5)
    return Object.fromEntries(Object.entries(s.properties ?? {}).filter(wanted).map(([name, own]) => [name, this.of(own, name, depth + 1)]))
  }

  text(s, name) {
    if (s.format === 'uuid') return this.pick([...this.ids(name), '019ab7a0-4c00-7000-8000-0000000fffff'])
    const day = `20${20 + Math.floor(this.random() * 20)}-0${1 + Math.floor(this.random() * 9)}-${10 + Math.floor(this.random() * 18)}`
    if (s.format === 'date') return day
    if (s.format === 'date-time') return `${day}T12:00:00.000Z`
    const fits = (text) => [...text].length >= (s.minLength ?? 0) && [...text].length <= (s.maxLength ?? 200)
    const pattern = s.pattern ? new RegExp(s.pattern, 'u') : /^/u
    const good = (s.pattern ? [...SAMPLES, ...TEXTS] : TEXTS).filter((text) => fits(text) && pattern.test(text))
    return good.length > 0 ? this.pick(good) : (s.example ?? 'a'.repeat(s.minLength ?? 1))
  }
}
