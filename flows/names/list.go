package names

import (
	"context"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
)

// DomainFilter narrows a list of names.
type DomainFilter struct {
	Search             string
	ExpiringWithinDays *int
	Awaiting           *Awaiting
	Statuses           []lifecycle.Status
}

// Awaiting is what a pending name waits for.
type Awaiting string

// What a name may wait for.
const (
	AwaitingDocuments Awaiting = "DOCUMENTS"
	AwaitingPayment   Awaiting = "PAYMENT"
)

// DomainOrder sorts a list of names.
type DomainOrder struct {
	Field DomainOrderField
	Desc  bool
}

// DomainOrderField is what names are sorted by.
type DomainOrderField string

// What names may be sorted by.
const (
	OrderByName    DomainOrderField = "NAME"
	OrderByCreated DomainOrderField = "CREATED_AT"
	OrderByExpiry  DomainOrderField = "EXPIRES_AT"
)

// column is the column behind a sort field, and what it holds. Created means submitted: that instant never
// moves, so that a list does not change order while it is read.
func (f DomainOrderField) column() (string, flows.Sorting) {
	switch f {
	case OrderByName:
		return "d.name", flows.ByText
	case OrderByExpiry:
		return "d.expires_at", flows.ByInstant
	case OrderByCreated:
	}
	return "d.submitted_at", flows.ByInstant
}

// Domains lists the names of a partner, or everyone's for an officer.
func (n *Names) Domains(
	ctx context.Context, page view.Page, partnerID string, filter DomainFilter, order DomainOrder,
) (*view.DomainConnection, error) {
	condition, args, err := n.where(partnerID, filter)
	if err != nil {
		return nil, err
	}
	column, by := order.Field.column()
	return flows.Paged(ctx, page, flows.List[*view.Domain, *view.Domain]{
		By:   by,
		Desc: order.Desc,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*view.Domain, error) {
			bounds, boundArgs := s.Condition(column, "d.id")
			if bounds != "" {
				bounds = " AND " + bounds
			}
			scope, scopeArgs, err := scopeSQL(ctx)
			if err != nil {
				return nil, err
			}
			query := domainColumns + " WHERE " + condition + bounds + scope + s.Order(column, "d.id")
			return n.queryDomains(ctx, query, slices.Concat(args, boundArgs, scopeArgs, []any{s.Limit})...)
		},
		Key:   func(v *view.Domain) flows.Key { return order.Field.key(v) },
		View:  func(v *view.Domain) *view.Domain { return v },
		Count: func(ctx context.Context) (int, error) { return n.countDomains(ctx, condition, args) },
	})
}

func scopeSQL(ctx context.Context) (string, []any, error) {
	partnerID, all, err := flows.Scope(ctx)
	if err != nil || all {
		return "", nil, err
	}
	return " AND d.partner_id = ?", []any{partnerID}, nil
}

func (n *Names) countDomains(ctx context.Context, condition string, args []any) (count int, err error) {
	scope, scopeArgs, err := scopeSQL(ctx)
	if err != nil {
		return 0, err
	}
	query := flows.Rebind(n.DB.Dialect, "SELECT count(*) FROM domain d WHERE "+condition+scope)
	err = n.DB.ReadSQL.QueryRowContext(ctx, query, slices.Concat(args, scopeArgs)...).Scan(&count)
	return count, err
}

