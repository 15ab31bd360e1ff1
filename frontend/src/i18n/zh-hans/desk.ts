import { domain } from './desk-domain.ts'
import { door } from './desk-door.ts'
import { holder } from './desk-holder.ts'
import { office } from './desk-office.ts'
import { paper } from './desk-paper.ts'
import { partner } from './desk-partner.ts'
import { seen } from './seen.ts'
import { waiver } from './desk-waiver.ts'
import { membership } from './desk-year.ts'
import type { DeskCatalogue } from '../catalogue.ts'

/** The screens behind the sign-in in Simplified Chinese. */
export const desk: DeskCatalogue = { ...door, ...domain, ...waiver, ...membership, ...holder, ...partner, ...paper, ...seen, ...office }
