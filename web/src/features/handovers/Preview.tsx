import { useNames } from '../../access/directory'
import { dateText, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { LinkButton } from '../../ui/Button/LinkButton'
import { Facts } from '../../ui/Facts/Facts'
import { Notice } from '../../ui/Notice/Notice'
import { Tag } from '../../ui/Tag/Tag'
import { Moment, When } from '../../ui/When/When'
import styles from './handovers.module.css'
import { stateOf } from './rules'
import type { Box, HandoverRow } from './types'

/** The minimal preview: only what the list's answer held. */
export function Preview({ row, box }: { row: HandoverRow; box: Box }) {
  const { t, language } = useTexts()
  const names = useNames([row.from.person])
  const { word, tone } = stateOf(row.state, box)
  const { wished_on } = row
  return (
    <>
      <div>
        {row.blocked ? <Tag tone="wait">{t('handovers:blocked.tag')}</Tag> : <Tag tone={tone}>{t(`handovers:states.${word}`)}</Tag>}
      </div>
      <Facts
        facts={[
          row.kind !== 'responsibility' && { term: t('handovers:preview.kind'), value: t(`handovers:kindNames.${row.kind}`) },
          { term: t('handovers:preview.from'), value: names.who(row.from) },
          { term: t('handovers:preview.to'), value: names.who(row.to) },
          { term: t('handovers:preview.reason'), value: termText('handoverReason', row.reason, t) },
          { term: t('handovers:preview.proposed'), value: <Moment instant={row.proposed_at} /> },
          row.state === 'proposed' && {
            term: t('handovers:preview.answerBy'),
            value: (
              <b>
                <When date={row.answer_by} workingDays={row.working_days_left} deadline />
              </b>
            ),
          },
          wished_on ? { term: t('handovers:preview.wished'), value: t('handovers:preview.wishedOn', { date: dateText(wished_on, language, today()) }) } : null,
          { term: t('handovers:preview.ground'), value: standing(t(`terms:ground.${row.ground}`)) },
        ]}
      />
      <Notice>
        <p>{t('handovers:preview.onlyThis')}</p>
      </Notice>
      <div>
        <LinkButton look="filled" to="/handovers/$handoverId" params={{ handoverId: row.id }}>
          {t('handovers:open')}
        </LinkButton>
      </div>
      <p className={styles.keys}>
        {t('handovers:preview.keys')} <kbd>{t('key.enter')}</kbd> {t('handovers:preview.opens')}
      </p>
    </>
  )
}
