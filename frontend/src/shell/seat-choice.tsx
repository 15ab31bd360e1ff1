import { useLocation } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { useSeats, useSwitchPartner } from '../session/seats.ts'
import { say } from '../ui/toast.tsx'
import css from './choice.module.css'

/** For whom the reader acts: a choice for who belongs to several partners, else the name of the one. */
export function SeatChoice({ name }: { name: string }) {
  const text = useText()
  const seats = useSeats()
  const change = useSwitchPartner()
  const [, go] = useLocation()
  if (seats.length < 2) return name
  const choose = (partnerId: string) =>
    change(partnerId).then(
      () => go(paths.dashboard()),
      () => say(text('session.switchFailed')),
    )
  return (
    <select
      className={css.select}
      aria-label={text('session.actsFor')}
      value={seats.find(({ current }) => current)?.partnerId}
      onChange={(event) => void choose(event.target.value)}
    >
      {seats.map(({ partnerId, partner }) => (
        <option key={partnerId} value={partnerId}>
          {partner.name}
        </option>
      ))}
    </select>
  )
}