// where writes a filter as SQL. Names that have been let go are history, not in the list; nor are those that are free
// although nobody has let them go yet. That condition is met by nearly all names and is written so that SQLite does not take
// it for a reason to read them by their end: a page is read in the list's own order, and stops when it is full.
func (n *Names) where(partnerID string, f DomainFilter) (string, []any, error) {
	b, now, err := n.bookNow()
	if err != nil {
		return "", nil, err
	}
	parts := []string{"d.released_at IS NULL AND NOT (d.expires_at <= ?) AND (d.completed_at IS NOT NULL OR d.submitted_at >= ?)"}
	args := []any{b.Lifecycle.LapsedBy(now).UTC(), b.Lifecycle.HeldFrom(now).UTC()}
	add := func(part string, values ...any) {
		parts, args = append(parts, part), append(args, values...)
	}
	if n.Sandbox {
		add("d.submitted_at <= ?", now) // the demo's clock may have been moved back
	}
	if partnerID != "" {
		add("d.partner_id = ?", partnerID)
	}
	search, refusal := flows.Search(f.Search, "filter", "search")
	if refusal != nil {
		return "", nil, refusal
	}
	if search != "" {
		pattern := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(strings.ToLower(search)) + "%"
		add(`(d.name LIKE ? ESCAPE '\' OR d.ascii_name LIKE ? ESCAPE '\')`, pattern, pattern)
	}
	if f.ExpiringWithinDays != nil {
		add("d.completed_at IS NOT NULL AND d.expires_at >= ? AND d.expires_at < ?", now,
			rules.AddDays(now, *f.ExpiringWithinDays).UTC())
	}
	if f.Awaiting != nil {
		add(awaitingSQL(*f.Awaiting))
	}
	if len(f.Statuses) > 0 {
		condition, values := statusSQL(f.Statuses, n.DB.Dialect, &b.Lifecycle, now)
		add(condition, values...)
	}
	return strings.Join(parts, " AND "), args, nil
}

func awaitingSQL(what Awaiting) string {
	waiting := `d.completed_at IS NULL AND EXISTS (SELECT 1 FROM operation o
		WHERE o.domain_id = d.id AND o.kind = 'CREATE' AND o.failed_at IS NULL AND `
	if what == AwaitingPayment {
		return waiting + "o.paid_at IS NULL)"
	}
	return waiting + "o.documented_at IS NULL)"
}

// key is where a name stands in a list sorted by the field.
func (f DomainOrderField) key(v *view.Domain) flows.Key {
	switch f {
	case OrderByName:
		return flows.Key{Value: v.Name, ID: v.ID}
	case OrderByExpiry:
		return flows.Key{Value: flows.InstantKey(v.ExpiresAt), ID: v.ID}
	case OrderByCreated:
	}
	return flows.Key{Value: flows.InstantKey(v.SubmittedAt), ID: v.ID}
}

// statusSQL writes derived statuses as the facts they are derived from. A status that no fact leads to yet matches nothing.
func statusSQL(statuses []lifecycle.Status, dialectName string, dials *lifecycle.Dials, now time.Time) (string, []any) {
	without := "coalesce(json_array_length(d.name_servers), 0) = 0"
	if dialectName == dialect.Postgres {
		without = "coalesce(jsonb_array_length(d.name_servers), 0) = 0"
	}
	blackout := rules.AddDays(now, -dials.GraceDays).UTC()
	var parts []string
	var args []any
	for _, status := range statuses {
		switch status {
		case lifecycle.PendingCreate:
			parts = append(parts, "d.completed_at IS NULL")
		case lifecycle.Inactive:
			parts = append(parts, without)
		case lifecycle.OK:
			parts, args = append(parts, "d.completed_at IS NOT NULL AND d.expires_at > ? AND NOT ("+without+")"), append(args, now)
		case lifecycle.ServerHold:
			parts, args = append(parts, "d.completed_at IS NOT NULL AND d.expires_at <= ?"), append(args, now)
		case lifecycle.RedemptionPeriod:
			parts, args = append(parts, "d.completed_at IS NOT NULL AND d.expires_at <= ?"), append(args, blackout)
		default:
			parts = append(parts, "1 = 0")
		}
	}
	return "((" + strings.Join(parts, ") OR (") + "))", args
}

// PendingDomains lists the names of all partners that wait for papers or money, the longest waiting first.
func (n *Names) PendingDomains(
	ctx context.Context, page view.Page, awaiting *Awaiting,
) (*view.DomainConnection, error) {
	filter := DomainFilter{Awaiting: awaiting, Statuses: []lifecycle.Status{lifecycle.PendingCreate}}
	return n.Domains(ctx, page, "", filter, DomainOrder{Field: OrderByCreated})
}
