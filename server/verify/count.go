package verify

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// The waiver and the tier are nowhere stored, so they are counted twice here: row by row with the rule written out below,
// and by the database over each window. Where the two differ, an index or an instant is not what it seems.

var countChecks = []check{
	{"waiver and tier are the same counted row by row and by the database", countedTwice},
}

// hongKong is UTC+8 all year.
var hongKong = time.FixedZone("Asia/Hong_Kong", 8*60*60)

// tally is how the operations of a window count.
type tally struct{ counted, awaitingDocuments, awaitingPayment, notCounted int64 }

// fact is one operation as it counts.
type fact struct {
	kind                             string
	submitted                        time.Time
	paid, documented, completed, bad bool
}

// add counts one operation: new registrations only, and only those that are paid, documented and successful.
func (t *tally) add(o fact) {
	switch {
	case o.kind != "CREATE" || o.bad:
		t.notCounted++
	case !o.documented:
		t.awaitingDocuments++
	case !o.paid:
		t.awaitingPayment++
	case !o.completed:
		t.awaitingDocuments++
	default:
		t.counted++
	}
}

// window is a stretch of time over which a partner's operations are counted, and what came of it.
type window struct {
	opens, closes time.Time
	counted       tally
}

// standing is one partner's windows: every membership year, and the twelve months that end with its latest submission.
type standing struct {
	id      string
	joined  time.Time
	windows []*window
}

func countedTwice(ctx context.Context, in *inspection, f *Finding) error {
	partners, err := in.standings(ctx)
	if err != nil {
		return err
	}
	if err := in.countRows(ctx, f, partners); err != nil {
		return err
	}
	for _, p := range partners {
		for _, w := range p.windows {
			asked, err := in.countGroups(ctx, p.id, w)
			if err != nil {
				return err
			}
			if asked != w.counted {
				f.offend(fmt.Sprintf("%s from %s (%v by row, %v by the database)", p.id, w.opens.Format(time.RFC3339), w.counted, asked))
			}
		}
	}
	return nil
}

// standings prepares every partner's windows.
func (in *inspection) standings(ctx context.Context) (map[string]*standing, error) {
	partners := map[string]*standing{}
	query := `SELECT p.id, p.joined_at, (SELECT o.submitted_at FROM operation o WHERE o.partner_id = p.id
		ORDER BY o.submitted_at DESC LIMIT 1) FROM partner p`
	err := in.each(ctx, query, func(rows *sql.Rows) error {
		p := &standing{}
		var last instant
		if err := rows.Scan(&p.id, &p.joined, &last); err != nil {
			return err
		}
		if last.IsZero() {
			last.Time = p.joined
		}
		partners[p.id] = p
		p.open(last.Time)
		return nil
	})
	return partners, err
}

// open makes the windows up to an instant.
func (p *standing) open(last time.Time) {
	first := midnight(p.joined)
	for year := 0; ; year++ {
		w := &window{opens: anniversary(first, 12*year), closes: anniversary(first, 12*(year+1))}
		p.windows = append(p.windows, w)
		if last.Before(w.closes) {
			break
		}
	}
	end := midnight(last).AddDate(0, 0, 1)
	p.windows = append(p.windows, &window{opens: anniversary(end, -12), closes: end})
}

func midnight(at time.Time) time.Time {
	year, month, day := at.In(hongKong).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, hongKong)
}

// anniversary is so many months later or earlier, on the month's last day where it has no such day.
func anniversary(of time.Time, months int) time.Time {
	target := time.Date(of.Year(), of.Month()+time.Month(months), 1, 0, 0, 0, 0, hongKong)
	lastDay := target.AddDate(0, 1, -1).Day()
	return target.AddDate(0, 0, min(of.Day(), lastDay)-1)
}

// countRows reads every operation once and counts it in each window that holds it.
func (in *inspection) countRows(ctx context.Context, f *Finding, partners map[string]*standing) error {
	query := `SELECT o.id, o.partner_id, o.kind, o.submitted_at, o.paid_at IS NOT NULL, o.documented_at IS NOT NULL,
		o.completed_at IS NOT NULL, o.failed_at IS NOT NULL FROM operation o`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id, partner string
		var o fact
		err := rows.Scan(&id, &partner, &o.kind, &o.submitted, &o.paid, &o.documented, &o.completed, &o.bad)
		if err != nil {
			return err
		}
		f.Rows++
		p := partners[partner]
		if p == nil || !knownKind[o.kind] {
			f.offend(id)
			return nil
		}
		for _, w := range p.windows {
			if !o.submitted.Before(w.opens) && o.submitted.Before(w.closes) {
				w.counted.add(o)
			}
		}
		return nil
	})
}

var knownKind = map[string]bool{
	"CREATE": true, "RENEW": true, "TRANSFER": true, "UPDATE_DETAILS": true, "UPDATE_NAME_SERVERS": true,
}

// countGroups has the database count one window, as one statement over the index.
func (in *inspection) countGroups(ctx context.Context, partner string, w *window) (t tally, err error) {
	query := `SELECT
		coalesce(sum(CASE WHEN new AND documented AND paid AND completed THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN new AND (NOT documented OR paid AND NOT completed) THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN new AND documented AND NOT paid THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN NOT new THEN 1 ELSE 0 END), 0)
		FROM (SELECT kind = 'CREATE' AND failed_at IS NULL AS new, paid_at IS NOT NULL AS paid,
			documented_at IS NOT NULL AS documented, completed_at IS NOT NULL AS completed
			FROM operation WHERE partner_id = ? AND submitted_at >= ? AND submitted_at < ?) AS facts`
	err = in.tx.QueryRowContext(ctx, in.numbered(query), partner, w.opens.UTC(), w.closes.UTC()).
		Scan(&t.counted, &t.awaitingDocuments, &t.awaitingPayment, &t.notCounted)
	return t, err
}

// instant is a time that may be missing; SQLite gives the result of an expression as text.
type instant struct{ time.Time }

// Scan reads what either database gives.
func (i *instant) Scan(value any) (err error) {
	switch v := value.(type) {
	case nil:
	case time.Time:
		i.Time = v
	case string:
		i.Time, err = time.Parse("2006-01-02 15:04:05.999999999-07:00", v)
	default:
		err = fmt.Errorf("%T is no instant", value)
	}
	return err
}
