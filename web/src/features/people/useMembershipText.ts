import { useQuery } from '@tanstack/react-query'
import { contractsQuery } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import type { Membership } from './types'

/** A membership in words: as what, where, and for which contract. */
export function useMembershipText(): (membership: Membership) => string {
  const { t } = useTexts()
  const names = useNames()
  const contracts = useQuery(contractsQuery).data ?? []
  return ({ role, organisation, team, contract }) =>
    [t(`terms:role.${role}`), names.who({ organisation, team }), contracts.find(({ id }) => id === contract)?.code].filter(Boolean).join(', ')
}
