package allocator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules/draw"
	"lionrock/server/allocator"
)

const (
	appsHeading = "id,phase,name,applicant,submitted_at,documents,mark\n"
	heldHeading = "name,holder,commenced_on,holder_class\n"
	markSix     = `{"sources":[{"name":"Mark Six 04/045","values":[3,12,18,27,33,41,7],"bits":29.2}]}`
	open        = "2004-05-17T12:00:00+08:00"
)

func run(t testing.TB, f files) *allocator.Result {
	t.Helper()
	r, err := allocator.Run(t.Context(), f.options())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t testing.TB, path string) string {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestALineOfTheResultsSaysWhy(t *testing.T) {
	f := written(t, appsHeading+
		"a2,SUNRISE,kite.hk,A,"+open+",,\n"+"a1,SUNRISE,KITE.hk,B,"+open+",,\n"+"a3,SUNRISE,kite.hk,B,2004-05-17T04:00:01Z,,\n"+
		"a4,PRE_REGISTRATION,peak.hk,G,2004-04-20T04:00:01Z,,\n", heldHeading+
		"peak.gov.hk,G,2001-01-01,GOVERNMENT\npeak.idv.hk,A,2001-01-01,OTHER\npeak.idv.hk,B,2001-01-01,OTHER\n", markSix)
	run(t, f)
	want := `{"phase":"PRE_REGISTRATION","name":"peak.hk","winner":"a4","decided_by":"ONLY_APPLICANT","ranking":["a4"],"rejected":{},` +
		`"entries":[{"class":"GOVERNMENT","equivalent":"peak.gov.hk","since":"2001-01-01"}],` +
		`"anomalies":[{"name":"peak.idv.hk","holders":["A","B"]}]}` + "\n" +
		`{"phase":"SUNRISE","name":"kite.hk","winner":"a2","decided_by":"DRAW","ranking":["a2","a1"],"rejected":{"a3":"DUPLICATE_APPLICATION"},` +
		`"separated_by":["DRAW"],"draw":{"entries":2,"entriesSha256":"` + draw.EntriesSHA256([]string{"a1", "a2"}) + `"}}` + "\n"
	if diff := cmp.Diff(want, read(t, f.path("results.jsonl"))); diff != "" {
		t.Error(diff)
	}
	var said bytes.Buffer
	if err := allocator.VerifyDraw(f.path("proofs/SUNRISE-kite.hk.json"), &said); err != nil {
		t.Error(err, said.String())
	}
	if proofs, _ := filepath.Glob(f.path("proofs/*")); len(proofs) != 1 {
		t.Errorf("proofs: %v", proofs)
	}
}

func TestABadLineStopsNothing(t *testing.T) {
	good := "good,SUNRISE,kite.hk,A," + open + ",,"
	for _, c := range []struct{ name, line, field, reason string }{
		{"no id", ",SUNRISE,kite.hk,A," + open + ",,", "id", "it is empty"},
		{"no name", "x,SUNRISE, ,A," + open + ",,", "name", "it is empty"},
		{"no applicant", "x,SUNRISE,kite.hk,," + open + ",,", "applicant", "it is empty"},
		{"an unknown phase", "x,LANDRUSH,kite.hk,A," + open + ",,", "phase", "the programme has no such phase"},
		{"a day that never was", "x,SUNRISE,kite.hk,A,2004-02-30T12:00:00Z,,", "submitted_at", "not an instant"},
		{"an instant without a zone", "x,SUNRISE,kite.hk,A,2004-05-17T12:00:00,,", "submitted_at", "not an instant"},
		{"an unknown paper", "x,SUNRISE,kite.hk,A," + open + ",BANKING_CONSENT;PASSPORT,", "documents", `"PASSPORT" is not one of`},
		{"a field too few", "x,SUNRISE,kite.hk,A," + open + ",", "line", "6 fields and the heading 7"},
		{"a field too many", "x,SUNRISE,kite.hk,A," + open + ",,,", "line", "8 fields and the heading 7"},
		{"an open quotation mark", `x,SUNRISE,kite.hk,A,` + open + `,,"mark`, "line", "quotation mark is out of place"},
		{"a quotation mark inside", `x,SUNRISE,kite.hk,A,` + open + `,,ma"rk`, "line", "quotation mark is out of place"},
		{"bytes that are not UTF-8", "x,SUNRISE,kite.hk,A," + open + ",,\xff", "line", "not UTF-8"},
		{"a control character", "x,SUNRISE,kite.hk,A," + open + ",,a\x00b", "line", "control character"},
		{"a control character of two bytes", "x,SUNRISE,kite.hk,A," + open + ",,a\u0085b", "line", "control character"},
		{"an id that was there", "good,SUNRISE,peak.hk,B," + open + ",,", "id", "line 2 has this id already"},
		{"a very long line", "x,SUNRISE,kite.hk,A," + open + ",," + strings.Repeat("m", 70_000), "line", "longer than 65535 bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := written(t, appsHeading+good+"\n"+c.line+"\n\n"+strings.Replace(good, "good", "last", 1), heldHeading, markSix)
			r := run(t, f)
			rows := rejects(t, r)
			if r.Rejected != 1 || len(rows) != 1 || rows[0][1] != "3" || rows[0][2] != c.field || !strings.Contains(rows[0][3], c.reason) {
				t.Errorf("%d: %.300q", r.Rejected, rows)
			}
			if got := read(t, f.path("results.jsonl")); !strings.Contains(got, `"winner":"good"`) || !strings.Contains(got, `"last":"DUPLICATE_APPLICATION"`) {
				t.Error(got)
			}
		})
	}
}

