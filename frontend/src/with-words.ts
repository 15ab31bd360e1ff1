import type { ComponentType } from 'react'
import { openBook, type Book } from './i18n/i18n.ts'

export type Load = () => Promise<ComponentType>

/** A screen is there when its words are. */
export function withWords(load: Load, ...books: Book[]): Load {
  return async () => {
    const [screen] = await Promise.all([load(), ...books.map(openBook)])
    return screen
  }
}
