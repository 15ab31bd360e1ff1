import { applying } from './desk-applying.ts'
import { committee } from './desk-committee.ts'
import { control } from './desk-control.ts'
import { walk } from './desk-walk.ts'

/** The words of the launch behind the sign-in; its keys bind the other languages. */
export const launchDesk = { ...applying, ...control, ...committee, ...walk }
