import type { MessageKey } from '../i18n/catalogue.ts'
import { useText } from '../i18n/text.tsx'
import { chooseTheme, themes, useTheme, type Theme } from '../ui/theme.ts'
import css from './choice.module.css'

export const themeKey: Record<Theme, MessageKey> = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' }

export function ThemeChoice() {
  const text = useText()
  const chosen = useTheme()
  return (
    <label className={css.labelled}>
      <span>{text('theme.label')}</span>
      <select
        className={css.select}
        value={chosen}
        onChange={(event) => {
          const theme = themes.find((theme) => theme === event.target.value)
          if (theme) chooseTheme(theme)
        }}
      >
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {text(themeKey[theme])}
          </option>
        ))}
      </select>
    </label>
  )
}
