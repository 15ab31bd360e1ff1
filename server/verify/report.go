package verify

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// examplesMax is how many offenders are named; the others are only counted.
const examplesMax = 10

// Finding is one check and what came of it.
type Finding struct {
	// Name is the promise as a sentence.
	Name string `json:"name"`
	// Rows is how many rows were looked at.
	Rows int64 `json:"rows"`
	// Broken is how many of them break the promise; Examples names the first ten.
	Broken   int64    `json:"broken"`
	Examples []string `json:"examples,omitempty"`
}

// offend reports one row that breaks the promise.
func (f *Finding) offend(id string) {
	f.Broken++
	if len(f.Examples) < examplesMax {
		f.Examples = append(f.Examples, id)
	}
}

// OK tells that the promise is kept.
func (f Finding) OK() bool { return f.Broken == 0 }

// String is the finding on one line.
func (f Finding) String() string {
	line := fmt.Sprintf("%-88s %10d rows  ", f.Name, f.Rows)
	if f.OK() {
		return line + "ok"
	}
	more := ""
	if f.Broken > int64(len(f.Examples)) {
		more = ", ..."
	}
	return fmt.Sprintf("%sFAILED: %d: %s%s", line, f.Broken, strings.Join(f.Examples, ", "), more)
}

// Report is every check that was made, in order.
type Report struct {
	Findings []Finding `json:"findings"`
}

// OK tells that every promise is kept.
func (r Report) OK() bool { return r.broken() == 0 }

func (r Report) broken() int {
	broken := 0
	for _, f := range r.Findings {
		if !f.OK() {
			broken++
		}
	}
	return broken
}

// Print writes the report for people: one line for each check, then a verdict.
func (r Report) Print(w io.Writer) error {
	var b strings.Builder
	for _, f := range r.Findings {
		b.WriteString(f.String() + "\n")
	}
	if r.OK() {
		fmt.Fprintf(&b, "The register is in order: %d checks, all kept.\n", len(r.Findings))
	} else {
		fmt.Fprintf(&b, "The register is NOT in order: %d of %d checks failed.\n", r.broken(), len(r.Findings))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// PrintJSON writes the report for programs.
func (r Report) PrintJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		OK bool `json:"ok"`
		Report
	}{r.OK(), r})
}
