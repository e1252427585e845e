import { useNames } from '../../access/directory'
import { useActing } from '../../access/session'
import { documentFile } from '../../api/documentFile'
import { packageContent } from '../../api/packageContent'
import { recordDate } from '../../format/date'
import { momentText } from '../../format/distance'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Facts } from '../../ui/Facts/Facts'
import { Notice } from '../../ui/Notice/Notice'
import { PackagePlan } from '../../ui/PackagePlan/PackagePlan'
import { PackageRecords } from '../../ui/PackagePlan/PackageRecords'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import styles from './cases.module.css'
import type { Case } from './types'

/** A case that one's team has left: what it could read when it left, and nothing of what came after. */
export function FormerCase({ one }: { one: Case }) {
  const { t, language } = useTexts()
  const names = useNames()
  const own = useActing()?.organisation.id
  const { snapshot } = one
  const parts = snapshot?.parts ?? []
  const content = packageContent(parts)
  const { basic, employment } = content
  const name = [basic?.given_names.split(' ')[0], basic?.family_name].filter(Boolean).join(' ')
  return (
    <Page title={name || t('cases:former.title')}>
      <Notice>
        <p>
          <b>{t('cases:former.title')}</b>
        </p>
        {snapshot && <p>{t('cases:former.text', { when: momentText(snapshot.made_at, t, language) })}</p>}
      </Notice>
      <div className={styles.columns}>
        {employment && (
          <Pane title={t('cases:referral.title')}>
            <Facts
              facts={[
                employment.unemployed_since ? { term: t('cases:referral.unemployedSince'), value: recordDate(employment.unemployed_since, language) } : null,
                employment.target_group !== '' && { term: t('cases:referral.targetGroup'), value: standing(termText('targetGroup', employment.target_group, t)) },
                employment.needs.length > 0 && { term: t('cases:referral.needs'), value: standing(employment.needs.map((need) => termText('need', need, t)).join(', ')) },
                employment.wished_start ? { term: t('cases:referral.wishedStart'), value: recordDate(employment.wished_start, language) } : null,
                employment.referral_note !== '' && { term: t('cases:referral.note'), value: <span className={styles.words}>{employment.referral_note}</span> },
              ]}
            />
          </Pane>
        )}
        <PackagePlan title={t('cases:former.plan')} content={content} names={names} empty={<Empty title={t('cases:former.noPlan')} />} />
        {/* Files stay with who recorded them; of the others' only what there was is known. */}
        <PackageRecords content={content} names={names} fileOf={({ id, organisation }) => (organisation === own ? documentFile(one.id, id) : undefined)} />
        <Pane title={t('cases:grounds.title')}>
          <Facts facts={parts.map(({ category, ground }) => ({ term: standing(termText('category', category, t)), value: standing(termText('ground', ground, t)) }))} />
        </Pane>
      </div>
    </Page>
  )
}
