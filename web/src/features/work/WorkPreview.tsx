import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { LinkButton } from '../../ui/Button/LinkButton'
import { Facts } from '../../ui/Facts/Facts'
import { When } from '../../ui/When/When'
import type { WorkItem } from './types'
import styles from './work.module.css'

/** The row's own data and nothing more: a list never reads a client's record. */
export function WorkPreview({ item }: { item: WorkItem }) {
  const { t } = useTexts()
  const names = useNames([item.from?.person])
  return (
    <>
      <Facts
        facts={[
          item.client && { term: t('work:head.client'), value: item.client.name },
          item.number !== undefined && { term: t('work:number'), value: item.number },
          item.from && { term: t('work:head.from'), value: names.who(item.from) },
          {
            term: t('work:head.due'),
            value: (
              <b>
                <When date={item.due} workingDays={item.working_days_left} deadline />
              </b>
            ),
          },
        ]}
      />
      {item.kind === 'answer_handover' ? (
        <>
          <div>
            <LinkButton look="filled" to="/handovers/$handoverId" params={{ handoverId: item.subject }}>
              {t('work:act.answer_handover')}
            </LinkButton>
          </div>
          <p className={styles.quiet}>{t('work:journaled')}</p>
        </>
      ) : (
        <>
          <p>{t('work:match')}</p>
          {item.import && (
            <div>
              <LinkButton look="filled" to="/imports/$importId" params={{ importId: item.import }}>
                {t('work:act.resolve_identity_match')}
              </LinkButton>
            </div>
          )}
        </>
      )}
    </>
  )
}
