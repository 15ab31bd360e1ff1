import type { LetterCatalogue } from '../catalogue.ts'
import { letter } from './letter.ts'
import { work } from './work.ts'

/** 訊息與背景工作。 */
export const letterBook: LetterCatalogue = { ...letter, ...work }
