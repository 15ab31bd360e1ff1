package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

const (
	allDomains    = "SELECT count(*) FROM domain"
	allOperations = "SELECT count(*) FROM operation"
)

var domainChecks = []check{
	rows("every variant set has at most one holder", "SELECT count(*) FROM domain WHERE released_at IS NULL",
		"SELECT min(id) FROM domain WHERE released_at IS NULL GROUP BY variant_key HAVING count(*) > 1"),
	// Two rows of one set that are both held are the business of the check above. The term of a name that was allocated in a
	// launch begins with the allocation: who is next in line applied before the name was anybody's.
	rows("no two terms of one variant set overlap", "SELECT count(*) FROM domain WHERE released_at IS NOT NULL",
		`SELECT id FROM (
			SELECT id, released_at, lead(begins) OVER (
				PARTITION BY variant_key ORDER BY begins, released_at IS NULL, released_at) AS next
			FROM (SELECT id, variant_key, released_at,
				CASE WHEN launch_set_id IS NULL THEN submitted_at ELSE completed_at END AS begins FROM domain) AS begun
			WHERE variant_key IN (SELECT variant_key FROM domain WHERE released_at IS NOT NULL)
		) AS terms WHERE next IS NOT NULL AND (released_at > next OR released_at IS NULL)`),
	rows("every name is written in its normal forms", allDomains,
		`SELECT id FROM domain WHERE NOT (name LIKE '_%.' || suffix AND ascii_name LIKE '_%.' || suffix
			AND variant_key LIKE '_%.' || suffix AND name = lower(name) AND ascii_name = lower(ascii_name)
			AND (ascii_name <> name OR variant_key = name) AND length(ascii_name) >= length(name))`),
	rows("every name's dates are in order, and its term is from 1 to 10 years", allDomains,
		`SELECT id FROM domain WHERE NOT (years BETWEEN 1 AND 10 AND expires_at > submitted_at
			AND coalesce(completed_at >= submitted_at AND completed_at < expires_at, TRUE)
			AND coalesce(released_at >= submitted_at, TRUE)
			AND (completed_at IS NULL OR launch_set_id IS NOT NULL OR coalesce(released_at >= expires_at, TRUE)))`),
	{"every term runs from its registration for the years it was charged for", termsOfNames},
	rows("every operation's dates are in order, and it ends once", allOperations,
		`SELECT id FROM operation WHERE NOT (coalesce(paid_at >= submitted_at, TRUE)
			AND coalesce(documented_at >= submitted_at, TRUE) AND coalesce(failed_at >= submitted_at, TRUE)
			AND (completed_at IS NULL OR failed_at IS NULL) AND net_cents >= 0
			AND (completed_at IS NULL OR coalesce(completed_at >= paid_at AND completed_at >= documented_at, FALSE)))`),
	// A name that its partner took over was created by another: then there is a transfer in the creation's place.
	rows("every name was created once, or transferred in", allDomains,
		`SELECT d.id FROM domain d LEFT JOIN operation o ON o.domain_id = d.id AND o.kind IN ('CREATE', 'TRANSFER')
		GROUP BY d.id HAVING sum(CASE WHEN o.kind = 'CREATE' THEN 1 ELSE 0 END) > 1 OR count(o.id) = 0`),
	rows("every creation tells the same as its name", "SELECT count(*) FROM operation WHERE kind = 'CREATE'",
		`SELECT o.id FROM operation o JOIN domain d ON d.id = o.domain_id WHERE o.kind = 'CREATE' AND NOT (
			o.name = d.name AND o.submitted_at = d.submitted_at
			AND (coalesce(o.completed_at = d.completed_at, o.completed_at IS NULL AND d.completed_at IS NULL)
				OR d.launch_set_id IS NOT NULL AND o.failed_at IS NOT NULL AND o.completed_at IS NULL)
			AND CASE WHEN o.failed_at IS NOT NULL THEN coalesce(o.failed_at = d.released_at, FALSE)
				WHEN o.completed_at IS NULL THEN d.released_at IS NULL ELSE TRUE END)`),
	{"every registered name has its papers", papersOfNames},
	rows("every paper's state is borne out by its dates", "SELECT count(*) FROM document",
		`SELECT id FROM document WHERE NOT CASE state
			WHEN 'AWAITING_UPLOAD' THEN uploaded_at IS NULL AND reviewed_at IS NULL
			WHEN 'UPLOADED' THEN uploaded_at IS NOT NULL AND reviewed_at IS NULL
			WHEN 'UNDER_REVIEW' THEN uploaded_at IS NOT NULL AND reviewed_at IS NULL
				AND (domain_id IS NOT NULL OR registrant_id IS NOT NULL OR launch_application_id IS NOT NULL)
			WHEN 'ACCEPTED' THEN uploaded_at IS NOT NULL AND coalesce(reviewed_at >= uploaded_at, FALSE)
			WHEN 'REJECTED' THEN uploaded_at IS NOT NULL AND coalesce(reviewed_at >= uploaded_at, FALSE)
				AND coalesce(rejection_reason, '') <> ''
			ELSE FALSE END`),
}

// requirement is a paper a name was asked for, as it is stored.
type requirement struct {
	Kind         string   `json:"kind"`
	Alternatives []string `json:"alternatives"`
}

// papersOfNames looks, for every registered name that was asked for papers, for an accepted one of each kind: supplied for
// the name, or on its holder's file.
func papersOfNames(ctx context.Context, in *inspection, f *Finding) error {
	kinds := func(condition string) string {
		list := "group_concat(p.kind, ' ')"
		if in.postgres {
			list = "string_agg(p.kind, ' ')"
		}
		return "(SELECT " + list + " FROM document p WHERE p.state = 'ACCEPTED' AND p." + condition + ")"
	}
	query := "SELECT d.id, d.requirements, " + kinds("domain_id = d.id") + ", " + kinds("registrant_id = d.registrant_id") +
		" FROM domain d WHERE d.completed_at IS NOT NULL AND d.requirements IS NOT NULL"
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id string
		var asked []byte
		var own, onFile sql.NullString
		if err := rows.Scan(&id, &asked, &own, &onFile); err != nil {
			return err
		}
		f.Rows++
		var requirements []requirement
		if err := json.Unmarshal(asked, &requirements); err != nil {
			f.offend(fmt.Sprintf("%s (requirements cannot be read)", id))
			return nil
		}
		accepted := strings.Fields(own.String + " " + onFile.String)
		if !allMet(requirements, accepted) {
			f.offend(id)
		}
		return nil
	})
}

func allMet(requirements []requirement, accepted []string) bool {
	for _, r := range requirements {
		met := slices.ContainsFunc(accepted, func(kind string) bool {
			return kind == r.Kind || slices.Contains(r.Alternatives, kind)
		})
		if !met {
			return false
		}
	}
	return true
}
