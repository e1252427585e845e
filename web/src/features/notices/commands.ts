import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'

export function readNotice(notice: string, key: string) {
  return answerOf(api.POST('/notices/{notice}/read', { params: { path: { notice }, header: keyed(key) } }))
}

/** All that was shown, up to the newest one. */
export function readNotices(through: string, key: string) {
  return answerOf(api.POST('/notices/read', { body: { through }, params: { header: keyed(key) } }))
}
