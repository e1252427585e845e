import { useNames } from '../../access/directory'
import { dateText, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Facts } from '../../ui/Facts/Facts'
import { Notice } from '../../ui/Notice/Notice'
import { Moment } from '../../ui/When/When'
import { Marks } from './Marks'
import type { MilestoneRow } from './types'

/** What came with the list, and the way to the rest: opening is journaled and must be meant. */
export function RowPreview({ row, onOpen }: { row: MilestoneRow; onOpen: () => void }) {
  const { t, language } = useTexts()
  const names = useNames([row.recorded_by])
  return (
    <>
      <Marks row={row} />
      <Facts
        facts={[
          { term: t('milestones:head.claimant'), value: names.who({ organisation: row.organisation, person: row.recorded_by }) },
          { term: t('milestones:head.happened'), value: dateText(row.happened_on, language, today()) },
          { term: t('milestones:head.recorded'), value: <Moment instant={row.recorded_at} /> },
        ]}
      />
      <Notice>
        <p>{t('milestones:journaled')}</p>
      </Notice>
      <div>
        <Button look="filled" onPress={onOpen}>
          {t('milestones:open')}
        </Button>
      </div>
    </>
  )
}
