import { readdirSync } from 'node:fs'
import graphqlPlugin from '@graphql-eslint/eslint-plugin'
import js from '@eslint/js'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// ui knows no noun; a noun knows no other noun. What two nouns share moves down into ui, gql, session, clock or i18n.
const nouns = ['access', 'document', 'domain', 'joining', 'launch', 'ledger', 'letter', 'name', 'objection', 'partner', 'price', 'program', 'registrant', 'work']
const shared = ['ui', 'gql', 'i18n', 'clock', 'session']
// A screen that needs several nouns at once is put together at the desk; nothing below knows the desk or the shell.

const importWalls = [...nouns, ...shared].map((folder) => {
  const closed = nouns.filter((noun) => noun !== folder)
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^\\.\\./(${closed.join('|')}|desk|shell)/`, message: 'A noun does not import another noun, nor the desk or the shell.' }] },
      ],
    },
  }
})

const contract = readdirSync(new URL('../graph/', import.meta.url))
  .filter((file) => file.endsWith('.graphqls'))
  .map((file) => `../graph/${file}`)

export default defineConfig(
  { ignores: ['dist', 'node_modules', 'public', 'src/gql/schema.d.ts', 'test-results', 'playwright-report'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    processor: graphqlPlugin.processor,
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 90, skipComments: true }],
    },
  },
  { files: ['**/*.js'], extends: [js.configs.recommended], languageOptions: { globals: { URL: 'readonly', process: 'readonly', console: 'readonly' } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [a11y.flatConfigs.strict],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' }] },
  },
  ...importWalls,
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: { schema: contract, documents: 'src/**/*.{ts,tsx}' } } },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: graphqlPlugin.configs['flat/operations-recommended'].rules,
  },
)
