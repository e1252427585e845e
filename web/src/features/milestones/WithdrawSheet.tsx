import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Sheet } from '../../ui/Sheet/Sheet'
import { withdrawMilestone } from './commands'
import styles from './milestones.module.css'
import { Refusal } from './Refusal'
import type { Milestone } from './types'

type Props = { one: Milestone; isOpen: boolean; onClose: () => void; onDone: () => Promise<unknown> }

/** Withdrawing is for good: the claim stays readable, and the result can be claimed anew. */
export function WithdrawSheet({ one, isOpen, onClose, onDone }: Props) {
  const { t } = useTexts()
  const command = useCommand(withdrawMilestone, onDone)
  return (
    <Sheet title={t('milestones:withdraw.title')} isOpen={isOpen} onClose={onClose}>
      {command.problem && <Refusal problem={command.problem} onRefresh={() => void onDone()} />}
      <p>{t('milestones:withdraw.text')}</p>
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button look="filled" isPending={command.isSending} onPress={() => { command.send({ id: one.id, version: one.version }) }}>
          {t('milestones:withdraw.act')}
        </Button>
      </div>
    </Sheet>
  )
}
