import type { JoiningCatalogue } from '../catalogue.ts'
import { door } from './desk-door.ts'
import { joining } from './joining.ts'

/** 申請人加入計劃的字詞。 */
export const joiningBook: JoiningCatalogue = { ...door, ...joining }
