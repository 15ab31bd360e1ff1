package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"time"
)

const (
	dueCheck       = "no membership year is passed over, and none is charged that fell due after the membership had ended"
	suspendedCheck = "nobody registers a name while a fee has stayed unpaid"

	// A deed that began in time may be written down a moment later.
	aDeed = time.Minute
)

// consequence is a version of the figures of what follows from an unpaid fee.
type consequence struct {
	from                                 time.Time
	SuspendAfterDays, TerminateAfterDays int
}

// dues are what is known of the years whose fee falls due.
type dues struct {
	partners     map[string]joined
	charges      []charge
	consequences []consequence
	// charged is when the fee of a year was taken, by its cause.
	charged map[string]time.Time
}

func (in *inspection) dues(ctx context.Context) (d dues, err error) {
	if d.partners, err = in.joined(ctx); err != nil {
		return d, err
	}
	if d.charges, err = in.charges(ctx); err != nil {
		return d, err
	}
	err = in.each(ctx, "SELECT effective_from, body FROM dial WHERE kind = 'MEMBERSHIP'", func(rows *sql.Rows) error {
		var c consequence
		var body string
		if err := rows.Scan(&c.from, &body); err != nil {
			return err
		}
		if json.Unmarshal([]byte(body), &c) != nil {
			c.SuspendAfterDays, c.TerminateAfterDays = math.MaxInt16, math.MaxInt16
		}
		d.consequences = append(d.consequences, c)
		return nil
	})
	if err != nil {
		return d, err
	}
	d.charged = map[string]time.Time{}
	return d, in.years(ctx, func(y year) {
		if y.kind == "ADMINISTRATION_FEE" {
			d.charged[y.cause] = y.at
		}
	})
}

// dueYear is a year whose fee fell due.
type dueYear struct {
	cause                     string
	due, suspends, terminates time.Time
	// charged is when the fee was taken; zero where it was not.
	charged time.Time
}

// unpaid tells whether the fee was owed at an instant.
func (y dueYear) unpaid(at time.Time) bool { return y.charged.IsZero() || y.charged.After(at) }

// until walks a partner's years up to an instant: the fees that fell due, and the years that have none because the membership
// had ended.
func (d dues) until(partner string, at time.Time) (fees, none []dueYear) {
	j := d.partners[partner]
	for number := 2; !j.due(number).After(at); number++ {
		y := d.year(partner, number)
		switch last := len(fees) - 1; {
		case !y.due.After(j.admitted) || y.suspends.IsZero():
		case last >= 0 && !y.due.Before(fees[last].terminates) && fees[last].unpaid(y.due):
			none = append(none, y)
		default:
			fees = append(fees, y)
		}
	}
	return fees, none
}

// year is one year of a partner; it suspends nobody where no fee was asked when it began.
func (d dues) year(partner string, number int) dueYear {
	y := dueYear{cause: fmt.Sprintf("fee_%s_%d", partner[len("ptr_"):], number), due: d.partners[partner].due(number)}
	y.charged = d.charged[y.cause]
	var last consequence
	for _, c := range d.consequences {
		if !c.from.After(y.due) && !c.from.Before(last.from) {
			last = c
		}
	}
	if last.from.IsZero() || chargeAt(d.charges, y.due).cents == 0 {
		return y
	}
	y.suspends = y.due.AddDate(0, 0, last.SuspendAfterDays)
	y.terminates = y.suspends.AddDate(0, 0, last.TerminateAfterDays)
	return y
}

// yearsInOrder looks at the years up to the last that was charged.
func yearsInOrder(ctx context.Context, in *inspection, f *Finding) error {
	d, err := in.dues(ctx)
	if err != nil {
		return err
	}
	last := map[string]time.Time{}
	err = in.years(ctx, func(y year) {
		if y.at.After(last[y.of]) {
			last[y.of] = y.at
		}
	})
	if err != nil {
		return err
	}
	for partner, at := range last {
		if _, known := d.partners[partner]; !known {
			continue // told by another check
		}
		fees, none := d.until(partner, at)
		f.Rows += int64(len(fees))
		for i, y := range fees {
			if y.charged.IsZero() && i < len(fees)-1 {
				f.offend(y.cause + " (it was passed over)")
			}
		}
		for _, y := range none {
			if !y.charged.IsZero() {
				f.offend(y.cause + " (the membership had ended)")
			}
		}
	}
	return nil
}

// registeredInTime looks at every registration that was asked for here: no fee had stayed unpaid too long.
func registeredInTime(ctx context.Context, in *inspection, f *Finding) error {
	d, err := in.dues(ctx)
	if err != nil {
		return err
	}
	query := `SELECT o.id, o.partner_id, o.submitted_at FROM operation o
		JOIN audit_entry a ON a.target = o.domain_id AND a.action = 'domain.register' WHERE o.kind = 'CREATE'`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id, partner string
		var submitted time.Time
		if err := rows.Scan(&id, &partner, &submitted); err != nil {
			return err
		}
		f.Rows++
		fees, _ := d.until(partner, submitted)
		if n := len(fees); n > 0 && fees[n-1].unpaid(submitted) && submitted.After(fees[n-1].suspends.Add(aDeed)) {
			f.offend(fmt.Sprintf("%s (%s was unpaid)", id, fees[n-1].cause))
		}
		return nil
	})
}
