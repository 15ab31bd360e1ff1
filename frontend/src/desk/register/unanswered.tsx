import { useText } from '../../i18n/text.tsx'
import { FaultNotice } from '../../ui/answer.tsx'
import { Button } from '../../ui/button.tsx'
import row from '../../ui/row.module.css'
import type { Registering } from './use-register.ts'

/** A try was sent and no answer came: nobody here knows whether it went through. Sending it again is safe, and says so. */
export function Unanswered({ register }: { register: Registering }) {
  const text = useText()
  return (
    <>
      {register.fault && !register.busy && <FaultNotice error={register.fault} />}
      <p role="status">{text(register.busy ? 'register.sending' : 'register.unanswered')}</p>
      <div className={row.row}>
        <Button look="primary" busy={register.busy} onClick={register.resend}>
          {text('register.sendAgain')}
        </Button>
        {!register.busy && <Button onClick={register.forget}>{text('register.lookAgain')}</Button>}
      </div>
    </>
  )
}
