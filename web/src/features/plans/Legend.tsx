import { useTexts } from '../../i18n'
import styles from './Timeline.module.css'

const SHAPES = ['done', 'underWay', 'late', 'planned'] as const

export function Legend() {
  const { t } = useTexts()
  return (
    <ul className={styles.legend} aria-hidden="true">
      {SHAPES.map((shape) => (
        <li key={shape}>
          <span className={[styles.swatch, styles[shape]].join(' ')}>{shape === 'underWay' && <span className={styles.elapsed} style={{ inlineSize: '50%' }} />}</span>
          {t(`plans:legend.${shape}`)}
        </li>
      ))}
    </ul>
  )
}
