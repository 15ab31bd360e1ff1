import type { en } from './en/catalogue.ts'
import type { desk } from './en/desk.ts'
import type { launchBook } from './en/launch-book.ts'
import type { launchDesk } from './en/launch-desk.ts'
import type { people } from './en/people.ts'

/** English sets the keys; a language that lacks one does not compile, and a test finds one too many. */
export type MessageKey = keyof typeof en | keyof typeof desk | keyof typeof launchBook | keyof typeof launchDesk | keyof typeof people
export type Catalogue = Record<keyof typeof en, string>
/** The words of the screens behind the sign-in, which a public page never fetches. */
export type DeskCatalogue = Record<keyof typeof desk, string>
/** The words of the launch, which only its screens fetch. */
export type LaunchCatalogue = Record<keyof typeof launchBook, string>
/** The words of the launch behind the sign-in. */
export type LaunchDeskCatalogue = Record<keyof typeof launchDesk, string>
/** The words about a team, its roles, sign-ins and invitations. */
export type PeopleCatalogue = Record<keyof typeof people, string>
