import { useText } from '../i18n/text.tsx'
import { FaultNotice } from '../ui/answer.tsx'
import { Page } from '../ui/page.tsx'

export function FaultPage({ error }: { error: Error }) {
  const text = useText()
  return (
    <Page title={text('fault.page')} statement={text('fault.statement')}>
      <FaultNotice error={error} onRetry={() => location.reload()} />
    </Page>
  )
}
