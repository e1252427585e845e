import styles from './States.module.css'

/** Stands where nothing was yet; a page that has something keeps it while the new comes. */
export function Loading({ text }: { text: string }) {
  return (
    <div className={styles.state} role="status">
      <span className={styles.bone} />
      <span className={styles.bone} />
      <span className={styles.bone} />
      <p className={styles.small}>{text}</p>
    </div>
  )
}
