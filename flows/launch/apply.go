package launch

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/launchapplication"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/ledger"
	"lionrock/rules/paper"
	"lionrock/rules/price"
)

// ApplyInput asks for a name in a phase.
type ApplyInput struct {
	Name                       string
	Phase                      launch.PhaseKind
	RegistrantID               string
	Trademark, TrademarkNumber string
	Equivalent                 string
	DocumentIDs                []string
}

// Submitted is what an application came to: the answer kept for retries.
type Submitted struct {
	ApplicationID string `json:"applicationId"`
}

// Submit takes an application: the applicant is entered, the papers go to the officer, the fee is held.
func (l *Launches) Submit(ctx context.Context, in ApplyInput, key string) (Submitted, error) {
	return flows.Once(ctx, l.Frame, "submitLaunchApplication", key, in, func(ctx context.Context, tx *flows.Tx) (Submitted, error) {
		if err := l.MayRegister(ctx, tx); err != nil {
			return Submitted{}, err
		}
		facts, rows, entry, err := l.admit(ctx, tx.Reader(), in, false)
		if err != nil {
			return Submitted{}, err
		}
		return l.recordApplication(ctx, tx, in, facts, rows, entry)
	})
}

// Rehearse runs every check of an application and changes nothing. It answers with the application as it would be today,
// and with the papers that are not there.
func (l *Launches) Rehearse(ctx context.Context, in ApplyInput) (*view.LaunchApplication, error) {
	if err := l.MayRehearse(ctx); err != nil {
		return nil, err
	}
	facts, rows, entry, err := l.admit(ctx, l.DB.Reader(), in, true)
	if err != nil {
		return nil, err
	}
	return l.sayRehearsed(ctx, in, facts, rows, entry)
}

// admit reads the facts and lets the rules judge.
func (l *Launches) admit(
	ctx context.Context, r flows.Reading, in ApplyInput, rehearsed bool,
) (launch.ApplyFacts, found, launch.Entry, error) {
	p, _, _, err := l.programme()
	if err != nil {
		return launch.ApplyFacts{}, found{}, launch.Entry{}, err
	}
	facts, rows, err := l.applyFacts(ctx, r, in)
	if err != nil {
		return facts, rows, launch.Entry{}, err
	}
	entry, refusal := p.Admit(in.asked(), facts, rehearsed)
	if refusal != nil {
		return facts, rows, launch.Entry{}, refusal
	}
	return facts, rows, entry, nil
}

func (in ApplyInput) asked() launch.Request {
	return launch.Request{
		Phase: in.Phase, Trademark: in.Trademark, TrademarkNumber: in.TrademarkNumber, Equivalent: in.Equivalent,
	}
}

func (l *Launches) recordApplication(
	ctx context.Context, tx *flows.Tx, in ApplyInput, f launch.ApplyFacts, rows found, entry launch.Entry,
) (Submitted, error) {
	set, err := l.openSet(ctx, tx, in, f, rows.set)
	if err != nil {
		return Submitted{}, err
	}
	row, err := l.insertApplication(ctx, tx, in, f, set, entry)
	if err != nil {
		return Submitted{}, err
	}
	if err := l.holdFee(ctx, tx, row.ID, rows.account, entry.Fee.Net); err != nil {
		return Submitted{}, err
	}
	for _, p := range rows.papers {
		err := tx.Document.UpdateOne(p).SetState(paper.UnderReview).SetLaunchApplicationID(row.ID).Exec(ctx)
		if err != nil {
			return Submitted{}, fmt.Errorf("attach paper: %w", err)
		}
	}
	err = l.Record(ctx, tx, row.PartnerID, "launch.apply", row.ID, map[string]any{
		"name": row.Name, "phase": in.Phase, "set": set.ID, "class": entry.Basis.Class.Code, "net": entry.Fee.Net,
		"papers": in.DocumentIDs,
	})
	return Submitted{ApplicationID: row.ID}, err
}

// openSet returns the contention set of a name, made by its first application.
func (l *Launches) openSet(
	ctx context.Context, tx *flows.Tx, in ApplyInput, f launch.ApplyFacts, existing *ent.ContentionSet,
) (*ent.ContentionSet, error) {
	if existing != nil {
		return existing, nil
	}
	p, _, _, err := l.programme()
	if err != nil {
		return nil, err
	}
	asked := f.Answer.Name
	set, err := tx.ContentionSet.Create().SetID(l.NewID("set")).SetProgramme(p.ID).SetPhase(in.Phase).SetName(asked.Unicode).
		SetASCIIName(asked.ASCII).SetVariantKey(asked.VariantKey).SetCreatedAt(f.At).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("contention set: %w", err)
	}
	return set, nil
}

func (l *Launches) insertApplication(
	ctx context.Context, tx *flows.Tx, in ApplyInput, f launch.ApplyFacts, set *ent.ContentionSet, entry launch.Entry,
) (*ent.LaunchApplication, error) {
	alias, err := l.freeAlias(ctx, tx, set.ID, f.Applicant)
	if err != nil {
		return nil, err
	}
	row, err := tx.LaunchApplication.Create().SetID(l.NewID("lap")).SetPartnerID(flows.ActorOf(ctx).PartnerID).SetSetID(set.ID).
		SetRegistrantID(in.RegistrantID).SetApplicant(f.Applicant).SetAlias(alias).SetName(f.Answer.Name.Unicode).
		SetTrademark(in.Trademark).SetTrademarkNumber(in.TrademarkNumber).SetEquivalent(entry.Equivalent).SetSubmittedAt(f.At).
		SetFeeCents(int64(entry.Fee.Net)).SetCharges([]price.Line{entry.Fee}).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("application: %w", err)
	}
	return row, nil
}

// freeAlias finds an alias that no other applicant of the set has. One who applies again after withdrawing has the same
// again.
func (l *Launches) freeAlias(ctx context.Context, tx *flows.Tx, setID, applicant string) (string, error) {
	for try := 0; ; try++ {
		alias := launch.Alias(l.Links.Key, setID, applicant, try)
		anothers, err := tx.LaunchApplication.Query().Where(launchapplication.SetID(setID), launchapplication.Alias(alias),
			launchapplication.ApplicantNEQ(applicant)).Exist(asPlatform(ctx))
		if err != nil {
			return "", fmt.Errorf("alias: %w", err)
		}
		if !anothers {
			return alias, nil
		}
	}
}

// holdFee holds the fee. A price of nothing moves nothing.
func (l *Launches) holdFee(ctx context.Context, tx *flows.Tx, cause string, account *ent.Account, net rules.Money) error {
	if net == 0 {
		return nil
	}
	return l.Post(ctx, tx, flows.Posting{
		Kind: ledger.RegistrationFee, Step: ledger.Pending, Debit: account, Credit: flows.RegistryAccount(flows.RevenueAccount),
		Amount: net, Cause: cause,
	})
}
