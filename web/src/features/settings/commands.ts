import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import type { NewSetting, SettingEnd } from './types'

export function addSetting(body: NewSetting, key: string) {
  return answerOf(api.POST('/settings', { params: { header: keyed(key) }, body }))
}

export function endSetting(body: SettingEnd, key: string) {
  return answerOf(api.POST('/settings/end', { params: { header: keyed(key) }, body }))
}
