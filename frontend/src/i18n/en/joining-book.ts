import { door } from './desk-door.ts'
import { joining } from './joining.ts'

/** The words of joining the programme, for the applicant; its keys bind the other languages. */
export const joiningBook = { ...door, ...joining }
