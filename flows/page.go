package flows

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"lionrock/flows/view"
	"lionrock/rules"
)

// PageMax is the most elements of a page; PageDefault is given to who does not say.
const (
	PageMax     = 100
	PageDefault = 50
)

// Key is where an element stands in its list: the value it is sorted by, and its ID, which breaks ties. A list sorted by
// ID has no value.
type Key struct {
	Value string `json:"v,omitempty"`
	ID    string `json:"i"`
}

// InstantKey writes an instant as a key's value.
func InstantKey(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// Sorting is what the value of a list's keys is.
type Sorting int

// A list is sorted by ID alone, or by a text or an instant and then by ID.
const (
	ByID Sorting = iota
	ByText
	ByInstant
)

// List is a list that can be paged through by keys.
type List[R, V any] struct {
	By Sorting
	// Desc tells that the largest key comes first.
	Desc bool
	// Rows reads a stretch of the list.
	Rows func(context.Context, Stretch) ([]R, error)
	Key  func(R) Key
	View func(R) V
	// Count counts the whole list.
	Count func(context.Context) (int, error)
}

// Stretch is the part of a list that a page needs.
type Stretch struct {
	After, Before *Key
	// Desc is the order to read in: that of the list, or its reverse for a page counted from the end.
	Desc  bool
	Limit int
	// by and listDesc are the list's own order, which says what "after" means.
	by       Sorting
	listDesc bool
}

// Paged reads one page of a list.
func Paged[R, V any](ctx context.Context, page view.Page, list List[R, V]) (*view.Connection[V], error) {
	stretch, backwards, refusal := stretchOf(page, list.By, list.Desc)
	if refusal != nil {
		return nil, refusal
	}
	wanted := stretch.Limit
	stretch.Limit++
	rows, err := list.Rows(ctx, stretch)
	if err != nil {
		return nil, err
	}
	more := len(rows) > wanted
	if more {
		rows = rows[:wanted]
	}
	if backwards {
		slices.Reverse(rows)
	}
	c := &view.Connection[V]{Edges: make([]view.Edge[V], len(rows)), Count: list.Count}
	for i, row := range rows {
		c.Edges[i] = view.Edge[V]{Cursor: list.Key(row).cursor(), Node: list.View(row)}
	}
	c.PageInfo.HasNextPage = more && !backwards || backwards && stretch.Before != nil
	c.PageInfo.HasPreviousPage = more && backwards || !backwards && stretch.After != nil
	if len(c.Edges) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[len(c.Edges)-1].Cursor
	}
	return c, nil
}

func stretchOf(page view.Page, by Sorting, desc bool) (s Stretch, backwards bool, refusal *rules.Refusal) {
	if page.First != nil && page.Last != nil {
		return s, false, rules.Refuse(rules.Invalid, rules.Say(
			"Ask for the first so many or the last so many, not both.",
			"請只要求首若干項或末若干項，不可兩者並用。", "请只要求前若干项或后若干项，不可两者并用。"), "last")
	}
	s = Stretch{Limit: PageDefault, Desc: desc, by: by, listDesc: desc}
	field := "first"
	switch {
	case page.Last != nil:
		s.Limit, s.Desc, backwards, field = *page.Last, !desc, true, "last"
	case page.First != nil:
		s.Limit = *page.First
	}
	if s.Limit < 1 || s.Limit > PageMax {
		return s, false, rules.Refuse(rules.Invalid, rules.Say(
			"A page has 1 to %d elements.", "每頁可有 1 至 %d 項。", "每页可有 1 至 %d 项。").With(PageMax), field)
	}
	if s.After, refusal = parseCursor(by, page.After, "after"); refusal != nil {
		return s, false, refusal
	}
	s.Before, refusal = parseCursor(by, page.Before, "before")
	return s, backwards, refusal
}

func (k Key) cursor() string {
	written, err := json.Marshal(k)
	if err != nil {
		panic(err) // two strings always marshal
	}
	return base64.RawURLEncoding.EncodeToString(written)
}

