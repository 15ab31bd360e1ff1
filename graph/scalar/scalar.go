// Package scalar writes and reads the scalars of the API.
package scalar

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"lionrock/flows"
	"lionrock/graph/gen/inorder"
	"lionrock/rules"
)

// MarshalText speaks a sentence in the language of the request; nothing said is null.
func MarshalText(t rules.Text) graphql.ContextMarshaler {
	return graphql.ContextWriterFunc(func(ctx context.Context, w io.Writer) error {
		if t.IsZero() {
			_, err := io.WriteString(w, "null")
			return err
		}
		said := inorder.NewBuffer()
		said.Write(t.Append(said.AvailableBuffer(), flows.RequestOf(ctx).Locale))
		inorder.WriteString(w, said.Bytes())
		inorder.Reuse(said)
		return nil
	})
}

// UnmarshalText is there because a scalar needs both ways; no input is a Text.
func UnmarshalText(context.Context, any) (rules.Text, error) {
	return rules.Text{}, errors.New("sentences are only written")
}

// MarshalDateTime writes an instant in UTC.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(append(t.UTC().AppendFormat([]byte{'"'}, time.RFC3339Nano), '"'))
	})
}

// UnmarshalDateTime reads an RFC 3339 instant with any offset.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, ok := v.(string)
	if !ok {
		return time.Time{}, errors.New("an instant is a string such as \"2004-05-31T12:00:00+08:00\"")
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s is not an RFC 3339 instant such as 2004-05-31T12:00:00+08:00", strconv.Quote(s))
	}
	return t.UTC(), nil
}

// MarshalID writes an ID as it is.
func MarshalID(id string) graphql.Marshaler { return inorder.MarshalString(id) }

// UnmarshalID reads an ID. What no ID can hold is put out of the way, so that such an ID names nothing on every database:
// PostgreSQL would rather fail than look for a NUL.
func UnmarshalID(v any) (string, error) {
	id, err := graphql.UnmarshalID(v)
	return strings.ReplaceAll(id, "\x00", "\ufffd"), err
}

// MarshalPercent writes a percentage without trailing zeros.
func MarshalPercent(p rules.Percent) graphql.Marshaler { return inorder.MarshalString(p.String()) }

// UnmarshalPercent reads a percentage.
func UnmarshalPercent(v any) (rules.Percent, error) {
	s, err := graphql.UnmarshalString(v)
	if err != nil {
		return 0, err
	}
	return rules.ParsePercent(s)
}

// MarshalJSON writes a JSON value as it is.
func MarshalJSON(raw json.RawMessage) graphql.Marshaler {
	if len(raw) == 0 {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(raw) })
}

// UnmarshalJSON takes a JSON value as it is.
func UnmarshalJSON(v any) (json.RawMessage, error) { return json.Marshal(v) }
