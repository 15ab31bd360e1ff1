// Package verify is the independent examiner of a register: it opens the database read-only, in one snapshot, and checks
// with SQL and code of its own that everything the register promises is so.
//
// It shares no code with the rest of the program on purpose. A fault in a rule or in a deed must not be able to hide itself
// by being asked whether it is there; so what is written here is written again from the documented rules, and a test holds
// that nothing of the program is imported. There is one exception: that announced results are what the published inputs come
// to is asked of the pure rules of the launch (replay.go), which are themselves tried against another implementation.
package verify

import (
	"context"
	"fmt"
	"path/filepath"
)

// Options say what to examine: the PostgreSQL database of a URL or, without one, the SQLite database in a data directory.
// The papers are in the data directory either way.
type Options struct {
	DatabaseURL string
	DataDir     string
}

// check is one promise. Look examines rows and reports those that break it.
type check struct {
	name string
	look func(context.Context, *inspection, *Finding) error
}

// Run examines a register and reports every check it made. That the register is not in order, or so damaged that it cannot be
// read, is told by the report; an error means that there was nothing to examine, or no time.
func Run(ctx context.Context, o Options) (Report, error) {
	in, err := open(ctx, o)
	if err != nil {
		return Report{}, err
	}
	defer in.close()
	var report Report
	for _, c := range checks(in.postgres) {
		finding := Finding{Name: c.name}
		err := c.look(ctx, in, &finding)
		if ctx.Err() != nil {
			return report, fmt.Errorf("check that %s: %w", c.name, err)
		}
		if err != nil {
			finding.offend("it could not be examined: " + err.Error())
		}
		report.Findings = append(report.Findings, finding)
		if err != nil && in.postgres {
			break // PostgreSQL answers nothing more in a transaction after an error
		}
	}
	return report, nil
}

// checks lists every promise, those about money first.
func checks(postgres bool) []check {
	all := concat(ledgerChecks, domainChecks, chargeChecks, feeChecks, countChecks, launchChecks, objectionChecks, joiningChecks, letterChecks, benefitChecks,
		recordChecks)
	if postgres {
		return concat(all, postgresChecks)
	}
	return concat(all, sqliteChecks)
}

func concat(lists ...[]check) []check {
	var all []check
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// blobFolder is where the bytes of papers are, each file under its SHA-256: blobs/<first two letters>/<all 64>.
func blobFolder(dataDir string) string { return filepath.Join(dataDir, "blobs") }
