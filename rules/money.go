package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// Money is an exact amount in cents of the Hong Kong dollar.
type Money int64

// Dollar is one Hong Kong dollar.
const Dollar Money = 100

// maxDigits keeps whole dollars far inside int64 cents.
const maxDigits = 15

// ParseMoney reads a decimal such as "250.00", "-1.5" or "1000": at most two decimals, no exponent, no separators.
func ParseMoney(s string) (Money, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, cents, hasPoint := strings.Cut(digits, ".")
	if whole == "" || len(whole) > maxDigits || (hasPoint && (cents == "" || len(cents) > 2)) {
		return 0, fmt.Errorf("%q is not an amount with at most two decimals", s)
	}
	padded := whole + cents + "00"[:2-len(cents)]
	for _, c := range padded {
		if c < '0' || c > '9' {
			return 0, fmt.Errorf("%q is not an amount with at most two decimals", s)
		}
	}
	amount, err := strconv.ParseInt(padded, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is not an amount: %w", s, err)
	}
	if negative {
		amount = -amount
	}
	return Money(amount), nil
}

// String writes the amount with exactly two decimals and no currency: "250.00".
func (m Money) String() string {
	sign, cents := "", uint64(m)
	if m < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

// spoken writes the amount as sentences say it, its thousands told apart: "1,000.00". All our languages do so with a comma.
func (m Money) spoken() string {
	written := m.String()
	digits := len(strings.TrimPrefix(written, "-")) - len(".00")
	sign := len(written) - len(".00") - digits
	var b strings.Builder
	for i := range len(written) {
		if at := i - sign; at > 0 && at < digits && (digits-at)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(written[i])
	}
	return b.String()
}

// Percent is a share in hundredths of a percent: 7.5 % is 750.
type Percent int64

// Of takes the percentage of an amount, rounded half up to the cent (half away from zero below it).
func (p Percent) Of(m Money) Money { return m.Share(int64(p), int64(Hundred)) }

// String writes the percentage without trailing zeros: "7.5".
func (p Percent) String() string {
	return strings.TrimSuffix(strings.TrimRight(Money(p).String(), "0"), ".")
}
