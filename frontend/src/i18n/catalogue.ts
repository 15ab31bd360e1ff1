import type { en } from './en/catalogue.ts'
import type { clock } from './en/clock.ts'
import type { benefit } from './en/desk-benefit.ts'
import type { desk } from './en/desk.ts'
import type { joiningBook } from './en/joining-book.ts'
import type { joiningDeskBook } from './en/joining-desk-book.ts'
import type { launchBook } from './en/launch-book.ts'
import type { launchDesk } from './en/launch-desk.ts'
import type { letterBook } from './en/letter-book.ts'
import type { people } from './en/people.ts'
import type { registerBook } from './en/register-book.ts'
import type { year } from './en/year.ts'

/** English sets the keys; a language that lacks one does not compile, and a test finds one too many. */
export type MessageKey =
  | keyof typeof en
  | keyof typeof desk
  | keyof typeof launchBook
  | keyof typeof launchDesk
  | keyof typeof joiningBook
  | keyof typeof joiningDeskBook
  | keyof typeof registerBook
  | keyof typeof letterBook
  | keyof typeof people
  | keyof typeof year
  | keyof typeof clock
  | keyof typeof benefit
export type Catalogue = Record<keyof typeof en, string>
/** The words of the screens behind the sign-in, which a public page never fetches. */
export type DeskCatalogue = Record<keyof typeof desk, string>
/** The words of what partners get, which only the screens about it fetch. */
export type BenefitCatalogue = Record<keyof typeof benefit, string>
/** The words of the launch, which only its screens fetch. */
export type LaunchCatalogue = Record<keyof typeof launchBook, string>
/** The words of the launch behind the sign-in. */
export type LaunchDeskCatalogue = Record<keyof typeof launchDesk, string>
/** The words of joining the programme. */
export type JoiningCatalogue = Record<keyof typeof joiningBook, string>
/** The words of the registry's side of joining. */
export type JoiningDeskCatalogue = Record<keyof typeof joiningDeskBook, string>
/** The words of registering and applying for a name, which no other desk needs. */
export type RegisterCatalogue = Record<keyof typeof registerBook, string>
/** The words about a team, its roles, sign-ins and invitations. */
export type PeopleCatalogue = Record<keyof typeof people, string>
/** The words of what people are written and of the work behind it. */
export type LetterCatalogue = Record<keyof typeof letterBook, string>
/** The words of the membership year, its fee, and tables of tiers on trial. */
export type YearCatalogue = Record<keyof typeof year, string>
/** The words of the demo's clock, and of an account without a partner. */
export type ClockCatalogue = Record<keyof typeof clock, string>
