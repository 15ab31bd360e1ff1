import type { JoiningCatalogue } from '../catalogue.ts'
import { door } from './desk-door.ts'
import { joining } from './joining.ts'

/** 申请人加入计划的字词。 */
export const joiningBook: JoiningCatalogue = { ...door, ...joining }
