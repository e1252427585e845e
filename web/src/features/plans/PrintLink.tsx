import { useTexts } from '../../i18n'

/** The version as a file to print or keep, in the client's language. Saved and not shown in the browser, whose viewer may not open what the server sends sandboxed. */
export function PrintLink({ caseId, version }: { caseId: string; version: string }) {
  const { t } = useTexts()
  return (
    <a href={`/api/v1/cases/${caseId}/plan/versions/${version}/pdf`} download>
      {t('plans:versions.print')}
    </a>
  )
}
