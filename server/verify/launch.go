package verify

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Whether a launch was decided by its rules is asked of the rules themselves (see replay.go): they are published, pure, and
// tried against an independent implementation of their own. Everything else is written again here.

const allTiers = "SELECT count(*) FROM launch_tier"

// hasName tells that an application a led to a registration.
const hasName = `EXISTS (SELECT 1 FROM domain d WHERE d.launch_set_id = a.set_id AND d.launch_application_id = a.id)`

var launchChecks = []check{
	{"the results of every phase stand under their SHA-256", resultsHashed},
	{"the results of every phase are what the published inputs and drawn values come to", resultsReplayed},
	{"every name that was settled went to its winner, once, or to nobody for a recorded reason", winners},
	{"every application that stands is in what is published of its name", published},
	rows("every name of the launch went to an application for it", "SELECT count(*) FROM domain WHERE launch_set_id IS NOT NULL",
		`SELECT d.id FROM domain d LEFT JOIN launch_application a ON a.id = d.launch_application_id
		WHERE (d.launch_set_id IS NOT NULL OR d.launch_application_id IS NOT NULL) AND NOT coalesce(a.set_id = d.launch_set_id, FALSE)`),
	rows("who was allocated a name has paid for it, and nobody else of the launch has", "SELECT count(*) FROM launch_application",
		`SELECT a.id FROM launch_application a JOIN contention_set s ON s.id = a.set_id
		LEFT JOIN ledger_transfer posted ON posted.cause = a.id AND posted.step = 'POSTED' AND posted.kind = 'REGISTRATION_FEE'
		LEFT JOIN ledger_transfer held ON held.cause = a.id AND held.step = 'PENDING'
		LEFT JOIN ledger_transfer taken ON taken.cause = a.id AND taken.step = 'POST_PENDING'
		LEFT JOIN ledger_transfer back ON back.cause = a.id AND back.step = 'VOID_PENDING'
		WHERE NOT (CASE WHEN a.fee_cents > 0 AND `+hasName+` THEN (taken.id IS NULL) <> (posted.id IS NULL)
			WHEN s.settled_at IS NULL AND a.withdrawn_at IS NULL THEN posted.id IS NULL AND taken.id IS NULL
			ELSE posted.id IS NULL AND taken.id IS NULL AND (held.id IS NULL OR back.id IS NOT NULL) END)`),
	rows("results are proposed by one officer and announced by another, later", allTiers,
		`SELECT id FROM launch_tier WHERE NOT ((announced_at IS NULL) = (announced_by IS NULL)
			AND coalesce(announced_by <> proposed_by, TRUE) AND coalesce(announced_at >= proposed_at, TRUE)
			AND coalesce(settled_at >= announced_at, settled_at IS NULL))`),
	{"every draw was committed before its sources were public, and conducted after", drawsInTime},
}

func resultsHashed(ctx context.Context, in *inspection, f *Finding) error {
	return in.each(ctx, "SELECT id, results, results_sha256 FROM launch_tier", func(rows *sql.Rows) error {
		var id, results, hash string
		if err := rows.Scan(&id, &results, &hash); err != nil {
			return err
		}
		f.Rows++
		if sum := sha256.Sum256([]byte(results)); hex.EncodeToString(sum[:]) != hash {
			f.offend(id)
		}
		return nil
	})
}

// result is a line of announced results, as far as it is asked for here.
type result struct {
	Name   string
	Winner *string
}

