import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'

/** Copies a text and says so where it stands. */
export function CopyButton({ of, label }: { of: string; label: string }) {
  const text = useText()
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const copy = () =>
    navigator.clipboard.writeText(of).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <span role="status">
      <Button onClick={() => void copy()}>{copied === 'yes' ? text('copy.done') : label}</Button>
      {copied === 'no' && ` ${text('copy.failed')}`}
    </span>
  )
}
