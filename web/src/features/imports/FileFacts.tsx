import { useNames } from '../../access/directory'
import { countText } from '../../format/money'
import { useTexts } from '../../i18n'
import { Facts } from '../../ui/Facts/Facts'
import { Pane } from '../../ui/Pane/Pane'
import { Moment } from '../../ui/When/When'
import type { Import } from './types'

/** Which file, who had it read and when, and what is in it. */
export function FileFacts({ one }: { one: Import }) {
  const { t } = useTexts()
  const names = useNames([one.read_by])
  const reader = names.person(one.read_by)
  const { counts, seen } = one
  return (
    <Pane>
      <Facts
        layout="columns"
        facts={[
          { term: t('imports:head.file'), value: one.file_name },
          {
            term: t('imports:head.read'),
            value: (
              <>
                <Moment instant={one.read_at} />
                {reader && `, ${reader}`}
              </>
            ),
          },
          seen.encoding !== '' && { term: t('imports:head.read_as'), value: seen.encoding },
          { term: t('imports:head.rows'), value: <b>{countText(counts.rows)}</b> },
          { term: t('imports:head.new'), value: <b>{countText(counts.new)}</b> },
          { term: t('imports:head.unchanged'), value: <b>{countText(counts.unchanged)}</b> },
          counts.matches > 0 && { term: t('imports:head.matches'), value: <b>{countText(counts.matches)}</b> },
          counts.faults > 0 && { term: t('imports:head.faults'), value: <b>{countText(counts.faults)}</b> },
        ]}
      />
    </Pane>
  )
}