// winners compares the register with what was announced. An allocation ends when an objection has it cancelled, or when its
// term is over and nobody renewed it.
func winners(ctx context.Context, in *inspection, f *Finding) error {
	announced, err := in.announced(ctx)
	if err != nil {
		return err
	}
	query := `SELECT s.id, s.phase, s.name, coalesce(s.domain_id, ''),
		(SELECT count(*) FROM domain d WHERE d.launch_set_id = s.id AND d.released_at IS NULL),
		(SELECT count(*) FROM domain d WHERE d.launch_set_id = s.id AND d.released_at >= d.expires_at),
		(SELECT count(*) FROM domain d WHERE d.launch_set_id = s.id AND d.released_at < d.expires_at),
		(SELECT count(*) FROM domain d WHERE d.launch_set_id = s.id AND d.released_at IS NULL AND d.id = s.domain_id),
		(SELECT count(*) FROM objection o WHERE o.set_id = s.id AND o.cancellation_required)
		FROM contention_set s WHERE s.settled_at IS NOT NULL`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id, phase, name, domain string
		var live, ended, broken, present, cancelled int
		if err := rows.Scan(&id, &phase, &name, &domain, &live, &ended, &broken, &present, &cancelled); err != nil {
			return err
		}
		f.Rows++
		r, known := announced[phase+"/"+name]
		switch {
		case !known:
			f.offend(id + " (it was settled before it was announced)")
		case r.Winner == nil && live+ended+broken > 0:
			f.offend(id + " (it went to somebody, and nobody had won it)")
		case live > 1 || live != present:
			f.offend(id + " (it has another holder than its winner)")
		case r.Winner != nil && live == 0 && ended == 0 && cancelled == 0:
			f.offend(id + " (its winner does not have it)")
		case broken > cancelled:
			f.offend(id + " (it was taken away without a decision)")
		}
		return nil
	})
}

// announced reads every announced result by phase and name.
func (in *inspection) announced(ctx context.Context) (map[string]result, error) {
	all := map[string]result{}
	err := in.each(ctx, "SELECT phase, results FROM launch_tier WHERE announced_at IS NOT NULL", func(rows *sql.Rows) error {
		var phase, results string
		if err := rows.Scan(&phase, &results); err != nil {
			return err
		}
		for line := range strings.Lines(results) {
			var r result
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				return fmt.Errorf("results of %s: %w", phase, err)
			}
			all[phase+"/"+r.Name] = r
		}
		return nil
	})
	return all, err
}

// published looks for every application that was not withdrawn in what its set was decided from.
func published(ctx context.Context, in *inspection, f *Finding) error {
	query := `SELECT a.id, s.inputs FROM launch_application a JOIN contention_set s ON s.id = a.set_id
		WHERE s.frozen_at IS NOT NULL AND a.withdrawn_at IS NULL ORDER BY s.id, a.id`
	var before string
	var ids []string
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id, inputs string
		if err := rows.Scan(&id, &inputs); err != nil {
			return err
		}
		f.Rows++
		if inputs != before {
			var read struct{ Applications []struct{ ID string } }
			if err := json.Unmarshal([]byte(inputs), &read); err != nil {
				f.offend(id + " (what is published cannot be read)")
				return nil
			}
			before, ids = inputs, nil
			for _, a := range read.Applications {
				ids = append(ids, a.ID)
			}
		}
		if !slices.Contains(ids, id) {
			f.offend(id)
		}
		return nil
	})
}

// source is a source of a draw as it was committed.
type source struct {
	Name     string
	Bits     float64
	PublicAt time.Time
}

func drawsInTime(ctx context.Context, in *inspection, f *Finding) error {
	query := `SELECT id, coalesce(sources, ''), committed_at, coalesce(drawn, ''), conducted_at, coalesce(committed_by, ''),
		coalesce(conducted_by, '') FROM contention_set WHERE committed_at IS NOT NULL OR conducted_at IS NOT NULL`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id, written, values, committer, conductor string
		var committed, conducted sql.NullTime
		if err := rows.Scan(&id, &written, &committed, &values, &conducted, &committer, &conductor); err != nil {
			return err
		}
		f.Rows++
		var sources []source
		var drawn [][]uint64
		if json.Unmarshal([]byte(written), &sources) != nil || conducted.Valid && json.Unmarshal([]byte(values), &drawn) != nil {
			f.offend(id + " (its sources cannot be read)")
			return nil
		}
		inTime := committed.Valid && committer != "" && len(sources) > 0 &&
			(!conducted.Valid || conductor != "" && len(drawn) == len(sources))
		for _, s := range sources {
			inTime = inTime && committed.Time.Before(s.PublicAt) && (!conducted.Valid || !conducted.Time.Before(s.PublicAt))
		}
		if !inTime {
			f.offend(id)
		}
		return nil
	})
}
