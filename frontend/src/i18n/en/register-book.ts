import { register } from './desk-register.ts'

/** The words of registering and applying for a name; its keys bind the other languages. */
export const registerBook = { ...register }
