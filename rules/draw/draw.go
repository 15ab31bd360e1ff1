// Package draw decides ties by a random draw that anyone can repeat: RFC 3797, with one suffix that keeps the draws of
// different names apart.
//
// The rule: before the values of the sources can be known, the pool (the valid applications in byte order of their IDs,
// numbered from 1), its SHA-256 and the sources are published. When the values are known they make a key, the key and
// nothing else makes the picks, and the picks in order are the ranking of the whole pool. A pool larger than the sources'
// entropy can order fairly is refused.
package draw

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// PoolMax is the most entries a draw can order: RFC 3797 counts them in two bytes.
const PoolMax = 65535

// Source is one public source of numbers that nobody can foresee, such as a lottery's draw or a stock index.
type Source struct {
	// Name says which draw of which source, so that anyone can look its values up.
	Name string `json:"name"`
	// Values are the source's integers, in any order.
	Values []uint64 `json:"values"`
	// Bits is the entropy the registry declared for the source before its values were known.
	Bits float64 `json:"bits"`
}

// String is the source as RFC 3797 section 4.1 writes it: its values in ascending order, each followed by a full stop, and
// a slash behind the last.
func (s Source) String() string {
	var b strings.Builder
	for _, value := range slices.Sorted(slices.Values(s.Values)) {
		b.WriteString(strconv.FormatUint(value, 10))
		b.WriteByte('.')
	}
	b.WriteByte('/')
	return b.String()
}

// Key is the key of the draw for one name: the sources in the order in which they were announced, then the name in
// lower-case A-label form and a slash. Without a name it is the key of RFC 3797 itself.
func Key(sources []Source, asciiName string) string {
	var b strings.Builder
	for _, s := range sources {
		b.WriteString(s.String())
	}
	if asciiName != "" {
		b.WriteString(asciiName)
		b.WriteByte('/')
	}
	return b.String()
}

// Declared is the entropy of the sources together, in bits.
func Declared(sources []Source) (bits float64) {
	for _, s := range sources {
		bits += s.Bits
	}
	return bits
}

// Needed is the entropy that every order of a pool being equally likely takes: log2(P!) bits.
func Needed(pool int) (bits float64) {
	for i := 2; i <= pool; i++ {
		bits += math.Log2(float64(i))
	}
	return bits
}

// tolerance forgives what sums of logarithms lose in rounding; a bit is never missing by so little.
const tolerance = 1e-9

// The reasons for which sources cannot decide a pool.
var (
	ErrShortfall = errors.New("the sources do not hold enough entropy")
	ErrPoolSize  = fmt.Errorf("a draw orders 1 to %d entries", PoolMax)
	ErrSource    = errors.New("the source cannot be used")
)

// Suffices reports why sources cannot order a pool of a size fairly; nil where they can.
func Suffices(sources []Source, pool int) error {
	if pool < 1 || pool > PoolMax {
		return fmt.Errorf("%w, not %d", ErrPoolSize, pool)
	}
	if needed, declared := Needed(pool), Declared(sources); needed > declared+tolerance {
		return fmt.Errorf("%w: %d entries need %.2f bits, the sources have %.2f", ErrShortfall, pool, needed, declared)
	}
	return nil
}

// Validate reports what is wrong with a source: it must have a name and values, and entropy that is a number of bits.
func (s Source) Validate() error {
	switch {
	case strings.TrimSpace(s.Name) == "":
		return fmt.Errorf("%w: it has no name", ErrSource)
	case len(s.Values) == 0:
		return fmt.Errorf("%w: %s has no values", ErrSource, s.Name)
	case math.IsNaN(s.Bits) || math.IsInf(s.Bits, 0) || s.Bits < 0:
		return fmt.Errorf("%w: %s cannot have %g bits", ErrSource, s.Name, s.Bits)
	}
	return nil
}

// Overstated reports whether more entropy was declared for a source than its values can hold. What was declared stands, as
// everybody could read it before the draw; but whoever reads it should be told.
func (s Source) Overstated() bool { return s.Bits > 64*float64(len(s.Values)) }
