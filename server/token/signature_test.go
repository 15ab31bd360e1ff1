package token_test

import (
	"crypto/ed25519"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lionrock/server/token"
)

// order is L of RFC 8032 section 5.1: a signature with S+L verifies where S is not checked.
var order, _ = new(big.Int).SetString(
	"7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)

func littleEndian(n *big.Int) []byte {
	bytes := n.FillBytes(make([]byte, 32))
	slices.Reverse(bytes)
	return bytes
}

func number(littleEndian []byte) *big.Int {
	bytes := slices.Clone(littleEndian)
	slices.Reverse(bytes)
	return new(big.Int).SetBytes(bytes)
}

func TestMalformedSignaturesAreRefused(t *testing.T) {
	text := b64([]byte(header())) + "." + b64([]byte(payload()))
	good := ed25519.Sign(current, []byte(text))
	r, s := good[:32], good[32:]
	zero := make([]byte, 32)
	one := littleEndian(big.NewInt(1)) // the neutral point, as R
	join := func(parts ...[]byte) []byte { return slices.Concat(parts...) }
	plus := func(n int64) []byte {
		return littleEndian(new(big.Int).Add(number(s), new(big.Int).Mul(order, big.NewInt(n))))
	}
	var attacks []attack
	for _, c := range []struct {
		name      string
		signature []byte
	}{
		{"J36 S plus the order", join(r, plus(1))},
		{"J36 S plus seven times the order", join(r, plus(7))},
		{"J36 S equal to the order", join(r, littleEndian(order))},
		{"J36 R zero", join(zero, s)},
		{"J36 S zero", join(r, zero)},
		{"J36 both zero", join(zero, zero)},
		{"J36 R neutral, S zero", join(one, zero)},
		{"J36 R and S exchanged", join(s, r)},
		{"J36 R twice", join(r, r)},
		{"J36 all ones", []byte(strings.Repeat("\xff", 64))},
		{"J36 a byte short", good[:63]},
		{"J36 half", r},
		{"J36 a zero byte more", join(good, []byte{0})},
		{"J36 a leading zero byte", join([]byte{0}, good)},
		{"J36 twice", join(good, good)},
		{"J36 one byte", []byte{0}},
		{"J36 the signature of another text", ed25519.Sign(current, []byte(text+"x"))},
		{"J36 the signature of the same text by a stranger", ed25519.Sign(stranger, []byte(text))},
	} {
		attacks = append(attacks, attack{c.name, text + "." + b64(c.signature)})
	}
	for bit := range 8 * len(good) {
		flipped := slices.Clone(good)
		flipped[bit/8] ^= 1 << (bit % 8)
		attacks = append(attacks, attack{fmt.Sprintf("J36 bit %d flipped", bit), text + "." + b64(flipped)})
	}
	refused(t, attacks)
}

func TestNoChangeOfOneCharacterGoesUnnoticed(t *testing.T) {
	keys := keysOf(t, current)
	good := signed(header(), payload())
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(good)-1).Draw(t, "at")
		to := rapid.Byte().Draw(t, "to")
		changed := good[:at] + string([]byte{to}) + good[at+1:]
		if _, err := keys.Verify(changed, now); changed != good && err == nil {
			t.Fatalf("good with %q at %d", to, at)
		}
	})
}

func FuzzNoTextIsATokenUnlessWeSignedIt(f *testing.F) {
	keys := keysOf(f, current)
	good := signed(header(), payload())
	f.Add(good)
	f.Add("..")
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Fuzz(func(t *testing.T, raw string) {
		if _, err := keys.Verify(raw, now); (err == nil) != (raw == good) {
			t.Errorf("%q: %v", raw, err)
		}
		if _, err := token.Bearer(map[string][]string{"Authorization": {raw}}); err == nil &&
			!strings.Contains(raw, " ") {
			t.Errorf("no scheme in %q", raw)
		}
	})
}
