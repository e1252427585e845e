import { useTexts } from '../../i18n'
import { Notice } from '../../ui/Notice/Notice'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import styles from './emergencies.module.css'
import { OpenForm } from './OpenForm'
import { OwnEmergencies } from './OwnEmergencies'

/** For whoever is nothing to a client who is in acute danger: what it means, the act, and one's own before. */
export function EmergencyPage() {
  const { t } = useTexts()
  return (
    <Page title={t('emergencies:title')} back={<BackLink to="/clients">{t('clients:title')}</BackLink>}>
      <div className={styles.column}>
        <Notice tone="alert">
          <p>
            <b>{t('emergencies:warning.when')}</b>
          </p>
          <p>{t('emergencies:warning.first')}</p>
          <ul className={styles.told}>
            <li>{t('emergencies:warning.opens')}</li>
            <li>{t('emergencies:warning.ends')}</li>
            <li>{t('emergencies:warning.alert')}</li>
            <li>{t('emergencies:warning.log')}</li>
          </ul>
        </Notice>
        <Pane>
          <OpenForm />
        </Pane>
        <OwnEmergencies />
      </div>
    </Page>
  )
}
