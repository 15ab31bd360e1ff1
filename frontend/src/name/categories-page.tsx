import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { graphql, type ResultOf } from '../gql/graphql.ts'
import { asks } from '../gql/query.ts'
import { anyKind, documentKey } from '../i18n/enums.ts'
import { Sentence, useText } from '../i18n/text.tsx'
import { categoryAnchor, paths } from '../paths.ts'
import { Answer } from '../ui/answer.tsx'
import { Facts, type Fact } from '../ui/facts.tsx'
import { Name } from '../ui/name.tsx'
import { Page, Section } from '../ui/page.tsx'
import css from './categories-page.module.css'
import { common } from './common-facts.ts'

const CategoriesQuery = graphql(`
  query Categories {
    domainCategories {
      id
      suffix
      chineseTwin
      eligibility
      localPresenceRequired
      minimumAge
      nameServerLocationRestricted
      registrationLimit
      periods
      documents { kind alternatives reason issuedBy }
    }
  }
`)

type Category = ResultOf<typeof CategoriesQuery>['domainCategories'][number]

export function CategoriesPage() {
  const text = useText()
  const categories = useQuery(asks(CategoriesQuery, {}))
  const others = categories.data?.domainCategories.filter((category) => category.localPresenceRequired).length
  return (
    <Page title={text('categories.title')} statement={others === undefined ? text('categories.short') : text('categories.statement', { others })}>
      <Answer to={categories} lines={12}>
        {({ domainCategories }) => <Categories of={domainCategories} />}
      </Answer>
      <Restricted />
    </Page>
  )
}

/** Facts that may be the same everywhere; those that are, are said once. */
const sayable = ['periods', 'nameServerLocationRestricted', 'registrationLimit', 'localPresenceRequired', 'minimumAge'] as const
type Sayable = (typeof sayable)[number]

function Categories({ of }: { of: readonly Category[] }) {
  const text = useText()
  const fact = useFact()
  const shared = common(of, sayable)
  const [first] = of
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <>
      <div className={css.categories}>
        {of.map((category) => (
          <article key={category.id} id={categoryAnchor(category.suffix)} className={css.category}>
            <header>
              <h2 className={css.suffix}>
                <Name of={`.${category.suffix}`} />
              </h2>
              <p className={css.twin} lang="zh-Hant">
                .{category.chineseTwin}
              </p>
            </header>
            <div>
              <p className={css.who}>{category.eligibility}</p>
              <Facts
                of={[
                  { label: text('categories.papers'), value: <Papers of={category} /> },
                  ...sayable.filter((key) => !shared.has(key)).map((key) => fact(category, key)),
                ]}
              />
            </div>
          </article>
        ))}
      </div>
      {first && (
        <Section title={text('categories.everywhere')}>
          <Facts of={sayable.filter((key) => shared.has(key)).map((key) => fact(first, key))} />
          <p className={css.note}>{text('categories.twinNote')}</p>
        </Section>
      )}
    </>
  )
}

/** A fact about a category in words. */
function useFact(): (category: Category, key: Sayable) => Fact {
  const text = useText()
  const words: Record<Sayable, (category: Category) => Fact> = {
    periods: ({ periods }) => ({ label: text('categories.periods'), value: text('categories.years', { years: periods.join(text('list.and')) }) }),
    nameServerLocationRestricted: ({ nameServerLocationRestricted: here }) => ({
      label: text('categories.servers'),
      value: text(here ? 'categories.serversHere' : 'categories.serversAnywhere'),
    }),
    registrationLimit: ({ registrationLimit: count }) => ({
      label: text('categories.limit'),
      value: count === null ? text('categories.noLimit') : text('categories.limitOf', { count }),
    }),
    localPresenceRequired: ({ localPresenceRequired: needed }) => ({
      label: text('categories.presence'),
      value: text(needed ? 'categories.presenceYes' : 'categories.presenceNo'),
    }),
    minimumAge: ({ minimumAge: age }) => ({
      label: text('categories.age'),
      value: age === null ? text('categories.ageNone') : text('categories.ageYears', { age }),
    }),
  }
  return (category, key) => words[key](category)
}

function Papers({ of }: { of: Category }) {
  const text = useText()
  if (of.documents.length === 0) return text('categories.noPapers')
  return (
    <ul className={css.papers}>
      {of.documents.map(({ kind, alternatives, reason, issuedBy }) => (
        <li key={kind}>
          <strong>{[text(documentKey(kind)), ...alternatives.map((one) => anyKind(text, [one]))].join(text('list.or'))}</strong>
          <p className={css.note}>
            {reason} {issuedBy !== null && text('why.issuedBy', { issuer: issuedBy })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Restricted() {
  const text = useText()
  return (
    <Section title={text('categories.restricted')} lead={text('categories.restrictedNote')}>
      <ul>
        <li>{text('categories.restrictedBank')}</li>
        <li>{text('categories.restrictedInsurance')}</li>
        <li>{text('categories.restrictedGovernment')}</li>
      </ul>
      <p>
        <Sentence of="categories.restrictedTry" parts={{ see: <Link href={paths.search('burbank')} /> }} />
      </p>
    </Section>
  )
}
