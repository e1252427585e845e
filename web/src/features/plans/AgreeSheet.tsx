import { useQueryClient } from '@tanstack/react-query'
import { useActing } from '../../access/session'
import type { Names } from '../../access/directory'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { Sheet } from '../../ui/Sheet/Sheet'
import { agreePlan } from './commands'
import styles from './plans.module.css'
import { planQuery } from './queries'
import type { Plan } from './types'

/** Agreeing is for good: the version that comes of it cannot be changed by anybody. */
export function AgreeSheet({ plan, names, isOpen, onClose }: { plan: Plan; names: Names; isOpen: boolean; onClose: () => void }) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const own = useActing()?.organisation.id
  const command = useCommand(agreePlan, async () => {
    await queryClient.refetchQueries({ queryKey: planQuery(plan.case).queryKey })
    onClose()
  })
  const count = plan.goals.reduce((sum, goal) => sum + goal.actions.length, 0)
  return (
    <Sheet title={t('plans:agreeSheet.title')} isOpen={isOpen} onClose={onClose}>
      {command.problem && (
        <Notice tone="alert" live>
          <p>{problemText(command.problem, t, language)}</p>
        </Notice>
      )}
      <p>
        <b>
          {t('plans:agreeSheet.sentence', {
            organisation: names.organisation(own),
            number: (plan.agreed?.number ?? 0) + 1,
            goals: plan.goals.length,
            actions: count,
          })}
        </b>
      </p>
      <p>{t('plans:agreeSheet.text')}</p>
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button look="filled" isPending={command.isSending} onPress={() => { command.send({ caseId: plan.case }) }}>
          {t('plans:agreeSheet.act')}
        </Button>
      </div>
    </Sheet>
  )
}
