import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { useWide } from '../../ui/ListDetail/useWide'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { NextToFreeze } from './NextToFreeze'
import { byUrgency, isOfCase, narrowed, workKey } from './rules'
import { useWords } from './useWords'
import { useWork } from './useWork'
import { NothingSuch } from './NothingSuch'
import { WorkEmpty } from './WorkEmpty'
import { WorkFilters } from './WorkFilters'
import { WorkList } from './WorkList'
import { WorkPreview } from './WorkPreview'

const route = getRouteApi('/shell/work')

/** What waits, in one list by urgency; beside it what came with the list of the chosen row. */
export function WorkPage() {
  const { t } = useTexts()
  const session = useSession()
  const { due, kind, selected } = route.useSearch()
  const navigate = useNavigate({ from: '/work' })
  const wide = useWide()
  const { items: all, next, isPending, failed } = useWork()
  const items = narrowed(all, due, kind)
  const words = useWords(items)
  const first = byUrgency(items)[0]?.rows[0]
  const chosen = items.find((item) => workKey(item) === selected) ?? (wide ? first : undefined)

  const choose = (key: string | undefined) => {
    void navigate({ search: (before) => ({ ...before, selected: key }), replace: true })
  }
  const open = (key: string) => {
    const item = items.find((one) => workKey(one) === key)
    // A touch on a narrow screen shows the preview first: opening may be journaled and must be meant.
    if (!item || !(wide || selected === key)) choose(key)
    else if (item.kind === 'answer_handover' || item.kind === 'settle_disagreement') void navigate({ to: '/handovers/$handoverId', params: { handoverId: item.subject } })
    else if (item.kind === 'do_task') void navigate({ to: '/cases/$caseId/tasks', params: { caseId: item.case } })
    else if ('startsAt' in item) void navigate({ to: '/cases/$caseId/appointments', params: { caseId: item.case } })
    else if (isOfCase(item)) void navigate({ to: '/cases/$caseId', params: { caseId: item.case } })
    else if (item.kind === 'answer_plan') void navigate({ to: '/cases/$caseId/plan/versions', params: { caseId: item.case }, search: { version: item.version } })
    else if (item.kind === 'verify_milestone') void navigate({ to: '/milestones', search: { selected: item.subject, open: item.subject } })
    else if ('statement' in item) void navigate({ to: '/statements/$statementId', params: { statementId: item.subject } })
    else choose(key)
  }

  return (
    <Page title={t('work:title')} beside={all.length > 0 && <WorkFilters items={all} due={due} kind={kind} />} aside={can(session, 'client_list') && <Link to="/work/team">{t('team:title')}</Link>}>
      {failed.map((query, index) => (
        <Pane key={index}>
          <Failure title={t('work:failed')} error={query.error} onRetry={() => void query.refetch()} />
        </Pane>
      ))}
      {isPending ? (
        <Pane>
          <Loading text={t('work:loading')} />
        </Pane>
      ) : items.length > 0 ? (
        <ListDetail
          list={
            <>
              <WorkList
                items={items}
                selected={chosen ? workKey(chosen) : null}
                onSelect={(key) => {
                  if (wide) choose(key)
                }}
                onOpen={open}
              />
              {next && <NextToFreeze {...next} />}
            </>
          }
          detail={chosen ? <WorkPreview key={workKey(chosen)} item={chosen} /> : null}
          detailTitle={chosen ? words.what(chosen) : ''}
          isDetailOpen={!wide && selected !== undefined}
          onCloseDetail={() => { choose(undefined) }}
        />
      ) : failed.length === 0 ? (
        <Pane>
          {all.length > 0 ? <NothingSuch /> : <WorkEmpty next={next} />}
        </Pane>
      ) : null}
    </Page>
  )
}
