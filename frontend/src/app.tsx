import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { queries } from './gql/query.ts'
import { i18n } from './i18n/i18n.ts'
import { Routes } from './routes.tsx'
import { Shell } from './shell/shell.tsx'
import { FaultBoundary } from './shell/fault-boundary.tsx'

export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Shell>
          <FaultBoundary>
            <Routes />
          </FaultBoundary>
        </Shell>
      </QueryClientProvider>
    </I18nProvider>
  )
}