func TestABadHoldingStopsNothing(t *testing.T) {
	for _, c := range []struct{ name, line, field, reason string }{
		{"no name", "-kite.com.hk,A,2001-01-01,OTHER", "name", "hyphen"},
		{"an ending that does not count", "kite.hk,A,2001-01-01,OTHER", "name", "no name with this ending counts"},
		{"no holder", "kite.com.hk,,2001-01-01,OTHER", "holder", "empty"},
		{"no date", "kite.com.hk,A,2001-02-29,OTHER", "commenced_on", "not a date"},
		{"an unknown class", "kite.com.hk,A,2001-01-01,ROYAL", "holder_class", "not one of OTHER, STATUTORY_BODY, GOVERNMENT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := written(t, appsHeading+"a,PRE_REGISTRATION,peak.hk,A,2004-04-20T04:00:01Z,,\n",
				heldHeading+c.line+"\npeak.com.hk,A,2001-01-01,OTHER\n", markSix)
			rows := rejects(t, run(t, f))
			if len(rows) != 1 || rows[0][1] != "2" || rows[0][2] != c.field || !strings.Contains(rows[0][3], c.reason) {
				t.Errorf("%q", rows)
			}
			if got := read(t, f.path("results.jsonl")); !strings.Contains(got, `"winner":"a"`) {
				t.Error(got)
			}
		})
	}
}

// rejects reads the file of rejected lines, without its heading.
func rejects(t testing.TB, r *allocator.Result) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, r.Rejects), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"file", "line", "field", "reason", "text"}, rows[0]); diff != "" {
		t.Error(diff)
	}
	return rows[1:]
}

func TestSpreadsheetsAreRead(t *testing.T) {
	f := written(t, "\ufeffName,mark,ID,phase,note,applicant,documents,submitted_at\r\n"+
		"kite.hk,\"Ki, \"\"te\"\"\",a,SUNRISE,\"x\",\" A \",,\""+open+"\"\r\n,,,,,,,\r\n", heldHeading, markSix)
	run(t, f)
	if got := read(t, f.path("results.jsonl")); !strings.Contains(got, `"winner":"a"`) {
		t.Error(got)
	}
	if _, err := os.Stat(f.path("results.jsonl.rejects.csv")); err == nil {
		t.Error("a file of rejects was made although there were none")
	}
}

