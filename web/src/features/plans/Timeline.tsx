import { useState } from 'react'
import { Button, Tree, TreeItem, TreeItemContent } from 'react-aria-components'
import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { rangeText, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button as ActButton } from '../../ui/Button/Button'
import { Icon } from '../../ui/Icon/Icon'
import { Pane } from '../../ui/Pane/Pane'
import { Axis } from './Axis'
import { Bar } from './Bar'
import { Legend } from './Legend'
import { spanOf } from './rules'
import styles from './Timeline.module.css'
import type { Goal } from './types'
import { stateWords } from './words'

type Props = { goals: Goal[]; names: Names; chosen: string | null; onChoose: (id: string) => void; onChangeGoal: (id: string) => void }

/** The plan in time: a row for each action under its goal, fitted to the plan, nothing to zoom. One tab stop; arrows inside. */
export function Timeline({ goals, names, chosen, onChoose, onChangeGoal }: Props) {
  const { t, language } = useTexts()
  const now = today()
  // What is folded, not what is open: a goal that is added is seen with its actions.
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const span = spanOf(goals.flatMap((goal) => goal.actions), now)
  return (
    <Pane flush>
      <div className={styles.timeline}>
        <Axis span={span} now={now} />
        <Tree
          aria-label={t('plans:title')}
          className={styles.tree}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          expandedKeys={goals.map(({ id }) => id).filter((id) => !folded.has(id))}
          onExpandedChange={(open) => { setFolded(new Set(goals.map(({ id }) => id).filter((id) => !open.has(id)))) }}
          onSelectionChange={(keys) => {
            const [id] = keys
            if (id !== undefined && !goals.some((goal) => goal.id === id)) onChoose(String(id))
          }}
          onAction={(id) => { if (!goals.some((goal) => goal.id === id)) onChoose(String(id)) }}
        >
          {goals.map((goal, index) => (
            <TreeItem
              key={goal.id}
              id={goal.id}
              className={styles.goal}
              textValue={`${t('plans:goal', { number: index + 1, title: goal.title })}, ${t('plans:goalDetail', { organisation: names.organisation(goal.organisation), measure: goal.measure })}`}
            >
              <TreeItemContent>
                <Button slot="chevron" className={styles.fold}>
                  <Icon name="down" />
                </Button>
                <b>{t('plans:goal', { number: index + 1, title: goal.title })}</b>
                <span className={styles.detail}>, {t('plans:goalDetail', { organisation: names.organisation(goal.organisation), measure: goal.measure })}</span>
                {can(goal, 'plan_write') && (
                  <span className={styles.goalAct} data-print="off">
                    <ActButton look="quiet" size="inRow" aria-label={`${t('plans:change')} ${goal.title}`} onPress={() => { onChangeGoal(goal.id) }}>
                      {t('plans:change')}
                    </ActButton>
                  </span>
                )}
              </TreeItemContent>
              {goal.actions.map((action) => (
                  <TreeItem
                    key={action.id}
                    id={action.id}
                    className={styles.action}
                    textValue={t('plans:row', {
                      title: action.title,
                      organisation: names.organisation(action.organisation),
                      range: rangeText(action.starts_on, action.ends_on, language, now),
                      state: stateWords(action, t, language, now),
                    })}
                  >
                    <TreeItemContent>
                      <span className={styles.name}>
                        <b>{action.title}</b>
                        <span className={styles.detail}>{names.who({ organisation: action.organisation, person: action.person })}</span>
                      </span>
                      <Bar action={action} span={span} now={now} words={stateWords(action, t, language, now)} />
                    </TreeItemContent>
                  </TreeItem>
              ))}
            </TreeItem>
          ))}
        </Tree>
        <Legend />
      </div>
    </Pane>
  )
}
