import { can } from '../../access/can'
import { type Problem, problemText } from '../../api/problem'
import { dateText, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { LinkButton } from '../../ui/Button/LinkButton'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Notice } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { Empty } from '../../ui/States/Empty'
import styles from './imports.module.css'
import type { Import, ImportSample } from './types'

/** A file without faults: what it would make, and the act. */
export function ReadyImport({ one, problem, onRun }: { one: Import; problem: Problem | null; onRun: () => void }) {
  const { t, language } = useTexts()
  const columns: Column<ImportSample>[] = [
    { id: 'row', head: t('imports:head.row'), narrow: true, cell: (sample) => sample.row },
    { id: 'client', head: t('imports:head.client'), rowHead: true, cell: (sample) => sample.name },
    { id: 'lot', head: t('imports:head.lot'), cell: (sample) => sample.lot },
    { id: 'team', head: t('imports:head.team'), wideOnly: true, cell: (sample) => sample.team },
    { id: 'start', head: t('imports:head.start'), cell: (sample) => dateText(sample.wished_start, language, today()) },
  ]
  const nothingNew = one.counts.new === 0
  return (
    <>
      <Pane title={t(nothingNew ? 'imports:check.nothingNew' : 'imports:check.title')} flush>
        {one.counts.matches > 0 && (
          <p className={styles.lead}>{t('imports:check.matches', { count: one.counts.matches })}</p>
        )}
        {nothingNew ? (
          <Empty title={t('imports:check.nothingNewText')} />
        ) : (
          <DataTable caption={t('imports:check.caption')} columns={columns} groups={[{ id: 'samples', head: t('imports:check.samples'), rows: one.samples }]} rowId={(sample) => String(sample.row)} />
        )}
      </Pane>
      {problem && (
        <Notice tone="alert" live>
          <p>{problemText(problem, t, language)}</p>
        </Notice>
      )}
      <SaveBar
        sentence={
          <>
            {!nothingNew && <b>{t('imports:run.sentence', { count: one.counts.new })} </b>}
            {one.counts.unchanged > 0 && t('imports:run.unchanged', { count: one.counts.unchanged })}
          </>
        }
      >
        <LinkButton to="/imports">{t('imports:faults.change')}</LinkButton>
        {!nothingNew && can(one, 'import_write') && (
          <Button look="filled" onPress={onRun}>
            {t('imports:run.act', { count: one.counts.new })}
          </Button>
        )}
      </SaveBar>
    </>
  )
}
