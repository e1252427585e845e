/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { layerOrder } from './build-plugins/layerOrder.ts'
import { precompress } from './build-plugins/precompress.ts'
import { serviceWorker } from './build-plugins/serviceWorker.ts'

export default defineConfig({
  plugins: [layerOrder(), react(), serviceWorker(), precompress()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    modulePreload: { polyfill: false },
    license: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'aria', test: /node_modules\/(react-aria|react-stately|@react-|@internationalized)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: 'https://127.0.0.1:8443', secure: false } } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    isolate: false, // one jsdom a worker: making one anew for each file took most of the time
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
