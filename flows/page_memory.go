package flows

import (
	"context"
	"slices"
	"strings"

	"lionrock/flows/view"
)

// PagedInMemory reads one page of a list that is there whole, because what it is sorted by is derived and no column.
func PagedInMemory[V any](ctx context.Context, page view.Page, sorted []V, key func(V) Key) (*view.Connection[V], error) {
	return Paged(ctx, page, List[V, V]{
		By: ByText,
		Rows: func(_ context.Context, s Stretch) ([]V, error) {
			part := slices.DeleteFunc(slices.Clone(sorted), func(v V) bool {
				return s.After != nil && key(v).compare(*s.After) <= 0 || s.Before != nil && key(v).compare(*s.Before) >= 0
			})
			if s.Desc {
				slices.Reverse(part)
			}
			return part[:min(len(part), s.Limit)], nil
		},
		Key: key, View: func(v V) V { return v },
		Count: func(context.Context) (int, error) { return len(sorted), nil },
	})
}

// compare puts keys in order: by their value, then by ID.
func (k Key) compare(other Key) int {
	if by := strings.Compare(k.Value, other.Value); by != 0 {
		return by
	}
	return strings.Compare(k.ID, other.ID)
}
