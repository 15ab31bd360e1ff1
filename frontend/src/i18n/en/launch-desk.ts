import { applying } from './desk-applying.ts'
import { committee } from './desk-committee.ts'
import { control } from './desk-control.ts'
import { door } from './desk-door.ts'
import { walk } from './desk-walk.ts'

/** The words of the launch behind the sign-in; its keys bind the other languages. */
export const launchDesk = { ...door, ...applying, ...control, ...committee, ...walk }
