package gqlhttp

import (
	"errors"
	"fmt"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// The default budget: 200 operations of the highest cost at once, then 2 a second, or 1,000 cheap
// ones a second.
const (
	DefaultBudgetLimit   = 100_000
	DefaultBudgetRestore = 1_000
	defaultBudgetKeys    = 65_536
)

// Budget is what each caller may spend, in points: at most a limit, restored evenly, so that there
// is no window whose edge could be waited for.
//
// Callers are held in memory, the least recently seen dropped first: a flood of addresses cannot
// take more memory, and a caller who is dropped only gets a full budget back.
//
// It is x/time/rate and not throttled's GCRA, which is the same arithmetic: the peek of throttled
// v2.15.0 takes a point whenever it loses a race for the key.
type Budget struct {
	callers *lru.Cache[string, *rate.Limiter]
	limit   int
	restore int
	now     func() time.Time
}

// BudgetConfig has the figures of a budget; zero means the default. The clock is required.
type BudgetConfig struct {
	Limit   int // points
	Restore int // points per second
	Keys    int // callers that are remembered
	Now     func() time.Time
}

// Balance is a caller's budget at an instant.
type Balance struct {
	Limit       int
	Remaining   int
	RestoreRate int
	ResetAfter  time.Duration // until the budget is full again
}

// NewBudget makes a budget in which every caller starts with the limit.
func NewBudget(c BudgetConfig) (*Budget, error) {
	orDefault(&c.Limit, DefaultBudgetLimit)
	orDefault(&c.Restore, DefaultBudgetRestore)
	orDefault(&c.Keys, defaultBudgetKeys)
	if c.Limit < 1 || c.Restore < 1 || c.Now == nil {
		return nil, errors.New("budget: limit, restore rate and clock are required")
	}
	callers, err := lru.New[string, *rate.Limiter](c.Keys)
	if err != nil {
		return nil, fmt.Errorf("budget: %w", err)
	}
	return &Budget{callers: callers, limit: c.Limit, restore: c.Restore, now: c.Now}, nil
}

func orDefault(n *int, value int) {
	if *n == 0 {
		*n = value
	}
}

// Take spends points of a caller, or none and says how long to wait. Taking no points asks whether
// there is one to take.
func (b *Budget) Take(caller string, points int) (Balance, time.Duration) {
	now := b.now()
	limiter := b.limiter(caller)
	taken := limiter.AllowN(now, points)
	left := limiter.TokensAt(now)
	balance := Balance{
		Limit: b.limit, RestoreRate: b.restore, Remaining: max(0, int(left)),
		ResetAfter: b.time(float64(b.limit) - left),
	}
	if needed := max(1, points); !taken || points == 0 && left < 1 {
		return balance, max(time.Millisecond, b.time(float64(needed)-left))
	}
	return balance, 0
}

// limiter lets the first of two who come at once for a new caller win.
func (b *Budget) limiter(caller string) *rate.Limiter {
	if known, ok := b.callers.Get(caller); ok {
		return known
	}
	full := rate.NewLimiter(rate.Limit(b.restore), b.limit)
	if known, ok, _ := b.callers.PeekOrAdd(caller, full); ok {
		return known
	}
	return full
}

// time is how long it takes to restore points.
func (b *Budget) time(points float64) time.Duration {
	return time.Duration(points / float64(b.restore) * float64(time.Second))
}
