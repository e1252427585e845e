import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTexts } from '../i18n'
import { LOCALE } from '../i18n/languages'
import { makeQueryClient } from './queryClient'
import { makeRouter } from './router'

type Props = {
  /** Tests give their own history. */
  history?: Parameters<typeof makeRouter>[1]
}

export function App({ history }: Props) {
  const { language } = useTexts()
  const [queryClient] = useState(makeQueryClient)
  const [router] = useState(() => makeRouter(queryClient, history))
  return (
    <I18nProvider locale={LOCALE[language]}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  )
}
