import { useQuery } from '@tanstack/react-query'
import { contractsQuery, typeName } from '../../access/contracts'
import { type Names, useNames } from '../../access/directory'
import { dateText, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { SelectField } from '../../ui/Field/SelectField'
import { Notice } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './handovers.module.css'
import { itemsQuery } from './queries'
import { byKind, type Choice, type Choices, choiceOf, countFates, fateOf } from './rules'
import type { Handover, Item } from './types'

type Props = { one: Handover; chosen: Choices; onChoose: (item: Item, choice: Choice) => void }

/** Every open thing of the case and what becomes of it, or what became of it: nothing is left behind. */
export function Items({ one, chosen, onChoose }: Props) {
  const { t } = useTexts()
  const query = useQuery(itemsQuery(one.id))
  const items = query.data?.items ?? []
  const names = useNames(items.map(({ person }) => person))
  if (!query.data) {
    return (
      <Pane title={t('handovers:items.title')}>
        {query.isError ? <Failure title={t('handovers:items.failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('handovers:items.loading')} />}
      </Pane>
    )
  }
  const counts = countFates(items, chosen)
  return (
    <Pane title={t('handovers:items.title')} aside={items.length > 0 ? t('handovers:items.counts', { count: items.length, ...counts }) : undefined} flush>
      {!query.data.complete && (
        <div className={styles.inset}>
          <Notice tone="wait">
            <p>{t('handovers:items.incomplete')}</p>
          </Notice>
        </div>
      )}
      {items.length === 0 ? <p className={styles.inset}>{t('handovers:items.none')}</p> : <Table one={one} items={items} names={names} chosen={chosen} onChoose={onChoose} />}
    </Pane>
  )
}

function Table({ one, items, names, chosen, onChoose }: Props & { items: Item[]; names: Names }) {
  const { t, language } = useTexts()
  const contracts = useQuery({ ...contractsQuery, enabled: items.some(({ kind }) => kind === 'milestone_claim') }).data ?? []
  const titleOf = (item: Item) => (item.kind === 'milestone_claim' ? typeName(contracts.find(({ versions }) => versions.some(({ milestone_types }) => milestone_types.some(({ code }) => code === item.title))), item.title, language) : item.title)
  const keeper = (item: Item) => names.person(item.person) || (item.organisation ? names.organisation(item.organisation) : t('handovers:items.client'))
  const columns: Column<Item>[] = [
    {
      id: 'item',
      head: t('handovers:items.item'),
      rowHead: true,
      cell: (item) => (
        <>
          {titleOf(item)}
          {item.due && <span className={styles.quiet}>{`, ${t('handovers:items.due', { date: dateText(item.due, language, today()) })}`}</span>}
        </>
      ),
    },
    { id: 'fate', head: t('handovers:items.fate'), narrow: true, cell: (item) => t(`handovers:items.fates.${fateOf(item, chosen)}`) },
    {
      id: 'whom',
      head: t('handovers:items.whom'),
      cell: (item) =>
        one.state === 'proposed' && item.choosable && one.can.includes('handover_answer') ? (
          <SelectField
            label={t('handovers:items.choose', { item: titleOf(item) })}
            hideLabel
            inRow
            options={[
              { id: 'me', label: t('handovers:items.me') },
              { id: 'team', label: t('handovers:items.team', { team: names.team(one.to.team) }) },
              { id: 'stay', label: t('handovers:items.stay', { who: keeper(item) }) },
            ]}
            value={choiceOf(item, chosen)}
            onChange={(choice) => { onChoose(item, choice as Choice) }}
          />
        ) : fateOf(item, chosen) === 'moves' && one.state === 'proposed' ? (
          names.team(one.to.team)
        ) : (
          keeper(item)
        ),
    },
  ]
  const groups = byKind(items).map(({ kind, rows }) => ({ id: kind, head: t(`handovers:items.kind.${kind}`, { count: rows.length }), rows }))
  return <DataTable caption={t('handovers:items.title')} columns={columns} groups={groups} rowId={(item) => `${item.kind} ${item.id}`} stacked />
}
