import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import type { NewEmergency, NewReview } from './types'

/** The code goes in the body: it is in no address. */
export function openEmergency(body: NewEmergency, key: string) {
  return answerOf(api.POST('/emergency-accesses', { params: { header: keyed(key) }, body }))
}

export function endEmergency(emergency: string, key: string) {
  return answerOf(api.POST('/emergency-accesses/{emergency}/end', { params: { path: { emergency }, header: keyed(key) } }))
}

export function reviewEmergency({ emergency, body }: { emergency: string; body: NewReview }, key: string) {
  return answerOf(api.POST('/emergency-accesses/{emergency}/review', { params: { path: { emergency }, header: keyed(key) }, body }))
}
