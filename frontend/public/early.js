// Runs before the first paint, so that neither the theme nor the language flashes. Keys as in src/ui/theme.ts and src/i18n/locale.ts.
;(function () {
  var root = document.documentElement
  try {
    var theme = localStorage.getItem('lionrock.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    var locale = localStorage.getItem('lionrock.locale')
    if (locale === 'en' || locale === 'zh-Hant' || locale === 'zh-Hans') root.lang = locale
  } catch (error) {
    root.dataset.storage = 'none'
  }
})()
