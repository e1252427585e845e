import { useTexts } from '../../i18n'
import { Page } from '../../ui/Page/Page'
import { OwnSessionsPane } from './OwnSessionsPane'
import { PasswordPane } from './PasswordPane'
import { SecondFactorPane } from './SecondFactorPane'

/** Where one is signed in, one's password and second factor. */
export function MySignInPage() {
  const { t } = useTexts()
  return (
    <Page title={t('sessions:title')}>
      <OwnSessionsPane />
      <PasswordPane />
      <SecondFactorPane />
    </Page>
  )
}
