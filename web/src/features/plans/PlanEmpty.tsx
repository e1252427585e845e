import { useState } from 'react'
import { can } from '../../access/can'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { GoalSheet } from './GoalSheet'
import type { Plan } from './types'

export function PlanEmpty({ plan }: { plan: Plan }) {
  const { t } = useTexts()
  const [adding, setAdding] = useState(false)
  const mayWrite = can(plan, 'plan_write')
  return (
    <Pane>
      <Empty title={t('plans:empty.title')}>
        <p>{t(mayWrite ? 'plans:empty.text' : 'plans:empty.readOnly')}</p>
        {mayWrite && (
          <div>
            <Button look="filled" icon="plus" onPress={() => { setAdding(true) }}>
              {t('plans:addGoal')}
            </Button>
          </div>
        )}
      </Empty>
      <GoalSheet caseId={plan.case} goal={null} isOpen={adding} onClose={() => { setAdding(false) }} />
    </Pane>
  )
}
