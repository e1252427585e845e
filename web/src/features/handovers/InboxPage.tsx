import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { useWide } from '../../ui/ListDetail/useWide'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { SavedFilters } from '../../savedFilters/SavedFilters'
import { Inbox } from './Inbox'
import { InboxEmpty } from './InboxEmpty'
import { Preview } from './Preview'
import { inboxQuery } from './queries'

const route = getRouteApi('/shell/handovers')

/** The working days on which it is reminded of an unanswered one. */
const WAITED = ['any', '3', '5'] as const

/** What has been handed to us, or by us: the list, and beside it what came with the list of the chosen row. Choosing reads nothing more. */
export function InboxPage() {
  const { t } = useTexts()
  const { box = 'in', state = 'open', waited, selected } = route.useSearch()
  const navigate = useNavigate({ from: '/handovers' })
  const wide = useWide()
  const session = useSession()
  const inbox = useInfiniteQuery(inboxQuery(box, state, state === 'open' ? waited : undefined))
  const rows = inbox.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = rows.find((row) => row.id === selected) ?? (wide ? rows[0] : undefined)

  const choose = (id: string | undefined) => {
    void navigate({ search: (before) => ({ ...before, selected: id }), replace: true })
  }
  const open = (handoverId: string) => {
    // A touch on a narrow screen shows the preview first: opening is journaled and must be meant.
    if (wide || selected === handoverId) void navigate({ to: '/handovers/$handoverId', params: { handoverId } })
    else choose(handoverId)
  }

  return (
    <Page
      title={t('handovers:title')}
      beside={
        <>
        <SegmentedChoice
          label={t('handovers:box.label')}
          choices={[
            { id: 'in', label: t('handovers:box.in') },
            { id: 'out', label: t('handovers:box.out') },
          ]}
          value={box}
          onChange={(id) => { void navigate({ search: { box: id, state, waited } }) }}
        />
        {state === 'open' && (
          <SegmentedChoice
            label={t('handovers:waited.label')}
            choices={WAITED.map((days) => ({ id: days, label: t(`handovers:waited.${days}`) }))}
            value={waited === undefined ? 'any' : (WAITED.find((days) => days === String(waited)) ?? 'any')}
            onChange={(days) => { void navigate({ search: { box, state, waited: days === 'any' ? undefined : Number(days) } }) }}
          />
        )}
        <SavedFilters page="handovers" search={{ box: box === 'in' ? undefined : box, state: state === 'open' ? undefined : state, waited }} onApply={(search) => { void navigate({ to: '/handovers', search }) }} />
        </>
      }
      aside={
        <>
          {can(session, 'handover_bulk') && <Link to="/handovers/bulk">{t('handovers:bulk.link')}</Link>}
          {can(session, 'handover_figures') && <Link to="/handovers/figures">{t('handovers:figures.link')}</Link>}
        </>
      }
    >
      {inbox.isPending ? (
        <Pane>
          <Loading text={t('handovers:loading')} />
        </Pane>
      ) : inbox.isError ? (
        <Pane>
          <Failure title={t('handovers:failed')} error={inbox.error} onRetry={() => void inbox.refetch()} />
        </Pane>
      ) : rows.length === 0 ? (
        <InboxEmpty box={box} state={state} waited={waited} />
      ) : (
        <ListDetail
          list={
            <Inbox
              box={box}
              state={state}
              rows={rows}
              selected={chosen?.id ?? null}
              onSelect={(id) => {
                if (wide) choose(id)
              }}
              onOpen={open}
              more={inbox.hasNextPage ? { load: () => void inbox.fetchNextPage(), isLoading: inbox.isFetchingNextPage } : null}
            />
          }
          detail={chosen ? <Preview row={chosen} box={box} /> : null}
          detailTitle={chosen?.client.name ?? ''}
          isDetailOpen={!wide && selected !== undefined}
          onCloseDetail={() => { choose(undefined) }}
        />
      )}
    </Page>
  )
}
