package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ended runs the program's commands and returns the status it would end with, and what it says.
func ended(t *testing.T, args ...string) (status int, said string) {
	t.Helper()
	var out bytes.Buffer
	cmd := root()
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	if err := cmd.ExecuteContext(t.Context()); err != nil {
		return statusOf(err), out.String() + err.Error()
	}
	return 0, out.String()
}

func TestTheStatusTellsWhatCameOfALaunch(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string]string{
		"a.csv": "id,phase,name,applicant,submitted_at,documents,mark\na,SUNRISE,kite.hk,A,2004-05-17T12:00:00+08:00,,\n" +
			"b,SUNRISE,kite.hk,B,2004-05-17T12:00:00+08:00,,\n",
		"bad.csv": "id,phase,name,applicant,submitted_at,documents,mark\na,SUNRISE,kite.hk,A,today,,\n",
		"h.csv":   "name,holder,commenced_on,holder_class\n",
		"s.json":  `{"sources":[{"name":"Mark Six","values":[3,12,18],"bits":29.2}]}`,
		"no.json": `{"sources":[]}`,
	} {
		if err := os.WriteFile(in(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	allocate := func(applications, sources string) []string {
		return []string{
			"allocate", "--applications", in(applications), "--holdings", in("h.csv"), "--sources", in(sources), "--out", in("out.jsonl"),
			"--proofs", in("proofs"),
		}
	}
	proof := in("proofs/SUNRISE-kite.hk.json")
	for _, c := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"all went well", allocate("a.csv", "s.json"), 0, "1 allocated, 1 draws"},
		{"lines were rejected", allocate("bad.csv", "s.json"), 1, "1 lines reported, see " + in("out.jsonl.rejects.csv")},
		{"too little entropy", allocate("a.csv", "no.json"), 2, "SUNRISE, kite.hk: the sources do not hold enough entropy"},
		{"a file is missing", allocate("nowhere.csv", "s.json"), 2, "cannot read"},
		{"an option is missing", []string{"allocate"}, 2, "--applications is needed"},
		{"an option is unknown", []string{"allocate", "--seed", "1"}, 2, "unknown flag"},
		{"too many words", []string{"allocate", "now"}, 2, "unknown command"},
		{"a true proof", []string{"verify-draw", proof}, 0, "Yes."},
		{"not a proof", []string{"verify-draw", in("s.json")}, 1, "No."},
		{"no proof", []string{"verify-draw", in("nowhere.json")}, 2, "cannot read"},
		{"no word of which", []string{"verify-draw"}, 2, "needs the proof to repeat"},
		{"another command", []string{"officer"}, 1, "needs one e-mail address"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, said := ended(t, c.args...)
			if status != c.status || !strings.Contains(said, c.says) {
				t.Errorf("status %d, want %d: %s", status, c.status, said)
			}
		})
	}
}
