import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { queries } from './gql/query.ts'
import { startI18n } from './i18n/i18n.ts'
import { resume } from './session/session.ts'

/** The words and the session come first, together, so that nothing is painted twice. */
async function start(): Promise<void> {
  await Promise.all([startI18n(), resume(() => void queries.resetQueries())])
  const place = document.getElementById('portal')
  if (!place) throw new Error('index.html has no place for the portal')
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
