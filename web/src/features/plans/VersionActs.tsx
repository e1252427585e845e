import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { useActing } from '../../access/session'
import type { Names } from '../../access/directory'
import { useTexts } from '../../i18n'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { acknowledgeVersion, agreeVersion, withdrawVersion } from './commands'
import styles from './plans.module.css'
import { planQuery } from './queries'
import { ReturnSheet } from './ReturnSheet'
import type { PlanVersion } from './types'

/** What the reader may do with the version that is shown: agreeing is one press, on the page that shows what is agreed on. */
export function VersionActs({ caseId, version, names }: { caseId: string; version: PlanVersion; names: Names }) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const own = useActing()?.organisation.id
  const [returning, setReturning] = useState(false)
  const refetch = () => queryClient.invalidateQueries({ queryKey: planQuery(caseId).queryKey })
  const agree = useCommand(agreeVersion, refetch)
  const withdraw = useCommand(withdrawVersion, refetch)
  const acknowledge = useCommand(acknowledgeVersion, refetch)
  const problem = agree.problem ?? withdraw.problem ?? acknowledge.problem
  const of = { caseId, version: version.id }
  const mayAgree = can(version, 'plan_agree')
  return (
    <>
      {problem && (
        <Notice tone="alert" live>
          <p>{problemText(problem, t, language)}</p>
          <div>
            <Button onPress={() => void refetch()}>{t('act.refresh')}</Button>
          </div>
        </Notice>
      )}
      {version.can.length > 0 && (
        <div className={styles.acts}>
          {mayAgree && (
            <Button look="filled" isPending={agree.isSending} onPress={() => { agree.send(of) }}>
              {t('plans:versions.agree', { number: version.number, organisation: names.organisation(own) })}
            </Button>
          )}
          {can(version, 'plan_acknowledge') && (
            <Button look="filled" isPending={acknowledge.isSending} onPress={() => { acknowledge.send(of) }}>
              {t('plans:versions.acknowledge')}
            </Button>
          )}
          {mayAgree && <Button onPress={() => { setReturning(true) }}>{t('plans:versions.return')}</Button>}
          {can(version, 'plan_ask') && (
            <Button isPending={withdraw.isSending} onPress={() => { withdraw.send(of) }}>
              {t('plans:versions.withdraw')}
            </Button>
          )}
        </div>
      )}
      <ReturnSheet caseId={caseId} version={version} isOpen={returning} onClose={() => { setReturning(false) }} onDone={refetch} />
    </>
  )
}
