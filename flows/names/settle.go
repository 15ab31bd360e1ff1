package names

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/domain"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/lifecycle"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

// settle looks at a waiting name after something about it has changed, and does what follows: take money that has come,
// complete the registration, or free the name and give the money back. An administration fee that is owed comes before it,
// and may be waived by it.
func (n *Names) settle(ctx context.Context, tx *flows.Tx, d *ent.Domain) error {
	if d.SubmittedAt.After(n.Now()) {
		return nil // a clock that was moved back has not come to it
	}
	return n.betweenFees(asPlatform(ctx), tx, d.PartnerID, func(ctx context.Context) error { return n.settleName(ctx, tx, d) })
}

// betweenFees settles a partner's administration fees before and after a deed that moves its money or completes its names.
func (n *Names) betweenFees(ctx context.Context, tx *flows.Tx, partnerID string, deed func(context.Context) error) error {
	if _, err := n.SettleFees(ctx, tx, partnerID, false); err != nil {
		return err
	}
	if err := deed(ctx); err != nil {
		return err
	}
	_, err := n.SettleFees(ctx, tx, partnerID, true)
	return err
}

func (n *Names) settleName(ctx context.Context, tx *flows.Tx, d *ent.Domain) error {
	create, err := tx.Operation.Query().Where(operation.DomainID(d.ID), operation.KindEQ(program.Create),
		operation.CompletedAtIsNil(), operation.FailedAtIsNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("settle %s: %w", d.ID, err)
	}
	account, err := tx.Reader().PartnerAccount(ctx, d.PartnerID)
	if err != nil {
		return err
	}
	waiting, err := n.waiting(ctx, tx, d, create, account)
	if err != nil {
		return err
	}
	progress := registration.Advance(waiting)
	b, now, err := n.bookNow()
	if err != nil {
		return err
	}
	if progress.Refused || !b.Lifecycle.Occupied(lifeOf(d), now) {
		return n.free(ctx, tx, d, now)
	}
	return n.advance(ctx, tx, d, create, account, progress)
}

func (n *Names) waiting(
	ctx context.Context, tx *flows.Tx, d *ent.Domain, create *ent.Operation, account *ent.Account,
) (registration.Waiting, error) {
	holder, err := tx.Registrant.Get(ctx, d.RegistrantID)
	if err != nil {
		return registration.Waiting{}, fmt.Errorf("holder of %s: %w", d.ID, err)
	}
	papers, err := onFile(ctx, tx.Client, holder, d.Requirements)
	if err != nil {
		return registration.Waiting{}, err
	}
	own, err := tx.Document.Query().Where(document.DomainID(d.ID),
		document.Or(document.RegistrantID(d.RegistrantID), document.RegistrantIDIsNil())).All(ctx)
	if err != nil {
		return registration.Waiting{}, fmt.Errorf("papers of %s: %w", d.ID, err)
	}
	return registration.Waiting{
		Requirements: d.Requirements, Papers: append(papers, flows.SuppliedOf(own)...), Paid: create.PaidAt != nil,
		Price: rules.Money(create.NetCents), Account: flows.Totals(account),
	}, nil
}

func (n *Names) advance(
	ctx context.Context, tx *flows.Tx, d *ent.Domain, create *ent.Operation, account *ent.Account, p registration.Progress,
) error {
	now, update := n.Now(), tx.Operation.UpdateOne(create)
	if p.Pay {
		update.SetPaidAt(now)
		if err := n.charge(ctx, tx, create, account, rules.Money(create.NetCents), true, p.Complete); err != nil {
			return err
		}
	}
	if p.Documented && create.DocumentedAt == nil {
		update.SetDocumentedAt(now)
	}
	if p.Complete {
		update.SetCompletedAt(now)
		if !p.Pay {
			if err := n.ResolveFor(ctx, tx, create.ID, ledger.PostPending); err != nil {
				return err
			}
		}
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("settle %s: %w", d.ID, err)
	}
	if !p.Complete {
		return nil
	}
	err := tx.Domain.UpdateOne(d).SetCompletedAt(now).SetExpiresAt(lifecycle.Expiry(now, d.Years).UTC()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("complete %s: %w", d.ID, err)
	}
	return n.Record(ctx, tx, d.PartnerID, "domain.complete", d.ID, map[string]any{"name": d.Name})
}

// free lets a name go at an instant: one whose papers were refused or did not come in time, or one whose life is over.
// Money held for it goes back.
func (n *Names) free(ctx context.Context, tx *flows.Tx, d *ent.Domain, at time.Time) error {
	pending, err := tx.Operation.Query().Where(operation.DomainID(d.ID), operation.CompletedAtIsNil(),
		operation.FailedAtIsNil()).All(ctx)
	if err != nil {
		return fmt.Errorf("free %s: %w", d.ID, err)
	}
	for _, o := range pending {
		if err := n.ResolveFor(ctx, tx, o.ID, ledger.VoidPending); err != nil {
			return err
		}
		if err := tx.Operation.UpdateOne(o).SetFailedAt(at).Exec(ctx); err != nil {
			return fmt.Errorf("free %s: %w", d.ID, err)
		}
	}
	if err := tx.Domain.UpdateOne(d).SetReleasedAt(at).Exec(ctx); err != nil {
		return fmt.Errorf("free %s: %w", d.ID, err)
	}
	return n.Record(ctx, tx, d.PartnerID, "domain.release", d.ID, map[string]any{"name": d.Name})
}

// FreeOverdue frees the names whose papers or payment did not come in time, and tells how many. It is run by the clock;
// that it has not run yet makes no difference to anyone: an overdue name counts as free already.
func (n *Names) FreeOverdue(ctx context.Context) (int, error) {
	b, now, err := n.bookNow()
	if err != nil {
		return 0, err
	}
	ctx = flows.AsSystem(ctx, "registry clock")
	waiting, err := n.DB.Read.Domain.Query().
		Where(domain.CompletedAtIsNil(), domain.ReleasedAtIsNil(), domain.SubmittedAtLTE(now)).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("waiting names: %w", err)
	}
	freed := 0
	for _, d := range waiting {
		if b.Lifecycle.Occupied(lifeOf(d), now) {
			continue
		}
		if err := n.freeOne(ctx, d.ID); err != nil {
			return freed, err
		}
		freed++
	}
	return freed, nil
}

// freeOne frees a name that is still waiting when its turn comes.
func (n *Names) freeOne(ctx context.Context, id string) error {
	return n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		d, err := tx.Domain.Query().
			Where(domain.ID(id), domain.CompletedAtIsNil(), domain.ReleasedAtIsNil()).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("free %s: %w", id, err)
		}
		return n.betweenFees(ctx, tx, d.PartnerID, func(ctx context.Context) error { return n.free(ctx, tx, d, n.Now()) })
	})
}
