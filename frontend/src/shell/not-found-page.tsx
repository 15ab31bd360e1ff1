import { useLocation } from 'wouter'
import { Sentence, useText } from '../i18n/text.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'

export function NotFoundPage() {
  const text = useText()
  const [location] = useLocation()
  return (
    <Page
      title={text('notFound.title')}
      statement={text('notFound.statement')}
      actions={
        <>
          <ButtonLink to={paths.home()} look="primary">
            {text('place.search')}
          </ButtonLink>
          <ButtonLink to={paths.program()}>{text('place.program')}</ButtonLink>
        </>
      }
    >
      <p>
        <Sentence of="notFound.address" values={{ address: <code>{location}</code> }} />
      </p>
    </Page>
  )
}
