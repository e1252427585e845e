import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Steps } from '../../ui/Steps/Steps'
import { runImport } from './commands'
import { FaultyImport } from './FaultyImport'
import { FileFacts } from './FileFacts'
import { importQuery } from './queries'
import { ReadyImport } from './ReadyImport'
import { stepOf } from './rules'
import { DoneImport, RunningImport } from './RunningImport'
import { UndoImport } from './UndoImport'
import { UndoneImport } from './UndoneImport'

const route = getRouteApi('/shell/imports/$importId')

/** One file from its reading to its result. */
export function ImportPage() {
  const { t } = useTexts()
  const { importId } = route.useParams()
  const queryClient = useQueryClient()
  const run = useCommand(runImport, async () => {
    await queryClient.refetchQueries({ queryKey: ['import', importId] })
    await queryClient.invalidateQueries({ queryKey: ['imports'] })
    await queryClient.invalidateQueries({ queryKey: ['handovers'] })
  })
  const query = useQuery(importQuery(importId, run.isSending))
  const one = query.data
  const state = one && (run.isSending && one.state === 'ready' ? 'running' : one.state)
  return (
    <Page title={t('imports:title')} back={<BackLink to="/imports">{t('imports:backToList')}</BackLink>}>
      <Steps label={t('imports:steps.label')} steps={[t('imports:steps.file'), t('imports:steps.check'), t('imports:steps.run')]} now={state ? stepOf(state) : 1} />
      {!one && (
        <Pane>
          {query.isError ? (
            <Failure title={t('imports:failed')} error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading text={t('imports:loading')} />
          )}
        </Pane>
      )}
      {one && <FileFacts one={one} />}
      {one && state === 'faulty' && <FaultyImport one={one} />}
      {one && state === 'ready' && <ReadyImport one={one} problem={run.problem} onRun={() => { run.send({ id: one.id, version: one.version }) }} />}
      {one && state === 'running' && <RunningImport one={one} />}
      {one && state === 'done' && <DoneImport one={one} />}
      {one && state === 'done' && <UndoImport one={one} />}
      {one && state === 'undone' && <UndoneImport one={one} />}
    </Page>
  )
}
