import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Three floors: `ui api access format drafts i18n live savedFilters charts` know no feature; a feature knows no other feature; `app` knows all.
const noFeature = { group: ['**/features/**', '**/app/**'], message: 'A floor knows no feature and not the app.' }
const noApp = { group: ['**/app/**'], message: 'A feature does not know the app: meet through a path, or in app/.' }
const noOtherFeature = { regex: '^\\.\\./(?!\\.\\./)|/features/', message: 'A feature knows no other feature.' }
const bareZod = { name: 'zod', message: 'Take z from src/zod.' }
const FLOORS = 'ui,api,access,format,drafts,i18n,live,charts'

export default tseslint.config(
  { ignores: ['dist', 'tools', 'src/api/schema'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat['recommended-latest'],
  {
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: [`src/{${FLOORS}}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { paths: [bareZod], patterns: [noFeature] }] },
  },
  { files: ['src/app/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': ['error', { paths: [bareZod] }] } },
  {
    files: ['src/features/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { paths: [bareZod], patterns: [noApp, noOtherFeature] }] },
  },
)
