import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { LinkButton } from '../../ui/Button/LinkButton'
import { Facts } from '../../ui/Facts/Facts'
import { Money } from '../../ui/Money/Money'
import { Moment, When } from '../../ui/When/When'
import { isOfCase } from './rules'
import type { WorkItem } from './types'
import { sinceOf, useWords } from './useWords'
import styles from './work.module.css'

/** The row's own data and nothing more: a list never reads a client's record. */
export function WorkPreview({ item }: { item: WorkItem }) {
  const { t } = useTexts()
  const words = useWords([item])
  const recorder = 'milestone' in item ? item.milestone.recorded_by : undefined
  const names = useNames([recorder, 'client' in item ? item.from?.person : undefined])
  const since = sinceOf(item)
  const from =
    'milestone' in item ? names.who({ organisation: item.milestone.organisation, person: item.milestone.recorded_by }) : 'client' in item && item.from ? names.who(item.from) : words.from(item)
  return (
    <>
      <Facts
        facts={[
          { term: t('client' in item ? 'work:head.client' : item.kind === 'resolve_identity_match' ? 'work:number' : 'work:head.matter'), value: words.matter(item) || t('none') },
          from !== '' && { term: t('work:head.from'), value: from },
          'startsAt' in item && { term: t('work:starts'), value: <Moment instant={item.startsAt} /> },
          'mine' in item && !item.insteadOf && { term: t('work:forWhom'), value: t(item.mine ? 'work:forMe' : 'work:forTeam') },
          item.insteadOf !== undefined && { term: t('work:insteadOfHead'), value: words.insteadOf(item) },
          'statement' in item && { term: t('work:total'), value: <Money cents={item.statement.gross_cents} unit /> },
          item.due !== null && {
            term: t('work:head.due'),
            value: (
              <b>
                <When date={item.due} workingDays={item.workingDays} deadline />
              </b>
            ),
          },
          since !== null && { term: t('work:waitsSince'), value: <Moment instant={since} /> },
        ]}
      />
      {item.kind === 'resolve_identity_match' && <p>{t('work:match')}</p>}
      <Act item={item} />
      {('client' in item || item.kind === 'verify_milestone') && <p className={styles.quiet}>{t('work:journaled')}</p>}
    </>
  )
}

/** The way to where the work is done. */
function Act({ item }: { item: WorkItem }) {
  const { t } = useTexts()
  const text = t(`work:act.${item.kind}`)
  if (item.kind === 'resolve_identity_match') {
    if (item.registered !== null) {
      return (
        <div>
          <LinkButton look="filled" to="/merges/compare" search={{ surviving: item.known, retired: item.registered, match: item.subject }}>
            {text}
          </LinkButton>
        </div>
      )
    }
    return item.import === null ? null : (
      <div>
        <LinkButton look="filled" to="/imports/$importId" params={{ importId: item.import }}>
          {t('work:openImport')}
        </LinkButton>
      </div>
    )
  }
  if (item.kind === 'confirm_merge') {
    return (
      <div>
        <LinkButton look="filled" to="/merges/$mergeId" params={{ mergeId: item.subject }}>
          {text}
        </LinkButton>
      </div>
    )
  }
  return (
    <div>
      {item.kind === 'answer_handover' || item.kind === 'settle_disagreement' ? (
        <LinkButton look="filled" to="/handovers/$handoverId" params={{ handoverId: item.subject }}>
          {text}
        </LinkButton>
      ) : item.kind === 'answer_plan' ? (
        <LinkButton look="filled" to="/cases/$caseId/plan/versions" params={{ caseId: item.case }} search={{ version: item.version }}>
          {text}
        </LinkButton>
      ) : item.kind === 'do_task' ? (
        <LinkButton look="filled" to="/cases/$caseId/tasks" params={{ caseId: item.case }}>
          {text}
        </LinkButton>
      ) : isOfCase(item) ? (
        <LinkButton look="filled" to="/cases/$caseId" params={{ caseId: item.case }}>
          {text}
        </LinkButton>
      ) : 'startsAt' in item ? (
        <LinkButton look="filled" to="/cases/$caseId/appointments" params={{ caseId: item.case }}>
          {text}
        </LinkButton>
      ) : item.kind === 'verify_milestone' ? (
        <LinkButton look="filled" to="/milestones" search={{ selected: item.subject, open: item.subject }}>
          {text}
        </LinkButton>
      ) : (
        <LinkButton look="filled" to="/statements/$statementId" params={{ statementId: item.subject }}>
          {text}
        </LinkButton>
      )}
    </div>
  )
}
