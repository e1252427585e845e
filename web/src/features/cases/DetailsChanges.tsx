import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Moment } from '../../ui/When/When'
import styles from './details.module.css'
import type { ClientDetails } from './detailsTypes'

/** By whom other organisations know the client, and who changed what and when. */
export function DetailsChanges({ details }: { details: ClientDetails }) {
  const { t } = useTexts()
  const names = useNames(details.changes.map((change) => change.changed_by))
  return (
    <>
      {details.numbers.length > 0 && (
        <section className={styles.part}>
          <h3>{t('clientDetails:numbers')}</h3>
          <ul className={styles.list}>
            {details.numbers.map(({ organisation, number }) => (
              <li key={`${organisation} ${number}`}>
                {names.who({ organisation })}: {number}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.part}>
        <h3>{t('clientDetails:changes.title')}</h3>
        {details.changes.length === 0 ? (
          <p className={styles.quiet}>{t('clientDetails:changes.none')}</p>
        ) : (
          <ul className={styles.list}>
            {details.changes.map((change) => (
              <li key={`${change.changed_at} ${change.changed_by}`}>
                <Moment instant={change.changed_at} />, {names.who({ organisation: change.organisation, person: change.changed_by })}: {change.fields.map((field) => t(`clientDetails:field.${field}`).toLowerCase()).join(', ')}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
