import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { contractsQuery, typeName } from '../../access/contracts'
import { useTexts } from '../../i18n'
import { SelectField } from '../../ui/Field/SelectField'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { useWide } from '../../ui/ListDetail/useWide'
import { Outcome } from '../../ui/Notice/Outcome'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SavedFilters } from '../../savedFilters/SavedFilters'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { ClaimView } from './ClaimView'
import { type Decided, DecisionBar } from './DecisionBar'
import type { Opened } from './EvidenceTable'
import styles from './milestones.module.css'
import { caseQuery, milestoneQuery, queueQuery } from './queries'
import { Queue } from './Queue'
import { RowPreview } from './RowPreview'
import { nextAfter } from './rules'

const route = getRouteApi('/shell/milestones')
const SHOWN = ['recorded', 'contested', 'verified', 'refused'] as const

/** Claims that wait for a judgement: the list, beside it what came with it, and when opened all that the judgement needs. */
export function QueuePage() {
  const { t, language } = useTexts()
  const { state = 'recorded', selected, open } = route.useSearch()
  const navigate = useNavigate({ from: '/milestones' })
  const wide = useWide()
  const queryClient = useQueryClient()
  const queue = useInfiniteQuery(queueQuery(state))
  const contracts = useQuery(contractsQuery)
  const claim = useQuery({ ...milestoneQuery(open ?? ''), enabled: open !== undefined })
  const one = open === undefined ? undefined : claim.data
  const about = useQuery({ ...caseQuery(one?.case ?? ''), enabled: one !== undefined }).data
  const [opened, setOpened] = useState<Opened>({})
  const [outcome, setOutcome] = useState<{ decision: Decided; what: string; id: string } | null>(null)
  const rows = queue.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = rows.find((row) => row.id === (open ?? selected)) ?? (wide ? rows[0] : undefined)
  const contractOf = (id: string | undefined) => contracts.data?.find((contract) => contract.id === id)

  const show = (change: { selected?: string; open?: string }) => {
    void navigate({ search: { state, ...change }, replace: true })
  }
  const client = one && about?.client?.name
  const title = one ? [client, typeName(contractOf(one.contract), one.type, language)].filter(Boolean).join(': ') : chosen ? typeName(contractOf(chosen.contract), chosen.type, language) : ''

  const afterDecision = async (decision: Decided) => {
    if (!one) return
    setOutcome({ decision, what: title, id: one.id })
    show({ selected: wide ? nextAfter(rows, one.id) : undefined })
    await queryClient.invalidateQueries({ queryKey: milestoneQuery(one.id).queryKey, refetchType: 'none' })
    await queryClient.invalidateQueries({ queryKey: ['milestones'] })
  }

  const view = one ? (
    <ClaimView one={one} about={about} contract={contractOf(one.contract)} opened={opened} onOpened={(id) => { setOpened((before) => ({ ...before, [id]: new Date().toISOString() })) }} />
  ) : open !== undefined ? (
    claim.isError ? (
      <Failure title={t('milestones:failedOne')} error={claim.error} onRetry={() => void claim.refetch()} />
    ) : (
      <Loading text={t('milestones:loadingOne')} />
    )
  ) : chosen ? (
    <RowPreview row={chosen} onOpen={() => { show({ selected: chosen.id, open: chosen.id }) }} />
  ) : null
  const bar = one && <DecisionBar key={one.id} one={one} about={about} contract={contractOf(one.contract)} opened={opened} onDecided={afterDecision} onRefresh={() => void claim.refetch()} />

  const choose = (id: (typeof SHOWN)[number]) => {
    setOutcome(null)
    void navigate({ search: { state: id } })
  }
  // Four words side by side do not fit a phone.
  const choice = {
    label: t('milestones:choice'),
    choices: SHOWN.map((id) => ({ id, label: t(`milestones:queue.${id}`) })),
    value: state === 'withdrawn' ? ('refused' as const) : state,
    onChange: choose,
  }

  return (
    <Page
      title={t('milestones:title')}
      beside={
        <>
          {wide ? <SegmentedChoice {...choice} /> : <SelectField hideLabel label={choice.label} options={choice.choices} value={choice.value} onChange={(id) => { choose(id as (typeof SHOWN)[number]) }} />}
          <SavedFilters
            page="milestones"
            search={{ state: state === 'recorded' ? undefined : state }}
            onApply={(search) => {
              setOutcome(null)
              void navigate({ to: '/milestones', search })
            }}
          />
        </>
      }
    >
      {outcome && (
        <Outcome key={outcome.id} title={t(`milestones:outcome.${outcome.decision}`, { what: outcome.what })}>
          <p>{t(`milestones:outcomeText.${outcome.decision}`)}</p>
        </Outcome>
      )}
      {queue.isPending ? (
        <Pane>
          <Loading text={t('milestones:loading')} />
        </Pane>
      ) : queue.isError ? (
        <Pane>
          <Failure title={t('milestones:failed')} error={queue.error} onRetry={() => void queue.refetch()} />
        </Pane>
      ) : rows.length === 0 && open === undefined ? (
        <Pane>
          <Empty title={t(`milestones:empty.${state === 'recorded' ? 'recorded' : 'other'}.title`)}>
            <p>{t(`milestones:empty.${state === 'recorded' ? 'recorded' : 'other'}.text`)}</p>
          </Empty>
        </Pane>
      ) : (
        <div className={styles.queue}>
          <ListDetail
            list={
              <Queue
                state={state}
                rows={rows}
                contracts={contracts.data ?? []}
                selected={chosen?.id ?? null}
                onSelect={(id) => {
                  if (wide && id !== open) show({ selected: id })
                }}
                onOpen={(id) => {
                  // A touch on a narrow screen shows the preview first: opening is journaled and must be meant.
                  show(wide || selected === id ? { selected: id, open: id } : { selected: id })
                }}
                more={queue.hasNextPage ? { load: () => void queue.fetchNextPage(), isLoading: queue.isFetchingNextPage } : null}
              />
            }
            detail={
              view && (
                <div className={wide ? styles.view : styles.sheetView}>
                  {view}
                  {!wide && bar}
                </div>
              )
            }
            detailTitle={title}
            isDetailOpen={!wide && (selected !== undefined || open !== undefined)}
            onCloseDetail={() => { show({}) }}
          />
        </div>
      )}
      {wide && bar}
    </Page>
  )
}
