package program

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/rules/book"
	"lionrock/rules/program"
)

// AddHolidays adds the general holidays of a year to the calendar of working days, from now on, and answers with the
// calendar. What was decided before keeps the calendar it was decided by.
func (p *Programs) AddHolidays(ctx context.Context, year int, dates []string) (*program.Calendar, error) {
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	next, refusal := b.Holidays.WithYear(year, dates, now)
	if refusal != nil {
		return nil, refusal
	}
	body, err := json.Marshal(next)
	if err != nil {
		return nil, fmt.Errorf("holidays: %w", err)
	}
	next.Version = fmt.Sprintf("holidays-%d-from-%s", year, now.Format(time.RFC3339Nano))
	err = p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		err := tx.Dial.Create().SetKind(book.Holidays).SetVersion(next.Version).SetEffectiveFrom(now).SetBody(string(body)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("holidays: %w", err)
		}
		return p.Record(ctx, tx, flows.RegistryBook, "dial.holidays", next.Version, map[string]any{"year": year, "dates": next.Holidays[year]})
	})
	if err != nil {
		return nil, err
	}
	return next, p.Book.Reload(ctx, p.DB)
}

// Holidays is the calendar of working days in force.
func (p *Programs) Holidays() (*program.Calendar, error) {
	b, _, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	return &b.Holidays, nil
}
