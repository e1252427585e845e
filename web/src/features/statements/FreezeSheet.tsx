import { useState } from 'react'
import { useCommand } from '../../api/useCommand'
import { monthName } from '../../format/date'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { BlockedButton, Button } from '../../ui/Button/Button'
import { CheckboxField } from '../../ui/Field/CheckboxField'
import { Sheet } from '../../ui/Sheet/Sheet'
import { freezeStatement } from './commands'
import { Figures } from './Figures'
import { Refusal } from './Refusal'
import { isOver } from './rules'
import styles from './statements.module.css'
import type { Statement } from './types'

export type SheetProps = { one: Statement; isOpen: boolean; onClose: () => void; onDone: () => Promise<unknown>; onRefresh: () => void }

/** Freezing is for good; a month that is not over is ended only when the person says so. */
export function FreezeSheet({ isOpen, onClose, ...rest }: SheetProps) {
  const { t, language } = useTexts()
  return (
    <Sheet title={t('statements:freeze.title', { month: monthName(rest.one.period, language) })} isOpen={isOpen} onClose={onClose}>
      <FreezeForm onClose={onClose} {...rest} />
    </Sheet>
  )
}

function FreezeForm({ one, onClose, onDone, onRefresh }: Omit<SheetProps, 'isOpen'>) {
  const { t, language } = useTexts()
  const [endNow, setEndNow] = useState(false)
  const [over] = useState(() => isOver(one, new Date()))
  const command = useCommand(freezeStatement, onDone)
  const month = monthName(one.period, language)
  return (
    <>
      {command.problem && <Refusal problem={command.problem} onRefresh={onRefresh} />}
      <Figures one={one} />
      <p>
        <b>{t('statements:freeze.sentence')}</b>
      </p>
      {!over && (
        <>
          <p>{t('statements:freeze.notOver', { when: momentText(one.cut_off, t, language) })}</p>
          <CheckboxField label={t('statements:freeze.endNow')} value={endNow} onChange={setEndNow} />
        </>
      )}
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        {over || endNow ? (
          <Button look="filled" isPending={command.isSending} onPress={() => { command.send({ id: one.id, version: one.version, endNow: !over }) }}>
            {t('statements:freeze.act', { month })}
          </Button>
        ) : (
          <BlockedButton reason={t('statements:freeze.choose')}>{t('statements:freeze.act', { month })}</BlockedButton>
        )}
      </div>
    </>
  )
}
