package allocator_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/server/allocator"
)

// node finds the other language. Where it is not there the test is left out, except where everything must run.
func node(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("Node is not here, and under CI that is a failure")
	}
	if err != nil {
		t.Skip("Node is not here: the implementation in another language is not run.")
	}
	return path
}

// files are a launch on disk.
type files struct{ dir string }

func (f files) path(name string) string { return filepath.Join(f.dir, name) }

func (f files) options() allocator.Options {
	return allocator.Options{
		Programme: "hk-2004", Applications: f.path("applications.csv"), Holdings: f.path("holdings.csv"),
		Sources: f.path("sources.json"), Out: f.path("results.jsonl"), Proofs: f.path("proofs"),
		Progress: &bytes.Buffer{}, Warnings: &bytes.Buffer{},
	}
}

func written(t testing.TB, applications, holdings, sources string) files {
	t.Helper()
	f := files{t.TempDir()}
	for name, content := range map[string]string{
		"applications.csv": applications, "holdings.csv": holdings, "sources.json": sources,
	} {
		if err := os.WriteFile(f.path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// result is a line of the results, as far as both implementations write it.
type result struct {
	Phase     string            `json:"phase"`
	Name      string            `json:"name"`
	Winner    *string           `json:"winner"`
	DecidedBy string            `json:"decided_by"`
	Ranking   []string          `json:"ranking"`
	Rejected  map[string]string `json:"rejected"`
}

func results(t testing.TB, body []byte) (all []result) {
	t.Helper()
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r result
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

const (
	casesInAll  = 10_000
	casesAtOnce = 2_500
)

func TestAnImplementationInAnotherLanguageComesToTheSame(t *testing.T) {
	node := node(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 4))
	for from := 0; from < casesInAll; from += casesAtOnce {
		w := &wild{r: r}
		for i := range casesAtOnce {
			w.invent(from + i)
		}
		f := written(t, w.applications(), w.holdings(), w.sources())
		if _, err := allocator.Run(t.Context(), f.options()); err != nil {
			t.Fatal(err)
		}
		ours, err := os.ReadFile(f.path("results.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := exec.CommandContext(t.Context(), node, "testdata/allocate.mjs",
			f.path("applications.csv"), f.path("holdings.csv"), f.path("sources.json")).Output()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(results(t, theirs), results(t, ours)); diff != "" {
			t.Fatalf("seed %d: they differ (-theirs +ours)\n%.5000s", seed, diff)
		}
		w.everythingHappened(t, ours)
	}
}

// wild invents small launches in which everything collides: each has names of its own, so that many fit into one file.
type wild struct {
	r     *rand.Rand
	apps  []string
	held  []string
	count int
}

var edges = map[string][]string{
	"PRIORITY_REGISTRATION": {"2004-01-26T12:00:00", "2004-03-19T12:00:00"},
	"PRE_REGISTRATION":      {"2004-04-06T12:00:00", "2004-05-07T17:30:00"},
	"SUNRISE":               {"2004-05-17T12:00:00", "2004-05-28T17:30:00"},
	"GENERAL_AVAILABILITY":  {"2004-05-31T12:00:00", "2005-05-31T12:00:00"},
}

func one[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func (w *wild) invent(number int) {
	label := fmt.Sprintf("%s%d", one(w.r, "kite", "kite", "kite", "kite", "kite", "riverbank", "assurance", "bankinsurance", "government"), number)
	for range w.r.IntN(9) {
		suffix := one(w.r, "com", "com", "org", "org", "net", "edu", "gov", "idv", "idv")
		date := one(w.r, "1998-07-01", "1999-12-31", "2001-05-31", "2001-05-31", "2002-01-01", "2004-04-06", "2004-05-07", "2004-05-08")
		holder := one(w.r, "A", "B", "C", "D")
		// A holder is what it is, whatever it holds.
		class := map[string]string{"A": "STATUTORY_BODY", "B": "OTHER", "C": one(w.r, "OTHER", "GOVERNMENT"), "D": "STATUTORY_BODY"}[holder]
		w.held = append(w.held, fmt.Sprintf("%s.%s.hk,%s,%s,%s", label, suffix, holder, date, class))
	}
	for range 1 + w.r.IntN(10) {
		w.apply(label)
	}
}

func (w *wild) apply(label string) {
	phase := one(w.r, "PRIORITY_REGISTRATION", "PRE_REGISTRATION", "PRE_REGISTRATION", "SUNRISE", "GENERAL_AVAILABILITY")
	name := label + ".hk"
	switch w.r.IntN(12) {
	case 0:
		name = one(w.r, "-"+label+".hk", label+"_.hk", label+".com.hk", label+"-.hk", label+".com", "ab--"+label+".hk")
	case 1:
		name = strings.ToUpper(name)
	}
	papers := "TRADEMARK_CERTIFICATE;DECLARATION_OF_OWNERSHIP;BANKING_CONSENT;INSURANCE_CONSENT"
	if w.r.IntN(6) == 0 {
		papers = one(w.r, "", "TRADEMARK_CERTIFICATE", "BANKING_CONSENT", "DECLARATION_OF_OWNERSHIP;TRADEMARK_CERTIFICATE")
	}
	mark := one(w.r, label, label, strings.ToUpper(label), `" `+label[:2]+`  `+label[2:]+` "`, `"`+label+`, Limited"`, `"The ""`+label+`"""`, "")
	w.count++
	w.apps = append(w.apps, fmt.Sprintf("app_%06d,%s,%s,%s,%s,%s,%s",
		w.count*7919%1_000_003, phase, name, one(w.r, "A", "B", "C", "D", "E"), w.instant(phase), papers, mark))
}

// instant is at one of the edges of the phase's window or inside it, and is written in one of the world's zones.
func (w *wild) instant(phase string) string {
	hongKong := time.FixedZone("", 8*60*60)
	window := edges[phase]
	at, err := time.ParseInLocation("2006-01-02T15:04:05", one(w.r, window[0], window[0], window[1]), hongKong)
	if err != nil {
		panic(err)
	}
	at = at.Add(time.Duration(one(w.r, -3600, -1, 0, 0, 1, 43199, 43200, 90000)) * time.Second)
	zone := time.FixedZone("", one(w.r, 8, 8, 0, -5, 14)*60*60+one(w.r, 0, 0, 30*60))
	return at.In(zone).Format(one(w.r, time.RFC3339, time.RFC3339, "2006-01-02T15:04:05.000Z07:00"))
}

func (w *wild) shuffled(heading string, lines []string) string {
	w.r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return heading + "\n" + strings.Join(lines, "\n") + "\n"
}

func (w *wild) applications() string {
	return w.shuffled("id,phase,name,applicant,submitted_at,documents,mark", w.apps)
}

func (w *wild) holdings() string { return w.shuffled("name,holder,commenced_on,holder_class", w.held) }

func (w *wild) sources() string {
	return fmt.Sprintf(`{"sources":[{"name":"Mark Six","values":[%d,12,18,27,33,41,7],"bits":29.2},{"name":"index","values":[%d],"bits":10}]}`,
		13+w.r.IntN(30), w.r.IntN(3_000_000))
}

// everythingHappened sees to it that the cases are not all of one kind.
func (w *wild) everythingHappened(t *testing.T, body []byte) {
	t.Helper()
	for _, word := range []string{
		"ONLY_APPLICANT", "PRIORITY_CLASS", "LONGEST_STANDING", "DRAW", "FIRST_COME", "NO_VALID_APPLICATION", "PHASE_NOT_OPEN",
		"DOCUMENTS_REQUIRED", "NOT_ELIGIBLE", "DUPLICATE_APPLICATION", "TAKEN", "INVALID", "anomalies",
	} {
		if many := bytes.Count(body, []byte(`"`+word+`"`)); many < casesAtOnce/100 {
			t.Errorf("%s happened only %d times", word, many)
		}
	}
}
