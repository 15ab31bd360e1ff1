package main

import (
	"bytes"
	"os"
	"testing"
)

func TestTheEmbeddedTableIsWhatTheLGRCompilesTo(t *testing.T) {
	want, err := compile("../lgr-second-level-chinese.xml.gz")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../variants.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("variants.bin is out of date: run go generate ./rules/name")
	}
}

func TestVariantSetsJoinWhatIsLinkedByOthers(t *testing.T) {
	sets := variantSets{}
	sets.unite('c', 'b')
	sets.unite('d', 'c')
	sets.unite('x', 'y')
	of := sets.representatives([]rune("bdexy"))
	for r, want := range map[rune]rune{'b': 'b', 'd': 'b', 'e': 'e', 'x': 'x', 'y': 'x'} {
		if of[r] != want {
			t.Errorf("%c is represented by %c, want %c", r, of[r], want)
		}
	}
	if _, outside := of['c']; outside {
		t.Error("a character that may not stand in a name was given a representative")
	}
}

func TestAFileThatIsNoLGRIsRefused(t *testing.T) {
	for _, path := range []string{"main.go", "missing.xml.gz"} {
		if _, err := compile(path); err == nil {
			t.Errorf("%s was compiled", path)
		}
	}
	if _, err := parse("4E0G"); err == nil {
		t.Error("4E0G was read as a code point")
	}
}
