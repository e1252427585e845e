import { codesOf } from '../../i18n/terms'
import type { Tone } from '../../ui/Tag/Tag'
import type { Setting, SettingKind } from './types'

export const KINDS: readonly SettingKind[] = ['deadline', 'plan_content', 'handover_time', 'share_rule', 'organisation_kind', 'plan_type']

export const STANDING_TONE: Record<Setting['standing'], Tone> = { present: 'done', coming: 'wait', past: 'notBegun' }

/** Rows of one kind: each setting's newest first day first. */
export function rowsOf(settings: readonly Setting[], kind: SettingKind): Setting[] {
  return settings.filter((one) => one.kind === kind).sort((a, b) => a.key.localeCompare(b.key) || b.valid_from.localeCompare(a.valid_from))
}

/** Units that the server takes for a setting; none when it has no amount. */
export function unitsOf(kind: SettingKind, key: string): ('working_days' | 'months' | 'days')[] {
  if (kind === 'handover_time') return ['working_days']
  if (kind !== 'deadline') return []
  return key === 'stagnation' ? ['days'] : ['working_days', 'months', 'days']
}

/** Whether the row can be given a last day: it has none, and what it sets may be left unset. */
export function endable({ kind, key, valid_until, acts_as }: Pick<Setting, 'kind' | 'key' | 'valid_until' | 'acts_as'>): boolean {
  return kind !== 'handover_time' && acts_as !== key && valid_until === null
}

/** Chosen in place of a code that is there: another one is written. */
export const NEW_CODE = '+'

/** The kinds of organisation that the law knows: each other one acts as one of them. */
export const LEGAL_KINDS = ['employment_authority', 'wellbeing_county', 'provider', 'kela'] as const

/** The settings of each kind, in the order in which they are chosen from. */
const CATEGORIES = codesOf('category')

export const KEYS = {
  deadline: ['first_interview', 'review', 'stagnation'],
  plan_content: ['goal', 'measure', 'service', 'client_task', 'named_worker'],
  handover_time: ['first_reminder', 'second_reminder', 'answer'],
  share_rule: ['employment_authority', 'wellbeing_county', 'kela'].flatMap((kind) => CATEGORIES.map((category) => `${kind}.${category}`)),
  organisation_kind: [],
  plan_type: [],
} as const satisfies Record<SettingKind, readonly string[]>

/** Whether what is set has a name in each language. */
export function hasNames(kind: SettingKind): boolean {
  return kind === 'organisation_kind' || kind === 'plan_type'
}
