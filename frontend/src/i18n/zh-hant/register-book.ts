import type { RegisterCatalogue } from '../catalogue.ts'
import { register } from './desk-register.ts'

/** 註冊及申請域名的字詞。 */
export const registerBook: RegisterCatalogue = { ...register }
