/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\uFEFF'

/** A cell that begins so would be taken for a formula, also with the full-width signs of a Chinese keyboard. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n\t;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a file that a spreadsheet opens as text and never runs (OWASP: CSV injection). */
export function csv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
