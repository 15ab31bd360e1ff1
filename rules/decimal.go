package rules

import (
	"fmt"
	"math/bits"
)

// Hundred is the whole: 100 %.
const Hundred Percent = 100 * 100

// ParsePercent reads a percentage such as "10" or "7.5": at most two decimals, no sign for percent.
func ParsePercent(s string) (Percent, error) {
	hundredths, err := ParseMoney(s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a percentage with at most two decimals", s)
	}
	return Percent(hundredths), nil
}

// Share takes part/whole of an amount, rounded half up to the cent (half away from zero below it): 179 of 365 days of a
// yearly fee. The product is kept in 128 bits, so that no amount that can be parsed overflows on the way; whole must be
// positive, and part no further from zero than whole where the amount is near the limit of int64.
func (m Money) Share(part, whole int64) Money {
	hi, lo := bits.Mul64(magnitude(int64(m)), magnitude(part))
	lo, carry := bits.Add64(lo, uint64(whole)/2, 0)
	quotient, _ := bits.Div64(hi+carry, lo, uint64(whole))
	if (m < 0) != (part < 0) {
		return -Money(quotient)
	}
	return Money(quotient)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// MarshalText writes the amount as a decimal: dials and stored quotes hold "250.00", never a float.
func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a decimal as ParseMoney does.
func (m *Money) UnmarshalText(text []byte) error {
	amount, err := ParseMoney(string(text))
	if err != nil {
		return err
	}
	*m = amount
	return nil
}

// MarshalText writes the percentage as a decimal: "7.5".
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a decimal as ParsePercent does.
func (p *Percent) UnmarshalText(text []byte) error {
	percent, err := ParsePercent(string(text))
	if err != nil {
		return err
	}
	*p = percent
	return nil
}
