import type { en } from './en/catalogue.ts'
import type { desk } from './en/desk.ts'

/** English sets the keys; a language that lacks one does not compile, and a test finds one too many. */
export type MessageKey = keyof typeof en | keyof typeof desk
export type Catalogue = Record<keyof typeof en, string>
/** The words of the screens behind the sign-in, which a public page never fetches. */
export type DeskCatalogue = Record<keyof typeof desk, string>
