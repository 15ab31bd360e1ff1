package gqlhttp

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"lionrock/server/gqlhttp/internal/testschema"
)

func documentsWith(t testing.TB, change func(*Limits)) *documents {
	t.Helper()
	c := Config{Limits: DefaultLimits(), Sensitive: []string{"signIn"}}
	if change != nil {
		change(&c.Limits)
	}
	d, err := newDocuments(testschema.New().Schema(), c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func load(t testing.TB, d *documents, text string) *document {
	t.Helper()
	loaded, errs := d.load(text)
	if errs != nil {
		t.Fatal(errs)
	}
	return loaded
}

func TestADocumentIsParsedAndValidatedOnce(t *testing.T) {
	d := documentsWith(t, nil)
	first := load(t, d, "{ hello }")
	if load(t, d, "{ hello }") != first {
		t.Error("parsed again")
	}
	if load(t, d, "{  hello }") == first || load(t, d, "{ hello }").hash == load(t, d, "{  hello }").hash {
		t.Error("two documents are one")
	}
}

func TestWhatWasRefusedIsNotKept(t *testing.T) {
	d := documentsWith(t, nil)
	for _, refused := range []string{"{", "{ nope }", "{ " + strings.Repeat("a:hello ", 40) + "}"} {
		if _, errs := d.load(refused); errs == nil {
			t.Errorf("%s: accepted", refused)
		}
	}
	if d.kept.Len() != 0 || d.weight != 0 {
		t.Errorf("%d documents of %d bytes", d.kept.Len(), d.weight)
	}
}

func TestTheCacheIsBoundedByNumberAndByMemory(t *testing.T) {
	byNumber := documentsWith(t, func(l *Limits) { l.CachedDocuments = 10 })
	byMemory := documentsWith(t, func(l *Limits) { l.CachedBytes = 1 << 20 })
	for i := range 1000 {
		text := fmt.Sprintf("query Q%d { hello } # %s", i, strings.Repeat("x", i))
		load(t, byNumber, text)
		load(t, byMemory, text)
		load(t, byMemory, "{ hello }") // in use all the time
	}
	if n := byNumber.kept.Len(); n != 10 {
		t.Errorf("%d documents", n)
	}
	if byMemory.weight > 1<<20 || byMemory.kept.Len() < 3 || byMemory.find("{ hello }") == nil {
		t.Errorf("%d documents, %d bytes", byMemory.kept.Len(), byMemory.weight)
	}
	sum := 0
	for _, kept := range byMemory.kept.Values() {
		sum += kept.weight
	}
	if sum != byMemory.weight {
		t.Errorf("books say %d, the shelf says %d", byMemory.weight, sum)
	}
}

func TestTheWeightOfADocumentIsNoUnderstatement(t *testing.T) {
	d := documentsWith(t, func(l *Limits) { l.Fields = 10_000; l.CachedBytes = 1 << 40 })
	text := func(i int) string { return fmt.Sprintf("query A%d{node(id:1){%sid}}", i, strings.Repeat("id ", 900)) }
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 10 {
		load(t, d, text(i))
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if real := int(after.HeapAlloc) - int(before.HeapAlloc); real > d.weight {
		t.Errorf("10 documents take %d bytes and are said to take %d", real, d.weight)
	}
	runtime.KeepAlive(d)
}

func TestManyMayLoadTheSameDocumentAtOnce(t *testing.T) {
	d := documentsWith(t, func(l *Limits) { l.CachedDocuments = 3 })
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			for j := range 200 {
				load(t, d, fmt.Sprintf("{ hello %s}", strings.Repeat("hello ", (i+j)%5)))
			}
		})
	}
	all.Wait()
	if d.kept.Len() != 3 {
		t.Errorf("%d documents", d.kept.Len())
	}
}
