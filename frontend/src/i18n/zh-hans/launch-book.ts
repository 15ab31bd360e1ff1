import type { LaunchCatalogue } from '../catalogue.ts'
import { launch } from './launch.ts'
import { objection } from './objection.ts'

/** 开放期的公开用语。 */
export const launchBook: LaunchCatalogue = { ...launch, ...objection }
