import { useState, type ComponentProps, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import css from './field.module.css'
import { Icon } from './icon.tsx'

interface FrameProps {
  name: string
  label: string
  hint?: ReactNode
  error?: string | undefined
}

/** The id by which an error summary leads to its field. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** What a control needs so that its hint and its error are read with it. */
function describedBy({ name, hint, error }: FrameProps) {
  const ids = [hint !== undefined && `${fieldId(name)}-hint`, error !== undefined && `${fieldId(name)}-error`]
  const described = ids.filter(Boolean).join(' ')
  return {
    id: fieldId(name),
    name,
    'aria-invalid': error !== undefined,
    ...(described !== '' && { 'aria-describedby': described }),
  }
}

/** Label above, hint and error between label and control, so that a screen reader and a zoomed eye meet them in order. */
function Frame({ name, label, hint, error, children }: FrameProps & { children: ReactNode }) {
  return (
    <div className={css.field}>
      <label htmlFor={fieldId(name)}>{label}</label>
      {hint !== undefined && (
        <div id={`${fieldId(name)}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
      <FieldError name={name} error={error} />
      {children}
    </div>
  )
}

function FieldError({ name, error }: { name: string; error: string | undefined }) {
  if (error === undefined) return null
  return (
    <p id={`${fieldId(name)}-error`} className={css.error}>
      <Icon shape="refused" />
      {error}
    </p>
  )
}

type TextFieldProps = FrameProps & Omit<ComponentProps<'input'>, 'name' | 'id'>

export function TextField({ label, hint, error, name, ...input }: TextFieldProps) {
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <input {...input} className={css.control} {...describedBy({ name, label, hint, error })} />
    </Frame>
  )
}

type TextAreaProps = FrameProps & Omit<ComponentProps<'textarea'>, 'name' | 'id'>

/** Several lines of plain text. */
export function TextArea({ label, hint, error, name, ...area }: TextAreaProps) {
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <textarea rows={6} {...area} className={css.control} {...describedBy({ name, label, hint, error })} />
    </Frame>
  )
}

/** Pasting is welcome and the letters can be shown. */
export function PasswordField({ label, hint, error, name, ...input }: TextFieldProps) {
  const text = useText()
  const [shown, setShown] = useState(false)
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <div className={css.beside}>
        <input
          {...input}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          className={css.control}
          {...describedBy({ name, label, hint, error })}
        />
        <Button aria-pressed={shown} aria-controls={fieldId(name)} onClick={() => setShown(!shown)}>
          {text(shown ? 'field.hide' : 'field.show')}
          <span className="unseen"> {label}</span>
        </Button>
      </div>
    </Frame>
  )
}

type SelectFieldProps = FrameProps & Omit<ComponentProps<'select'>, 'name' | 'id'>

export function SelectField({ label, hint, error, name, children, ...select }: SelectFieldProps) {
  return (
    <Frame name={name} label={label} hint={hint} error={error}>
      <select {...select} className={css.control} {...describedBy({ name, label, hint, error })}>
        {children}
      </select>
    </Frame>
  )
}

export function CheckField({ label, hint, error, name, ...input }: TextFieldProps) {
  return (
    <div className={css.field}>
      <FieldError name={name} error={error} />
      <div className={css.check}>
        <input {...input} type="checkbox" {...describedBy({ name, label, hint, error })} />
        <label htmlFor={fieldId(name)}>{label}</label>
      </div>
      {hint !== undefined && (
        <div id={`${fieldId(name)}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}
