import { countText } from '../../format/money'
import { useTexts } from '../../i18n'
import { Facts } from '../../ui/Facts/Facts'
import { Money } from '../../ui/Money/Money'
import type { Statement } from './types'

/** The figures once more, beside the act that is about them. */
export function Figures({ one }: { one: Statement }) {
  const { t } = useTexts()
  return (
    <Facts
      layout="columns"
      facts={[
        { term: t('statements:head.lines'), value: countText(one.line_count) },
        { term: t('statements:equation.net'), value: <Money cents={one.net_cents} unit /> },
        { term: t('statements:equation.vat'), value: <Money cents={one.vat_cents} unit /> },
        { term: t('statements:equation.gross'), value: <b><Money cents={one.gross_cents} unit /></b> },
      ]}
    />
  )
}
