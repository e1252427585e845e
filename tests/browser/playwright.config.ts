import { defineConfig } from '@playwright/test'

/** Journeys and checks in a real browser against a real server, filled with samples. `./tests/run browser` builds both and runs this. */
export default defineConfig({
  testDir: '.',
  outputDir: './results',
  globalSetup: './server.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Generous, for a machine with much else to do: what hangs is found by the shorter limits below.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 15_000,
    ignoreHTTPSErrors: true,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--ignore-certificate-errors',
      ],
    },
  },
})
