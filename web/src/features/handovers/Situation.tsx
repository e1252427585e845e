import type { Names } from '../../access/directory'
import type { PackageContent, PackagePart } from '../../api/packageContent'
import { clockText, dateText, dayOf, recordDate, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Facts } from '../../ui/Facts/Facts'
import { Pane } from '../../ui/Pane/Pane'
import { termText } from '../../i18n/terms'
import styles from './handovers.module.css'
import type { Handover } from './types'

/** What one takes on: who asks and why, the situation in the sender's words, and what one may read on which ground. */
export function Situation({ one, content, names }: { one: Handover; content: PackageContent; names: Names }) {
  const { t, language } = useTexts()
  const now = today()
  const { employment, basic } = content
  const columns: Column<PackagePart>[] = [
    { id: 'part', head: t('handovers:accept.mayRead'), rowHead: true, cell: (part) => standing(t(`terms:category.${part.category}`)) },
    { id: 'ground', head: t('handovers:preview.ground'), cell: (part) => standing(t(`terms:ground.${part.ground}`)) },
  ]
  return (
    <Pane title={t(`handovers:titles.${one.kind}.pane`)} flush>
      <div className={styles.inset}>
        <Facts
          facts={[
            { term: t('handovers:preview.from'), value: names.who(one.from) },
            { term: t('handovers:preview.to'), value: names.who(one.to) },
            { term: t('handovers:preview.reason'), value: termText('handoverReason', one.reason, t) },
            one.wished_on ? { term: t('handovers:preview.wished'), value: t('handovers:preview.wishedOn', { date: dateText(one.wished_on, language, now) }) } : null,
            basic && basic.number !== '' && { term: t('handovers:accept.number'), value: basic.number },
            basic && basic.service_language !== '' && { term: t('handovers:accept.language'), value: standing(termText('language', basic.service_language, t)) },
            employment?.unemployed_since ? { term: t('handovers:accept.unemployedSince'), value: recordDate(employment.unemployed_since, language) } : null,
            employment && employment.target_group !== '' && { term: t('handovers:accept.targetGroup'), value: standing(termText('targetGroup', employment.target_group, t)) },
            employment && employment.needs.length > 0 && { term: t('handovers:accept.needs'), value: standing(employment.needs.map((need) => termText('need', need, t)).join(', ')) },
          ]}
        />
        {one.note !== null && <Words title={t('handovers:request.words')} text={one.note} />}
        {employment && employment.note !== '' && <Words title={t('handovers:accept.inSendersWords')} text={employment.note} />}
        {employment && employment.referral_note !== '' && <Words title={t('handovers:accept.referralNote')} text={employment.referral_note} />}
      </div>
      {one.kind !== 'request' && (
        <>
          <DataTable caption={t('handovers:accept.mayRead')} columns={columns} groups={[{ id: 'all', rows: one.package.parts }]} rowId={(part) => part.category} />
          <p className={styles.frozen}>
            {t('handovers:accept.frozen', { date: dateText(dayOf(one.proposed_at), language, now), time: clockText(one.proposed_at, language), hash: shortHash(one.package.hash) })}
          </p>
        </>
      )}
    </Pane>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <p className={styles.words}>{text}</p>
    </div>
  )
}

function shortHash(hash: string): string {
  return hash.length > 8 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash
}
