import type { Contract } from '../../access/contracts'
import type { Names } from '../../access/directory'
import { dateText, recordDate, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Tag } from '../../ui/Tag/Tag'
import { currentEvidence, type Requirement, requirementsOf, typesOn, versionOn } from './rules'
import type { Milestone } from './types'
import { useKindName } from './words'

type Props = { one: Milestone; contract: Contract; names: Names }

/** What the contract asks, and beside it what is known: one row a requirement. */
export function RequirementTable({ one, contract, names }: Props) {
  const { t, language } = useTexts()
  const kindName = useKindName()
  const evidence = currentEvidence(one)
  const version = versionOn(contract, one.happened_on)
  const kinds = typesOn(contract, one.happened_on).find(({ code }) => code === one.type)?.evidence ?? []
  const day = dateText(one.happened_on, language, today())
  const asked = (id: Requirement['id']) => {
    if (id === 'evidence') return kinds.length === 0 ? t('milestones:requirement.noEvidence') : t('milestones:requirement.evidence', { kinds: kinds.map(kindName).join(', ') })
    return t(`milestones:requirement.${id}`)
  }
  const known: Record<Requirement['id'], string> = {
    term: t('milestones:known.term', {
      date: day,
      from: recordDate(contract.valid_from, language),
      until: contract.valid_until ? recordDate(contract.valid_until, language) : '',
    }),
    priced: version ? t('milestones:known.priced', { number: version.number, date: recordDate(version.effective_from, language) }) : t('milestones:known.notPriced'),
    party: names.organisation(one.organisation) || t('none'),
    evidence: evidence ? kindName(evidence.kind) : t('milestones:known.noEvidence'),
    only: t(one.competing ? 'milestones:known.competing' : 'milestones:known.only'),
  }
  const columns: Column<Requirement>[] = [
    { id: 'asked', head: t('milestones:requirement.head'), rowHead: true, cell: ({ id }) => asked(id) },
    { id: 'known', head: t('milestones:known.head'), cell: ({ id }) => known[id] },
    { id: 'met', head: t('milestones:requirement.met'), narrow: true, cell: ({ met }) => <Tag tone={met ? 'done' : 'alert'}>{t(met ? 'milestones:requirement.yes' : 'milestones:requirement.no')}</Tag> },
  ]
  return <DataTable caption={t('milestones:requirement.caption')} columns={columns} groups={[{ id: 'all', rows: requirementsOf(one, contract) }]} rowId={({ id }) => id} stacked />
}
