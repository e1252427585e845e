import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { confirmMerge, rejectMerge, undoMerge } from './commands'
import styles from './merges.module.css'
import { ReasonSheet } from './ReasonSheet'
import type { Merge } from './types'

type Act = 'confirm' | 'reject' | 'undo'

/** What the reader may do with the merge now; who proposed it does not confirm it. */
export function MergeActs({ one }: { one: Merge }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [doing, setDoing] = useState<Act | null>(null)
  const refresh = () => Promise.all(['merges', 'work', 'clients'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  const close = () => { setDoing(null) }
  const done = async () => {
    close()
    await refresh()
  }
  const confirm = useCommand(confirmMerge, done)
  const reject = useCommand(rejectMerge, done)
  const undo = useCommand(undoMerge, done)
  const at = { id: one.id, version: one.version }
  return (
    <div className={styles.acts}>
      {can(one, 'confirm') && <Button look="filled" onPress={() => { setDoing('confirm') }}>{t('merges:confirm.open')}</Button>}
      {can(one, 'reject') && <Button onPress={() => { setDoing('reject') }}>{t('merges:reject.open')}</Button>}
      {can(one, 'undo') && <Button onPress={() => { setDoing('undo') }}>{t('merges:undo.open')}</Button>}
      <ConfirmSheet
        title={t('merges:confirm.title')}
        act={t('merges:confirm.act')}
        isOpen={doing === 'confirm'}
        isSending={confirm.isSending}
        problem={confirm.problem}
        onConfirm={() => { confirm.send(at) }}
        onClose={close}
        onRefresh={() => { void done() }}
      >
        <p>{t('merges:confirm.text')}</p>
      </ConfirmSheet>
      <ReasonSheet title={t('merges:reject.title')} text={t('merges:reject.text')} act={t('merges:reject.act')} isOpen={doing === 'reject'} isSending={reject.isSending} problem={reject.problem} onSend={(reason) => { reject.send({ ...at, reason }) }} onClose={close} />
      <ReasonSheet title={t('merges:undo.title')} text={t('merges:undo.text')} act={t('merges:undo.act')} isOpen={doing === 'undo'} isSending={undo.isSending} problem={undo.problem} onSend={(reason) => { undo.send({ ...at, reason }) }} onClose={close} />
    </div>
  )
}
