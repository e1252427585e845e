import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { ActedCases } from './ActedCases'
import { undoImport } from './commands'
import styles from './imports.module.css'
import { importUndoQuery } from './queries'
import type { Import } from './types'

/** The wrong file came in: takes all of it back, or says what stands against it. */
export function UndoImport({ one }: { one: Import }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const query = useQuery(importUndoQuery(one.id, one.version))
  const refresh = async () => {
    setAsking(false)
    await Promise.all([['import', one.id], ['imports'], ['clients'], ['handovers'], ['work']].map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }
  const undo = useCommand(undoImport, refresh)
  const close = () => {
    undo.reset()
    setAsking(false)
  }
  return (
    <Pane title={t('imports:undo.title')} flush>
      {query.isPending ? (
        <Loading text={t('imports:undo.loading')} />
      ) : query.isError ? (
        <Failure title={t('imports:undo.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.acted_count > 0 ? (
        <ActedCases undo={query.data} />
      ) : (
        <p className={styles.lead}>{t('imports:undo.open')}</p>
      )}
      {query.data && can(query.data, 'import_undo') && (
        <div className={styles.note}>
          <Button onPress={() => { setAsking(true) }}>{t('imports:undo.act')}</Button>
        </div>
      )}
      <ConfirmSheet
        title={t('imports:undo.question', { count: one.counts.new + one.counts.matches })}
        act={t('imports:undo.act')}
        isOpen={isAsking}
        isSending={undo.isSending}
        problem={undo.problem}
        onConfirm={() => { undo.send({ id: one.id, version: one.version }) }}
        onClose={close}
        onRefresh={() => {
          undo.reset()
          void refresh()
        }}
      >
        <p>{t('imports:undo.text')}</p>
      </ConfirmSheet>
    </Pane>
  )
}
