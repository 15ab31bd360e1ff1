import type { RegisterCatalogue } from '../catalogue.ts'
import { register } from './desk-register.ts'

/** 注册及申请域名的字词。 */
export const registerBook: RegisterCatalogue = { ...register }
