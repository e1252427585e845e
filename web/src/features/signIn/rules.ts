/** Where to go after signing in: a page of this application and nothing else, whatever a link says. */
export function safeTarget(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/'
}

export type AskedPage = 'handover' | 'handovers' | 'import' | 'plan' | 'accessLog' | 'client' | 'clients'

/** The page that was asked for, by the shape of its address; null when nothing in particular was. */
export function askedPage(to: string): AskedPage | null {
  const path = to.split('?')[0] ?? ''
  if (/^\/handovers\/./.test(path)) return 'handover'
  if (path === '/handovers') return 'handovers'
  if (path.startsWith('/imports')) return 'import'
  if (/^\/cases\/.+\/plan$/.test(path)) return 'plan'
  if (/^\/clients\/.+\/access-log$/.test(path)) return 'accessLog'
  if (/^\/cases\/./.test(path)) return 'client'
  if (path === '/clients') return 'clients'
  return null
}

/** The membership used last in this browser comes first; the others keep their order. */
export function lastUsedFirst<M extends { id: string }>(memberships: readonly M[], lastUsed: string | null): M[] {
  return [...memberships].sort((a, b) => Number(b.id === lastUsed) - Number(a.id === lastUsed))
}
