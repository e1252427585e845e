import { useTexts } from '../../i18n'
import { standing } from '../../format/names'

const KINDS = ['plan', 'certificate', 'employment_contract', 'payslip'] as const

/** A kind of evidence in words; contracts name kinds freely, so one that is not known here is shown as it came. */
export function useKindName(): (kind: string) => string {
  const { t } = useTexts()
  return (kind) => {
    const known = KINDS.find((one) => one === kind)
    return known ? t(`milestones:kind.${known}`) : standing(kind.replaceAll('_', ' '))
  }
}
