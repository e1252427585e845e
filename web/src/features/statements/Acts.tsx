import { useState } from 'react'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { monthName } from '../../format/date'
import { useTexts } from '../../i18n'
import { BlockedButton, Button } from '../../ui/Button/Button'
import { ApproveSheet } from './ApproveSheet'
import { exportStatement } from './commands'
import { FreezeSheet } from './FreezeSheet'
import { RefuseSheet } from './RefuseSheet'
import { Refusal } from './Refusal'
import { isOwnFreeze } from './rules'
import styles from './statements.module.css'
import type { Statement } from './types'

export type Act = 'freeze' | 'approve' | 'refuse' | 'export'
type Props = { one: Statement; onDone: (act: Act) => Promise<unknown>; onRefresh: () => void }

/** The acts of the state that it is in: one that leads on, and the way back. */
export function Acts({ one, onDone, onRefresh }: Props) {
  const { t, language } = useTexts()
  const session = useSession()
  const [asking, setAsking] = useState<Act | null>(null)
  const month = monthName(one.period, language)
  const exporting = useCommand(exportStatement, () => onDone('export'))
  const close = () => { setAsking(null) }
  const sheet = (act: Act) => ({ one, isOpen: asking === act, onClose: close, onRefresh, onDone: () => { close(); return onDone(act) } })
  return (
    <div className={styles.acts}>
      {exporting.problem && <Refusal problem={exporting.problem} onRefresh={onRefresh} />}
      {can(one, 'statement_freeze') && (
        <Button look="filled" onPress={() => { setAsking('freeze') }}>
          {t('statements:freeze.open', { month })}
        </Button>
      )}
      {can(one, 'statement_approve') && (
        <>
          {one.state === 'frozen' && <Button onPress={() => { setAsking('refuse') }}>{t('statements:refuse.open')}</Button>}
          <Button look="filled" onPress={() => { setAsking('approve') }}>
            {t('statements:approve.open', { month })}
          </Button>
        </>
      )}
      {!can(one, 'statement_approve') && isOwnFreeze(one, session.person.id) && (
        <BlockedButton reason={t('statements:approve.own')}>{t('statements:approve.act', { month })}</BlockedButton>
      )}
      {can(one, 'statement_export') && one.state === 'approved' && (
        <Button look="filled" isPending={exporting.isSending} onPress={() => { exporting.send({ id: one.id }) }}>
          {t('statements:export.act')}
        </Button>
      )}
      <FreezeSheet {...sheet('freeze')} />
      <ApproveSheet {...sheet('approve')} />
      <RefuseSheet {...sheet('refuse')} />
    </div>
  )
}
