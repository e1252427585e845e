import { type Contract, typeName } from '../../access/contracts'
import type { Names } from '../../access/directory'
import { dateText, recordDate, today } from '../../format/date'
import { percentText } from '../../format/money'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Facts } from '../../ui/Facts/Facts'
import { Money } from '../../ui/Money/Money'
import { Notice } from '../../ui/Notice/Notice'
import { Moment } from '../../ui/When/When'
import styles from './statements.module.css'
import type { FeeLine } from './types'

type Share = FeeLine['shares'][number]

/** How the amount of one line came about: by which price, and to whom it goes. */
export function Trace({ line, contract, names, onClose }: { line: FeeLine; contract: Contract | undefined; names: Names; onClose: () => void }) {
  const { t, language } = useTexts()
  const columns: Column<Share>[] = [
    { id: 'who', head: t('statements:trace.payee'), rowHead: true, cell: (share) => names.organisation(share.organisation) || t('none') },
    { id: 'share', head: t('statements:trace.share'), right: true, narrow: true, cell: (share) => `${percentText(share.share_basis_points)}\u00a0%` },
    { id: 'amount', head: '€', right: true, narrow: true, cell: (share) => <Money cents={share.amount_cents} /> },
  ]
  return (
    <>
      <Facts
        facts={[
          { term: t('statements:trace.milestone'), value: typeName(contract, line.milestone_type, language) },
          { term: t('statements:trace.claimant'), value: names.organisation(line.organisation) || t('none') },
          { term: t('statements:head.happened'), value: dateText(line.happened_on, language, today()) },
          { term: t('statements:head.recorded'), value: <Moment instant={line.recorded_at} /> },
          { term: t('statements:head.verified'), value: <Moment instant={line.verified_at} /> },
          { term: t('statements:trace.price'), value: t('statements:trace.priceFrom', { number: line.price_version, date: recordDate(line.price_from, language) }) },
          { term: t('statements:trace.vat'), value: `${percentText(line.vat_basis_points)}\u00a0%` },
        ]}
      />
      {line.late && (
        <Notice tone="wait">
          <p>{t('statements:trace.late')}</p>
        </Notice>
      )}
      <div className={styles.edge}>
        <DataTable caption={t('statements:trace.shares')} columns={columns} groups={[{ id: 'shares', rows: line.shares }]} rowId={(share) => share.organisation} />
        <p className={styles.total}>
          <b>{t('statements:trace.sum')}</b>
          <b>
            <Money cents={line.amount_cents} unit />
          </b>
        </p>
      </div>
      <div>
        <Button onPress={onClose}>{t('act.close')}</Button>
      </div>
    </>
  )
}
