import type { ComponentProps } from 'react'
import css from './check-group.module.css'
import { Icon } from './icon.tsx'

interface CheckGroupProps extends Omit<ComponentProps<'input'>, 'id' | 'type' | 'value'> {
  name: string
  legend: string
  hint?: string
  error?: string | undefined
  options: readonly { value: string; label: string }[]
}

/** Any number of a few. Give it what `form.register(name)` returns; the form then holds the list of what is chosen. */
export function CheckGroup({ name, legend, hint, error, options, ...input }: CheckGroupProps) {
  const id = `field-${name}`
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset id={id} tabIndex={-1} className={css.group} {...(described !== '' && { 'aria-describedby': described })}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={css.error}>
          <Icon shape="refused" />
          {error}
        </p>
      )}
      <div className={css.options}>
        {options.map(({ value, label }) => (
          <label key={value} className={css.option}>
            <input {...input} type="checkbox" name={name} value={value} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
