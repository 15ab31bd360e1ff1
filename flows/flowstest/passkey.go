package flowstest

import "github.com/descope/virtualwebauthn"

// NewPasskey makes the key of a passkey, its public half written in full. The library leaves out zeros at the beginning of a
// coordinate, which one key in 128 has and no real device does (RFC 9053 section 7.1.1).
func NewPasskey() virtualwebauthn.Credential {
	const full = 77
	key := virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2)
	for len(key.Key.AttestationData()) != full {
		key = virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2)
	}
	return key
}
