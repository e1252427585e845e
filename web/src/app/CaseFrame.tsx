import { CasePage } from '../features/cases/CasePage'
import { EmergencyBanner } from '../features/emergencies/EmergencyBanner'

/** A client's pages, and above them the banner of whoever sees them in an emergency alone. */
export function CaseFrame() {
  return <CasePage banner={({ id, emergency }) => emergency && <EmergencyBanner caseId={id} emergency={emergency} />} />
}
