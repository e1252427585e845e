import { useQueryClient } from '@tanstack/react-query'
import { type Session, sessionQuery, switchMembership, useSession } from '../access/session'
import { setSessionEnded, useSessionEnded } from '../api/sessionEnded'
import { SignInForm } from '../features/signIn/SignInForm'
import { useTexts } from '../i18n'
import { Sheet } from '../ui/Sheet/Sheet'

/** Signing in again over the page: what was being typed stays under it, and the same person goes on in the same role. */
export function SessionEndedSheet() {
  const { t } = useTexts()
  const before = useSession()
  const ended = useSessionEnded()
  const queryClient = useQueryClient()

  const goOn = async (session: Session) => {
    if (session.person.id !== before.person.id) {
      // Another person must not see what the first one had on the screen.
      location.assign('/')
      return
    }
    if (before.acting && session.acting !== before.acting) await switchMembership(before.acting, crypto.randomUUID())
    await queryClient.refetchQueries(sessionQuery)
    setSessionEnded(false)
    await queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error', type: 'active' })
  }

  return (
    <Sheet title={t('app:sessionEnded.title')} isOpen={ended}>
      <p>{t('problems:sessionEnded')}</p>
      <SignInForm onSignedIn={goOn} />
    </Sheet>
  )
}
