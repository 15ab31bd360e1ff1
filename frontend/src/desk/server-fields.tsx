import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type Problem } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import css from './server-fields.module.css'

/** What was typed, without the empty lines. */
export function serversOf(typed: readonly string[]): string[] {
  return typed.map((server) => server.trim()).filter((server) => server !== '')
}

interface ServerFieldsProps {
  servers: readonly string[]
  onChange: (servers: readonly string[]) => void
  /** Refusals; one that names a server by its place stands beside it. */
  problems: readonly Problem[]
  attempt: number
}

/** Name servers, a line each. None is allowed too: the name then waits outside the zone. */
export function ServerFields({ servers, onChange, problems, attempt }: ServerFieldsProps) {
  const text = useText()
  const errorOf = (index: number) => problems.find(({ field }) => field === `server-${index}`)?.message
  return (
    <div className={css.servers}>
      <ErrorSummary problems={problems} attempt={attempt} />
      {servers.map((server, index) => (
        <div key={index} className={css.line}>
          <TextField
            name={`server-${index}`}
            label={text('servers.one', { number: index + 1 })}
            error={errorOf(index)}
            value={server}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            inputMode="url"
            placeholder={`ns${index + 1}.example.hk`}
            onChange={(event) => onChange(servers.map((other, at) => (at === index ? event.target.value : other)))}
          />
          {servers.length > 1 && (
            <Button look="plain" onClick={() => onChange(servers.filter((_, at) => at !== index))}>
              {text('servers.remove')}
              <span className="unseen"> {text('servers.one', { number: index + 1 })}</span>
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...servers, ''])}>{text('servers.add')}</Button>
      </div>
    </div>
  )
}
