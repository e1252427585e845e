import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import type { NewName, NewOrganisation } from './types'

export function registerOrganisation(body: NewOrganisation, key: string) {
  return answerOf(api.POST('/organisations', { params: { header: keyed(key) }, body }))
}

export function registerTeam({ organisation, body }: { organisation: string; body: NewName }, key: string) {
  return answerOf(api.POST('/organisations/{organisation}/teams', { params: { path: { organisation }, header: keyed(key) }, body }))
}

export function registerConsortium(body: NewName, key: string) {
  return answerOf(api.POST('/consortia', { params: { header: keyed(key) }, body }))
}
