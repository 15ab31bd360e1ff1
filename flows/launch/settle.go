package launch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/launchapplication"
	"lionrock/ent/launchtier"
	"lionrock/ent/ledgertransfer"
	"lionrock/ent/predicate"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/price"
)

// Allotment is a name that goes to an applicant by the rules of the launch.
type Allotment struct {
	SetID, PartnerID, RegistrantID string
	// ApplicationID is the application that has the name; its papers become those of the name.
	ApplicationID, Name string
	SubmittedAt         time.Time
	// At is when the name becomes the applicant's: its term begins then.
	At      time.Time
	Charges []price.Line
}

// Allot puts an allotted name into the register and returns the ID of the registration. That the name is somebody's already
// is a fault, not a refusal: the rules have given it away.
type Allot func(ctx context.Context, tx *flows.Tx, a Allotment) (string, error)

// Settle does what follows from every announcement: the winner of each set has the name and pays for it, the others have
// their money back. Each set is settled in a transaction of its own, once, so that this may stop at any point, be begun again
// by anyone, and be done by two at once. What cannot be settled is told, and is tried again the next time.
func (l *Launches) Settle(ctx context.Context) error {
	ctx = flows.AsSystem(ctx, "launch")
	tiers, err := l.DB.Read.LaunchTier.Query().
		Where(launchtier.AnnouncedAtNotNil(), launchtier.SettledAtIsNil()).Order(ent.Asc(launchtier.FieldAnnouncedAt)).All(ctx)
	if err != nil {
		return fmt.Errorf("announced results: %w", err)
	}
	var faults []error
	for _, tier := range tiers {
		faults = append(faults, l.settleTier(ctx, tier))
	}
	return errors.Join(faults...)
}

func (l *Launches) settleTier(ctx context.Context, tier *ent.LaunchTier) error {
	open, err := l.DB.Read.ContentionSet.Query().Where(unsettledOf(tier)...).
		Order(ent.Asc(contentionset.FieldName, contentionset.FieldID)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("sets to settle: %w", err)
	}
	var faults []error
	for _, id := range open {
		faults = append(faults, wrapped(l.settleSet(ctx, tier, id), "settle", id))
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		left, err := tx.ContentionSet.Query().Where(unsettledOf(tier)...).Exist(ctx)
		if err != nil || left {
			return err
		}
		return tx.LaunchTier.Update().Where(launchtier.ID(tier.ID), launchtier.SettledAtIsNil()).
			SetSettledAt(l.Now()).Exec(ctx)
	})
}

// settleSet settles one set, if nobody has.
func (l *Launches) settleSet(ctx context.Context, tier *ent.LaunchTier, id string) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.ContentionSet.Query().Where(contentionset.ID(id), contentionset.SettledAtIsNil()).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		d, err := l.replay(row)
		if err != nil {
			return err
		}
		apps, err := tx.LaunchApplication.Query().
			Where(launchapplication.SetID(id), launchapplication.WithdrawnAtIsNil()).Order(ent.Asc(launchapplication.FieldID)).All(ctx)
		if err != nil {
			return err
		}
		return l.settleApplications(ctx, tx, *tier.AnnouncedAt, d, apps)
	})
}

func (l *Launches) settleApplications(
	ctx context.Context, tx *flows.Tx, announced time.Time, d *decided, apps []*ent.LaunchApplication,
) error {
	update := tx.ContentionSet.UpdateOneID(d.row.ID).SetSettledAt(l.Now())
	winner := d.outcome.Winner()
	for _, app := range apps {
		if winner != nil && app.ID == winner.ID {
			id, err := l.award(ctx, tx, app, announced)
			if err != nil {
				return err
			}
			update.SetDomainID(id)
			continue
		}
		if err := l.release(ctx, tx, app); err != nil {
			return err
		}
	}
	return update.Exec(ctx)
}

// award gives an application its name and takes the money for it, as of an instant.
func (l *Launches) award(ctx context.Context, tx *flows.Tx, app *ent.LaunchApplication, at time.Time) (string, error) {
	id, err := l.Allot(ctx, tx, Allotment{
		SetID: app.SetID, PartnerID: app.PartnerID, RegistrantID: app.RegistrantID, ApplicationID: app.ID, Name: app.Name,
		SubmittedAt: app.SubmittedAt, At: at, Charges: app.Charges,
	})
	if err != nil {
		return "", err
	}
	if err := l.take(ctx, tx, app); err != nil {
		return "", err
	}
	return id, l.markSettled(ctx, tx, app, "launch.allocate")
}

// release gives an application that does not have the name its money back.
func (l *Launches) release(ctx context.Context, tx *flows.Tx, app *ent.LaunchApplication) error {
	held, err := held(ctx, tx, app)
	if err != nil {
		return err
	}
	if held != nil {
		if err := l.Resolve(ctx, tx, held.ID, ledger.VoidPending); err != nil {
			return err
		}
	}
	return l.markSettled(ctx, tx, app, "launch.refund")
}

func (l *Launches) markSettled(ctx context.Context, tx *flows.Tx, app *ent.LaunchApplication, action string) error {
	if app.SettledAt == nil {
		if err := tx.LaunchApplication.UpdateOne(app).SetSettledAt(l.Now()).Exec(ctx); err != nil {
			return wrapped(err, "settle", app.ID)
		}
	}
	err := l.Record(ctx, tx, app.PartnerID, action, app.ID, map[string]any{
		"name": app.Name, "set": app.SetID, "fee": rules.Money(app.FeeCents),
	})
	if err != nil {
		return err
	}
	_, err = l.SettleFees(ctx, tx, app.PartnerID, true) // what came free may be owed, and what was allotted may waive it
	return err
}

// take posts what is held for an application. Where nothing is held any more it charges the account, which must cover it.
func (l *Launches) take(ctx context.Context, tx *flows.Tx, app *ent.LaunchApplication) error {
	held, err := held(ctx, tx, app)
	if err != nil {
		return err
	}
	if held != nil {
		return l.Resolve(ctx, tx, held.ID, ledger.PostPending)
	}
	if app.FeeCents == 0 {
		return nil
	}
	account, err := tx.Reader().PartnerAccount(ctx, app.PartnerID)
	if err != nil {
		return err
	}
	if fee := rules.Money(app.FeeCents); !flows.Totals(account).Covers(fee) {
		return fmt.Errorf("%s has no HK$%s for %s", app.PartnerID, fee, app.Name)
	}
	return l.Post(ctx, tx, flows.Posting{
		Kind: ledger.RegistrationFee, Step: ledger.Posted, Debit: account,
		Credit: flows.RegistryAccount(flows.RevenueAccount), Amount: rules.Money(app.FeeCents), Cause: app.ID,
	})
}

// held finds the pending ledger transfer of an application that nothing has resolved yet; nil where there is none.
func held(ctx context.Context, tx *flows.Tx, app *ent.LaunchApplication) (*ent.LedgerTransfer, error) {
	row, err := tx.LedgerTransfer.Query().Where(ledgertransfer.Cause(app.ID), ledgertransfer.StepEQ(ledger.Pending),
		ledgertransfer.Not(ledgertransfer.HasResolutions())).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	return row, wrapped(err, "money held for", app.ID)
}

// unsettledOf are the sets of announced results that are still to be settled.
func unsettledOf(tier *ent.LaunchTier) []predicate.ContentionSet {
	return []predicate.ContentionSet{
		contentionset.Programme(tier.Programme), contentionset.PhaseEQ(tier.Phase), contentionset.FrozenAtNotNil(),
		contentionset.SettledAtIsNil(),
	}
}
