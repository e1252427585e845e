import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// How long a wait may last before it is a failure: generous, for busy machines; no test waits by the clock.
configure({ asyncUtilTimeout: 15_000 })

// jsdom does not scroll, and says so on every navigation.
window.scrollTo = () => undefined

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})
