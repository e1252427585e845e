import { z } from '../../zod'
import type { T } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import { codesOf } from '../../i18n/terms'
import type { NewMembership, NewUser } from './types'

const NAME = 200
const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 256

export function userSchema(t: T) {
  return z.object({
    username: z.string().trim().min(1, t('people:form.usernameMissing')),
    name: z.string().trim().min(1, t('people:form.nameMissing')).max(NAME, t('people:form.tooLong', { max: NAME })),
    language: z.enum(LANGUAGES),
    password: z.string().min(SHORTEST_PASSWORD, t('people:form.passwordShort', { min: SHORTEST_PASSWORD })).max(LONGEST_PASSWORD, t('people:form.tooLong', { max: LONGEST_PASSWORD })),
  }) satisfies z.ZodType<NewUser>
}

/** Which role fits which organisation, and which needs a team or a contract, is the server's to say. */
export function membershipSchema(t: T) {
  return z.object({
    organisation: z.string({ error: t('people:form.organisationMissing') }),
    role: z.enum(codesOf('role'), { error: t('people:form.roleMissing') }),
    team: z.string().nullish(),
    contract: z.string().nullish(),
    valid_from: z.string().nullish(),
  }) satisfies z.ZodType<NewMembership>
}
