import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { LinkButton } from '../../ui/Button/LinkButton'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import { Moment } from '../../ui/When/When'
import styles from './imports.module.css'
import type { Import } from './types'

/** What it made is taken back: by whom and when, and what can be done instead. */
export function UndoneImport({ one }: { one: Import }) {
  const { t } = useTexts()
  const by = one.undone_by ?? ''
  const name = useNames([by]).person(by)
  return (
    <Pane>
      <Outcome title={t('imports:undone.title')}>
        <p>
          {one.undone_at && <Moment instant={one.undone_at} />}
          {name && `, ${name}`}
        </p>
        <p>{t('imports:undone.text')}</p>
      </Outcome>
      <div className={styles.acts}>
        <LinkButton look="filled" to="/imports">
          {t('imports:done.again')}
        </LinkButton>
      </div>
    </Pane>
  )
}
