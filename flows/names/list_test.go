package names_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/ent"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
)

// shelf fills Harbour's list with names in every part of their lives, and leaves the clock where they are so.
func shelf(t *testing.T, w *flowstest.World) {
	t.Helper()
	w.Pay(harbour, 12000*rules.Dollar)
	end := w.Frame.Now().AddDate(1, 0, 0)
	for i, days := range []int{-100, -88, -87, -60, -29, -28, -27, -1, 0, 1, 29, 30, 31, 90} {
		w.Clock.Set(rules.AddDays(end, days).AddDate(-1, 0, 0))
		var hosts []string
		if i%3 != 0 {
			hosts = []string{"ns1.tea.hk"}
		}
		w.Register(harbour, fmt.Sprintf("tea-%c-%d.hk", 'z'-i, i), servers(hosts...))
	}
	w.Clock.Set(rules.AddDays(end, -20))
	w.Register(harbour, "overdue.com.hk")
	w.Clock.Set(rules.AddDays(end, -10))
	w.Register(harbour, "茶.hk")
	w.Register(harbour, "waits.com.hk", servers("ns1.tea.hk"))
	w.Reject(supply(t, w, w.Register(harbour, "refused.com.hk"), certificate))
	w.Drain(harbour, 10*rules.Dollar)
	w.Register(harbour, "unpaid.hk")
	w.Register(harbour, "both.com.hk")
	w.Register(peak, "tea-of-peak.hk")
	w.Clock.Set(end.Add(-time.Second)) // so that no term ends between two looks at the same list
}

// model is the same list as the rules say it, from the rows alone.
func model(t *testing.T, w *flowstest.World, f names.DomainFilter, o names.DomainOrder) []string {
	t.Helper()
	rows, err := w.DB.Read.Domain.Query().WithOperations().All(flowstest.As(t, harbour))
	if err != nil {
		t.Fatal(err)
	}
	dials, now := w.Book().Lifecycle, w.Frame.Now()
	rows = slices.DeleteFunc(rows, func(d *ent.Domain) bool {
		facts := lifecycle.Facts{
			SubmittedAt: d.SubmittedAt, CompletedAt: d.CompletedAt, ReleasedAt: d.ReleasedAt, ExpiresAt: d.ExpiresAt,
			NameServers: len(d.NameServers),
		}
		return !dials.Occupied(facts, now) || !fits(f, d, dials.Statuses(facts, now), now)
	})
	slices.SortFunc(rows, func(a, b *ent.Domain) int {
		order := 0
		switch o.Field {
		case names.OrderByName:
			order = strings.Compare(a.Name, b.Name)
		case names.OrderByExpiry:
			order = a.ExpiresAt.Compare(b.ExpiresAt)
		case names.OrderByCreated:
			order = a.SubmittedAt.Compare(b.SubmittedAt)
		}
		if order = cmp.Or(order, strings.Compare(a.ID, b.ID)); o.Desc {
			return -order
		}
		return order
	})
	said := make([]string, len(rows))
	for i, d := range rows {
		said[i] = d.Name
	}
	return said
}

func fits(f names.DomainFilter, d *ent.Domain, statuses []lifecycle.Status, now time.Time) bool {
	search := strings.ToLower(strings.TrimSpace(f.Search))
	if !strings.Contains(d.Name, search) && !strings.Contains(d.ASCIIName, search) {
		return false
	}
	if within := f.ExpiringWithinDays; within != nil {
		if d.CompletedAt == nil || d.ExpiresAt.Before(now) || !d.ExpiresAt.Before(rules.AddDays(now, *within)) {
			return false
		}
	}
	if f.Awaiting != nil {
		o := d.Edges.Operations[0]
		papers, money := o.DocumentedAt == nil, o.PaidAt == nil
		if d.CompletedAt != nil || *f.Awaiting == names.AwaitingDocuments && !papers || *f.Awaiting == names.AwaitingPayment && !money {
			return false
		}
	}
	return len(f.Statuses) == 0 || slices.ContainsFunc(f.Statuses, func(s lifecycle.Status) bool { return slices.Contains(statuses, s) })
}

// readAll pages through a list one way or the other.
func readAll(ctx context.Context, w *flowstest.World, r *rapid.T, f names.DomainFilter, o names.DomainOrder) []string {
	size, backwards := rapid.IntRange(1, 8).Draw(r, "size"), rapid.Bool().Draw(r, "backwards")
	var read []string
	for page := (view.Page{First: &size}); ; {
		if backwards {
			page = view.Page{Last: &size, Before: page.Before}
		}
		got, err := w.Names.Domains(ctx, page, harbour.ID, f, o)
		if err != nil {
			r.Fatal(err)
		}
		var part []string
		for _, e := range got.Edges {
			part = append(part, e.Node.Name)
		}
		if backwards {
			read, page.Before = append(part, read...), got.PageInfo.StartCursor
		} else {
			read, page.After = append(read, part...), got.PageInfo.EndCursor
		}
		if !got.PageInfo.HasNextPage && !backwards || !got.PageInfo.HasPreviousPage && backwards {
			return read
		}
	}
}

