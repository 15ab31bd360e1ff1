import type { LetterCatalogue } from '../catalogue.ts'
import { letter } from './letter.ts'
import { work } from './work.ts'

/** 消息与后台工作。 */
export const letterBook: LetterCatalogue = { ...letter, ...work }