func TestWhatCannotRunWritesNothing(t *testing.T) {
	two := appsHeading + "a,SUNRISE,peak.hk,A," + open + ",,\nb,SUNRISE,peak.hk,B," + open + ",,\nbad\n"
	for _, c := range []struct {
		name, apps, sources, says string
		change                    func(*allocator.Options)
	}{
		{"too little entropy", two, `{"sources":[{"name":"coin","values":[1],"bits":0.5}]}`, "SUNRISE, peak.hk: the sources do not hold enough entropy", nil},
		{"no sources", two, `{"sources":[]}`, "SUNRISE, peak.hk: the sources do not hold enough entropy", nil},
		{"a column too few", "id,phase,name\n", markSix, `column "applicant" is missing`, nil},
		{"a column twice", "id,id,phase,name\n", markSix, `column "id" is there twice`, nil},
		{"no applications at all", "", markSix, "must name the columns", nil},
		{"sources that are none", two, `{"sources":[{"name":"","values":[1],"bits":1}]}`, "has no name", nil},
		{"no file", two, markSix, "cannot read the file", func(o *allocator.Options) { o.Holdings = "nowhere.csv" }},
		{"no programme", two, markSix, "hk-2004", func(o *allocator.Options) { o.Programme = "hk-1996" }},
		{"results over the applications", two, markSix, "cannot be written over", func(o *allocator.Options) { o.Out = o.Applications }},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := written(t, c.apps, heldHeading, c.sources)
			o := f.options()
			if c.change != nil {
				c.change(&o)
			}
			if _, err := allocator.Run(t.Context(), o); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Error(err)
			}
			if left, _ := filepath.Glob(filepath.Join(f.dir, "*")); len(left) != 3 {
				t.Errorf("it left %v", left)
			}
			if hidden, _ := filepath.Glob(filepath.Join(f.dir, ".*")); len(hidden) != 0 {
				t.Errorf("it left %v", hidden)
			}
			if got := read(t, f.path("applications.csv")); got != c.apps {
				t.Error("the applications were changed")
			}
		})
	}
}

// The programme may be one of the reader's own, and may leave ties to those tied.
func TestAProgrammeFromAFileIsRun(t *testing.T) {
	body := read(t, "../../rules/launch/programmes/hk-2004.json")
	at := strings.Index(body, `"SUNRISE"`)
	f := written(t, appsHeading+"a,SUNRISE,peak.hk,A,"+open+",,\nb,SUNRISE,peak.hk,B,"+open+",,\n", heldHeading, `{"sources":[]}`)
	o := f.options()
	o.Programme = f.path("mine.json")
	if err := os.WriteFile(o.Programme, []byte(body[:at]+strings.Replace(body[at:], `"DRAW"`, `"HOLD"`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := allocator.Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if got := read(t, o.Out); !strings.Contains(got, `"winner":null,"decided_by":"HELD","ranking":["a","b"]`) {
		t.Error(got)
	}
}

func TestTheOrderOfTheLinesNeverMatters(t *testing.T) {
	seed := rand.Uint64()
	w := &wild{r: rand.New(rand.NewPCG(seed, 6))}
	for i := range 300 {
		w.invent(i)
	}
	want := ""
	for range 3 {
		f := written(t, w.applications(), w.holdings(), markSix)
		run(t, f)
		got := read(t, f.path("results.jsonl"))
		if want != "" && got != want {
			t.Fatalf("seed %d: two orders, two results", seed)
		}
		want = got
	}
	names := map[string][]string{}
	for _, r := range results(t, []byte(want)) {
		names[r.Phase] = append(names[r.Phase], r.Name)
	}
	for phase, list := range names {
		if !slices.IsSorted(list) {
			t.Errorf("the names of %s are not in byte order", phase)
		}
	}
}

func TestEveryLineIsJSON(t *testing.T) {
	f := written(t, appsHeading+`"a""\b",SUNRISE,"ki""te\.hk",A,`+open+",,\n", heldHeading, markSix)
	run(t, f)
	var line map[string]any
	if err := json.Unmarshal([]byte(read(t, f.path("results.jsonl"))), &line); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(line["name"], line["rejected"]); got != `ki"te\.hkmap[a"\b:INVALID]` {
		t.Error(got)
	}
}
