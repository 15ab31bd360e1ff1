package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"lionrock/rules"
	"lionrock/server/importer/specimen"
)

// launchFiles are those of a launch to allocate.
type launchFiles struct{ applications, holdings, sources, out, sorted string }

// launchPhase is one phase of the launch of 2004, and how many applications of a hundred are made in it.
type launchPhase struct {
	kind, documents string
	opens           string
	days, share     int
}

var launchPhases = []launchPhase{
	{"PRIORITY_REGISTRATION", "TRADEMARK_CERTIFICATE;DECLARATION_OF_OWNERSHIP", "2004-01-26T12:00:00+08:00", 53, 10},
	{"PRE_REGISTRATION", "", "2004-04-06T12:00:00+08:00", 31, 25},
	{"SUNRISE", "", "2004-05-17T12:00:00+08:00", 11, 35},
	{"GENERAL_AVAILABILITY", "", "2004-05-31T12:00:00+08:00", 30, 30},
}

// launchWish is what launch is wanted: one with as many names and holdings as a fraction of its applications.
type launchWish struct {
	applications, names, holdings int
	random                        *rand.Rand
}

func newLaunch(applications int) launchWish {
	return launchWish{
		applications: applications, names: applications * 2 / 5, holdings: applications / 5,
		random: rand.New(rand.NewPCG(20040126, 531)), //nolint:gosec // the same launch every time is what is wanted
	}
}

func (w launchWish) write(f launchFiles) error {
	sources := `{"sources":[{"name":"Mark Six 04/045","values":[3,12,18,27,33,41,7],"bits":29.2},` +
		`{"name":"drand 1234567","values":[1,2,3,4,5,6,7,8],"bits":256}]}`
	return errors.Join(
		writeLines(f.applications, w.writeApplications), writeLines(f.holdings, w.writeHoldings),
		os.WriteFile(f.sources, []byte(sources), 0o600))
}

func writeLines(path string, write func(io.Writer)) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	write(out)
	return errors.Join(out.Flush(), file.Close())
}

// label is one that is more often asked for the smaller its number.
func (w launchWish) label() (label string, number int) {
	number = w.random.IntN(w.names)
	if w.random.IntN(3) == 0 {
		number = w.random.IntN(1 + w.names/20)
	}
	return labelOf(number), number
}

// labelOf is in ASCII: there were no Chinese names directly under .hk in 2004.
func labelOf(number int) string {
	label, _, _ := strings.Cut(specimen.Name(number), ".")
	if strings.ContainsFunc(label, func(r rune) bool { return r > '~' }) {
		return fmt.Sprintf("harbour%d", number)
	}
	return label
}

// applicant is somebody who asks for a name: for one that is held, its holder as often as not.
func (w launchWish) applicant(number int) string {
	if number < w.holdings && w.random.IntN(2) == 0 {
		return holderOf(number)
	}
	return fmt.Sprintf("c_%07d", w.random.IntN(w.applications))
}

func holderOf(number int) string { return fmt.Sprintf("h_%07d", number) }

// writeApplications writes lines whose IDs stand in no order, so that there is something to sort.
func (w launchWish) writeApplications(out io.Writer) {
	const stride = 7_368_787 // a prime
	fmt.Fprintln(out, "id,phase,name,applicant,submitted_at,documents,mark")
	for i := range w.applications {
		phase := w.phase()
		label, number := w.label()
		name, mark := label+".hk", ""
		if phase.documents != "" {
			mark = strings.ToUpper(label)
		}
		if w.random.IntN(20) == 0 {
			name = []string{"-" + label + ".hk", label + ".com.hk", label + "_.hk", "com.hk"}[w.random.IntN(4)]
		}
		opens, err := time.Parse(time.RFC3339, phase.opens)
		if err != nil {
			panic(err) // written above
		}
		// A few are an hour early.
		at := opens.Add(time.Duration(w.random.IntN(phase.days*24*60*60)-3600) * time.Second).In(rules.HongKong)
		fmt.Fprintf(out, "app_%07d,%s,%s,%s,%s,%s,%s\n", i*stride%w.applications, phase.kind, name, w.applicant(number), at.Format(time.RFC3339),
			phase.documents, mark)
	}
}

func (w launchWish) phase() launchPhase {
	hundredth := w.random.IntN(100)
	for _, p := range launchPhases {
		if hundredth < p.share {
			return p
		}
		hundredth -= p.share
	}
	return launchPhases[0]
}

func (w launchWish) writeHoldings(out io.Writer) {
	fmt.Fprintln(out, "name,holder,commenced_on,holder_class")
	for i := range w.holdings {
		label := labelOf(i)
		suffix, class := []string{"com", "com", "com", "org", "net", "edu", "idv", "gov"}[w.random.IntN(8)], "OTHER"
		switch {
		case suffix == "gov":
			class = "GOVERNMENT"
		case suffix == "org" && w.random.IntN(4) == 0:
			class = "STATUTORY_BODY"
		}
		commenced := time.Date(1996, 1, 1+w.random.IntN(8*365), 0, 0, 0, 0, time.UTC)
		fmt.Fprintf(out, "%s.%s.hk,%s,%s,%s\n", label, suffix, holderOf(i), commenced.Format(time.DateOnly), class)
	}
}
