package flows_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"testing"
	"time"

	"entgo.io/ent/dialect/sql"
	"pgregory.net/rapid"

	"lionrock/ent"
	"lionrock/ent/announcement"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/view"
	"lionrock/rules"
)

// notices lists announcements by the time of their publication, of which many are the same.
func notices(w *flowstest.World, desc bool) flows.List[*ent.Announcement, string] {
	query := w.DB.Read.Announcement.Query()
	return flows.List[*ent.Announcement, string]{
		By:   flows.ByInstant,
		Desc: desc,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Announcement, error) {
			return query.Clone().Where(func(q *sql.Selector) {
				s.On(q, announcement.FieldPublishedAt, announcement.FieldID)
			}).All(ctx)
		},
		Key: func(row *ent.Announcement) flows.Key {
			return flows.Key{Value: flows.InstantKey(row.PublishedAt), ID: row.ID}
		},
		View:  func(row *ent.Announcement) string { return row.ID },
		Count: query.Clone().Count,
	}
}

// publish makes notices of which three at a time were published at one instant, and returns their IDs in order.
func publish(t *testing.T, w *flowstest.World, number int) []string {
	t.Helper()
	ids := make([]string, number)
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		for i := range number {
			ids[i] = fmt.Sprintf("ann_%03d", i)
			text := rules.Say(ids[i], ids[i], ids[i])
			at := flowstest.Start.UTC().Add(time.Duration(i/3) * 100 * time.Microsecond)
			err := tx.Announcement.Create().SetID(ids[i]).SetTitle(text).SetBodyMarkdown(text).SetPublishedAt(at).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func nodes(c *view.Connection[string]) []string {
	var ids []string
	for _, e := range c.Edges {
		ids = append(ids, e.Node)
	}
	return ids
}

func TestPagesForwardAndBackwardAreTheWholeList(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		ids := publish(t, w, 37)
		ctx := flowstest.System(t)
		rapid.Check(t, func(t *rapid.T) {
			desc, backwards := rapid.Bool().Draw(t, "descending"), rapid.Bool().Draw(t, "backwards")
			whole := slices.Clone(ids)
			if desc {
				slices.Reverse(whole)
			}
			var read []string
			var cursor *string
			for {
				size := rapid.IntRange(1, 15).Draw(t, "size")
				page := view.Page{First: &size, After: cursor}
				if backwards {
					page = view.Page{Last: &size, Before: cursor}
				}
				got, err := flows.Paged(ctx, page, notices(w, desc))
				if err != nil {
					t.Fatal(err)
				}
				more, before := got.PageInfo.HasNextPage, got.PageInfo.HasPreviousPage
				if backwards {
					read, cursor, more, before = append(nodes(got), read...), got.PageInfo.StartCursor, before, more
				} else {
					read, cursor = append(read, nodes(got)...), got.PageInfo.EndCursor
				}
				if len(got.Edges) > size || before != (len(read) > len(got.Edges)) {
					t.Fatalf("a page of %d has %d, and there is something on its other side: %t", size, len(got.Edges), before)
				}
				if more != (len(read) < len(whole)) {
					t.Fatalf("after %d of %d there is more: %t", len(read), len(whole), more)
				}
				if !more {
					break
				}
			}
			if !slices.Equal(read, whole) {
				t.Fatalf("read %v", read)
			}
		})
		count, err := notices(w, false).Count(ctx)
		if err != nil || count != len(ids) {
			t.Errorf("%d in all, %v", count, err)
		}
	})
}

func TestAPageThatCannotBeIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		publish(t, w, 3)
		number := func(n int) *int { return &n }
		cursor := func(s string) *string { c := base64.RawURLEncoding.EncodeToString([]byte(s)); return &c }
		plain := func(s string) *string { return &s }
		for _, c := range []struct {
			name  string
			page  view.Page
			field string
		}{
			{"first and last together", view.Page{First: number(1), Last: number(1)}, "last"},
			{"the first none", view.Page{First: number(0)}, "first"},
			{"the last less than none", view.Page{Last: number(-1)}, "last"},
			{"more than a hundred", view.Page{First: number(101)}, "first"},
			{"a cursor that is no Base64", view.Page{After: plain("!!!")}, "after"},
			{"a cursor that is no JSON", view.Page{After: cursor("not JSON")}, "after"},
			{"an empty cursor", view.Page{Before: plain("")}, "before"},
			{"a cursor without an ID", view.Page{Before: cursor(`{"v":"2026-01-01T00:00:00Z"}`)}, "before"},
			{"a cursor of another list", view.Page{After: cursor(`{"v":"harbour.hk","i":"dom_1"}`)}, "after"},
			{"a cursor whose value is no instant", view.Page{Before: cursor(`{"v":"soon","i":"ann_001"}`)}, "before"},
			{"a cursor that breaks text", view.Page{After: cursor(`{"v":"2026-01-01T00:00:00Z","i":"\u0000"}`)}, "after"},
		} {
			t.Run(c.name, func(t *testing.T) {
				_, err := flows.Paged(flowstest.System(t), c.page, notices(w, false))
				flowstest.Refused(t, err, rules.Invalid, c.field)
			})
		}
		t.Run("but a cursor of a row that has gone still tells where", func(t *testing.T) {
			got, err := flows.Paged(flowstest.System(t), view.Page{
				After: cursor(`{"v":"2026-03-02T02:00:00Z","i":"ann_000a"}`),
			}, notices(w, false))
			if err != nil || !slices.Equal(nodes(got), []string{"ann_001", "ann_002"}) {
				t.Errorf("answered %v, %v", nodes(got), err)
			}
		})
	})
}
