import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import css from './load-more.module.css'

interface MoreProps {
  shown: number
  total: number
  more: boolean
  busy: boolean
  onMore: () => void
}

/** Under a list read by keyset: how much is shown, and the rest on request. */
export function LoadMore({ shown, total, more, busy, onMore }: MoreProps) {
  const text = useText()
  return (
    <div className={css.foot}>
      <p role="status">{text('table.shown', { shown, total })}</p>
      {more && (
        <Button busy={busy} onClick={onMore}>
          {text(busy ? 'table.loading' : 'table.more')}
        </Button>
      )}
    </div>
  )
}
