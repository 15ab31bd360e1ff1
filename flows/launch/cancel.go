package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/ledger"
	"lionrock/rules/program"
)

// takeBack ends the registration an application has, so that it counts no more and its fee goes back. It answers with the
// two; nothing where the registration has ended by itself.
func (l *Launches) takeBack(
	ctx context.Context, tx *flows.Tx, set *ent.ContentionSet, applicationID string, now time.Time,
) (cancelled, released string, err error) {
	domain, err := tx.Domain.Get(ctx, set.DomainID)
	if err != nil {
		return "", "", fmt.Errorf("registration of %s: %w", set.Name, err)
	}
	if domain.ReleasedAt != nil {
		return "", "", nil
	}
	application, err := tx.LaunchApplication.Get(ctx, applicationID)
	if err != nil {
		return "", "", fmt.Errorf("application for %s: %w", set.Name, err)
	}
	if err := tx.Domain.UpdateOne(domain).SetReleasedAt(now).Exec(ctx); err != nil {
		return "", "", fmt.Errorf("cancel %s: %w", domain.ID, err)
	}
	err = tx.Operation.Update().
		Where(operation.DomainID(domain.ID), operation.KindEQ(program.Create), operation.FailedAtIsNil()).
		ClearCompletedAt().SetFailedAt(now).Exec(ctx)
	if err != nil {
		return "", "", fmt.Errorf("cancel %s: %w", domain.ID, err)
	}
	if err := tx.ContentionSet.UpdateOne(set).ClearDomainID().Exec(ctx); err != nil {
		return "", "", fmt.Errorf("cancel %s: %w", domain.ID, err)
	}
	if err := l.refund(ctx, tx, application); err != nil {
		return "", "", err
	}
	err = l.Record(ctx, tx, domain.PartnerID, "domain.cancel", domain.ID, map[string]any{
		"name": domain.Name, "application": application.ID, "refunded": rules.Money(application.FeeCents),
	})
	return application.ID, domain.ID, err
}

// passOn gives the name to the first of those next in line who can pay for it now.
func (l *Launches) passOn(
	ctx context.Context, tx *flows.Tx, set *ent.ContentionSet, behind []string, effect *launch.Effect, now time.Time,
) error {
	for _, id := range behind {
		application, err := tx.LaunchApplication.Get(ctx, id)
		if err != nil {
			return fmt.Errorf("next in line for %s: %w", set.Name, err)
		}
		if _, err := l.SettleFees(ctx, tx, application.PartnerID, true); err != nil {
			return err
		}
		account, err := tx.Reader().PartnerAccount(ctx, application.PartnerID)
		if err != nil {
			return err
		}
		if !flows.Totals(account).Covers(rules.Money(application.FeeCents)) {
			effect.PassedOver = append(effect.PassedOver, id)
			continue
		}
		domainID, err := l.award(ctx, tx, application, now)
		if err != nil {
			return fmt.Errorf("pass %s on: %w", set.Name, err)
		}
		effect.Allocated, effect.Domain = id, domainID
		return tx.ContentionSet.UpdateOne(set).SetDomainID(domainID).Exec(ctx)
	}
	return nil
}

// refund gives back what an application has paid, from which an administration fee that is owed is taken. A fee of nothing
// moves nothing.
func (l *Launches) refund(ctx context.Context, tx *flows.Tx, application *ent.LaunchApplication) error {
	if application.FeeCents == 0 {
		return nil
	}
	account, err := tx.Reader().PartnerAccount(ctx, application.PartnerID)
	if err != nil {
		return err
	}
	err = l.Post(ctx, tx, flows.Posting{
		Kind: ledger.RegistrationRefund, Step: ledger.Posted, Debit: flows.RegistryAccount(flows.RevenueAccount),
		Credit: account, Amount: rules.Money(application.FeeCents), Cause: application.ID,
	})
	if err != nil {
		return err
	}
	_, err = l.SettleFees(ctx, tx, application.PartnerID, true)
	return err
}
