package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// The administration fees of the years after the first are told by their cause: "fee_", the partner, the number of the year.

const (
	yearsCheck   = "every membership year is charged its fee once, at its anniversary or later, from its partner's account"
	waiversCheck = "every waived year has both lines, and enough counted registrations behind it"
)

var feeChecks = []check{
	{yearsCheck, feesOfYears},
	{waiversCheck, waiversOfYears},
	{dueCheck, yearsInOrder},
	{suspendedCheck, registeredInTime},
}

// year is the fee of a membership year, as it is booked.
type year struct {
	cause, kind, partner string
	cents                int64
	at                   time.Time
	// number is that of the year it is for, of whom it says it is.
	number int
	of     string
}

// years reads what is booked for membership years. A row may be there twice: that nothing is moved twice is checked elsewhere.
func (in *inspection) years(ctx context.Context, scan func(year)) error {
	query := `SELECT t.cause, t.kind, t.amount_cents, t.created_at, coalesce(d.partner_id, c.partner_id, '')
		FROM ledger_transfer t LEFT JOIN account d ON d.id = t.debit_account_id AND d.kind = 'PARTNER'
		LEFT JOIN account c ON c.id = t.credit_account_id AND c.kind = 'PARTNER'
		WHERE t.cause LIKE 'fee#_%' ESCAPE '#'`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var y year
		if err := rows.Scan(&y.cause, &y.kind, &y.cents, &y.at, &y.partner); err != nil {
			return err
		}
		of, number, _ := strings.Cut(strings.TrimPrefix(y.cause, "fee_"), "_")
		y.of = "ptr_" + of
		y.number, _ = strconv.Atoi(number)
		scan(y)
		return nil
	})
}

// joined is when each partner joined, and when the register took it in.
type joined struct{ at, admitted time.Time }

func (in *inspection) joined(ctx context.Context) (map[string]joined, error) {
	partners := map[string]joined{}
	err := in.each(ctx, "SELECT id, joined_at, admitted_at FROM partner", func(rows *sql.Rows) error {
		var id string
		var j joined
		var admitted sql.NullTime
		if err := rows.Scan(&id, &j.at, &admitted); err != nil {
			return err
		}
		if j.admitted = j.at; admitted.Valid {
			j.admitted = admitted.Time
		}
		partners[id] = j
		return nil
	})
	return partners, err
}

// due is when the fee of a year falls due.
func (j joined) due(number int) time.Time { return anniversary(midnight(j.at), 12*(number-1)) }

// charge is a version of the programme's figures.
type charge struct {
	from             time.Time
	cents, threshold int64
}

// charges reads every version of the programme's figures.
func (in *inspection) charges(ctx context.Context) ([]charge, error) {
	var charges []charge
	err := in.each(ctx, "SELECT effective_from, body FROM dial WHERE kind = 'PROGRAM'", func(rows *sql.Rows) error {
		var c charge
		var body string
		var dial struct {
			Fee       amount
			Threshold int64
		}
		if err := rows.Scan(&c.from, &body); err != nil {
			return err
		}
		err := errors.Join(json.Unmarshal([]byte(body), &dial), dial.Fee.err)
		c.cents, c.threshold = dial.Fee.cents, dial.Threshold
		if err != nil {
			c.cents, c.threshold = -1, math.MaxInt64 // nothing that was booked by it can be right
		}
		charges = append(charges, c)
		return nil
	})
	return charges, err
}

// chargeAt is what held at an instant.
func chargeAt(charges []charge, at time.Time) (last charge) {
	for _, c := range charges {
		if !c.from.After(at) && !c.from.Before(last.from) {
			last = c
		}
	}
	return last
}

func feesOfYears(ctx context.Context, in *inspection, f *Finding) error {
	partners, err := in.joined(ctx)
	if err != nil {
		return err
	}
	charges, err := in.charges(ctx)
	if err != nil {
		return err
	}
	return in.years(ctx, func(y year) {
		f.Rows++
		j, known := partners[y.of]
		due := j.due(y.number)
		switch {
		case !known || y.partner != y.of:
			f.offend(y.cause + " (it is not of the partner it is taken from)")
		case y.number < 2 || !due.After(j.admitted):
			f.offend(y.cause + " (no fee fell due here)")
		case y.at.Before(due):
			f.offend(y.cause + " (it was booked before it fell due)")
		case y.cents != chargeAt(charges, due).cents:
			f.offend(y.cause + " (it is not the fee that held then)")
		case y.kind != "ADMINISTRATION_FEE" && y.kind != "ADMINISTRATION_FEE_WAIVER":
			f.offend(y.cause + " (it is a " + y.kind + ")")
		}
	})
}

func waiversOfYears(ctx context.Context, in *inspection, f *Finding) error {
	partners, err := in.joined(ctx)
	if err != nil {
		return err
	}
	charges, err := in.charges(ctx)
	if err != nil {
		return err
	}
	taken, waived := map[string]int64{}, []year{}
	err = in.years(ctx, func(y year) {
		if y.kind == "ADMINISTRATION_FEE" {
			taken[y.cause] = y.cents
		} else {
			waived = append(waived, y)
		}
	})
	if err != nil {
		return err
	}
	for _, y := range waived {
		f.Rows++
		j := partners[y.of]
		due := j.due(y.number)
		behind, err := in.countedAt(ctx, y.of, window{opens: j.due(y.number - 1), closes: due}, y.at)
		if err != nil {
			return err
		}
		if needed := chargeAt(charges, due).threshold; taken[y.cause] != y.cents || behind < needed {
			f.offend(fmt.Sprintf("%s (charged %d cents, credited %d, with %d of %d registrations)",
				y.cause, taken[y.cause], y.cents, behind, needed))
		}
	}
	return nil
}

// countedAt counts the registrations of a window that counted at an instant: also those that were cancelled after it.
func (in *inspection) countedAt(ctx context.Context, partner string, w window, at time.Time) (number int64, err error) {
	query := `SELECT count(*) FROM operation o JOIN domain d ON d.id = o.domain_id
		WHERE o.kind = 'CREATE' AND o.partner_id = ? AND o.submitted_at >= ? AND o.submitted_at < ?
		AND o.paid_at <= ? AND o.documented_at <= ? AND (o.completed_at <= ?
			OR o.completed_at IS NULL AND d.completed_at <= ? AND o.failed_at > ?)`
	by := at.UTC()
	err = in.tx.QueryRowContext(ctx, in.numbered(query), partner, w.opens.UTC(), w.closes.UTC(), by, by, by, by, by).Scan(&number)
	return number, err
}
