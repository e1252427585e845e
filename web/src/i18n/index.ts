import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import fi from './fi'
import { isLanguage, type Language } from './languages'

export type Texts = typeof fi
export type T = TFunction<(keyof Texts)[]>

/** A dictionary with the namespaces and keys of the Finnish one; the texts are its own. */
type SameKeys<D> = { [K in keyof D]: D[K] extends string ? string : SameKeys<D[K]> }

const others: Record<Exclude<Language, 'fi'>, () => Promise<{ default: SameKeys<Texts> }>> = {
  sv: () => import('./sv'),
  en: () => import('./en'),
}

const KEPT_IN = 'polku.language'

/** `common` first: a key without a prefix is looked up there. */
export const NAMESPACES = ['common', ...Object.keys(fi).filter((name) => name !== 'common')] as (keyof Texts)[]

export async function startTexts(language: Language = keptLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'fi',
    fallbackLng: 'fi',
    resources: { fi },
    ns: NAMESPACES,
    defaultNS: 'common',
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  })
  await showLanguage(language)
}

/** The person's own choice in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_IN, language)
  await showLanguage(language)
}

/** The language of the person who signed in, unless another was chosen in this browser. */
export async function followLanguage(language: Language): Promise<void> {
  if (localStorage.getItem(KEPT_IN) === null) await showLanguage(language)
}

/** Loads the language's texts when they are not there yet, then shows them. */
async function showLanguage(language: Language): Promise<void> {
  if (language !== 'fi' && !i18next.hasResourceBundle(language, 'common')) {
    const { default: texts } = await others[language]()
    for (const [namespace, keys] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, keys)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language chosen earlier in this browser, else the first of the browser's own that we speak, else Finnish. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT_IN)
  if (isLanguage(kept)) return kept
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fi'
}

/** The texts of all namespaces (`t('handovers:title')`; `common` without a prefix) and the language shown now. */
export function useTexts(): { t: T; language: Language } {
  const { t, i18n } = useTranslation(NAMESPACES)
  return { t: t as unknown as T, language: isLanguage(i18n.language) ? i18n.language : 'fi' }
}