func TestTheListOfNamesIsWhatTheRulesSayOfEach(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		shelf(t, w)
		ctx := flowstest.As(t, harbour)
		rapid.Check(t, func(r *rapid.T) {
			f := names.DomainFilter{
				Search:             rapid.SampledFrom([]string{"", "", "tea", " TEA-Y ", "xn--", "茶", "%", "_", "\\", "'", "com.hk"}).Draw(r, "search"),
				ExpiringWithinDays: rapid.Ptr(rapid.IntRange(-1, 100), true).Draw(r, "expiring within"),
				Awaiting:           rapid.Ptr(rapid.SampledFrom([]names.Awaiting{names.AwaitingDocuments, names.AwaitingPayment}), true).Draw(r, "awaiting"),
				Statuses: rapid.SliceOfN(rapid.SampledFrom([]lifecycle.Status{
					lifecycle.OK, lifecycle.Inactive, lifecycle.PendingCreate, lifecycle.ServerHold, lifecycle.RedemptionPeriod, lifecycle.ClientHold,
				}), 0, 2).Draw(r, "statuses"),
			}
			o := names.DomainOrder{
				Field: rapid.SampledFrom([]names.DomainOrderField{names.OrderByName, names.OrderByCreated, names.OrderByExpiry}).Draw(r, "order"),
				Desc:  rapid.Bool().Draw(r, "descending"),
			}
			want := model(t, w, f, o)
			if got := readAll(ctx, w, r, f, o); !slices.Equal(got, want) {
				r.Fatalf("the list is %v, want %v", got, want)
			}
			whole, err := w.Names.Domains(ctx, view.Page{}, harbour.ID, f, o)
			if err != nil {
				r.Fatal(err)
			}
			if count, err := whole.TotalCount(ctx); err != nil || count != len(want) {
				r.Fatalf("%d are counted, want %d, %v", count, len(want), err)
			}
			for _, e := range whole.Edges {
				one, err := w.Names.DomainByID(ctx, e.Node.ID)
				if err != nil || !slices.Equal(one.Statuses, e.Node.Statuses) || len(e.Node.Statuses) == 0 {
					r.Fatalf("%s is %v in the list and %v alone, %v", e.Node.Name, e.Node.Statuses, one.Statuses, err)
				}
			}
		})
	})
}

func TestTheListOfNamesIsItsPartnersAlone(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Register(harbour, "tea.hk")
		w.Register(peak, "coffee.hk")
		list := func(ctx context.Context, partnerID string) (int, error) {
			got, err := w.Names.Domains(ctx, view.Page{}, partnerID, names.DomainFilter{}, names.DomainOrder{})
			if err != nil {
				return 0, err
			}
			count, err := got.TotalCount(ctx)
			if count != len(got.Edges) {
				t.Errorf("%d are listed and %d counted", len(got.Edges), count)
			}
			return len(got.Edges), err
		}
		for _, c := range []struct {
			name    string
			ctx     context.Context
			partner string
			want    int
		}{
			{"its own", flowstest.As(t, harbour), harbour.ID, 1},
			{"not another's", flowstest.As(t, peak), harbour.ID, 0},
			{"not everyone's", flowstest.As(t, peak), "", 1},
			{"an officer sees one partner's", flowstest.Officer(t), harbour.ID, 1},
			{"an officer sees everyone's", flowstest.Officer(t), "", 2},
		} {
			if got, err := list(c.ctx, c.partner); err != nil || got != c.want {
				t.Errorf("%s: %d, %v", c.name, got, err)
			}
		}
		if got, err := list(flowstest.Anonymous(t), harbour.ID); err == nil {
			t.Errorf("the anonymous were answered %d", got)
		}
		waiting, err := w.Names.PendingDomains(flowstest.Officer(t), view.Page{}, ptr(names.AwaitingPayment))
		if err != nil || len(waiting.Edges) != 1 || waiting.Edges[0].Node.Name != "coffee.hk" {
			t.Errorf("waiting for money are %v, %v", waiting, err)
		}
	})
}

func TestAForgedCursorIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Register(harbour, "tea.hk")
		ctx := flowstest.As(t, harbour)
		byName, err := w.Names.Domains(ctx, view.Page{}, harbour.ID, names.DomainFilter{}, names.DomainOrder{Field: names.OrderByName})
		if err != nil {
			t.Fatal(err)
		}
		for _, cursor := range []string{"", "x", "{}", "bnVsbA", "W10", "eyJpIjoiXHUwMDAwIn0", *byName.PageInfo.EndCursor} {
			_, err := w.Names.Domains(ctx, view.Page{After: &cursor}, harbour.ID, names.DomainFilter{}, names.DomainOrder{Field: names.OrderByCreated})
			flowstest.Refused(t, err, rules.Invalid, "after")
			_, err = w.Names.Registrants(ctx, view.Page{Before: &cursor}, harbour.ID, "")
			flowstest.Refused(t, err, rules.Invalid, "before")
		}
	})
}

func TestHoldersAreFoundByPartOfTheirName(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		tea := companyCalled("Dragon Tea Limited")
		tea.NameInChinese = "龍茶有限公司"
		w.NewHolder(harbour, tea)
		w.NewHolder(harbour, companyCalled("100% Coffee_Limited"))
		w.NewHolder(peak, companyCalled("Dragon of Peak Limited"))
		for search, want := range map[string]int{"": 2, "dragon": 1, " DRAGON ": 1, "茶": 1, "0%": 1, "%": 1, "_": 1, "nobody": 0, "'": 0} {
			got, err := w.Names.Registrants(flowstest.As(t, harbour), view.Page{}, harbour.ID, search)
			if err != nil || len(got.Edges) != want {
				t.Errorf("%q finds %d, want %d, %v", search, len(got.Edges), want, err)
			}
		}
	})
}
