import { day } from '../clock/time.ts'
import { useLocale, useText } from '../i18n/text.tsx'
import { Status } from '../ui/status.tsx'
import css from './directory.module.css'

export interface Entry {
  id: string
  name: string
  displayName: string
  blurb: string | null
  websiteUrl: string | null
  since: string
  listed: boolean
  logos: readonly { url: string; width: number; height: number }[]
}

/** A partner as everyone sees it. */
export function DirectoryEntry({ of }: { of: Entry }) {
  const [text, locale] = [useText(), useLocale()]
  return (
    <li className={css.entry}>
      <div className={css.plate}>
        <Logo of={of} />
      </div>
      <div className={css.about}>
        <h2 className={css.name}>{of.displayName}</h2>
        {of.displayName !== of.name && <p className={css.company}>{of.name}</p>}
        {of.blurb !== null && <p>{of.blurb}</p>}
        <p>
          {of.websiteUrl !== null && (
            <>
              <a href={of.websiteUrl}>{new URL(of.websiteUrl).host}</a>
              {' · '}
            </>
          )}
          {text('partners.since')} {day(locale, of.since)}
        </p>
        {!of.listed && <Status state="neutral">{text('partners.unlisted')}</Status>}
      </div>
    </li>
  )
}

/** The logo in the size that suits the screen, or the first letter of the name in its place. */
function Logo({ of }: { of: Entry }) {
  const text = useText()
  const [small] = of.logos
  if (!small) {
    return (
      <span className={css.letter} aria-hidden="true">
        {Array.from(of.displayName)[0]}
      </span>
    )
  }
  const sizes = [...new Map(of.logos.map((logo) => [logo.width, logo])).values()]
  return (
    <img
      src={inHere(small.url)}
      srcSet={sizes.map(({ url, width }) => `${inHere(url)} ${width}w`).join(', ')}
      sizes={`${small.width}px`}
      width={small.width}
      height={small.height}
      alt={text('partners.logo', { name: of.displayName })}
      loading="lazy"
    />
  )
}

/** Logos are served by this site, whatever name it is reached by. */
export function inHere(url: string): string {
  return new URL(url).pathname
}
