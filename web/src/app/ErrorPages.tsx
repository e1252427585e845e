import { type ErrorComponentProps } from '@tanstack/react-router'
import { useTexts } from '../i18n'
import { Button } from '../ui/Button/Button'
import { LinkButton } from '../ui/Button/LinkButton'
import { Page } from '../ui/Page/Page'

export function NotFoundPage() {
  const { t } = useTexts()
  return (
    <Page title={t('app:notFound.title')}>
      <p>{t('app:notFound.text')}</p>
      <div>
        <LinkButton to="/">{t('app:notFound.act')}</LinkButton>
      </div>
    </Page>
  )
}

/** A fault of ours in showing the page. What was typed is kept as a draft, so loading again loses nothing. */
export function CrashedPage({ error }: ErrorComponentProps) {
  const { t } = useTexts()
  console.error(error)
  return (
    <Page title={t('app:crashed.title')}>
      <p>{t('app:crashed.text')}</p>
      <div>
        <Button onPress={() => { location.reload() }}>{t('app:crashed.act')}</Button>
      </div>
    </Page>
  )
}
