import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { BlockedButton, Button } from '../../ui/Button/Button'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { Refused } from './Refused'
import { acceptHandover } from './commands'
import { DeclineSheet } from './DeclineSheet'
import { type Choices, choicesToSend, countFates } from './rules'
import type { Handover, Item } from './types'

type Props = {
  one: Handover
  names: Names
  /** Those of the page, each with what was chosen for it. */
  items: readonly Item[]
  chosen: Choices
  me: string
  onAnswered: () => Promise<unknown>
  onRefresh: () => void
}

/** The sentence that says who answers from now on, and the two answers. Nothing is shown as done before the server says so. */
export function AnswerBar({ one, names, items, chosen, me, onAnswered, onRefresh }: Props) {
  const { t } = useTexts()
  const [declining, setDeclining] = useState(false)
  const accept = useCommand(acceptHandover, onAnswered)
  const counts = countFates(items, chosen)
  const send = () => { accept.send({ id: one.id, version: one.version, items: choicesToSend(items, chosen, me) }) }
  return (
    <>
      {accept.problem && <Refused problem={accept.problem} names={names} onRefresh={onRefresh} />}
      <SaveBar sentence={<Sentence one={one} names={names} counts={counts} />}>
        <Button onPress={() => { setDeclining(true) }}>{t('handovers:decline.open')}</Button>
        {one.kind === 'request' ? null : one.blocked ? (
          <BlockedButton reason={t('handovers:blocked.reason')}>{t('handovers:accept.act')}</BlockedButton>
        ) : counts.blocks > 0 ? (
          <BlockedButton reason={t('handovers:items.blockReason')}>{t('handovers:accept.act')}</BlockedButton>
        ) : (
          <Button look="filled" isPending={accept.isSending} onPress={send}>
            {t(one.kind === 'referral' ? 'handovers:accept.join' : 'handovers:accept.act')}
          </Button>
        )}
      </SaveBar>
      <DeclineSheet one={one} names={names} isOpen={declining} onClose={() => { setDeclining(false) }} onAnswered={onAnswered} />
    </>
  )
}

/** What the answer does, by what was proposed. */
function Sentence({ one, names, counts }: Pick<Props, 'one' | 'names'> & { counts: Record<Item['fate'], number> }) {
  const { t } = useTexts()
  const organisation = names.organisation(one.to.organisation)
  const sender = names.organisation(one.from.organisation)
  if (one.kind === 'request') {
    return (
      <>
        <b>{t('handovers:request.sentence', { sender })}</b>{' '}
        <Link to="/cases/$caseId" params={{ caseId: one.case }}>
          {t('handovers:request.answer')}
        </Link>
      </>
    )
  }
  if (one.kind === 'referral') {
    return (
      <>
        <b>{t('handovers:accept.joinSentence', { organisation, client: one.client.name })}</b> {t('handovers:accept.joinNext', { sender })}
      </>
    )
  }
  return (
    <>
      <b>{t('handovers:accept.sentence', { organisation, client: one.client.name })}</b> {counts.moves + counts.stays > 0 && `${t('handovers:accept.counts', { moves: counts.moves, stays: counts.stays })} `}
      {t('handovers:accept.sentenceNext', { sender })}
    </>
  )
}
