import type { Names } from '../../access/directory'
import { recordDate } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import styles from './plans.module.css'
import type { PlanChange } from './types'
import { byGoal } from './versionRules'

type Field = PlanChange['fields'][number]

const LABEL = {
  title: 'plans:form.title',
  category: 'plans:form.category',
  organisation: 'plans:form.organisation',
  measure: 'plans:form.measure',
  target_date: 'plans:form.targetDate',
  state: 'plans:form.state',
  service: 'plans:pane.service',
  team: 'plans:versions.team',
  person: 'plans:pane.person',
  starts_on: 'plans:form.startsOn',
  ends_on: 'plans:form.endsOn',
} as const

/** What changed, a sentence for each thing, and under it each field before and after. */
export function ChangeList({ title, changes, names }: { title: string; changes: readonly PlanChange[]; names: Names }) {
  const { t, language } = useTexts()
  const textOf = (change: PlanChange, { field }: Field, value: string | null): string => {
    if (value === null) return t('none')
    switch (field) {
      case 'organisation':
        return names.organisation(value)
      case 'team':
        return names.team(value)
      case 'person':
        return names.person(value)
      case 'category':
        return standing(termText('category', value, t))
      case 'state':
        return standing(termText(change.what === 'goal' ? 'goalState' : 'actionState', value, t))
      case 'target_date':
      case 'starts_on':
      case 'ends_on':
        return recordDate(value, language)
      default:
        return value
    }
  }
  return (
    <Pane title={title}>
      {changes.length === 0 ? (
        <Empty title={t('plans:versions.same')} />
      ) : (
        byGoal(changes).map(({ goal, changes: ofGoal }) => (
          <ul key={goal} className={styles.changes}>
            {ofGoal.map((change) => (
              <li key={`${change.what} ${change.item}`}>
                <b>{t(`plans:changed.${change.kind}.${change.what}`, { title: change.title })}</b>
                {change.fields.length > 0 && (
                  <dl className={styles.fields}>
                    {change.fields.map((field) => (
                      <div key={field.field}>
                        <dt>{t(LABEL[field.field])}</dt>
                        <dd>
                          <del>{textOf(change, field, field.before)}</del> → <ins>{textOf(change, field, field.after)}</ins>
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
              </li>
            ))}
          </ul>
        ))
      )}
    </Pane>
  )
}
