// Makes han.ttf: of Noto Sans HK the characters that the programme's documents and the portal's traditional Chinese words use
// and the PDF's own fonts do not have. Run it here when a test says that characters are missing:
//
//   npm install --no-save @fontsource/noto-sans-hk@5.3.0 subset-font@2.9.0 && node make.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import subset from 'subset-font'

const folders = ['../../documents', '../../../frontend/src/i18n/zh-hant']
const read = (folder) => readdirSync(folder).filter((name) => /\.(md|ts)$/.test(name)).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
const used = [...new Set(folders.flatMap(read).join(''))].filter((sign) => sign.codePointAt(0) > 0x2500).sort()
const whole = readFileSync('node_modules/@fontsource/noto-sans-hk/files/noto-sans-hk-chinese-hongkong-400-normal.woff2')
writeFileSync('han.ttf', await subset(whole, used.join(''), { targetFormat: 'truetype' }))
