import { letter } from './letter.ts'
import { work } from './work.ts'

/** The words of what people are written and of the work behind it; its keys bind the other languages. */
export const letterBook = { ...letter, ...work }
