package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// nouns tells, by the prefix of an ID, where the thing it names is kept. A payment is kept as its ledger transfer, which
// names it as its cause.
var nouns = map[string]struct{ table, column string }{
	"ptr": {"partner", "id"}, "per": {"person", "id"}, "crd": {"credential", "id"}, "rgt": {"registrant", "id"},
	"dom": {"domain", "id"}, "opr": {"operation", "id"}, "doc": {"document", "id"}, "quo": {"quote", "id"},
	"pro": {"promotion", "id"}, "acc": {"account", "id"}, "ltr": {"ledger_transfer", "id"}, "aud": {"audit_entry", "id"},
	"pay": {"ledger_transfer", "cause"}, "lap": {"launch_application", "id"}, "set": {"contention_set", "id"},
	"obj": {"objection", "id"}, "evd": {"evidence", "id"}, "pap": {"partner_application", "id"},
}

// isID tells an ID from other text: a noun's prefix and capital letters and digits, mostly a ULID.
var isID = regexp.MustCompile(`^[a-z]{3}_[0-9A-Z]{20,}$`)

const answersAtATime = 2000

// keptAnswers reads the answers in lots and asks, lot by lot, whether the things they speak of are there.
func keptAnswers(ctx context.Context, in *inspection, f *Finding) error {
	for last := int64(-1); ; {
		lot := named{}
		rowsRead := f.Rows
		query := fmt.Sprintf("SELECT id, key, answer FROM idempotent_answer WHERE id > ? ORDER BY id LIMIT %d", answersAtATime)
		err := in.each(ctx, query, func(rows *sql.Rows) error {
			var key string
			var answer []byte
			if err := rows.Scan(&last, &key, &answer); err != nil {
				return err
			}
			f.Rows++
			if err := lot.collect(key, answer); err != nil {
				f.offend(key + " (" + err.Error() + ")")
			}
			return nil
		}, last)
		if err != nil || f.Rows == rowsRead {
			return err
		}
		if err := in.missing(ctx, f, lot); err != nil {
			return err
		}
	}
}

// named is what answers speak of: by noun and ID, the key of the answer.
type named map[string]map[string]string

// collect gathers every ID in an answer, wherever in it: an answer is a result or a refusal.
func (n named) collect(key string, answer []byte) error {
	var kept struct{ Result, Refusal json.RawMessage }
	if err := json.Unmarshal(answer, &kept); err != nil {
		return errors.New("cannot be read")
	}
	if (kept.Result == nil) == (kept.Refusal == nil) {
		return errors.New("neither a result nor a refusal")
	}
	var whole any
	if err := json.Unmarshal(answer, &whole); err != nil {
		return errors.New("cannot be read")
	}
	return n.walk(key, whole)
}

func (n named) walk(key string, value any) error {
	var err error
	switch v := value.(type) {
	case map[string]any:
		for _, inner := range v {
			err = errors.Join(err, n.walk(key, inner))
		}
	case []any:
		for _, inner := range v {
			err = errors.Join(err, n.walk(key, inner))
		}
	case string:
		if isID.MatchString(v) {
			return n.add(key, v)
		}
	}
	return err
}

func (n named) add(key, id string) error {
	noun := id[:3]
	if _, known := nouns[noun]; !known {
		return fmt.Errorf("%s names nothing that is known", id)
	}
	if n[noun] == nil {
		n[noun] = map[string]string{}
	}
	n[noun][id] = key
	return nil
}

// missing reports the answers of a lot that speak of something that is not there.
func (in *inspection) missing(ctx context.Context, f *Finding, lot named) error {
	for noun, ids := range lot {
		place := nouns[noun]
		condition, argument := in.anyOf(place.column, ids)
		query := "SELECT " + place.column + " FROM " + place.table + " WHERE " + condition
		err := in.each(ctx, query, func(rows *sql.Rows) error {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			delete(ids, id)
			return nil
		}, argument)
		if err != nil {
			return err
		}
		for id, key := range ids {
			f.offend(key + " (" + id + ")")
		}
	}
	return nil
}

// anyOf is the condition that a column is one of many values, and its one argument.
func (in *inspection) anyOf(column string, ids map[string]string) (string, any) {
	list := make([]string, 0, len(ids))
	for id := range ids {
		list = append(list, id)
	}
	slices.Sort(list)
	if in.postgres {
		return column + " = ANY(?)", list
	}
	return column + " IN (SELECT value FROM json_each(?))", `["` + strings.Join(list, `","`) + `"]`
}
