import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Outcome } from '../../ui/Notice/Outcome'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { CorrectionSheet } from './CorrectionSheet'
import { NoteForm } from './NoteForm'
import { NoteList } from './NoteList'
import styles from './notes.module.css'
import { notesQuery } from './queries'
import type { Note } from './types'

const route = getRouteApi('/shell/cases/$caseId/notes')

/** What was written down, and beside it writing. */
export function NotesPage() {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const query = useInfiniteQuery(notesQuery(caseId))
  const [correcting, setCorrecting] = useState<Note | null>(null)
  const [outcome, setOutcome] = useState<{ text: string; count: number } | null>(null)
  const notes = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(notes.flatMap((note) => [note.recorded_by, note.corrected_by, ...note.earlier.map(({ written_by }) => written_by)]))
  const writes = can(query.data?.pages[0], 'note_write')
  const say = (text: string) => { setOutcome((before) => ({ text, count: (before?.count ?? 0) + 1 })) }
  return (
    <Page title={t('notes:title')}>
      {outcome && <Outcome key={outcome.count} title={outcome.text} />}
      <div className={writes ? styles.columns : undefined}>
        {writes && (
          <Pane title={t('notes:form.new')}>
            <NoteForm caseId={caseId} onWritten={() => { say(t('notes:outcome.written')) }} />
          </Pane>
        )}
        <Pane flush>
          {query.isPending ? (
            <Loading text={t('notes:loading')} />
          ) : query.isError ? (
            <Failure title={t('notes:failed')} error={query.error} onRetry={() => void query.refetch()} />
          ) : notes.length === 0 ? (
            <Empty title={t('notes:empty.title')}>
              <p>{t('notes:empty.text')}</p>
            </Empty>
          ) : (
            <NoteList notes={notes} names={names} onCorrect={setCorrecting} />
          )}
          {query.hasNextPage && (
            <div className={styles.more}>
              <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
                {t('act.more')}
              </Button>
            </div>
          )}
        </Pane>
      </div>
      {correcting && (
        <CorrectionSheet
          caseId={caseId}
          note={correcting}
          onClose={() => { setCorrecting(null) }}
          onCorrected={() => {
            setCorrecting(null)
            say(t('notes:outcome.corrected'))
          }}
        />
      )}
    </Page>
  )
}
