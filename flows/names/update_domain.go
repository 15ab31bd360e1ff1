package names

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/domain"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/paper"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

// UpdateDomainInput says what to change about a name; what is nil stays.
type UpdateDomainInput struct {
	DomainID     string
	NameServers  []string
	AutoRenew    *bool
	RegistrantID *string
	DocumentIDs  []string
	// SetNameServers tells that NameServers was given, so that an empty list removes them all.
	SetNameServers bool
}

// UpdateDomain changes a name's details or name servers, or supplies papers it waits for. It never counts to the waiver.
func (n *Names) UpdateDomain(ctx context.Context, in UpdateDomainInput) error {
	return n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		d, err := tx.Domain.Query().Where(domain.ID(in.DomainID), domain.ReleasedAtIsNil()).Only(ctx)
		if ent.IsNotFound(err) {
			return flows.NotFound("domainId")
		}
		if err != nil {
			return fmt.Errorf("name: %w", err)
		}
		b, now, err := n.bookNow()
		if err != nil {
			return err
		}
		if refusal := mayChange(b.Lifecycle.Phase(lifeOf(d), now)); refusal != nil {
			return refusal
		}
		change := &domainChange{Names: n, tx: tx, domain: d, in: in, lifecycle: &b.Lifecycle, category: b.Names.Category(d.Suffix)}
		return change.make(ctx)
	})
}

// mayChange lets a name be changed while it is held or registered; after expiry it must be renewed first.
func mayChange(phase lifecycle.Phase) *rules.Refusal {
	if phase == lifecycle.Held || phase == lifecycle.Active {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"The name has expired; renew it before changing it.", "域名已到期，請先續期再作更改。",
		"域名已到期，请先续期再作更改。"), "domainId")
}

// domainChange is one change of a name on its way.
type domainChange struct {
	*Names
	tx        *flows.Tx
	domain    *ent.Domain
	in        UpdateDomainInput
	lifecycle *lifecycle.Dials
	category  *name.Category
}

func (c *domainChange) make(ctx context.Context) error {
	update, changes := c.tx.Domain.UpdateOne(c.domain), map[string]any{}
	if c.in.SetNameServers {
		servers, refusal := registration.NameServers(c.in.NameServers, c.lifecycle)
		if refusal != nil {
			return refusal
		}
		update.SetNameServers(servers)
		changes["nameServers"] = servers
	}
	if c.in.AutoRenew != nil {
		update.SetAutoRenew(*c.in.AutoRenew)
		changes["autoRenew"] = *c.in.AutoRenew
	}
	if c.in.RegistrantID != nil && *c.in.RegistrantID != c.domain.RegistrantID {
		if err := c.mayHold(ctx); err != nil {
			return err
		}
		update.SetRegistrantID(*c.in.RegistrantID)
		changes["registrantId"] = *c.in.RegistrantID
	}
	if len(changes) > 0 {
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("change %s: %w", c.domain.ID, err)
		}
		if err := c.countNothing(ctx, changes); err != nil {
			return err
		}
	}
	if err := c.supply(ctx); err != nil || changes["registrantId"] == nil {
		return err
	}
	return c.goOn(ctx)
}

// goOn looks whether a waiting name is complete now: its new holder's papers may have been accepted long ago.
func (c *domainChange) goOn(ctx context.Context) error {
	changed, err := c.tx.Domain.Get(ctx, c.domain.ID)
	if err != nil {
		return fmt.Errorf("name: %w", err)
	}
	return c.settle(ctx, c.tx, changed)
}

// mayHold asks whether the new holder may hold the name, with the papers on file: a waiting name waits on for its own.
func (c *domainChange) mayHold(ctx context.Context) error {
	holder, err := ownRegistrant(ctx, c.tx.Reader(), *c.in.RegistrantID)
	if err != nil {
		return err
	}
	if refusal := c.category.Admits(holderOf(holder), c.Now()); refusal != nil {
		return refusal
	}
	supplied, err := onFile(ctx, c.tx.Client, holder, c.category.Documents)
	if err != nil || c.domain.CompletedAt == nil {
		return err
	}
	if missing := paper.Outstanding(c.category.Documents, supplied); len(missing) > 0 {
		refusal := rules.Refuse(rules.DocumentsRequired, rules.Say(
			"The new holder's papers for .%s have not been accepted yet. Register them with the holder first.",
			"新持有人於 .%s 所需的文件尚未獲接納，請先為該持有人提交文件。",
			"新持有人在 .%s 所需的文件尚未获接纳，请先为该持有人提交文件。").With(c.domain.Suffix), "registrantId")
		refusal.Missing = missing
		return refusal
	}
	return nil
}

// countNothing records the change as an operation, so that the waiver can show that it does not count.
func (c *domainChange) countNothing(ctx context.Context, changes map[string]any) error {
	kind := program.UpdateDetails
	if c.in.SetNameServers && len(changes) == 1 {
		kind = program.UpdateNameServers
	}
	now := c.Now()
	err := c.tx.Operation.Create().SetID(c.NewID("opr")).SetPartnerID(c.domain.PartnerID).SetDomainID(c.domain.ID).
		SetName(c.domain.Name).SetKind(kind).SetSubmittedAt(now).SetPaidAt(now).SetDocumentedAt(now).SetCompletedAt(now).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("operation: %w", err)
	}
	changes["name"] = c.domain.Name
	return c.Record(ctx, c.tx, c.domain.PartnerID, "domain.update", c.domain.ID, changes)
}

// supply attaches further papers.
func (c *domainChange) supply(ctx context.Context) error {
	if len(c.in.DocumentIDs) == 0 {
		return nil
	}
	if c.domain.CompletedAt != nil {
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The name is registered and waits for no papers.", "此域名已註冊，毋須再交文件。", "此域名已注册，无须再交文件。",
		), "documentIds")
	}
	papers, err := flows.FreshPapers(ctx, c.tx.Client, c.in.DocumentIDs)
	if err != nil {
		return err
	}
	if err := attach(ctx, c.tx, papers, c.domain, c.domain.Requirements); err != nil {
		return err
	}
	return c.Record(ctx, c.tx, c.domain.PartnerID, "domain.supply", c.domain.ID, map[string]any{
		"name": c.domain.Name, "documents": c.in.DocumentIDs,
	})
}
