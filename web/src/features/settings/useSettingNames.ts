import { useTerms } from '../../access/terms'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import type { Setting } from './types'

/** What a setting is called: its own name when it has one; of a statutory ground the kind of organisation and the category. */
export function useSettingNames() {
  const { t } = useTexts()
  const terms = useTerms()
  return ({ kind, key }: Pick<Setting, 'kind' | 'key'>): string => {
    if (kind === 'organisation_kind' || kind === 'plan_type') return standing(terms.of(kind, key))
    if (kind !== 'share_rule') return standing(termText('setting', key, t))
    const [of = '', category = ''] = key.split('.')
    return `${standing(terms.of('organisation_kind', of))}, ${termText('category', category, t)}`
  }
}
