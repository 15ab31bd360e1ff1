import { expect, test } from 'vitest'
import { blank, inputOf } from './announce-values.ts'

test('a language that is empty is left out', () => {
  expect(inputOf({ ...blank, title: 'Closed', bodyMarkdown: 'On Monday.' })).toMatchObject({ zhHant: null, zhHans: null, suspendProgram: false })
})

test('a suspension says from when, in Hong Kong time', () => {
  const said = inputOf({ ...blank, kind: 'suspend', effectiveAt: '2027-01-04T09:00', title: 'Review', bodyMarkdown: 'Why.', hantTitle: '檢討', hantBody: '原因。' })
  expect(said).toMatchObject({ suspendProgram: true, resumeProgram: false, effectiveAt: '2027-01-04T01:00:00.000Z', zhHant: { title: '檢討', bodyMarkdown: '原因。' } })
})
