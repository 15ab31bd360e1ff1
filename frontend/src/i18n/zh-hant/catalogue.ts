import { access } from './access.ts'
import { name } from './name.ts'
import { price } from './price.ts'
import { program } from './program.ts'
import { shell } from './shell.ts'
import { terms } from './terms.ts'
import { ui } from './ui.ts'
import type { Catalogue } from '../catalogue.ts'

/** Every sentence of the portal in Traditional Chinese, in the usage of Hong Kong. */
export const zhHant: Catalogue = { ...shell, ...ui, ...terms, ...access, ...name, ...price, ...program }
