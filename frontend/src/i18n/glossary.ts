/** A thing of the registry under its one name in each language. */
export interface Term {
  en: RegExp
  'zh-Hant': string
  'zh-Hans': string
}

/**
 * One word for one thing. Where an English sentence uses a term, its translations use theirs; a test holds every catalogue
 * to it. A sentence that speaks of the thing without its name is listed in `free`.
 */
export const glossary: readonly Term[] = [
  { en: /\bservice partners?\b/i, 'zh-Hant': '服務夥伴', 'zh-Hans': '服务伙伴' },
  { en: /\bService Partner Program\b/, 'zh-Hant': '服務夥伴計劃', 'zh-Hans': '服务伙伴计划' },
  { en: /\bVolume Discount Scheme\b/, 'zh-Hant': '批量折扣計劃', 'zh-Hans': '批量折扣计划' },
  { en: /\bregistry\b/i, 'zh-Hant': '註冊局', 'zh-Hans': '注册局' },
  { en: /\bcategor(y|ies)\b/i, 'zh-Hant': '類別', 'zh-Hans': '类别' },
  { en: /\btiers?\b/i, 'zh-Hant': '級別', 'zh-Hans': '级别' },
  { en: /\bpromotions?\b/i, 'zh-Hant': '優惠', 'zh-Hans': '优惠' },
  { en: /\bquotes?\b/i, 'zh-Hant': '報價', 'zh-Hans': '报价' },
  { en: /\bfee waiver\b/i, 'zh-Hant': '豁免', 'zh-Hans': '豁免' },
  { en: /\badministration fee\b/i, 'zh-Hant': '行政費', 'zh-Hans': '行政费' },
  { en: /\bannual fees?\b/i, 'zh-Hant': '年費', 'zh-Hans': '年费' },
  { en: /\brenewals?\b/i, 'zh-Hant': '續期', 'zh-Hans': '续期' },
  { en: /\bdomain transfers?\b/i, 'zh-Hant': '域名轉移', 'zh-Hans': '域名转移' },
  { en: /\bname servers?\b/i, 'zh-Hant': '名稱伺服器', 'zh-Hans': '域名服务器' },
  { en: /\bholders?\b/i, 'zh-Hant': '持有', 'zh-Hans': '持有' },
  { en: /\bnotices?\b/i, 'zh-Hant': '公告', 'zh-Hans': '公告' },
  { en: /\bregistration data\b/i, 'zh-Hant': '註冊資料', 'zh-Hans': '注册资料' },
  { en: /\bworking days?\b/i, 'zh-Hant': '工作天', 'zh-Hans': '工作日' },
  { en: /\blate charge\b/i, 'zh-Hant': '逾期附加費', 'zh-Hans': '逾期附加费' },
  { en: /\be-mail address\b/i, 'zh-Hant': '電郵地址', 'zh-Hans': '电子邮箱' },
  { en: /\bsign(ed|ing)? in\b/i, 'zh-Hant': '登入', 'zh-Hans': '登录' },
  { en: /\bPriority Registration\b/, 'zh-Hant': '優先註冊期', 'zh-Hans': '优先注册期' },
  { en: /\bPre-Registration\b/, 'zh-Hant': '預先註冊期', 'zh-Hans': '预先注册期' },
  { en: /\bSunrise\b/, 'zh-Hant': '日出期', 'zh-Hans': '日出期' },
  { en: /(?<!\{)\bphases?\b/i, 'zh-Hant': '階段', 'zh-Hans': '阶段' },
  { en: /\bobjections?\b/i, 'zh-Hant': '異議', 'zh-Hans': '异议' },
  { en: /\b(the|a|no|all) draws?\b/i, 'zh-Hant': '抽籤', 'zh-Hans': '抽签' },
  { en: /\bthird-level names?\b/i, 'zh-Hant': '第三層域名', 'zh-Hans': '三级域名' },
  { en: /\bsecond-level \.?hk names?\b/i, 'zh-Hant': '第二層 .hk 域名', 'zh-Hans': '二级 .hk 域名' },
  { en: /\baccounts?\b/i, 'zh-Hant': '帳戶', 'zh-Hans': '账户' },
]

/** Sentences that speak of a thing without its name in Chinese, because Chinese says it otherwise. */
export const free: ReadonlySet<string> = new Set(['categories.age', 'signUp.emailHint', 'program.notice'])
