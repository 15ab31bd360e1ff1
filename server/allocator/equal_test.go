package allocator

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// drawnNames are names in all the forms in which one name can be written, and what is none.
var drawnNames = []string{
	"kite.hk", "KITE.hk", " kite.hk", "kite.hk.", "kitebank.hk", "com.hk", "-kite.hk", "kite.com.hk", "kite", "山頂纜車.hk", "山顶缆车.hk",
	"xn--j6wt4a88ro36a4gi.hk", "香港銀行.hk", "kitf.hk", "kitf_.hk", "a.hk", "Ａkite.hk",
}

var drawnHoldings = []string{"kite.com.hk", "kite.gov.hk", "kite.idv.hk", "山頂纜車.org.hk", "山顶缆车.idv.hk", "山頂纜車.idv.hk", "kitf.net.hk"}

// A file and the same as values come to the same, to the last byte: what is done here is only to gather.
func TestTheRulesThemselvesComeToTheSame(t *testing.T) {
	p, err := readProgramme(launch.HK2004)
	if err != nil {
		t.Fatal(err)
	}
	dials, err := dialsOf(p)
	if err != nil {
		t.Fatal(err)
	}
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 7))
	for range 300 {
		in, apps, held := world(r, p, dials)
		sets, err := p.Allocate(dials, in)
		if err != nil {
			t.Fatal(err)
		}
		var want []byte
		for i := range sets {
			want = appendLine(want, sets[i].Phase, sets[i].Subject.Name.Unicode, &sets[i].Outcome)
		}
		dir := t.TempDir()
		o := Options{
			Programme: launch.HK2004, Applications: filepath.Join(dir, "a"), Holdings: filepath.Join(dir, "h"),
			Sources: filepath.Join(dir, "s"), Out: filepath.Join(dir, "out"), Progress: &bytes.Buffer{}, Warnings: &bytes.Buffer{},
		}
		sources := `{"sources":[{"name":"s","values":[1,2,3],"bits":100}]}`
		for path, content := range map[string]string{o.Applications: apps, o.Holdings: held, o.Sources: sources} {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Run(t.Context(), o); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(o.Out)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(string(want), string(got)); diff != "" {
			t.Fatalf("seed %d (-rules +files)\n%s\n%s\n%s", seed, diff, apps, held)
		}
	}
}

// world invents a launch, as values and as files.
func world(r *rand.Rand, p *launch.Programme, dials *name.Dials) (in launch.Inputs, apps, held string) {
	in.Sources = []draw.Source{{Name: "s", Values: []uint64{1, 2, 3}, Bits: 100}}
	applications, holdings := strings.Builder{}, strings.Builder{}
	applications.WriteString(strings.Join(applicationColumns, ",") + "\n")
	holdings.WriteString(strings.Join(holdingColumns, ",") + "\n")
	for i := range r.IntN(40) {
		phase := &p.Phases[r.IntN(len(p.Phases))]
		a := launch.Application{
			ID: fmt.Sprintf("a%02d", i), Phase: phase.Kind, Name: drawnNames[r.IntN(len(drawnNames))], Applicant: fmt.Sprint("P", r.IntN(5)),
			SubmittedAt: phase.Opens.Add(time.Duration(r.IntN(4)-1) * time.Second),
		}
		var papers []string
		if r.IntN(4) > 0 {
			a.Papers = []rules.DocumentKind{rules.BankingConsent, rules.TrademarkCertificate, rules.DeclarationOfOwnership}
			for _, kind := range a.Papers {
				papers = append(papers, string(kind))
			}
		}
		mark := []string{"", "Kite", "山頂 纜車", "KitF"}[r.IntN(4)]
		if mark != "" {
			a.Claims = []launch.Claim{{Kind: launch.MarkClaim, Text: mark}}
		}
		in.Applications = append(in.Applications, a)
		fmt.Fprintf(&applications, "%s,%s,%q,%s,%s,%s,%s\n", a.ID, a.Phase, a.Name, a.Applicant,
			a.SubmittedAt.Format(time.RFC3339), strings.Join(papers, ";"), mark)
	}
	for range r.IntN(12) {
		n := dials.Check(drawnHoldings[r.IntN(len(drawnHoldings))]).Name
		day, class := []string{"2001-01-01", "2002-02-02"}[r.IntN(2)], holderClasses[r.IntN(3)]
		commenced, _ := launch.ParseDay(day)
		h := launch.Holding{Name: n.Unicode, Suffix: n.Suffix, Holder: fmt.Sprint("P", r.IntN(5)), Commenced: commenced, Class: launch.HolderClass(class)}
		in.Holdings = append(in.Holdings, h)
		fmt.Fprintf(&holdings, "%s,%s,%s,%s\n", h.Name, h.Holder, day, class)
	}
	return in, applications.String(), holdings.String()
}

func FuzzInstant(f *testing.F) {
	for _, text := range []string{
		"2004-01-26T12:00:00+08:00", "2004-01-26T12:00:00Z", "2004-02-29T23:59:59-12:30", "1900-02-29T00:00:00Z", "0000-01-01T00:00:00Z",
		"9999-12-31T23:59:59Z", "2004-01-26T24:00:00Z", "2004-01-26T12:00:60Z", "2004-01-26T12:00:00.5Z", "2004-01-26 12:00:00Z",
		"2004-13-01T00:00:00Z", "2004-04-31T00:00:00Z", "2004-01-26T12:00:00+24:00", "2004-01-26t12:00:00z", "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want time.Time
		err := want.UnmarshalText([]byte(text))
		got, ok := parseInstant([]byte(text))
		if ok != (err == nil) || ok && !got.time().Equal(want) {
			t.Errorf("%q: %v %v, want %v %v", text, got.time(), ok, want, err)
		}
	})
}

func TestEveryDayOfManyYearsIsCounted(t *testing.T) {
	for at := time.Date(-1, 12, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2500; at = at.AddDate(0, 0, 1) {
		if at.Year() >= 0 && int64(days(at.Year(), int(at.Month()), at.Day()))*86400 != at.Unix() {
			t.Fatal(at)
		}
	}
}

func TestASheetIsReadInAnyNumberOfParts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.csv")
	for _, body := range []string{"a\n", "a", "a\n1", "a\n1\n2\n3\n", "a\r\n1\r\n\r\n22222222222222222222\n3", "a\n\n\n\n"} {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		var want []string
		for many := 1; many < 9; many++ {
			s, err := open(path, []string{"a"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			var faults []Reject
			for _, p := range s.parts(many) {
				lines := 0
				s.read(p, &faults, func(r *row) { got = append(got, fmt.Sprint(r.line, string(r.text(0)))); lines++ })
				if lines > p.lines {
					t.Errorf("%q: a part of %d lines has %d", body, p.lines, lines)
				}
			}
			if many == 1 {
				want = got
			}
			if len(faults) > 0 || !slices.Equal(got, want) || !slices.IsSortedFunc(got, cmp.Compare[string]) {
				t.Errorf("%q in %d parts: %q, %v", body, many, got, faults)
			}
		}
	}
}
