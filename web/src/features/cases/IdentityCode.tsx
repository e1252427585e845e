import { useState } from 'react'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Outcome } from '../../ui/Notice/Outcome'
import { Failure } from '../../ui/States/Failure'
import styles from './details.module.css'
import { showIdentityCode } from './detailsCommands'

type State = { is: 'masked' } | { is: 'asking' } | { is: 'shown'; code: string } | { is: 'failed'; error: unknown }

/** Masked until somebody asks for it, which the client's log tells; gone when the sheet is closed. */
export function IdentityCode({ caseId, known }: { caseId: string; known: boolean }) {
  const { t } = useTexts()
  const [state, setState] = useState<State>({ is: 'masked' })
  if (!known) return <p className={styles.quiet}>{t('clientDetails:code.unknown')}</p>
  const show = () => {
    setState({ is: 'asking' })
    showIdentityCode(caseId).then(
      ({ identity_code }) => { setState({ is: 'shown', code: identity_code }) },
      (error: unknown) => { setState({ is: 'failed', error }) },
    )
  }
  return (
    <section className={styles.part}>
      <h3>{t('clientDetails:code.title')}</h3>
      {state.is === 'failed' && <Failure title={t('clientDetails:code.failed')} error={state.error} onRetry={show} />}
      {state.is === 'shown' ? (
        <>
          <Outcome title={state.code} />
          <Button onPress={() => { setState({ is: 'masked' }) }}>{t('clientDetails:code.hide')}</Button>
        </>
      ) : (
        <>
          <p className={styles.quiet}>{t('clientDetails:code.masked')}</p>
          <Button isPending={state.is === 'asking'} onPress={show}>
            {t('clientDetails:code.show')}
          </Button>
        </>
      )}
    </section>
  )
}
