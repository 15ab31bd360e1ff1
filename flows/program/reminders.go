package program

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/partner"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/program"
)

// RemindersDue answers what has to be told to whom at an instant about the programme's fee: of each partner the latest about
// registrations that are missing and the latest about a fee that is not paid. What an anniversary has made due is booked
// first. Nothing is marked as told: the answer follows from the facts, and is the same however often it is asked for. Whoever
// passes a reminder on does so once for each key.
func (p *Programs) RemindersDue(ctx context.Context, at time.Time) ([]view.Reminder, error) {
	ctx = flows.AsSystem(ctx, "registry clock")
	ids, err := p.DB.Read.Partner.Query().Where(partner.JoinedAtLTE(at)).Order(ent.Asc(partner.FieldID)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("partners to remind: %w", err)
	}
	due, faults := []view.Reminder{}, []error(nil)
	for _, id := range ids {
		reminders, err := p.remindersOf(ctx, id, at)
		if err != nil {
			faults = append(faults, fmt.Errorf("remind %s: %w", id, err))
		}
		due = append(due, reminders...)
	}
	return due, errors.Join(faults...)
}

func (p *Programs) remindersOf(ctx context.Context, partnerID string, at time.Time) ([]view.Reminder, error) {
	if _, err := p.SettleFeesOf(ctx, partnerID); err != nil {
		return nil, err
	}
	standing, err := p.standingOf(ctx, partnerID, at, &at)
	if err != nil {
		return nil, err
	}
	var due []view.Reminder
	for _, r := range program.LatestReminders(standing.reminders) {
		due = append(due, view.Reminder{Key: "fee/" + partnerID + "/" + r.Key, PartnerID: partnerID, Reminder: r})
	}
	return due, nil
}

// standing is how a partner stands by its fees, and what it is to be told.
type standing struct {
	program.Standing
	member    program.Member
	fees      []program.Fee
	reminders []program.Reminder
}

// standingOf says how a partner stands at an instant. Past is that instant where it is not now.
func (p *Programs) standingOf(ctx context.Context, partnerID string, at time.Time, past *time.Time) (s standing, err error) {
	s.member, s.fees, err = p.Fees(ctx, p.DB.Reader(), partnerID, at)
	if err != nil {
		return s, err
	}
	s.Standing = s.member.Standing(s.fees, at)
	b, err := p.Book.At(at)
	if err != nil {
		return s, err
	}
	waiver, err := p.waiverOf(ctx, partnerID, &b.Program, s.member.Year(s.member.YearAt(at)), past)
	if err != nil {
		return s, err
	}
	s.reminders = s.Reminders(at, waiver.Waiver, &b.Membership)
	return s, nil
}
