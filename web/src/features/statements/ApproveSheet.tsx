import { useCommand } from '../../api/useCommand'
import { monthName } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Sheet } from '../../ui/Sheet/Sheet'
import { approveStatement } from './commands'
import { Figures } from './Figures'
import type { SheetProps } from './FreezeSheet'
import { Refusal } from './Refusal'
import styles from './statements.module.css'

/** The figures repeated, then the act. */
export function ApproveSheet({ one, isOpen, onClose, onDone, onRefresh }: SheetProps) {
  const { t, language } = useTexts()
  const command = useCommand(approveStatement, onDone)
  const month = monthName(one.period, language)
  return (
    <Sheet title={t('statements:approve.title', { month })} isOpen={isOpen} onClose={onClose}>
      {command.problem && <Refusal problem={command.problem} onRefresh={onRefresh} />}
      <Figures one={one} />
      <p>
        <b>{t('statements:approve.sentence')}</b>
      </p>
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button look="filled" isPending={command.isSending} onPress={() => { command.send({ id: one.id, version: one.version }) }}>
          {t('statements:approve.act', { month })}
        </Button>
      </div>
    </Sheet>
  )
}
