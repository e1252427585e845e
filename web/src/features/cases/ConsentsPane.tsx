import { useState } from 'react'
import { can } from '../../access/can'
import { useActing } from '../../access/session'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import styles from './cases.module.css'
import { ConsentList } from './ConsentList'
import { ConsentSheet } from './ConsentSheet'
import type { PresentCase } from './types'

/** The client's consents. Closed until somebody opens it: each reading goes to the journal that the client sees. */
export function ConsentsPane({ one }: { one: PresentCase }) {
  const { t } = useTexts()
  const own = useActing()?.client === one.client.id
  const [shown, setShown] = useState(false)
  const [recording, setRecording] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)
  return (
    <Pane title={t('cases:consents.title')}>
      {outcome && <Outcome key={outcome} title={outcome} />}
      {shown ? <ConsentList one={one} onWithdrawn={() => { setOutcome(t('cases:withdrawing.done')) }} /> : <p className={styles.quiet}>{t(own ? 'cases:consents.closedOwn' : 'cases:consents.closed')}</p>}
      <div className={styles.beside}>
        {!shown && <Button onPress={() => { setShown(true) }}>{t('cases:consents.show')}</Button>}
        {can(one, 'consent_write') && (
          <>
            <Button
              onPress={() => {
                setOutcome(null)
                setRecording(true)
              }}
            >
              {t(own ? 'cases:consents.recordOwn' : 'cases:consents.record')}
            </Button>
            <ConsentSheet
              one={one}
              isOpen={recording}
              onClose={() => { setRecording(false) }}
              onRecorded={() => {
                setRecording(false)
                setOutcome(t('cases:recording.done'))
              }}
            />
          </>
        )}
      </div>
    </Pane>
  )
}
