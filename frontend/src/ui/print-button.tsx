import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'

export function PrintButton() {
  const text = useText()
  return <Button onClick={() => print()}>{text('page.print')}</Button>
}
