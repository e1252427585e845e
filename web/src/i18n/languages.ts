export const LANGUAGES = ['fi', 'sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The locale whose calendar, first weekday and number spelling go with the language in Finland. */
export const LOCALE: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.includes(text as Language)
}

/** A name that the server keeps in the three languages; not every name has all. */
export type Localised = { fi?: string | null; sv?: string | null; en?: string | null }

/** The name in the reader's language, else in another: a name in a wrong language is better than none. */
export function pick(name: Localised, language: Language): string {
  for (const candidate of [language, ...LANGUAGES]) {
    const text = name[candidate]
    if (text) return text
  }
  return ''
}
