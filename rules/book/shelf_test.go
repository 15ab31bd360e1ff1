package book_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/rules/book"
)

// fee is a version of the programme that differs in its fee.
func fee(t testing.TB, version, from, amount string) book.Entry {
	t.Helper()
	body := `{"fee": "` + amount + `", "threshold": 100, "decisionDays": {"minimum": 3, "maximum": 5}, "benefits": []}`
	return book.Entry{Kind: book.Program, Version: version, EffectiveFrom: hkt(t, from), Body: json.RawMessage(body)}
}

func TestTheVersionThatTookEffectLastHolds(t *testing.T) {
	entries := append(book.Seed(),
		fee(t, "program-3", "2027-01-01 00:00:00", "1500.00"),
		fee(t, "program-2", "2026-01-01 00:00:00", "1200.00"))
	shelf, err := book.Open(entries)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, at, version, fee string }{
		{"the seed from its first second", "2003-01-01 00:00:00", "program-1", "1000.00"},
		{"the seed to the last second before the next", "2025-12-31 23:59:59", "program-1", "1000.00"},
		{"the second version from its first second", "2026-01-01 00:00:00", "program-2", "1200.00"},
		{"the second version, though listed last, to its end", "2026-12-31 23:59:59", "program-2", "1200.00"},
		{"the third from its first second", "2027-01-01 00:00:00", "program-3", "1500.00"},
		{"the third for ever after", "2099-01-01 00:00:00", "program-3", "1500.00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := hkt(t, test.at).UTC()
			b, err := shelf.At(at)
			if err != nil || b.Program.Version != test.version || b.Program.Fee.String() != test.fee {
				t.Fatalf("%s with a fee of %s, %v", b.Program.Version, b.Program.Fee, err)
			}
			if b.Prices.Version != "prices-1" {
				t.Errorf("another kind changed with it: %s", b.Prices.Version)
			}
			if alone, err := book.At(entries, at); err != nil || alone.Program.Version != test.version {
				t.Errorf("asked without a shelf: %v", err)
			}
		})
	}
}

func TestKindsThatChangeTogetherAreJudgedTogether(t *testing.T) {
	var renamed []book.Entry
	for _, e := range book.Seed() {
		if e.Kind == book.Names || e.Kind == book.Prices {
			e.Version, e.EffectiveFrom = "renamed", hkt(t, "2026-01-01 00:00:00")
			e.Body = json.RawMessage(strings.ReplaceAll(string(e.Body), `"com.hk"`, `"co.hk"`))
			renamed = append(renamed, e)
		}
	}
	b, err := book.At(append(book.Seed(), renamed...), hkt(t, "2026-01-01 00:00:00"))
	if err != nil || b.Names.Version != "renamed" || b.Prices.Version != "renamed" {
		t.Errorf("a category renamed with its prices: %v", err)
	}
	if _, err := book.At(append(book.Seed(), renamed[0]), hkt(t, "2026-01-01 00:00:00")); err == nil {
		t.Error("a category was renamed without its prices")
	}
}

func TestNoBookHoldsBeforeTheFirst(t *testing.T) {
	shelf, err := book.Open(book.Seed())
	if err != nil {
		t.Fatal(err)
	}
	if b, err := shelf.At(hkt(t, "2002-12-31 23:59:59")); err == nil || b != nil {
		t.Error("a book held before the first took effect")
	}
}

func TestWhatMakesNoBookIsRefused(t *testing.T) {
	seed := book.Seed()
	for _, test := range []struct {
		name    string
		entries []book.Entry
		want    string
	}{
		{"no entries", nil, "no whole book"},
		{"a kind missing", seed[1:], "no whole book"},
		{"an unknown kind", append(book.Seed(), book.Entry{Kind: "WEATHER", Version: "w", Body: []byte("{}")}), "kind is unknown"},
		{
			"two versions of a kind from one instant",
			append(book.Seed(), fee(t, "a", "2026-01-01 00:00:00", "1.00"), fee(t, "b", "2026-01-01 00:00:00", "2.00")),
			"dials PROGRAM: a and b take effect at one instant",
		},
		{"a fault in a version that is yet to come", append(book.Seed(), fee(t, "later", "2099-01-01 00:00:00", "-1.00")), "book from 2099-01-01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := book.Open(test.entries); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("answered %v, want %q", err, test.want)
			}
		})
	}
}

// The shelf must answer as anybody would who reads down the list of versions.
func TestTheShelfAgreesWithReadingDownTheList(t *testing.T) {
	start := hkt(t, "2026-01-01 00:00:00")
	rapid.Check(t, func(r *rapid.T) {
		days := rapid.SliceOfNDistinct(rapid.IntRange(1, 60), 0, 5, rapid.ID).Draw(r, "days")
		entries := book.Seed()
		for _, day := range days {
			e := fee(t, "later", "2026-01-01 00:00:00", "1.00")
			e.EffectiveFrom = start.AddDate(0, 0, day)
			e.Version = e.EffectiveFrom.Format(time.DateOnly)
			entries = append(entries, e)
		}
		at := start.Add(time.Duration(rapid.IntRange(0, 61*24).Draw(r, "hour")) * time.Hour)
		want, from := "program-1", time.Time{}
		for _, e := range entries {
			if e.Kind == book.Program && !e.EffectiveFrom.After(at) && e.EffectiveFrom.After(from) {
				want, from = e.Version, e.EffectiveFrom
			}
		}
		b, err := book.At(entries, at)
		if err != nil || b.Program.Version != want {
			r.Fatalf("at %s %s, %v; want %s", at, b.Program.Version, err, want)
		}
	})
}

func BenchmarkShelfAt(b *testing.B) {
	shelf, err := book.Open(book.Seed())
	if err != nil {
		b.Fatal(err)
	}
	at := hkt(b, "2026-08-02 12:00:00")
	for b.Loop() {
		if _, err := shelf.At(at); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := book.Open(book.Seed()); err != nil {
			b.Fatal(err)
		}
	}
}
