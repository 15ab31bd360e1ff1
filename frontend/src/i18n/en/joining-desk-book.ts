import { door } from './desk-door.ts'
import { joiningDesk } from './joining-desk.ts'
import { seen } from './seen.ts'

/** The words of the registry's side of joining; its keys bind the other languages. */
export const joiningDeskBook = { ...door, ...seen, ...joiningDesk }
