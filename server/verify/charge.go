package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

const allCreations = "SELECT count(*) FROM operation WHERE kind = 'CREATE'"

// creationAndMoney joins every creation with the rows by which it may have been charged. A name that was allocated in a launch
// is charged through its application: see launchChecks.
const creationAndMoney = ` FROM operation o
	LEFT JOIN ledger_transfer posted ON posted.cause = o.id AND posted.kind = 'REGISTRATION_FEE' AND posted.step = 'POSTED'
	LEFT JOIN ledger_transfer held ON held.cause = o.id AND held.kind = 'REGISTRATION_FEE' AND held.step = 'PENDING'
	LEFT JOIN ledger_transfer taken ON taken.cause = o.id AND taken.kind = 'REGISTRATION_FEE' AND taken.step = 'POST_PENDING'
	LEFT JOIN ledger_transfer back ON back.cause = o.id AND back.kind = 'REGISTRATION_FEE' AND back.step = 'VOID_PENDING'
	WHERE o.kind = 'CREATE' AND o.domain_id NOT IN (SELECT id FROM domain WHERE launch_set_id IS NOT NULL) AND `

var chargeChecks = []check{
	rows("every paid registration is charged exactly once, and no unpaid one",
		allCreations,
		"SELECT o.id"+creationAndMoney+`NOT (CASE WHEN o.paid_at IS NULL OR o.net_cents = 0
			THEN posted.id IS NULL AND held.id IS NULL AND taken.id IS NULL AND back.id IS NULL
			ELSE (posted.id IS NULL) <> (held.id IS NULL) END)`),
	rows("money is taken for what was registered, given back for what failed, and held for what waits",
		allCreations,
		"SELECT o.id"+creationAndMoney+`o.paid_at IS NOT NULL AND o.net_cents > 0 AND NOT (CASE
			WHEN o.completed_at IS NOT NULL THEN back.id IS NULL AND (posted.id IS NOT NULL OR taken.id IS NOT NULL)
			WHEN o.failed_at IS NOT NULL THEN posted.id IS NULL AND taken.id IS NULL AND back.id IS NOT NULL
			ELSE posted.id IS NULL AND taken.id IS NULL AND back.id IS NULL END)`),
	rows("every charge is the price of its registration or launch application, from its partner's account",
		"SELECT count(*) FROM ledger_transfer WHERE kind = 'REGISTRATION_FEE'",
		`SELECT t.id FROM ledger_transfer t LEFT JOIN operation o ON o.id = t.cause AND o.kind = 'CREATE'
		LEFT JOIN launch_application l ON l.id = t.cause LEFT JOIN account a ON a.id = t.debit_account_id
		WHERE t.kind = 'REGISTRATION_FEE' AND NOT coalesce(t.amount_cents = coalesce(o.net_cents, l.fee_cents)
			AND a.partner_id = coalesce(o.partner_id, l.partner_id)
			AND t.created_at >= coalesce(o.submitted_at, l.submitted_at), FALSE)`),
	{"every price adds up, and is that of the list and discount it cites", prices},
}

// line is one stored quote line, with amounts as they are written: "250.00".
type line struct {
	Name, Operation                    string
	Years                              int
	List, Discount, Net                amount
	ListVersion, PromotionID, TierName string
	Rule                               struct{ Version string }
}

// amount is a decimal of at most two places, read as hundredths.
type amount struct {
	cents int64
	err   error
}

// UnmarshalText reads the decimal. What cannot be read is the row's fault and not the reader's: it is kept for the report.
func (a *amount) UnmarshalText(text []byte) error {
	whole, fraction, _ := strings.Cut(string(text), ".")
	if len(fraction) > 2 {
		a.err = fmt.Errorf("%q has too many decimals", text)
		return nil
	}
	a.cents, a.err = strconv.ParseInt(whole+fraction+strings.Repeat("0", 2-len(fraction)), 10, 64)
	return nil
}

// tariffs are all price lists and discount schemes there ever were.
type tariffs struct {
	// list gives a version, category, operation and term its price in cents.
	list map[string]int64
	// off gives a version and tier its hundredths of a percent.
	off map[string]int64
	// stacks are the versions in which a promotion comes off what a tier leaves.
	stacks map[string]bool
}

