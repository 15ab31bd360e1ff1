import { expect, test } from 'vitest'
import { problemsOf } from './form.ts'

test('problems stand in the order of the fields, each with its field', () => {
  const problems = problemsOf({
    email: { type: 'required', message: 'Enter your e-mail address' },
    password: { type: 'server', message: 'Too short' },
  })
  expect(problems).toEqual([
    { field: 'email', message: 'Enter your e-mail address' },
    { field: 'password', message: 'Too short' },
  ])
})

test('a problem of the whole form has no field, and an empty one is none', () => {
  expect(problemsOf({ root: { type: 'server', message: 'They do not belong together' }, other: { type: 'x' } })).toEqual([
    { field: undefined, message: 'They do not belong together' },
  ])
})
