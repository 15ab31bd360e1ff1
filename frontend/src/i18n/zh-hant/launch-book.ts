import type { LaunchCatalogue } from '../catalogue.ts'
import { launch } from './launch.ts'
import { objection } from './objection.ts'

/** 開放期的公開用語。 */
export const launchBook: LaunchCatalogue = { ...launch, ...objection }
