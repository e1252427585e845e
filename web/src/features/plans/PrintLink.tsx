import { useTexts } from '../../i18n'

/** The version as a file to print or keep, in the client's language; opens beside the page. */
export function PrintLink({ caseId, version }: { caseId: string; version: string }) {
  const { t } = useTexts()
  return (
    <a href={`/api/v1/cases/${caseId}/plan/versions/${version}/pdf`} target="_blank" rel="noreferrer">
      {t('plans:versions.print')}
    </a>
  )
}
