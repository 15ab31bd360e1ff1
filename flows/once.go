package flows

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lionrock/rules"
)

// KeyLife is how long a retry is answered the same.
const KeyLife = 30 * 24 * time.Hour

// keyMax is the longest idempotency key, in bytes.
const keyMax = 255

// kept is an answer as it is stored: a result or the refusal in its place.
type kept[T any] struct {
	Result  *T             `json:"result,omitempty"`
	Refusal *rules.Refusal `json:"refusal,omitempty"`
}

// Once runs a deed at most once for an idempotency key of the actor's owner. The answer, a refusal included, is stored in
// the deed's own transaction, and the same key with the same request is given it again; with another request it is
// refused. The request is any value that is written the same as JSON when it asks for the same.
func Once[T any](
	ctx context.Context, f *Frame, deedName, key string, request any, deed func(context.Context, *Tx) (T, error),
) (T, error) {
	var answer, none T
	if key == "" || len(key) > keyMax || !utf8.ValidString(key) || strings.ContainsFunc(key, unicode.IsControl) {
		return none, refuseKey(key)
	}
	hash, err := requestHash(request)
	if err != nil {
		return none, err
	}
	guard := &onceGuard{f: f, owner: ActorOf(ctx).Owner(), deed: deedName, key: key, hash: hash}
	err = f.DB.InTx(ctx, func(ctx context.Context, tx *Tx) error {
		stored, err := guard.find(ctx, tx)
		if err != nil || stored != nil {
			return errors.Join(err, replay(stored, &answer))
		}
		if answer, err = deed(ctx, tx); err != nil {
			return err
		}
		return guard.keep(ctx, tx, kept[T]{Result: &answer})
	})
	var refusal *rules.Refusal
	switch {
	case err == nil:
		return answer, nil
	case !errors.As(err, &refusal) || refusal.Code == rules.IdempotencyKeyReused:
		return none, err
	}
	return keepRefusal[T](ctx, guard, refusal)
}

// onceGuard is one key on its way through Once.
type onceGuard struct {
	f                *Frame
	owner, deed, key string
	hash             []byte
}

// find returns the stored answer of this key, nil when it is new, a refusal when it was used for something else.
func (g *onceGuard) find(ctx context.Context, tx *Tx) (json.RawMessage, error) {
	var id int
	var hash, answer []byte
	var createdAt time.Time
	err := tx.Row(ctx, `SELECT id, request_hash, answer, created_at FROM idempotent_answer
		WHERE owner_id = ? AND deed = ? AND key = ?`, g.owner, g.deed, g.key).Scan(&id, &hash, &answer, &createdAt)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("idempotency key: %w", err)
	case !createdAt.After(g.f.Now().Add(-KeyLife)):
		return nil, tx.IdempotentAnswer.DeleteOneID(id).Exec(ctx)
	case !slices.Equal(hash, g.hash):
		return nil, refuseReuse()
	}
	return answer, nil
}

func (g *onceGuard) keep(ctx context.Context, tx *Tx, answer any) error {
	written, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	return tx.Exec(ctx, `INSERT INTO idempotent_answer (owner_id, deed, key, request_hash, answer, created_at)
		VALUES (?, ?, ?, ?, ?, ?)`, g.owner, g.deed, g.key, g.hash, string(written), g.f.Now())
}

// keepRefusal stores a refusal after the refused deed was undone. If another request with the same key was faster, its
// answer is this one's too: one key never has two answers.
func keepRefusal[T any](ctx context.Context, g *onceGuard, refusal *rules.Refusal) (answer T, err error) {
	overtaken := false
	err = g.f.DB.InTx(ctx, func(ctx context.Context, tx *Tx) error {
		stored, err := g.find(ctx, tx)
		if overtaken = stored != nil; err != nil || overtaken {
			return errors.Join(err, replay(stored, &answer))
		}
		return g.keep(ctx, tx, kept[struct{}]{Refusal: refusal})
	})
	if err == nil && !overtaken {
		err = refusal
	}
	return answer, err
}

// replay reads a stored answer.
func replay[T any](stored json.RawMessage, answer *T) error {
	if stored == nil {
		return nil
	}
	var k kept[T]
	if err := json.Unmarshal(stored, &k); err != nil {
		return fmt.Errorf("stored answer: %w", err)
	}
	if k.Refusal != nil {
		return k.Refusal
	}
	*answer = *k.Result
	return nil
}

func requestHash(request any) ([]byte, error) {
	written, err := json.Marshal(request)
	if err != nil {
		return nil, fmt.Errorf("idempotency key: %w", err)
	}
	sum := sha256.Sum256(written)
	return sum[:], nil
}

func refuseKey(key string) *rules.Refusal {
	return rules.Refuse(rules.Unreadable(key), rules.Say(
		"Give an idempotency key of 1 to 255 bytes of plain text, new for each thing you want done; a UUID is good.",
		"請提供 1 至 255 個位元組的純文字冪等鍵，每項操作用一個新鍵；UUID 即可。",
		"请提供 1 至 255 个字节的纯文本幂等键，每项操作用一个新键；UUID 即可。"), "idempotencyKey")
}

func refuseReuse() *rules.Refusal {
	return rules.Refuse(rules.IdempotencyKeyReused, rules.Say(
		"This idempotency key was used for another request within the last 30 days. Use a new key for a new request.",
		"這個冪等鍵在過去 30 天內已用於另一項要求。新的要求請用新的鍵。",
		"这个幂等键在过去 30 天内已用于另一项请求。新的请求请用新的键。"), "idempotencyKey")
}
