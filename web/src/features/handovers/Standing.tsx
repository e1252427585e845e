import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { can } from '../../access/can'
import { settleDisagreement } from './commands'
import { Refused } from './Refused'
import type { Handover } from './types'

type Props = { one: Handover; names: Names; onAnswered: () => Promise<unknown>; onRefresh: () => void }

/** What stands in the way, or is not agreed on, and that it was reminded of. */
export function Standing({ one, names, onAnswered, onRefresh }: Props) {
  const { t, language } = useTexts()
  const last = one.reminders.at(-1)
  return (
    <>
      {one.blocked && (
        <Notice tone="wait">
          <p>
            <b>{t('handovers:blocked.title')}</b>
          </p>
          <p>{t('handovers:blocked.text', { organisation: names.organisation(one.to.organisation) })}</p>
        </Notice>
      )}
      {one.state === 'proposed' && last && (
        <Notice>
          <p>{t('handovers:reminded', { when: momentText(last.at, t, language), days: last.working_days })}</p>
        </Notice>
      )}
      {one.disagreement && <Disagreement one={one} names={names} onAnswered={onAnswered} onRefresh={onRefresh} />}
    </>
  )
}

function Disagreement({ one, names, onAnswered, onRefresh }: Props) {
  const { t, language } = useTexts()
  const settle = useCommand(settleDisagreement, onAnswered)
  const { disagreement } = one
  if (!disagreement) return null
  const from = names.organisation(one.from.organisation)
  const to = names.organisation(one.to.organisation)
  if (disagreement.settled_at !== null && disagreement.outcome !== null) {
    return (
      <Notice>
        <p>{t(`handovers:disagreement.outcome.${disagreement.outcome}`, { when: momentText(disagreement.settled_at, t, language), from })}</p>
        {disagreement.note !== '' && <p>{disagreement.note}</p>}
      </Notice>
    )
  }
  return (
    <>
      {settle.problem && <Refused problem={settle.problem} names={names} onRefresh={onRefresh} />}
      <Notice tone="wait">
        <p>
          <b>{t('handovers:disagreement.title')}</b>
        </p>
        <p>{t('handovers:disagreement.text', { from, to, client: one.client.name })}</p>
        {can(one, 'handover_settle') && (
          <div>
            <Button isPending={settle.isSending} onPress={() => { settle.send({ id: one.id }) }}>
              {t('handovers:disagreement.keep')}
            </Button>
          </div>
        )}
      </Notice>
    </>
  )
}
