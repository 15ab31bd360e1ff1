import { launch } from './launch.ts'
import { objection } from './objection.ts'

/** The words of the launch that everyone may read; its keys bind the other languages. */
export const launchBook = { ...launch, ...objection }
