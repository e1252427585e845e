import { useEffect, useRef } from 'react'
import { useTexts } from '../../i18n'
import { Button } from '../Button/Button'
import styles from './Conflict.module.css'

export type ConflictRow = { id: string; label: string; mine: string; theirs: string; changed: 'byThem' | 'byMe' | 'byBoth' }

type Props = { rows: ConflictRow[]; onTake: (id: string, whose: 'mine' | 'theirs') => void }

/** Somebody else saved first: both texts whole, side by side; what is in the form below is what will be saved. Takes focus. */
export function Conflict({ rows, onTake }: Props) {
  const { t } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [rows])
  return (
    <section className={styles.conflict} aria-labelledby="conflict">
      <h3 id="conflict" ref={heading} tabIndex={-1}>
        {t('conflict.title')}
      </h3>
      <p>{t(rows.length === 0 ? 'conflict.same' : 'conflict.text')}</p>
      {rows.map((row) => (
        <div key={row.id} className={styles.field}>
          <h4>{row.label}</h4>
          <div className={styles.sides}>
            {(['theirs', 'mine'] as const).map((whose) => (
              <div key={whose} className={styles.side}>
                <p className={styles.whose}>{t(`conflict.${whose}`)}</p>
                <p className={styles.text}>{row[whose]}</p>
                {row.changed === 'byBoth' ? (
                  <div>
                    <Button size="inRow" aria-label={`${t(`conflict.take.${whose}`)}: ${row.label}`} onPress={() => { onTake(row.id, whose) }}>
                      {t(`conflict.take.${whose}`)}
                    </Button>
                  </div>
                ) : (
                  <p className={styles.whose}>{(row.changed === 'byMe') === (whose === 'mine') ? t('conflict.inForm') : t('conflict.unchanged')}</p>
                )}
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}
