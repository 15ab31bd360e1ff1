/** Passkeys as the browser has them (WebAuthn). The registry's server decides; here they are only asked. */

/** Whether this browser can be asked at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential
}

/** Passkeys belong to a host name: where this page was opened by its address, the same by the name that a browser gives this machine. */
export function namedAddress(here: Location): string | undefined {
  if (here.hostname !== '127.0.0.1' && here.hostname !== '[::1]') return undefined
  const there = new URL(here.href)
  there.hostname = 'localhost'
  return there.href
}

/** What came of asking: the passkey's answer, or none, because the reader turned away or the device has this passkey already. */
export type Asked = { credential: unknown } | 'none' | 'known'

export async function makePasskey(options: unknown): Promise<Asked> {
  if (!isCreation(options)) return 'none'
  return asked(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }))
}

export async function askPasskey(options: unknown): Promise<Asked> {
  if (!isRequest(options)) return 'none'
  return asked(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }))
}

async function asked(ask: () => Promise<Credential | null>): Promise<Asked> {
  try {
    const credential = await ask()
    return credential instanceof PublicKeyCredential ? { credential: credential.toJSON() } : 'none'
  } catch (error) {
    return error instanceof DOMException && error.name === 'InvalidStateError' ? 'known' : 'none'
  }
}

function isCreation(options: unknown): options is PublicKeyCredentialCreationOptionsJSON {
  return isRequest(options) && 'rp' in options && 'user' in options
}

function isRequest(options: unknown): options is PublicKeyCredentialRequestOptionsJSON {
  return typeof options === 'object' && options !== null && 'challenge' in options
}
