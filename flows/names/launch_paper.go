package names

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/launchapplication"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/ledger"
)

// launchRequirements finds, by launch application, what is asked of those that papers were supplied for.
func (n *Names) launchRequirements(ctx context.Context, rows []*ent.Document) (map[string][]rules.Requirement, error) {
	var ids []string
	for _, row := range rows {
		if row.LaunchApplicationID != "" {
			ids = append(ids, row.LaunchApplicationID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	applications, err := n.DB.Read.LaunchApplication.Query().Where(launchapplication.IDIn(ids...)).WithSet().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("applications of papers: %w", err)
	}
	asked := make(map[string][]rules.Requirement, len(applications))
	for _, row := range applications {
		if asked[row.ID], err = n.askedOf(row); err != nil {
			return nil, err
		}
	}
	return asked, nil
}

// askedOf are the papers a launch application needs. It comes with its set.
func (n *Names) askedOf(row *ent.LaunchApplication) ([]rules.Requirement, error) {
	b, _, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	phase := b.Launch.Phase(row.Edges.Set.Phase)
	if phase == nil {
		return nil, fmt.Errorf("application %s is of a phase that is not there: %s", row.ID, row.Edges.Set.Phase)
	}
	subject := b.Launch.Subject(&b.Names, row.Name)
	return phase.Asked(&subject), nil
}

// settleApplication looks at the launch application a reviewed paper was supplied for: one that a rejected paper has made
// invalid is given its fee back.
func (n *Names) settleApplication(ctx context.Context, tx *flows.Tx, row *ent.LaunchApplication) error {
	if row.SettledAt != nil {
		return nil
	}
	asked, err := n.askedOf(row)
	if err != nil {
		return err
	}
	papers, err := tx.Document.Query().Where(document.LaunchApplicationID(row.ID)).All(ctx)
	if err != nil {
		return fmt.Errorf("papers of %s: %w", row.ID, err)
	}
	if !launch.Refused(asked, flows.SuppliedOf(papers)) {
		return nil
	}
	if err := n.ResolveFor(ctx, tx, row.ID, ledger.VoidPending); err != nil {
		return err
	}
	if err := tx.LaunchApplication.UpdateOne(row).SetSettledAt(n.Now()).Exec(ctx); err != nil {
		return fmt.Errorf("settle %s: %w", row.ID, err)
	}
	if _, err := n.SettleFees(ctx, tx, row.PartnerID, false); err != nil {
		return err
	}
	return n.Record(ctx, tx, row.PartnerID, "launch.invalid", row.ID, map[string]any{"name": row.Name})
}

// reviewedFor names what a paper was supplied for in the audit log, and refuses to review one whose application is decided
// or withdrawn.
func (n *Names) reviewedFor(ctx context.Context, tx *flows.Tx, row *ent.Document) (string, *ent.LaunchApplication, error) {
	if row.DomainID != "" {
		d, err := tx.Domain.Get(ctx, row.DomainID)
		if err != nil {
			return "", nil, fmt.Errorf("name of the paper: %w", err)
		}
		return d.Name, nil, nil
	}
	if row.LaunchApplicationID == "" {
		return "", nil, nil
	}
	application, err := tx.LaunchApplication.Query().
		Where(launchapplication.ID(row.LaunchApplicationID)).WithSet().Only(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("application of the paper: %w", err)
	}
	if application.Edges.Set.FrozenAt != nil {
		return "", nil, refuseReview()
	}
	return application.Name, application, nil
}

func refuseReview() *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"What this name is decided from is published already, with every paper as it was reviewed then.",
		"此名稱的分配依據已公布，各文件以當時的審核結果為準。", "此名称的分配依据已公布，各文件以当时的审核结果为准。"), "documentId")
}
