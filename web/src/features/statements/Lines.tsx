import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Contract, typeName } from '../../access/contracts'
import { dayAndMonth, dayOf, today } from '../../format/date'
import { countText } from '../../format/money'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { SelectField } from '../../ui/Field/SelectField'
import { TextField } from '../../ui/Field/TextField'
import { Money } from '../../ui/Money/Money'
import { Notice } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { byType, filtered, type Part, sumOf } from './rules'
import styles from './statements.module.css'
import type { FeeLine, Statement } from './types'

const ALL = 'all'

type Props = { one: Statement; contract: Contract | undefined; search: { type?: string; part?: Part; line?: string } }

/** The lines that add up to the net, by milestone type; a pseudonym opens the trace of its line. */
export function Lines({ one, contract, search }: Props) {
  const { t, language } = useTexts()
  const navigate = useNavigate({ from: '/statements/$statementId' })
  const [pseudonym, setPseudonym] = useState('')
  const now = today()
  const shown = filtered(one.lines, { ...search, pseudonym })
  const isWhole = shown.length === one.lines.length
  const types = byType(one.lines)
  const day = (instant: string) => dayAndMonth(dayOf(instant), language, now)
  const columns: Column<FeeLine>[] = [
    {
      id: 'pseudonym',
      head: t('statements:head.client'),
      rowHead: true,
      cell: (line) => (
        <Link to="/statements/$statementId" params={{ statementId: one.id }} search={(before) => ({ ...before, line: line.id })} resetScroll={false} aria-current={line.id === search.line ? 'true' : undefined}>
          {line.pseudonym}
        </Link>
      ),
    },
    { id: 'happened', head: t('statements:head.happened'), cell: (line) => dayAndMonth(line.happened_on, language, now) },
    { id: 'recorded', head: t('statements:head.recorded'), wideOnly: true, cell: (line) => day(line.recorded_at) },
    { id: 'verified', head: t('statements:head.verified'), wideOnly: true, cell: (line) => day(line.verified_at) },
    { id: 'price', head: t('statements:head.price'), wideOnly: true, cell: (line) => t('statements:priceVersion', { number: line.price_version }) },
    { id: 'amount', head: t('statements:head.amount'), right: true, narrow: true, cell: (line) => <Money cents={line.amount_cents} /> },
  ]
  return (
    <Pane title={t('statements:lines.title', { count: one.line_count, text: countText(one.line_count) })} aside={t('statements:lines.unit')} flush>
      {sumOf(one.lines) !== one.net_cents && (
        <Notice tone="alert">
          <p>{t('statements:lines.differs')}</p>
        </Notice>
      )}
      {one.lines.length === 0 ? (
        <Empty title={t('statements:lines.none')}>
          <p>{t('statements:lines.noneText')}</p>
        </Empty>
      ) : (
        <>
          <div className={styles.filters}>
            <TextField label={t('statements:filter.pseudonym')} value={pseudonym} onChange={setPseudonym} width={14} beside optional />
            <SelectField
              label={t('statements:filter.type')}
              hideLabel
              value={search.type ?? ALL}
              options={[{ id: ALL, label: t('statements:filter.allTypes') }, ...types.map(({ type }) => ({ id: type, label: typeName(contract, type, language) }))]}
              onChange={(type) => { void navigate({ search: (before) => ({ ...before, type: type === ALL ? undefined : type }), replace: true }) }}
            />
            <SelectField
              label={t('statements:filter.part')}
              hideLabel
              value={search.part ?? ALL}
              options={[
                { id: ALL, label: t('statements:filter.allParts') },
                { id: 'inMonth', label: t('statements:equation.inMonth') },
                { id: 'late', label: t('statements:equation.late') },
              ]}
              onChange={(part) => { void navigate({ search: (before) => ({ ...before, part: part === ALL ? undefined : (part as Part) }), replace: true }) }}
            />
          </div>
          <div className={styles.rows}>
            <DataTable
              caption={t('statements:lines.caption')}
              columns={columns}
              rowId={(line) => line.id}
              groups={byType(shown).map((group) => ({
                id: group.type,
                head: (
                  <span className={styles.groupHead}>
                    <span>
                      {typeName(contract, group.type, language)} <span className={styles.detail}>{t('statements:pieces', { count: group.lines.length, text: countText(group.lines.length) })}</span>
                    </span>
                    <Money cents={group.cents} />
                  </span>
                ),
                rows: group.lines,
              }))}
            />
          </div>
          <p className={styles.total}>
            <b>{isWhole ? t('statements:lines.total') : t('statements:lines.filtered', { shown: countText(shown.length), all: countText(one.lines.length) })}</b>
            <b>
              <Money cents={isWhole ? one.net_cents : sumOf(shown)} unit />
            </b>
          </p>
        </>
      )}
    </Pane>
  )
}
