import { moneyText } from '../../format/money'
import styles from './Money.module.css'

/** An amount in whole cents. `unit` shows €: once in a column's head or at its total, not on each line. */
export function Money({ cents, unit, plus }: { cents: number; unit?: boolean; plus?: boolean }) {
  return <span className={styles.money}>{moneyText(cents, { unit, plus })}</span>
}
