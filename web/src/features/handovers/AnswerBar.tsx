import { useState } from 'react'
import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { Refused } from './Refused'
import { acceptHandover } from './commands'
import { DeclineSheet } from './DeclineSheet'
import type { Handover } from './types'

type Props = { one: Handover; names: Names; onAnswered: () => Promise<unknown>; onRefresh: () => void }

/** The sentence that says who answers from now on, and the two answers. Nothing is shown as done before the server says so. */
export function AnswerBar({ one, names, onAnswered, onRefresh }: Props) {
  const { t } = useTexts()
  const [declining, setDeclining] = useState(false)
  const accept = useCommand(acceptHandover, onAnswered)
  const organisation = names.organisation(one.to.organisation)
  return (
    <>
      {accept.problem && <Refused problem={accept.problem} names={names} onRefresh={onRefresh} />}
      <SaveBar
        sentence={
          <>
            <b>{t('handovers:accept.sentence', { organisation, client: one.client.name })}</b> {t('handovers:accept.sentenceNext', { sender: names.organisation(one.from.organisation) })}
          </>
        }
      >
        <Button onPress={() => { setDeclining(true) }}>{t('handovers:decline.open')}</Button>
        <Button look="filled" isPending={accept.isSending} onPress={() => { accept.send({ id: one.id, version: one.version }) }}>
          {t('handovers:accept.act')}
        </Button>
      </SaveBar>
      <DeclineSheet one={one} names={names} isOpen={declining} onClose={() => { setDeclining(false) }} onAnswered={onAnswered} />
    </>
  )
}
