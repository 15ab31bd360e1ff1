import { describe, expect, it } from 'vitest'
import { fingerprint } from './upload.ts'

describe('the fingerprint of a paper', () => {
  it('is the SHA-256 of its bytes in lower-case hexadecimal (FIPS 180-4, "abc")', async () => {
    expect(await fingerprint(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
