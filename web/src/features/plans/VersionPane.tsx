import type { Names } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Facts } from '../../ui/Facts/Facts'
import { Notice } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { Tag } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import { PrintLink } from './PrintLink'
import type { PlanVersion } from './types'
import { VersionActs } from './VersionActs'
import { VERSION_TONE } from './versionRules'

/** One version: its state, who has agreed and when, and what the reader may do. */
export function VersionPane({ caseId, version, names }: { caseId: string; version: PlanVersion; names: Names }) {
  const { t } = useTexts()
  return (
    <Pane title={t('plans:versions.one', { number: version.number })} aside={<Tag tone={VERSION_TONE[version.state]}>{t(`plans:versionState.${version.state}`)}</Tag>}>
      {version.state === 'returned' && version.settled && (
        <Notice tone="wait">
          <p>
            <b>{t('plans:versions.returnedBy', { who: names.who({ organisation: version.settled.organisation, person: version.settled.by }) })}</b>
          </p>
          <p>{version.settled.reason}</p>
        </Notice>
      )}
      <Facts
        facts={[
          {
            term: t('plans:versions.asked'),
            value: (
              <>
                <Moment instant={version.asked.at} />, {names.who({ organisation: version.asked.organisation, person: version.asked.by })}
              </>
            ),
          },
          ...version.agreements.map(({ organisation, at }) => ({
            term: names.organisation(organisation),
            value: at ? (
              <>
                {t('plans:versions.agreedAt')} <Moment instant={at} />
              </>
            ) : (
              t('plans:versions.notYet')
            ),
          })),
          version.acknowledged && {
            term: t('plans:versions.client'),
            value: (
              <>
                {t('plans:versions.acknowledgedAt')} <Moment instant={version.acknowledged.at} />
              </>
            ),
          },
        ]}
      />
      <p data-print="off">
        <PrintLink caseId={caseId} version={version.id} />
      </p>
      <VersionActs key={version.id} caseId={caseId} version={version} names={names} />
    </Pane>
  )
}
