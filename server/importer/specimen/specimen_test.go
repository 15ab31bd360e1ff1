package specimen_test

import (
	"bytes"
	"testing"
	"time"

	"lionrock/rules/book"
	"lionrock/rules/name"
	"lionrock/server/importer/specimen"
)

func TestAMillionNamesAreAllDifferentAndAllWellFormed(t *testing.T) {
	today := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	b, err := book.At(book.Seed(), today)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]int, 1_000_000)
	for i := range 1_000_000 {
		answer := b.Names.Check(specimen.Name(i))
		if answer.Status == name.Invalid {
			t.Fatalf("%s: %s", answer.Input, answer.Reason.En)
		}
		if before, twice := seen[answer.Name.VariantKey]; twice {
			t.Fatalf("%s (%d) is a form of %s (%d)", answer.Input, i, specimen.Name(before), before)
		}
		seen[answer.Name.VariantKey] = i
	}
}

func TestTheSameWishIsAnsweredTheSame(t *testing.T) {
	wish := specimen.Wish{Names: 1000, Partners: []string{"a", "b"}, Today: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	var one, two bytes.Buffer
	if err := wish.Write(&one); err != nil {
		t.Fatal(err)
	}
	if err := wish.Write(&two); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two registers differ")
	}
}
