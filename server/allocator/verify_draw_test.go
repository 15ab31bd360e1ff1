package allocator_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lionrock/rules/draw"
	"lionrock/server/allocator"
)

// published are the sources of the worked example in RFC 3797 section 6.
var published = []draw.Source{
	{Name: "a", Values: []uint64{9319}, Bits: 13},
	{Name: "b", Values: []uint64{2, 5, 12, 8, 10}, Bits: 20},
	{Name: "c", Values: []uint64{9, 18, 26, 34, 41, 45}, Bits: 64},
}

func document(t testing.TB, about draw.Subject, ids []string, sources []draw.Source) []byte {
	t.Helper()
	proof, err := draw.Prove(about, ids, sources)
	if err != nil {
		t.Fatal(err)
	}
	body, err := proof.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func numbered(pool int) []string {
	ids := make([]string, pool)
	for i := range ids {
		ids[i] = fmt.Sprintf("app_%03d", i+1)
	}
	return ids
}

func put(t testing.TB, body []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "proof.json")
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestVerifyDrawSaysYesOrWhatDiffers(t *testing.T) {
	good := document(t, draw.Subject{Programme: "hk-2004", Phase: "SUNRISE", Name: "kite.hk", ASCIIName: "kite.hk"}, numbered(20), published)
	for _, c := range []struct {
		name, from, to, says string
		verdict              error
	}{
		{"a true proof", "", "", "Yes.", nil},
		{"another value", "9319", "9318", "key: published 9319./", allocator.ErrDiffers},
		{"another entry", `"app_005",`, `"app_055",`, "entriesSha256", allocator.ErrDiffers},
		{"entries out of order", `"app_001",`, `"app_999",`, "in another order", allocator.ErrDiffers},
		{"less entropy", `"bits": 64`, `"bits": 6`, "sources do not hold enough entropy", allocator.ErrDiffers},
		{"a field more", `"method"`, `"extra": 1, "method"`, "not a proof", allocator.ErrDiffers},
		{"no JSON", "{", "[", "not a proof", allocator.ErrDiffers},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			err := allocator.VerifyDraw(put(t, bytes.Replace(good, []byte(c.from), []byte(c.to), 1)), &out)
			if !errors.Is(err, c.verdict) || !strings.Contains(out.String(), c.says) {
				t.Errorf("%v\n%s", err, out.String())
			}
		})
	}
	if err := allocator.VerifyDraw("nowhere.json", &bytes.Buffer{}); err == nil || errors.Is(err, allocator.ErrDiffers) {
		t.Errorf("of a file that is not there: %v", err)
	}
}

// script runs docs/verify-draw.mjs on proofs and returns what it says of each.
func script(t *testing.T, proofs ...[]byte) []string {
	t.Helper()
	program, err := filepath.Abs("../../docs/verify-draw.mjs")
	if err != nil {
		t.Fatal(err)
	}
	node, folder := node(t), t.TempDir()
	names := make([]string, len(proofs))
	for i, proof := range proofs {
		names[i] = fmt.Sprintf("%05d", i)
		if err := os.WriteFile(filepath.Join(folder, names[i]), proof, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), node, append([]string{program}, names...)...)
	cmd.Dir = folder
	said, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(said), "\n"), "\n")
}

func TestTheScriptComesToTheSame(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 5))
	proofs := [][]byte{document(t, draw.Subject{}, numbered(25), published)}
	for i := range 10_000 {
		sources := []draw.Source{{Name: "first", Values: []uint64{r.Uint64(), r.Uint64N(1 << (1 + r.IntN(63)))}, Bits: 600}}
		for range r.IntN(3) {
			sources = append(sources, draw.Source{Name: "Mark Six 第二", Values: []uint64{r.Uint64N(50), r.Uint64N(50), 7}, Bits: 23.7})
		}
		name := fmt.Sprintf("kite%d.hk", i)
		proofs = append(proofs, document(t, draw.Subject{Programme: "p", Phase: "SUNRISE", Name: name, ASCIIName: name}, numbered(1+r.IntN(40)), sources))
	}
	said := script(t, proofs...)
	if len(said) != len(proofs) {
		t.Fatalf("it said %d things of %d proofs", len(said), len(proofs))
	}
	for i, verdict := range said {
		if !strings.HasSuffix(verdict, ": yes") {
			t.Fatalf("seed %d: %s\n%s", seed, verdict, proofs[i])
		}
	}
}

// Every byte of the list of entries and of the sources is changed, one at a time: neither the command nor the script says yes.
func TestAChangedByteOfListOrSeedIsFound(t *testing.T) {
	good := document(t, draw.Subject{Programme: "p", Phase: "SUNRISE", Name: "kite.hk", ASCIIName: "kite.hk"}, numbered(6), published)
	from, to := bytes.Index(good, []byte(`"entries"`)), bytes.Index(good, []byte(`"commitmentSha256"`))
	for at := from; at < to; at++ {
		changed := bytes.Clone(good)
		changed[at] ^= 1
		if strings.ContainsRune(" \n", rune(good[at])) {
			continue
		}
		if err := allocator.VerifyDraw(put(t, changed), &bytes.Buffer{}); !errors.Is(err, allocator.ErrDiffers) {
			t.Errorf("the command takes %q for %q at %d", changed[at], good[at], at)
		}
		if at%7 == 0 {
			if said := script(t, changed); strings.HasSuffix(said[0], ": yes") {
				t.Errorf("the script takes %q for %q at %d", changed[at], good[at], at)
			}
		}
	}
}
