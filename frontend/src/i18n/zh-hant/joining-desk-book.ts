import type { JoiningDeskCatalogue } from '../catalogue.ts'
import { door } from './desk-door.ts'
import { joiningDesk } from './joining-desk.ts'
import { seen } from './seen.ts'

/** 註冊局處理加入申請的字詞。 */
export const joiningDeskBook: JoiningDeskCatalogue = { ...door, ...seen, ...joiningDesk }
