import { getRouteApi } from '@tanstack/react-router'
import { useActing } from '../../access/session'
import { AccessLogView } from './AccessLogView'

const route = getRouteApi('/shell/clients/$clientId/access-log')

/** The log of one client, read by the client or for data protection. */
export function AccessLogPage() {
  const { clientId } = route.useParams()
  const own = useActing()?.client === clientId
  return <AccessLogView key={clientId} client={clientId} own={own} />
}
