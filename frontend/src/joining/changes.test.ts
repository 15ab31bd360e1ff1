import { expect, test } from 'vitest'
import { changes } from './changes.ts'

const form = {
  companyName: 'Harbour Ferry Limited',
  companyNameInChinese: '',
  businessRegistrationNumber: '',
  address: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  websiteUrl: '',
  handle: '',
}

test('only the lines that changed are saved', () => {
  expect(changes(form, { ...form, address: '1 Pier Road' })).toEqual({ address: '1 Pier Road' })
})

test('a line that was emptied is saved as empty', () => {
  expect(changes(form, { ...form, companyName: '' })).toEqual({ companyName: '' })
})

test('nothing is saved where nothing changed', () => {
  expect(changes(form, { ...form })).toBeUndefined()
})
