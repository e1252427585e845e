import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { sessionQuery } from '../../access/session'
import { setSessionEnded } from '../../api/sessionEnded'
import { followLanguage, useTexts } from '../../i18n'
import { Logo } from '../../ui/Icon/Logo'
import { Notice } from '../../ui/Notice/Notice'
import { useWindowTitle } from '../../ui/Page/Page'
import { Failure } from '../../ui/States/Failure'
import { SetUpFactor } from './SetUpFactor'
import { ChooseMembership } from './ChooseMembership'
import { LanguageChoice } from './LanguageChoice'
import { askedPage, safeTarget } from './rules'
import { SignInForm } from './SignInForm'
import styles from './signIn.module.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t } = useTexts()
  const { to } = route.useSearch()
  const target = safeTarget(to)
  const asked = askedPage(target)
  const router = useRouter()
  const queryClient = useQueryClient()
  const session = useQuery(sessionQuery)
  useWindowTitle(t('signIn:title'))

  const goOn = async () => {
    setSessionEnded(false)
    await queryClient.refetchQueries(sessionQuery)
    const now = queryClient.getQueryData(sessionQuery.queryKey)
    if (now) await followLanguage(now.person.language)
    if (now?.acting) await router.navigate({ href: target, replace: true })
  }

  return (
    <div className={styles.page}>
      <LanguageChoice />
      <main className={styles.column}>
        <div className={styles.card}>
          <h1 className={styles.product}>
            <Logo size={24} />
            {t('app:product')}
          </h1>
          <p>{t('signIn:what')}</p>
          {asked && (
            <Notice tone="next">
              <p>
                {t('signIn:then')} <b>{t(`signIn:page.${asked}`)}</b>.
              </p>
            </Notice>
          )}
          {session.isError && <Failure title={t('signIn:failed')} error={session.error} onRetry={() => void session.refetch()} />}
          {session.data?.demands === 'second_factor' ? (
            <>
              <p>{t('signIn:factorDemanded')}</p>
              <SetUpFactor onDone={goOn} />
            </>
          ) : session.data && !session.data.acting ? (
            <ChooseMembership memberships={session.data.memberships} onChosen={goOn} />
          ) : (
            <SignInForm onSignedIn={goOn} />
          )}
        </div>
        <div className={styles.help}>
          <h2>{t('signIn:help.title')}</h2>
          <p>{t('signIn:help.text')}</p>
          <p className={styles.journaled}>{t('signIn:journaled')}</p>
        </div>
      </main>
    </div>
  )
}