func parseCursor(by Sorting, cursor *string, field string) (*Key, *rules.Refusal) {
	if cursor == nil {
		return nil, nil
	}
	var key Key
	written, err := base64.RawURLEncoding.DecodeString(*cursor)
	if err == nil {
		err = json.Unmarshal(written, &key)
	}
	if err != nil || !key.fits(by) {
		return nil, RefuseCursor(field)
	}
	return &key, nil
}

// RefuseCursor refuses what was given as a cursor and is none of the list.
func RefuseCursor(field string) *rules.Refusal {
	return rules.Refuse(rules.Invalid, rules.Say(
		"This is not a cursor from one of our pages. Take startCursor or endCursor of an earlier page.",
		"這不是本系統的頁面游標。請使用先前頁面的 startCursor 或 endCursor。",
		"这不是本系统的页面游标。请使用先前页面的 startCursor 或 endCursor。"), field)
}

// fits tells whether a key can be one of a list sorted so. Text with a NUL is in no database.
func (k Key) fits(by Sorting) bool {
	if k.ID == "" || strings.ContainsRune(k.ID+k.Value, 0) {
		return false
	}
	switch by {
	case ByID:
		return k.Value == ""
	case ByText:
		return k.Value != ""
	case ByInstant:
	}
	_, err := time.Parse(time.RFC3339Nano, k.Value)
	return err == nil
}

// Condition is the stretch as SQL over the columns the list is sorted by, the ID last, and its arguments; empty where the
// page begins at an end of the list.
func (s Stretch) Condition(columns ...string) (string, []any) {
	var parts []string
	var args []any
	for _, bound := range []struct {
		key     *Key
		further bool
	}{{s.After, !s.listDesc}, {s.Before, s.listDesc}} {
		if bound.key == nil {
			continue
		}
		sign := " < "
		if bound.further {
			sign = " > "
		}
		parts = append(parts, "("+strings.Join(columns, ", ")+")"+sign+"("+strings.Repeat("?, ", len(columns)-1)+"?)")
		if len(columns) > 1 {
			args = append(args, bound.key.value(s.by))
		}
		args = append(args, bound.key.ID)
	}
	return strings.Join(parts, " AND "), args
}

// value is the key's value as the database compares it.
func (k Key) value(by Sorting) any {
	if by != ByInstant {
		return k.Value
	}
	at, err := time.Parse(time.RFC3339Nano, k.Value)
	if err != nil {
		panic(err) // a cursor that does not fit was refused
	}
	return at.UTC()
}

// Order is the ORDER BY of the stretch over the same columns, and its limit.
func (s Stretch) Order(columns ...string) string {
	direction := " ASC"
	if s.Desc {
		direction = " DESC"
	}
	return " ORDER BY " + strings.Join(columns, direction+", ") + direction + " LIMIT ?"
}

// On applies the stretch to an ent query sorted by the given columns.
func (s Stretch) On(selector *entsql.Selector, columns ...string) {
	if condition, args := s.Condition(columns...); condition != "" {
		selector.Where(entsql.P(func(b *entsql.Builder) {
			for i, part := range strings.Split(condition, "?") {
				if i > 0 {
					b.Arg(args[i-1])
				}
				b.WriteString(part)
			}
		}))
	}
	for _, column := range columns {
		if s.Desc {
			selector.OrderBy(entsql.Desc(column))
		} else {
			selector.OrderBy(entsql.Asc(column))
		}
	}
	selector.Limit(s.Limit)
}

// WholeList is the stretch that is a whole list.
func WholeList(by Sorting, desc bool) Stretch {
	return Stretch{Desc: desc, Limit: math.MaxInt, by: by, listDesc: desc}
}

// From is the same stretch from a key on, in the order it is read in.
func (s Stretch) From(key Key) Stretch {
	if s.Desc == s.listDesc {
		s.After = &key
	} else {
		s.Before = &key
	}
	return s
}
