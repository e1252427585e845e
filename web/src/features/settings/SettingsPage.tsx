import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useTerms } from '../../access/terms'
import { recordDate } from '../../format/date'
import { type T, useTexts } from '../../i18n'
import { type Language, pick } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import { EndSettingSheet } from './EndSettingSheet'
import { NewSettingSheet } from './NewSettingSheet'
import { settingsQuery } from './queries'
import { endable, KINDS, rowsOf, STANDING_TONE } from './rules'
import type { Setting, SettingKind } from './types'
import { useSettingNames } from './useSettingNames'

type Open = { what: 'new'; kind: SettingKind } | { what: 'end'; row: Setting } | null

/** Dated settings with their history: what holds, what comes, what was, who recorded it and when. */
export function SettingsPage() {
  const { t, language } = useTexts()
  const query = useQuery(settingsQuery)
  const [open, setOpen] = useState<Open>(null)
  const close = () => { setOpen(null) }
  const settings = query.data
  const nameOf = useSettingNames()
  const terms = useTerms()
  const names = useNames(settings?.items.map((row) => row.recorded_by) ?? [])
  const mayWrite = settings !== undefined && can(settings, 'setting_write')
  const columns: Column<Setting>[] = [
    { id: 'key', head: t('settings:head.key'), rowHead: true, cell: (row) => nameOf(row) },
    { id: 'value', head: t('settings:head.value'), cell: (row) => [valueText(row, t, language), ...(row.acts_as !== null && row.acts_as !== row.key ? [t('settings:actsAs', { kind: terms.of('organisation_kind', row.acts_as) })] : [])].join('. ') },
    { id: 'from', head: t('settings:head.from'), narrow: true, cell: (row) => recordDate(row.valid_from, language) },
    { id: 'until', head: t('settings:head.until'), narrow: true, cell: (row) => (row.valid_until ? recordDate(row.valid_until, language) : t('settings:openEnd')) },
    { id: 'standing', head: t('settings:head.standing'), narrow: true, cell: (row) => <Tag tone={STANDING_TONE[row.standing]}>{t(`settings:standing.${row.standing}`)}</Tag> },
    { id: 'basis', head: t('settings:head.basis'), cell: (row) => row.legal_basis || t('none') },
    {
      id: 'who',
      head: t('settings:head.who'),
      cell: (row) =>
        row.recorded_at ? (
          <>
            {names.person(row.recorded_by)}, <Moment instant={row.recorded_at} />
          </>
        ) : (
          t('settings:shipped')
        ),
    },
    {
      id: 'act',
      head: t('settings:head.act'),
      narrow: true,
      cell: (row) =>
        mayWrite && endable(row) ? (
          <Button look="quiet" size="inRow" aria-label={t('settings:end.actFor', { setting: nameOf(row) })} onPress={() => { setOpen({ what: 'end', row }) }}>
            {t('settings:end.open')}
          </Button>
        ) : null,
    },
  ]
  return (
    <Page title={t('settings:title')}>
      {query.isError ? (
        <Pane>
          <Failure title={t('settings:failed')} error={query.error} onRetry={() => void query.refetch()} />
        </Pane>
      ) : !settings ? (
        <Pane>
          <Loading text={t('settings:loading')} />
        </Pane>
      ) : (
        KINDS.map((kind) => (
          <Pane key={kind} flush title={t(`settings:kind.${kind}`)} aside={mayWrite && <Button onPress={() => { setOpen({ what: 'new', kind }) }}>{t(`settings:new.open.${kind}`)}</Button>}>
            <DataTable stacked caption={t(`settings:kind.${kind}`)} columns={columns} groups={[{ id: kind, rows: rowsOf(settings.items, kind) }]} rowId={(row) => `${row.key} ${row.valid_from}`} />
          </Pane>
        ))
      )}
      {open?.what === 'new' && <NewSettingSheet kind={open.kind} onClose={close} />}
      {open?.what === 'end' && <EndSettingSheet row={open.row} onClose={close} />}
    </Page>
  )
}

function valueText({ kind, amount, unit, names }: Setting, t: T, language: Language): string {
  if (names) return pick(names, language)
  if (kind === 'share_rule') return t('settings:allowed')
  return amount === null ? t('settings:required') : t(`settings:amount.${unit as 'days'}`, { count: amount })
}
