/** Where a document's file is had; the reading is journaled when the browser asks for it. */
export function documentFile(caseId: string, document: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(document)}/content`
}
