import type { LaunchDeskCatalogue } from '../catalogue.ts'
import { applying } from './desk-applying.ts'
import { committee } from './desk-committee.ts'
import { control } from './desk-control.ts'
import { door } from './desk-door.ts'
import { walk } from './desk-walk.ts'

/** 登录后的开放期用语。 */
export const launchDesk: LaunchDeskCatalogue = { ...door, ...applying, ...control, ...committee, ...walk }
