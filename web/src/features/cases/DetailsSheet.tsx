import { useQuery } from '@tanstack/react-query'
import { can } from '../../access/can'
import { useTexts } from '../../i18n'
import { Sheet } from '../../ui/Sheet/Sheet'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { DetailsChanges } from './DetailsChanges'
import { DetailsFacts } from './DetailsFacts'
import { DetailsForm } from './DetailsForm'
import { IdentityCode } from './IdentityCode'
import { detailsQuery } from './detailsQueries'
import { SafetyBan } from './SafetyBan'

type Props = { caseId: string; onClose: () => void; onWritten: (what: string) => void }

/** All that is known of the client, and what may be done about it. */
export function DetailsSheet({ caseId, onClose, onWritten }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('clientDetails:title')} isOpen onClose={onClose}>
      <Details caseId={caseId} onClose={onClose} onWritten={onWritten} />
    </Sheet>
  )
}

function Details({ caseId, onClose, onWritten }: Props) {
  const { t } = useTexts()
  const query = useQuery(detailsQuery(caseId))
  if (query.isError) return <Failure title={t('clientDetails:failed')} error={query.error} onRetry={() => void query.refetch()} />
  const details = query.data
  if (!details) return <Loading text={t('clientDetails:loading')} />
  return (
    <>
      {can(details, 'client_code_show') && <IdentityCode caseId={caseId} known={details.has_identity_code} />}
      {can(details, 'client_write') ? <DetailsForm caseId={caseId} details={details} onClose={onClose} onWritten={onWritten} /> : <DetailsFacts details={details} />}
      {can(details, 'client_ban_write') && <SafetyBan caseId={caseId} details={details} onWritten={onWritten} />}
      <DetailsChanges details={details} />
    </>
  )
}
