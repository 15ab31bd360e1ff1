import { useId, type ComponentProps, type ReactNode } from 'react'
import { Link } from 'wouter'
import { classNames } from './class-names.ts'
import css from './button.module.css'

export type Look = 'primary' | 'quiet' | 'plain' | 'danger'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: Look
  /** While the work is under way: the button keeps the focus, and a second press does nothing. */
  busy?: boolean
  /** A button that cannot be used says why, beneath itself. */
  disabledReason?: string | undefined
}

export function Button({ look = 'quiet', busy = false, disabledReason, type = 'button', onClick, className, ...rest }: ButtonProps) {
  const reasonId = useId()
  const idle = busy || disabledReason !== undefined
  const button = (
    <button
      {...rest}
      type={type}
      className={classNames(css.button, css[look], className)}
      aria-disabled={idle}
      aria-busy={busy}
      {...(disabledReason !== undefined && { 'aria-describedby': reasonId })}
      onClick={(event) => {
        if (idle) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
  if (disabledReason === undefined) return button
  return (
    <span>
      {button}
      <p id={reasonId} className={css.reason}>
        {disabledReason}
      </p>
    </span>
  )
}

interface ButtonLinkProps {
  to: string
  look?: Look
  children: ReactNode
  className?: string
}

/** A place to go that looks like a button; still a link, so it opens in a new tab as links do. */
export function ButtonLink({ to, look = 'quiet', children, className }: ButtonLinkProps) {
  return (
    <Link href={to} className={classNames(css.button, css[look], className)}>
      {children}
    </Link>
  )
}
