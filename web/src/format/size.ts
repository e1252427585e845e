import type { Language } from '../i18n/languages'

const KILO = 1000
const MEGA = 1000 * 1000

/** A file's size as people say it: "12 kt", "3,4 Mt". Less than a kilobyte is one. */
export function sizeText(bytes: number, language: Language): string {
  const mega = bytes >= MEGA
  const value = mega ? bytes / MEGA : Math.max(1, Math.ceil(bytes / KILO))
  return new Intl.NumberFormat(language, { style: 'unit', unit: mega ? 'megabyte' : 'kilobyte', maximumFractionDigits: mega ? 1 : 0 }).format(value)
}
