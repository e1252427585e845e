import type { Contract } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { recordDate } from '../../format/date'
import { percentText } from '../../format/money'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Facts } from '../../ui/Facts/Facts'
import { Money } from '../../ui/Money/Money'
import { Pane } from '../../ui/Pane/Pane'
import styles from './contracts.module.css'

type Party = Contract['parties'][number]
type MilestoneType = Contract['milestone_types'][number]

export function ContractPane({ one }: { one: Contract }) {
  const { t, language } = useTexts()
  const names = useNames()
  const version = one.versions.find(({ milestone_types: types }) => types.some(({ effective_from: from }) => from === one.milestone_types[0]?.effective_from))
  const parties: Column<Party>[] = [
    { id: 'organisation', head: t('contracts:head.organisation'), rowHead: true, cell: (row) => names.organisation(row.organisation) },
    { id: 'part', head: t('contracts:head.part'), cell: (row) => standing(t(`terms:contractPart.${row.part}`)) },
    { id: 'from', head: t('contracts:head.from'), narrow: true, wideOnly: true, cell: (row) => recordDate(row.valid_from, language) },
    { id: 'share', head: t('contracts:head.share'), right: true, narrow: true, cell: (row) => percentText(row.share_basis_points) },
  ]
  const types: Column<MilestoneType>[] = [
    { id: 'type', head: t('contracts:head.milestone'), rowHead: true, cell: (row) => pick(row.name, language) },
    { id: 'price', head: t('contracts:head.price'), right: true, narrow: true, cell: (row) => <Money cents={row.price_cents} /> },
  ]
  return (
    <Pane title={`${one.code}, ${one.name}`}>
      <div className={styles.contract}>
        <Facts
          layout="columns"
          facts={[
            { term: t('contracts:buyer'), value: names.organisation(one.buyer) },
            { term: t('contracts:programme'), value: one.programme },
            { term: t('contracts:period'), value: `${recordDate(one.valid_from, language)}–${one.valid_until ? recordDate(one.valid_until, language) : ''}` },
            { term: t('contracts:vat'), value: `${percentText(one.vat_basis_points)}\u00a0%` },
          ]}
        />
        <div className={styles.tables}>
          <DataTable caption={t('contracts:parties', { code: one.code })} columns={parties} groups={[{ id: 'all', rows: one.parties }]} rowId={(row) => `${row.organisation} ${row.valid_from}`} />
          <div>
            <DataTable caption={t('contracts:prices', { code: one.code })} columns={types} groups={[{ id: 'all', rows: one.milestone_types }]} rowId={(row) => row.code} />
            {version && <p className={styles.quiet}>{t('contracts:version', { number: version.number, date: recordDate(version.effective_from, language) })}</p>}
          </div>
        </div>
      </div>
    </Pane>
  )
}
