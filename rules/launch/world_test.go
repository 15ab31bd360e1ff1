package launch_test

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// dials are the shipped ones, read once: their index is the larger part of a check's cost.
var dials = sync.OnceValues(func() (*book.Book, error) {
	return book.At(book.Seed(), time.Date(2004, 1, 1, 0, 0, 0, 0, rules.HongKong))
})

// names are the shipped dials of names.
func names(t testing.TB) *name.Dials {
	t.Helper()
	b, err := dials()
	if err != nil {
		t.Fatal(err)
	}
	return &b.Names
}

func hk2004(t testing.TB) *launch.Programme {
	t.Helper()
	p, err := launch.Shipped(launch.HK2004)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// other reads a programme that is not shipped.
func other(t testing.TB, id string) *launch.Programme {
	t.Helper()
	body, err := os.ReadFile("testdata/programmes/" + id + ".json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := launch.Read(body)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func at(t testing.TB, text string) time.Time {
	t.Helper()
	instant, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func day(t testing.TB, text string) launch.Day {
	t.Helper()
	d, err := launch.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// held writes a holding as "label.suffix holder date [class]".
func held(t testing.TB, text string) launch.Holding {
	t.Helper()
	parts := strings.Fields(text)
	_, suffix, _ := strings.Cut(parts[0], ".")
	h := launch.Holding{Name: parts[0], Suffix: suffix, Holder: parts[1], Commenced: day(t, parts[2]), Class: launch.OtherHolder}
	if len(parts) > 3 {
		h.Class = launch.HolderClass(parts[3])
	}
	return h
}

func holdings(t testing.TB, lines ...string) []launch.Holding {
	t.Helper()
	all := make([]launch.Holding, len(lines))
	for i, line := range lines {
		all[i] = held(t, line)
	}
	return all
}

// applied is an application in good order for a phase: in time, with every paper, and the mark where one is asked for.
func applied(t testing.TB, phase launch.PhaseKind, id, applicant, asked string, changes ...func(*launch.Application)) launch.Application {
	t.Helper()
	p := hk2004(t).Phase(phase)
	label, _, _ := strings.Cut(asked, ".")
	a := launch.Application{
		ID: id, Phase: phase, Name: asked, Applicant: applicant, SubmittedAt: p.Opens.Add(time.Hour),
		Claims: []launch.Claim{{Kind: launch.MarkClaim, Text: label}},
	}
	for _, paper := range p.Papers {
		a.Papers = append(a.Papers, paper.Kind)
	}
	for _, change := range changes {
		change(&a)
	}
	return a
}

func when(instant time.Time) func(*launch.Application) {
	return func(a *launch.Application) { a.SubmittedAt = instant }
}

func showing(papers ...rules.DocumentKind) func(*launch.Application) {
	return func(a *launch.Application) { a.Papers = papers }
}

func mark(text string) func(*launch.Application) {
	return func(a *launch.Application) { a.Claims = []launch.Claim{{Kind: launch.MarkClaim, Text: text}} }
}

var lots = []draw.Source{{Name: "Mark Six 04/045", Values: []uint64{3, 12, 18, 27, 33, 41, 7}, Bits: 29.2}}

// said writes an outcome in one line: what decided, the ranking with what separates each, and those set aside.
func said(o launch.Outcome) string {
	var b strings.Builder
	b.WriteString(string(o.DecidedBy) + ":")
	for _, r := range o.Ranking {
		if r.Behind != "" {
			b.WriteString(" >" + string(r.Behind) + ">")
		}
		b.WriteString(" " + r.Application.ID)
	}
	for _, r := range o.Rejected {
		b.WriteString(" -" + r.Application.ID + "=" + string(r.Reason))
	}
	return b.String()
}

func decide(t testing.TB, phase launch.PhaseKind, c launch.Contention) launch.Outcome {
	t.Helper()
	p := hk2004(t)
	if len(c.Applications) > 0 {
		c.Subject = p.Subject(names(t), c.Applications[0].Name)
	}
	o, err := p.Decide(p.Phase(phase), c)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func asJSON(t testing.TB, value any) string {
	t.Helper()
	body, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
