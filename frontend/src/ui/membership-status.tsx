import { useText } from '../i18n/text.tsx'
import { Status, type State } from './status.tsx'

const shapes = {
  IN_GOOD_STANDING: 'good',
  FEE_DUE: 'waiting',
  SUSPENDED: 'refused',
  TERMINATED: 'refused',
} as const satisfies Record<string, State>

/** How a partner stands by its fee, in a word and a shape. */
export function MembershipStatus({ of }: { of: keyof typeof shapes }) {
  const text = useText()
  return <Status state={shapes[of]}>{text(`membership.${of}`)}</Status>
}