func prices(ctx context.Context, in *inspection, f *Finding) error {
	t, err := in.tariffs(ctx)
	if err != nil {
		return err
	}
	query := `SELECT o.id, o.name, o.kind, o.net_cents, o.discount_cents, coalesce(o.promotion_id, ''), o.charges,
		coalesce(d.suffix, '') FROM operation o LEFT JOIN domain d ON d.id = o.domain_id
		WHERE o.net_cents <> 0 OR o.discount_cents <> 0 OR o.charges IS NOT NULL`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id string
		var o charged
		var written []byte
		err := rows.Scan(&id, &o.name, &o.kind, &o.net, &o.discount, &o.promotion, &written, &o.suffix)
		if err != nil {
			return err
		}
		f.Rows++
		if why := t.fault(o, written); why != "" {
			f.offend(id + " (" + why + ")")
		}
		return nil
	})
}

// charged is an operation as far as its price goes.
type charged struct {
	name, kind, suffix, promotion string
	net, discount                 int64
}

// fault says what is wrong with the price of an operation, or nothing.
func (t tariffs) fault(o charged, written []byte) string {
	var lines []line
	if len(written) > 0 {
		if err := json.Unmarshal(written, &lines); err != nil {
			return "its charges cannot be read"
		}
	}
	var net, discount int64
	for _, l := range lines {
		if err := errors.Join(l.List.err, l.Discount.err, l.Net.err); err != nil {
			return err.Error()
		}
		if why := t.lineFault(o, l); why != "" {
			return why
		}
		net, discount = net+l.Net.cents, discount+l.Discount.cents
	}
	if net != o.net || discount != o.discount {
		return fmt.Sprintf("its lines come to %d cents after a discount of %d, not to %d and %d", net, discount, o.net, o.discount)
	}
	return ""
}

func (t tariffs) lineFault(o charged, l line) string {
	price, known := t.list[tariffKey(l.ListVersion, o.suffix, l.Operation, l.Years)]
	switch {
	case l.List.cents-l.Discount.cents != l.Net.cents || l.Discount.cents < 0 || l.Net.cents < 0:
		return "list less discount is not net"
	case l.Name != o.name || l.Operation != o.kind:
		return "a line is for something else"
	case !known || price != l.List.cents:
		return "the list price is not that of the list it cites"
	case l.PromotionID != o.promotion:
		return "the promotion is another"
	case l.TierName != "":
		return t.tierFault(l)
	case l.PromotionID == "" && l.Discount.cents != 0:
		return "a discount was taken for no reason"
	}
	return ""
}

// tierFault judges a line whose discount is a tier's: the percentage of that tier, rounded half up to the cent.
func (t tariffs) tierFault(l line) string {
	off, known := t.off[l.Rule.Version+"/"+l.TierName]
	if known && l.PromotionID != "" && t.stacks[l.Rule.Version] {
		return "" // the promotion's part is judged with the promotion: see promoted
	}
	if !known || (l.List.cents*off+5000)/10000 != l.Discount.cents {
		return "the discount is not that of the tier it cites"
	}
	if l.PromotionID != "" {
		return "two discounts were taken"
	}
	return ""
}

func tariffKey(version, suffix, operation string, years int) string {
	return version + "/" + suffix + "/" + operation + "/" + strconv.Itoa(years)
}

// tariffs reads every price list and scheme from the dials.
func (in *inspection) tariffs(ctx context.Context) (tariffs, error) {
	t := tariffs{list: map[string]int64{}, off: map[string]int64{}, stacks: map[string]bool{}}
	err := in.each(ctx, "SELECT kind, version, body FROM dial WHERE kind IN ('PRICES', 'SCHEME')", func(rows *sql.Rows) error {
		var kind, version, body string
		if err := rows.Scan(&kind, &version, &body); err != nil {
			return err
		}
		if err := t.read(version, body); err != nil {
			return fmt.Errorf("dial %s %s: %w", kind, version, err)
		}
		return nil
	})
	return t, err
}

func (t tariffs) read(version, body string) error {
	var dial struct {
		Prices []struct {
			Suffix, Operation string
			Years             int
			Amount            amount
		}
		Tiers []struct {
			Name       string
			PercentOff amount
		}
		Stacking string
	}
	err := json.Unmarshal([]byte(body), &dial)
	for _, p := range dial.Prices {
		t.list[tariffKey(version, p.Suffix, p.Operation, p.Years)] = p.Amount.cents
		err = errors.Join(err, p.Amount.err)
	}
	t.stacks[version] = dial.Stacking == "TIER_THEN_PROMOTION"
	for _, tier := range dial.Tiers {
		t.off[version+"/"+tier.Name] = tier.PercentOff.cents
		err = errors.Join(err, tier.PercentOff.err)
	}
	return err
}
