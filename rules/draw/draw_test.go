package draw_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules/draw"
)

// published are the sources of the worked example in RFC 3797 section 6.
var published = []draw.Source{
	{Name: "a", Values: []uint64{9319}, Bits: 13},
	{Name: "b", Values: []uint64{2, 5, 12, 8, 10}, Bits: 20},
	{Name: "c", Values: []uint64{9, 18, 26, 34, 41, 45}, Bits: 64},
}

func TestTheWorkedExampleOfTheRFCComesOut(t *testing.T) {
	key := draw.Key(published, "")
	if want := "9319./2.5.8.10.12./9.18.26.34.41.45./"; key != want {
		t.Errorf("key %q, want %q", key, want)
	}
	picks := draw.Picks(key, 25)
	if digest := fmt.Sprintf("%X", picks[0].Digest); digest != "990DD0A5692A029A98B5E01AA28F3459" || picks[0].Index != 16 {
		t.Errorf("first pick: %s, remainder %d", digest, picks[0].Index)
	}
	var got []int
	for _, pick := range picks[:16] {
		got = append(got, pick.Entry)
	}
	if diff := cmp.Diff([]int{17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheNameKeepsDrawsOfDifferentNamesApart(t *testing.T) {
	one, other := draw.Key(published, "harbour.hk"), draw.Key(published, "peak.hk")
	if one != "9319./2.5.8.10.12./9.18.26.34.41.45./harbour.hk/" {
		t.Error(one)
	}
	if slices.Equal(draw.Order(one, 25), draw.Order(other, 25)) {
		t.Error("two names were drawn alike")
	}
}

func TestEveryEntryIsPickedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pool := rapid.IntRange(1, 300).Draw(t, "pool")
		key := draw.Key([]draw.Source{{Values: rapid.SliceOfN(rapid.Uint64(), 1, 8).Draw(t, "values")}}, "x.hk")
		order := draw.Order(key, pool)
		slices.Sort(order)
		for i, entry := range order {
			if i != entry {
				t.Fatalf("entry %d of %d is missing or there twice", i, pool)
			}
		}
	})
}

func TestTheLargestPoolIsDrawnToItsLastEntry(t *testing.T) {
	if order := draw.Order("1./", draw.PoolMax); len(order) != draw.PoolMax {
		t.Errorf("%d entries", len(order))
	}
}

func TestTheOrderOfAValueInASourceDoesNotMatter(t *testing.T) {
	if a, b := (draw.Source{Values: []uint64{9, 1, 41}}), (draw.Source{Values: []uint64{41, 9, 1}}); a.String() != b.String() {
		t.Errorf("%s and %s", a, b)
	}
}

func TestAPoolLargerThanTheEntropyIsRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		bits  float64
		pool  int
		fails error
	}{
		{"one Mark Six draw of six numbers orders ten entries", 23.7, 10, nil},
		{"and not eleven", 23.7, 11, draw.ErrShortfall},
		{"one bit orders two entries exactly", 1, 2, nil},
		{"two bits do not order three", 2, 3, draw.ErrShortfall},
		{"log2(3!) bits order three exactly", draw.Needed(3), 3, nil},
		{"a pool of one needs nothing", 0, 1, nil},
		{"a pool of none cannot be drawn", 100, 0, draw.ErrPoolSize},
		{"a pool that two bytes cannot number cannot be drawn", 1e9, draw.PoolMax + 1, draw.ErrPoolSize},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := draw.Suffices([]draw.Source{{Bits: c.bits}}, c.pool); !errors.Is(err, c.fails) {
				t.Error(err)
			}
		})
	}
}

func TestASourceThatCannotBeUsedIsRefused(t *testing.T) {
	for name, source := range map[string]draw.Source{
		"without a name":         {Values: []uint64{1}, Bits: 1},
		"without values":         {Name: "a", Bits: 1},
		"with negative entropy":  {Name: "a", Values: []uint64{1}, Bits: -1},
		"with boundless entropy": {Name: "a", Values: []uint64{1}, Bits: math.Inf(1)},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := draw.Prove(draw.Subject{ASCIIName: "x.hk"}, []string{"a", "b"}, []draw.Source{source}); !errors.Is(err, draw.ErrSource) {
				t.Error(err)
			}
		})
	}
}

func TestMoreEntropyThanTheValuesCanHoldIsTold(t *testing.T) {
	for bits, want := range map[float64]bool{29.2: false, 64: false, 64.01: true} {
		if got := (draw.Source{Name: "a", Values: []uint64{1}, Bits: bits}).Overstated(); got != want {
			t.Errorf("%g bits in one value: %v", bits, got)
		}
	}
}

func proof(t *testing.T) *draw.Proof {
	t.Helper()
	about := draw.Subject{Programme: "hk-2004", Phase: "SUNRISE", Name: "harbour.hk", ASCIIName: "harbour.hk"}
	p, err := draw.Prove(about, []string{"app_3", "app_1", "app_2", "app_4"}, published)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAProofIsReadBackAndHolds(t *testing.T) {
	document, err := proof(t).JSON()
	if err != nil {
		t.Fatal(err)
	}
	p, err := draw.Read(document)
	if err != nil {
		t.Fatal(err)
	}
	if differences, err := p.Verify(); err != nil || len(differences) > 0 {
		t.Error(differences, err)
	}
	if diff := cmp.Diff([]string{"app_1", "app_2", "app_3", "app_4"}, p.Entries); diff != "" {
		t.Error(diff)
	}
}

// A byte of the list, of a source or of the result cannot be changed without the proof failing: every bit of each is tried.
func TestAChangedByteFails(t *testing.T) {
	document, err := proof(t).JSON()
	if err != nil {
		t.Fatal(err)
	}
	const white = " \n\t\r"
	for at := range document {
		for bit := range 8 {
			changed := slices.Clone(document)
			changed[at] ^= 1 << bit
			if strings.ContainsRune(white, rune(document[at])) && strings.ContainsRune(white, rune(changed[at])) {
				continue
			}
			p, err := draw.Read(changed)
			if err != nil {
				continue
			}
			if differences, err := p.Verify(); err == nil && len(differences) == 0 {
				t.Errorf("byte %d, %q for %q: still said to hold\n%s", at, changed[at], document[at], changed[max(0, at-30):at+10])
			}
		}
	}
}

func TestAPoolNeedsIDsThatDiffer(t *testing.T) {
	for name, ids := range map[string][]string{
		"twice the same": {"a", "b", "a"}, "none": {"a", ""}, "a line feed in it": {"a\nb", "c"}, "not UTF-8": {"\xff", "c"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := draw.Pool(ids); err == nil {
				t.Error("it was taken")
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"format":"lionrock-draw-proof/1","entries":["a"],"sources":[{"name":"s","values":[1],"bits":1}]}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		if p, err := draw.Read(document); err == nil && len(p.Entries) < 1000 {
			_, _ = p.Verify()
		}
	})
}
