package program

import (
	"context"
	"time"

	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/letter"
)

// FeeLetters reads what partners' people may still be written about the programme's fee: each reminder once, to those who belong to
// the partner.
func (p *Programs) FeeLetters(ctx context.Context, now time.Time) ([]letter.Occasion, error) {
	due, err := p.RemindersDue(ctx, now)
	var occasions []letter.Occasion
	for _, reminder := range due {
		occasions = append(occasions, feeLetter(reminder))
	}
	return occasions, err
}

func feeLetter(r view.Reminder) letter.Occasion {
	return letter.Occasion{
		Key: r.Key, Subject: rules.Say("Reminder: the programme's fee", "提示：計劃行政費", "提示：计划行政费"), Body: r.Message, Path: "/year",
		Notice: letter.Notice{PublishedAt: r.IssuedAt, Addressee: r.PartnerID},
	}
}
