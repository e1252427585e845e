import { useTexts } from '../../i18n'
import { LinkButton } from '../../ui/Button/LinkButton'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import { Progress } from '../../ui/Progress/Progress'
import styles from './imports.module.css'
import { progressOf } from './rules'
import type { Import } from './types'

export function RunningImport({ one }: { one: Import }) {
  const { t } = useTexts()
  const { phase, done, share } = progressOf(one.progress)
  return (
    <Pane>
      <Progress label={t(`imports:run.${phase}`)} done={done} total={one.counts.rows} share={share} />
      <p className={styles.quiet}>{t('imports:run.leave')}</p>
    </Pane>
  )
}

export function DoneImport({ one }: { one: Import }) {
  const { t } = useTexts()
  return (
    <Pane>
      <Outcome title={t('imports:done.title', { count: one.counts.new })}>
        <p>{t('imports:done.text')}</p>
        {one.counts.unchanged > 0 && <p>{t('imports:done.unchanged', { count: one.counts.unchanged })}</p>}
        {one.counts.matches > 0 && <p>{t('imports:check.matches', { count: one.counts.matches })}</p>}
      </Outcome>
      <div className={styles.acts}>
        <LinkButton look="filled" to="/handovers" search={{ box: 'out' }}>
          {t('imports:done.see')}
        </LinkButton>
        <LinkButton to="/imports">{t('imports:done.again')}</LinkButton>
      </div>
    </Pane>
  )
}
