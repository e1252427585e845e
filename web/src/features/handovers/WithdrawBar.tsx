import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { withdrawHandover } from './commands'
import { Refused } from './Refused'
import type { Handover } from './types'

type Props = { one: Handover; names: Names; onAnswered: () => Promise<unknown>; onRefresh: () => void }

/** The sender takes the proposal back while nobody has answered it. */
export function WithdrawBar({ one, names, onAnswered, onRefresh }: Props) {
  const { t } = useTexts()
  const withdraw = useCommand(withdrawHandover, onAnswered)
  return (
    <>
      {withdraw.problem && <Refused problem={withdraw.problem} names={names} onRefresh={onRefresh} />}
      <SaveBar sentence={t('handovers:withdraw.sentence', { organisation: names.organisation(one.from.organisation), client: one.client.name })}>
        <Button isPending={withdraw.isSending} onPress={() => { withdraw.send({ id: one.id, version: one.version }) }}>
          {t('handovers:withdraw.act')}
        </Button>
      </SaveBar>
    </>
  )
}
