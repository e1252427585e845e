import { useTexts } from '../../i18n'
import { FormCheckbox, FormDate, FormText } from '../../ui/Form/fields'
import styles from './appointments.module.css'

/** When and where: the day, the times of the clock, and a place unless it is remote. */
export function TimeFields() {
  const { t } = useTexts()
  return (
    <>
      <div className={styles.pair}>
        <FormDate name="date" label={t('appointments:form.date')} />
        <FormText name="starts" label={t('appointments:form.starts')} width={6} inputMode="numeric" />
        <FormText name="ends" label={t('appointments:form.ends')} width={6} inputMode="numeric" />
      </div>
      <FormCheckbox name="remote" label={t('appointments:remote')} />
      <FormText name="place" label={t('appointments:form.place')} optional />
    </>
  )
}
