import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { LinkButton } from '../../ui/Button/LinkButton'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { faultsFile } from './commands'
import styles from './imports.module.css'
import type { Import, ImportFault } from './types'

/** What is wrong, row by row, and nothing imported. */
export function FaultyImport({ one }: { one: Import }) {
  const { t, language } = useTexts()
  const columns: Column<ImportFault>[] = [
    { id: 'row', head: t('imports:head.row'), narrow: true, cell: (fault) => fault.row },
    { id: 'column', head: t('imports:head.column'), rowHead: true, cell: (fault) => fault.column },
    {
      id: 'seen',
      head: t('imports:head.seen'),
      cell: (fault) => (fault.seen === '' ? <span className={styles.quiet}>{t('imports:faults.empty')}</span> : <span className={styles.seen}>{fault.seen}</span>),
    },
    { id: 'fault', head: t('imports:head.fault'), cell: (fault) => pick(fault.message, language) },
  ]
  return (
    <>
      <Pane title={t('imports:faults.title', { count: one.counts.faults })} aside={t('imports:faults.nothing')} flush>
        <p className={styles.lead}>{t('imports:faults.sentenceNext')}</p>
        <DataTable stacked caption={t('imports:faults.caption')} columns={columns} groups={[{ id: 'all', rows: one.faults }]} rowId={(fault) => `${fault.row} ${fault.column} ${fault.code}`} />
        {one.faults.length < one.counts.faults && (
          <p className={styles.note}>{t('imports:faults.shown', { shown: one.faults.length, total: one.counts.faults })}</p>
        )}
      </Pane>
      <SaveBar
        sentence={<b>{t('imports:faults.sentence')}</b>}
      >
        <LinkButton to="/imports">{t('imports:faults.change')}</LinkButton>
        <Button look="filled" icon="download" onPress={() => { location.assign(faultsFile(one.id, language)) }}>
          {t('imports:faults.download')}
        </Button>
      </SaveBar>
    </>
  )
}
