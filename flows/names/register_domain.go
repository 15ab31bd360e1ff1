package names

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"lionrock/ent"
	"lionrock/ent/quote"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/lifecycle"
	"lionrock/rules/paper"
	"lionrock/rules/price"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

// RegisterDomainInput asks for a name.
type RegisterDomainInput struct {
	Name         string
	Years        int
	RegistrantID string
	NameServers  []string
	DocumentIDs  []string
	QuoteID      *string
	// PromotionCode is that of a promotion that asks for one; a quote holds the one it was asked for with.
	PromotionCode string `json:",omitempty"`
}

// Registered is what a registration came to: the answer kept for retries.
type Registered struct {
	DomainID string       `json:"domainId"`
	Receipt  view.Receipt `json:"receipt"`
}

// RegisterDomain registers a name, or holds it while it waits for papers or money. First come, first served.
func (n *Names) RegisterDomain(ctx context.Context, in RegisterDomainInput, key string) (Registered, error) {
	return flows.Once(ctx, n.Frame, "registerDomain", key, in, func(ctx context.Context, tx *flows.Tx) (Registered, error) {
		if err := n.MayRegister(ctx, tx); err != nil {
			return Registered{}, err
		}
		facts, rows, err := n.registrationFacts(ctx, tx.Reader(), in)
		if err != nil {
			return Registered{}, err
		}
		decision, refusal := registration.Decide(in.asked(), facts)
		if refusal != nil {
			return Registered{}, refusal
		}
		return n.recordRegistration(ctx, tx, in, facts, rows, decision)
	})
}

// RehearseRegistration runs every check of a registration and changes nothing. It answers with the name as it would be.
func (n *Names) RehearseRegistration(ctx context.Context, in RegisterDomainInput) (*view.Domain, error) {
	if err := n.MayRehearse(ctx); err != nil {
		return nil, err
	}
	facts, rows, err := n.registrationFacts(ctx, n.DB.Reader(), in)
	if err != nil {
		return nil, err
	}
	decision, refusal := registration.Decide(in.asked(), facts)
	if refusal != nil {
		return nil, refusal
	}
	return n.sayRehearsed(ctx, facts, rows, decision)
}

func (in RegisterDomainInput) asked() registration.Request {
	return registration.Request{Years: in.Years, NameServers: in.NameServers}
}

func (n *Names) recordRegistration(
	ctx context.Context, tx *flows.Tx, in RegisterDomainInput, f registration.Facts, rows found, d registration.Decision,
) (Registered, error) {
	if rows.lapsed != nil {
		if err := n.free(asPlatform(ctx), tx, rows.lapsed, f.At); err != nil {
			return Registered{}, err
		}
	}
	domain, err := n.insertDomain(ctx, tx, in, f, d)
	if err != nil {
		return Registered{}, err
	}
	operation, err := n.insertOperation(ctx, tx, domain, f, d)
	if err != nil {
		return Registered{}, err
	}
	if err := n.charge(ctx, tx, operation, rows.account, d.Line.Net, d.Paid, d.Complete); err != nil {
		return Registered{}, err
	}
	if err := attach(ctx, tx, rows.papers, domain, f.Answer.Requirements); err != nil {
		return Registered{}, err
	}
	sequence, err := receive(ctx, tx, domain.ID, f.At)
	if err != nil {
		return Registered{}, err
	}
	err = n.Record(ctx, tx, domain.PartnerID, "domain.register", domain.ID, map[string]any{
		"name": domain.Name, "years": domain.Years, "net": d.Line.Net, "paid": d.Paid, "complete": d.Complete,
		"outstanding": len(d.Outstanding),
	})
	return Registered{DomainID: domain.ID, Receipt: view.Receipt{Sequence: sequence, ReceivedAt: f.At}}, err
}

// receive numbers a registration: one more than the last. A sequence of the database would leave a gap wherever a
// transaction is undone; here of two at once the second finds the number taken, and is run again.
func receive(ctx context.Context, tx *flows.Tx, domainID string, at time.Time) (sequence int, err error) {
	err = tx.Row(ctx, `INSERT INTO receipt (id, domain_id, received_at)
		SELECT coalesce(max(id), 0) + 1, ?, ? FROM receipt RETURNING id`, domainID, at).Scan(&sequence)
	if err != nil {
		return 0, fmt.Errorf("receipt: %w", err)
	}
	return sequence, nil
}

