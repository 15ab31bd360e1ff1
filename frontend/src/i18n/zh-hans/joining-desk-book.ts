import type { JoiningDeskCatalogue } from '../catalogue.ts'
import { door } from './desk-door.ts'
import { joiningDesk } from './joining-desk.ts'
import { seen } from './seen.ts'

/** 注册局处理加入申请的字词。 */
export const joiningDeskBook: JoiningDeskCatalogue = { ...door, ...seen, ...joiningDesk }
