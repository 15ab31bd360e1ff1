package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"
)

// termsOfNames reckons the end of every term that was registered here and never made longer: so many calendar years after
// the registration, as were charged for. What was there before the platform brought its own dates.
func termsOfNames(ctx context.Context, in *inspection, f *Finding) error {
	query := `SELECT d.id, d.years, d.completed_at, d.expires_at, o.charges FROM domain d
		LEFT JOIN receipt r ON r.domain_id = d.id JOIN operation o ON o.domain_id = d.id AND o.kind = 'CREATE'
		WHERE d.completed_at IS NOT NULL AND (r.id IS NOT NULL OR d.launch_set_id IS NOT NULL)
		AND NOT EXISTS (SELECT 1 FROM operation p WHERE p.domain_id = d.id AND p.kind IN ('RENEW', 'TRANSFER'))`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id string
		var years int
		var from, to time.Time
		var charges []byte
		if err := rows.Scan(&id, &years, &from, &to, &charges); err != nil {
			return err
		}
		f.Rows++
		if !to.Equal(yearsAfter(from, years)) {
			f.offend(id + " (it ends on " + to.In(hongKong).Format(time.DateOnly) + ")")
		} else if !chargedFor(charges, years) {
			f.offend(id + " (it was charged for another term)")
		}
		return nil
	})
}

// yearsAfter is the same day and time some years later. From 29 February it is 28 February of a common year.
func yearsAfter(from time.Time, years int) time.Time {
	from = from.In(hongKong)
	later := from.AddDate(years, 0, 0)
	if later.Day() != from.Day() {
		later = later.AddDate(0, 0, -later.Day())
	}
	return later
}

// chargedFor tells whether all lines of a charge are for a term. One that cannot be read is the business of the prices.
func chargedFor(charges []byte, years int) bool {
	var lines []line
	if json.Unmarshal(charges, &lines) != nil {
		return true
	}
	for _, l := range lines {
		if l.Years != years {
			return false
		}
	}
	return true
}
