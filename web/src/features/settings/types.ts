import type { components } from '../../api/schema/casework'

export type Setting = components['schemas']['Setting']
export type NewSetting = components['schemas']['NewSetting']
export type SettingEnd = components['schemas']['SettingEnd']
export type SettingKind = Setting['kind']
