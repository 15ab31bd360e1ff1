package names

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/price"
	"lionrock/rules/program"
)

// Allotment is a name that goes to a partner's registrant by the rules of a launch.
type Allotment struct {
	SetID, PartnerID, RegistrantID string
	// ApplicationID is the application that has the name; its papers become those of the name.
	ApplicationID, Name string
	SubmittedAt         time.Time
	// At is when the name becomes the registrant's: its term begins then.
	At      time.Time
	Charges []price.Line
}

// Allot puts an allotted name into the register, completely registered, and counts it like any other registration: for the
// window in which it was applied for. The money is the launch's to take. A name that is somebody's already is a fault.
func (n *Names) Allot(ctx context.Context, tx *flows.Tx, a Allotment) (string, error) {
	ctx = asPlatform(ctx)
	b, now, err := n.bookNow()
	if err != nil {
		return "", err
	}
	answer := b.Names.Check(a.Name)
	if answer.Name.Unicode == "" || len(a.Charges) != 1 {
		return "", fmt.Errorf("allot %s: it is no name, or was not priced", a.Name)
	}
	answer.Status = name.Available
	occupied, lapsed, err := n.occupied(ctx, tx.Reader(), b, answer, now)
	if err != nil {
		return "", err
	}
	if occupied {
		return "", fmt.Errorf("allot %s: somebody has it already", a.Name)
	}
	if lapsed != nil {
		if err := n.free(ctx, tx, lapsed, now); err != nil {
			return "", err
		}
	}
	if a.At, err = beginning(ctx, tx, answer.Name.VariantKey, a.At, now); err != nil {
		return "", err
	}
	id, err := n.recordAllotment(ctx, tx, a, answer)
	if err != nil {
		return "", err
	}
	_, err = n.SettleFees(ctx, tx, a.PartnerID, true)
	return id, err
}

// beginning is when the term of an allotted name begins: at the instant it is allotted as of, unless somebody had the name
// after that. Then it begins now: no two terms of one name overlap.
func beginning(ctx context.Context, tx *flows.Tx, key string, at, now time.Time) (time.Time, error) {
	var later bool
	err := tx.Row(ctx, "SELECT EXISTS (SELECT 1 FROM domain WHERE variant_key = ? AND released_at > ?)", key, at.UTC()).Scan(&later)
	if err != nil {
		return at, fmt.Errorf("allot: %w", err)
	}
	if later {
		return now, nil
	}
	return at, nil
}

func (n *Names) recordAllotment(ctx context.Context, tx *flows.Tx, a Allotment, answer name.Answer) (string, error) {
	line := a.Charges[0]
	id, at := n.NewID("dom"), a.At.UTC()
	servers, requirements, err := asJSON([]string{}, allotmentPapers(answer))
	if err != nil {
		return "", err
	}
	charges, err := json.Marshal(a.Charges)
	if err != nil {
		return "", err
	}
	err = tx.Exec(ctx, `INSERT INTO domain (id, partner_id, registrant_id, name, ascii_name, suffix, variant_key, years,
		name_servers, submitted_at, completed_at, expires_at, requirements, auto_renew, launch_set_id,
		launch_application_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, a.PartnerID, a.RegistrantID, answer.Name.Unicode, answer.Name.ASCII, answer.Name.Suffix, answer.Name.VariantKey,
		line.Years, servers, a.SubmittedAt.UTC(), at, lifecycle.Expiry(at, line.Years).UTC(), requirements, false, a.SetID,
		a.ApplicationID)
	if err != nil {
		return "", fmt.Errorf("allot %s: %w", a.Name, err)
	}
	err = tx.Exec(ctx, `INSERT INTO operation (id, partner_id, domain_id, name, kind, submitted_at, paid_at, documented_at,
		completed_at, net_cents, discount_cents, charges, promotion_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n.NewID("opr"), a.PartnerID, id, answer.Name.Unicode, string(program.Create), a.SubmittedAt.UTC(), at, at, at,
		int64(line.Net), int64(line.Discount), string(charges),
		sql.NullString{String: line.PromotionID, Valid: line.PromotionID != ""})
	if err != nil {
		return "", fmt.Errorf("allot %s: %w", a.Name, err)
	}
	err = tx.Exec(ctx, "UPDATE document SET domain_id = ? WHERE launch_application_id = ?", id, a.ApplicationID)
	if err != nil {
		return "", fmt.Errorf("papers of %s: %w", a.Name, err)
	}
	return id, n.Record(ctx, tx, a.PartnerID, "domain.allot", id, map[string]any{
		"name": answer.Name.Unicode, "set": a.SetID, "application": a.ApplicationID, "net": line.Net,
	})
}

// allotmentPapers are the papers the name itself asks for; those of the phase were the application's.
func allotmentPapers(answer name.Answer) []rules.Requirement {
	if answer.Requirements == nil {
		return []rules.Requirement{}
	}
	return answer.Requirements
}
