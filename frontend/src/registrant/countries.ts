import type { Locale } from '../i18n/locale.ts'
import { regionNames } from '../i18n/region.ts'

/** ISO 3166-1, the codes only: the browser knows the names in every language. */
const codes =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW'

export interface Place {
  code: string
  name: string
}

/** Where most holders are, and then every other country and region by its name. */
export function countries(locale: Locale): { near: Place[]; others: Place[] } {
  const names = regionNames(locale)
  const place = (code: string) => ({ code, name: names.of(code) ?? code })
  const near = ['HK', 'CN', 'MO', 'TW', 'SG']
  const all = codes.match(/../g) ?? []
  const order = new Intl.Collator(locale)
  const others = all.filter((code) => !near.includes(code)).map(place)
  return { near: near.map(place), others: others.sort((a, b) => order.compare(a.name, b.name)) }
}
