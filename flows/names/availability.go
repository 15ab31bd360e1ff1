package names

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/price"
)

// AvailabilityMax is the most names one question may hold.
const AvailabilityMax = 200

// Availability answers for each name, in order, whether it can be registered and why or why not. Whatever string is asked
// about is answered; one bad name never spoils the rest.
func (n *Names) Availability(ctx context.Context, asked []string, years int) ([]*view.Availability, error) {
	b, now, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	if len(asked) > AvailabilityMax {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"Ask about at most %d names at a time.", "每次最多可查詢 %d 個域名。", "每次最多可查询 %d 个域名。",
		).With(AvailabilityMax), "names")
	}
	if refusal := unknownTerm(b, years); refusal != nil {
		return nil, refusal
	}
	answers := make([]name.Answer, len(asked))
	for i, input := range asked {
		answers[i] = b.Names.Check(input)
	}
	if err := n.markRegistered(ctx, b, now, answers); err != nil {
		return nil, err
	}
	said, err := n.sayAvailability(ctx, b, now, answers, years)
	if err != nil {
		return nil, err
	}
	return said, n.sayLaunch(ctx, b, now, answers, said)
}

// markRegistered looks every name that could be had up in the register, in one statement.
func (n *Names) markRegistered(ctx context.Context, b *book.Book, now time.Time, answers []name.Answer) error {
	keys := make([]string, 0, len(answers))
	for _, a := range answers {
		if a.Status == name.Available {
			keys = append(keys, a.Name.VariantKey)
		}
	}
	held, err := heldNames(ctx, n.DB, keys)
	if err != nil {
		return err
	}
	for i := range answers {
		a := &answers[i]
		facts, found := held[a.Name.VariantKey]
		switch {
		case !found || a.Status != name.Available:
		case facts.Later(now):
			answers[i] = a.Registered(facts.WhyLater())
		case b.Lifecycle.Occupied(*facts, now):
			answers[i] = a.Registered(b.Lifecycle.Why(*facts, now))
		}
	}
	return nil
}

const heldColumns = "SELECT variant_key, submitted_at, completed_at, expires_at FROM domain WHERE released_at IS NULL AND "

// heldNames reads the facts of those variant sets that have a holder, whoever it is: that a name is taken is no secret.
func heldNames(ctx context.Context, db *flows.DB, keys []string) (map[string]*lifecycle.Facts, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	var held map[string]*lifecycle.Facts
	scan := func(rows *sql.Rows) error {
		if held == nil {
			held = make(map[string]*lifecycle.Facts, len(keys))
		}
		var key string
		f := new(lifecycle.Facts)
		err := rows.Scan(&key, &f.SubmittedAt, &f.CompletedAt, &f.ExpiresAt)
		held[key] = f
		return err
	}
	query, arg := heldColumns+"variant_key = ?", any(keys[0])
	if len(keys) > 1 {
		query, arg = heldColumns+flows.Any(db.Dialect, "variant_key"), flows.AnyOf(db.Dialect, keys)
	}
	// At most 200 steps into one index.
	if err := flows.Each(db.Brief(ctx), db.ReadSQL, scan, flows.Rebind(db.Dialect, query), arg); err != nil {
		return nil, fmt.Errorf("look names up: %w", err)
	}
	return held, nil
}

// sayAvailability adds category and fees to each answer: the partner's own prices where a partner asks.
func (n *Names) sayAvailability(
	ctx context.Context, b *book.Book, now time.Time, answers []name.Answer, years int,
) ([]*view.Availability, error) {
	fees, err := n.feesFor(ctx, b, now, years)
	if err != nil {
		return nil, err
	}
	said, room := make([]*view.Availability, len(answers)), make([]view.Availability, len(answers))
	shelf := n.catalogue.of(b)
	for i := range answers {
		a, one := &answers[i], &room[i]
		said[i] = one
		one.Name, one.Status, one.Reason, one.Remedy, one.Rule = a.Input, a.Status, a.Reason, a.Remedy, a.Rule
		one.Requirements = a.Requirements
		if a.Name.Unicode != "" && a.Status != name.Invalid {
			one.Name, one.ASCIIName = a.Name.Unicode, &a.Name.ASCII
		}
		if a.Category == nil {
			continue
		}
		one.Category = shelf.bySuffix[a.Category.Suffix]
		if one.Category != nil && a.Status != name.Invalid {
			one.Price = fees
		}
	}
	return said, nil
}

// feesFor is how the fees of a name are made for whoever asks.
func (n *Names) feesFor(
	ctx context.Context, b *book.Book, now time.Time, years int,
) (func(*view.Category, string) []price.Line, error) {
	partner := flows.ActorOf(ctx).PartnerID
	if partner == "" {
		return func(c *view.Category, domain string) []price.Line { return feesOf(c, domain, years) }, nil
	}
	terms, err := n.DB.Reader().Terms(ctx, b, partner, now)
	return func(c *view.Category, domain string) []price.Line { return partnerFees(terms, c, domain, years) }, err
}

func partnerFees(terms price.Terms, c *view.Category, domain string, years int) []price.Line {
	var lines []price.Line
	for _, operation := range []price.Operation{price.Create, price.Renew} {
		lines = appendPriced(lines, terms, price.Order{
			Name: domain, Suffix: c.Suffix, Operation: operation, Years: years,
		})
	}
	return lines
}

// SuggestionsMax is the most alternatives one question is answered with.
const SuggestionsMax = 50

// Suggestions answers a keyword with names that can be had: the word in every category, then with words that often go
// with a name in Hong Kong. Only well-formed names are suggested, the available ones first.
func (n *Names) Suggestions(ctx context.Context, keyword string, limit int) ([]*view.Availability, error) {
	if limit < 1 || limit > SuggestionsMax {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"Ask for 1 to %d suggestions.", "可要求 1 至 %d 個建議。", "可要求 1 至 %d 个建议。").With(SuggestionsMax), "limit")
	}
	b, _, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(keyword)), ".")
	word = strings.Join(strings.Fields(word), "-")
	var asked []string
	for _, form := range []string{word, word + "-hk", "hk" + word, "my" + word, word + "-online", word + "-asia"} {
		for i := range b.Names.Categories {
			asked = append(asked, form+"."+b.Names.Categories[i].Suffix)
		}
	}
	answers, err := n.Availability(ctx, asked, b.Prices.Terms[0])
	if err != nil {
		return nil, err
	}
	return pick(answers, limit), nil
}

func pick(answers []*view.Availability, limit int) []*view.Availability {
	picked := make([]*view.Availability, 0, limit)
	for _, a := range answers {
		if a.Status == name.Available && len(picked) < limit {
			picked = append(picked, a)
		}
	}
	return picked
}