func (n *Names) insertDomain(
	ctx context.Context, tx *flows.Tx, in RegisterDomainInput, f registration.Facts, d registration.Decision,
) (*ent.Domain, error) {
	asked := f.Answer.Name
	row := &ent.Domain{
		ID: n.NewID("dom"), PartnerID: flows.ActorOf(ctx).PartnerID, RegistrantID: in.RegistrantID, Name: asked.Unicode,
		Years: in.Years, SubmittedAt: f.At,
	}
	if d.Complete {
		row.CompletedAt = &f.At
	}
	servers, requirements, err := asJSON(d.NameServers, f.Answer.Requirements)
	if err != nil {
		return nil, err
	}
	err = tx.Exec(ctx, `INSERT INTO domain (id, partner_id, registrant_id, name, ascii_name, suffix, variant_key, years,
		name_servers, submitted_at, completed_at, expires_at, requirements, auto_renew)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		row.ID, row.PartnerID, row.RegistrantID, row.Name, asked.ASCII, asked.Suffix, asked.VariantKey, row.Years,
		servers, f.At, row.CompletedAt, d.ExpiresAt, requirements, false)
	if err != nil {
		return nil, fmt.Errorf("register a name: %w", err)
	}
	return row, nil
}

// asJSON writes two lists as JSON text.
func asJSON(first, second any) (string, string, error) {
	one, oneErr := json.Marshal(first)
	two, twoErr := json.Marshal(second)
	return string(one), string(two), errors.Join(oneErr, twoErr)
}

func (n *Names) insertOperation(
	ctx context.Context, tx *flows.Tx, domain *ent.Domain, f registration.Facts, d registration.Decision,
) (*ent.Operation, error) {
	row := &ent.Operation{ID: n.NewID("opr")}
	charges, err := json.Marshal([]price.Line{d.Line})
	if err != nil {
		return nil, err
	}
	promotion := sql.NullString{String: d.Line.PromotionID, Valid: d.Line.PromotionID != ""}
	err = tx.Exec(ctx, `INSERT INTO operation (id, partner_id, domain_id, name, kind, submitted_at, paid_at, documented_at,
		completed_at, net_cents, discount_cents, charges, promotion_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		row.ID, domain.PartnerID, domain.ID, domain.Name, string(program.Create), f.At, ifSo(d.Paid, f.At),
		ifSo(len(d.Outstanding) == 0, f.At), ifSo(d.Complete, f.At), int64(d.Line.Net), int64(d.Line.Discount),
		string(charges), promotion)
	if err != nil {
		return nil, fmt.Errorf("operation: %w", err)
	}
	return row, nil
}

// ifSo is the instant of a fact that holds, or null.
func ifSo(holds bool, at time.Time) sql.NullTime { return sql.NullTime{Time: at, Valid: holds} }

// charge takes the money if it is there: for good where the name is complete, else as a hold. A price of nothing moves
// nothing.
func (n *Names) charge(
	ctx context.Context, tx *flows.Tx, operation *ent.Operation, account *ent.Account, net rules.Money, paid, complete bool,
) error {
	if !paid || net == 0 {
		return nil
	}
	step := ledger.Pending
	if complete {
		step = ledger.Posted
	}
	err := n.Post(ctx, tx, flows.Posting{
		Kind: ledger.RegistrationFee, Step: step, Debit: account, Credit: flows.RegistryAccount(flows.RevenueAccount),
		Amount: net, Cause: operation.ID,
	})
	return err
}

// attach supplies papers for a name. Those that are about its holder go on the holder's file as well.
func attach(
	ctx context.Context, tx *flows.Tx, papers []*ent.Document, domain *ent.Domain, asked []rules.Requirement,
) error {
	for _, p := range papers {
		update := tx.Document.UpdateOne(p).SetState(paper.UnderReview).SetDomainID(domain.ID)
		if !forOneName(asked, p.Kind) {
			update.SetRegistrantID(domain.RegistrantID)
		}
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("attach paper: %w", err)
		}
	}
	return nil
}

// quoted reads a quote that is to be spent: its line for the name asked for, else any of its lines, which the rules refuse.
func quoted(
	ctx context.Context, r flows.Reading, id *string, asked, partnerID string,
) (*registration.Quoted, error) {
	if id == nil {
		return nil, nil
	}
	row, err := r.Client.Quote.Query().Where(quote.ID(*id), quote.OwnerID(partnerID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("quoteId")
	}
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	line := max(0, slices.IndexFunc(row.Lines, func(l price.Line) bool { return l.Name == asked }))
	spending := &registration.Quoted{Line: row.Lines[line], ExpiresAt: row.ExpiresAt}
	if promotion := spending.Line.PromotionID; promotion != "" {
		spending.UsedUp, err = r.UsedUp(ctx, promotion)
	}
	return spending, err
}

// sayRehearsed words a name as it would be after the registration.
func (n *Names) sayRehearsed(
	ctx context.Context, f registration.Facts, rows found, d registration.Decision,
) (*view.Domain, error) {
	partner, err := n.DB.Read.Partner.Get(ctx, flows.ActorOf(ctx).PartnerID)
	if err != nil {
		return nil, fmt.Errorf("partner: %w", err)
	}
	b, _, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	v := &view.Domain{
		ID: RehearsedID, Name: f.Answer.Name.Unicode, ASCIIName: f.Answer.Name.ASCII,
		Category: n.catalogue.of(b).bySuffix[f.Answer.Name.Suffix], Registrant: flows.RegistrantView(rows.registrant, f.At),
		Partner: flows.ProfileView(partner), CreatedAt: f.At, ExpiresAt: d.ExpiresAt, NameServers: d.NameServers,
		AwaitingDocuments: d.Outstanding,
	}
	life := lifecycle.Facts{SubmittedAt: f.At, ExpiresAt: d.ExpiresAt, NameServers: len(d.NameServers)}
	if d.Complete {
		life.CompletedAt = &f.At
	} else {
		until := f.Lifecycle.PendingUntil(f.At)
		v.AwaitingUntil = &until
	}
	if !d.Paid {
		v.AwaitingPayment = &d.Line.Net
	}
	v.Statuses = f.Lifecycle.Statuses(life, f.At)
	return v, nil
}

// RehearsedID stands for the ID of a name that was only rehearsed; it names nothing.
const RehearsedID = "dom_rehearsed"
