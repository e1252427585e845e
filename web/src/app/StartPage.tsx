import { Link } from '@tanstack/react-router'
import { can } from '../access/can'
import { useActing, useMembershipLabel, useSession } from '../access/session'
import { standing } from '../format/names'
import { useTexts } from '../i18n'
import { termText } from '../i18n/terms'
import { Page } from '../ui/Page/Page'
import { Pane } from '../ui/Pane/Pane'

/** Where a role begins that has no pages of its own yet: what it will see here, and what it may read today. */
export function StartPage() {
  const { t } = useTexts()
  const session = useSession()
  const acting = useActing()
  const label = useMembershipLabel()
  const role = acting && label(acting).role
  const sees = acting && termText('roleSees', acting.role, t)
  return (
    <Page title={role ? standing(role) : t('app:start.title')}>
      <Pane title={t('app:start.waits')}>
        <p>{sees === acting?.role ? t('app:start.nothing') : sees}</p>
        <p>{t('app:start.otherRole')}</p>
        {can(session, 'organisation_list') && (
          <p>
            <Link to="/organisations">{t('app:start.organisations')}</Link>
          </p>
        )}
      </Pane>
    </Page>
  )
}
