import { changeLanguage, useTexts } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import styles from './signIn.module.css'

export function LanguageChoice() {
  const { t, language } = useTexts()
  return (
    <nav className={styles.languages} aria-label={t('app:person.language')}>
      {LANGUAGES.map((id) => (
        <button key={id} type="button" lang={id} aria-current={id === language ? 'true' : undefined} onClick={() => void changeLanguage(id)}>
          {t(`language.${id}`)}
        </button>
      ))}
    </nav>
  )
}
