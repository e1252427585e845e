import type { components } from '../../api/schema/notices'

export type Notice = components['schemas']['Notice']
export type MailSetting = components['schemas']['MailSetting']
export type Confirmation = components['schemas']['Confirmation']
export type WantedMail = components['schemas']['WantedMail']
export type Undelivered = components['schemas']['Undelivered']
