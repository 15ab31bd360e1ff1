import { access } from './access.ts'
import { name } from './name.ts'
import { price } from './price.ts'
import { program } from './program.ts'
import { shell } from './shell.ts'
import { terms } from './terms.ts'
import { ui } from './ui.ts'
import type { Catalogue } from '../catalogue.ts'

/** Every sentence of the portal in Simplified Chinese. */
export const zhHans: Catalogue = { ...shell, ...ui, ...terms, ...access, ...name, ...price, ...program }
