import { access } from './access.ts'
import { name } from './name.ts'
import { price } from './price.ts'
import { program } from './program.ts'
import { shell } from './shell.ts'
import { terms } from './terms.ts'
import { ui } from './ui.ts'


/** Every sentence of the portal in English; its keys bind the other languages. */
export const en = { ...shell, ...ui, ...terms, ...access, ...name, ...price, ...program }
