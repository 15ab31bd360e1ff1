package rules_test

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lionrock/rules"
)

func TestParseMoney(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     rules.Money
		refused  bool
	}{
		{name: "a price with two decimals", in: "250.00", want: 25000},
		{name: "one decimal is tenths, not cents", in: "1.5", want: 150},
		{name: "a whole number is dollars", in: "1000", want: 100000},
		{name: "a debt", in: "-0.01", want: -1},
		{name: "nothing", in: "0", want: 0},
		{name: "leading zeros change nothing", in: "007.10", want: 710},
		{name: "the largest that is read", in: "999999999999999.99", want: 99999999999999999},
		{name: "a third decimal is refused and not cut off", in: "1.005", refused: true},
		{name: "an empty string is no amount", in: "", refused: true},
		{name: "a point without decimals is refused", in: "1.", refused: true},
		{name: "a point without dollars is refused", in: ".50", refused: true},
		{name: "two points are refused", in: "1.0.0", refused: true},
		{name: "a plus sign is refused", in: "+1", refused: true},
		{name: "two minus signs are refused", in: "--1", refused: true},
		{name: "a minus sign after the point is refused", in: "1.-1", refused: true},
		{name: "separators are refused", in: "1,000.00", refused: true},
		{name: "an exponent is refused", in: "1e3", refused: true},
		{name: "a space is refused", in: " 1", refused: true},
		{name: "full-width digits are refused", in: "１００", refused: true},
		{name: "sixteen digits are refused before they can overflow", in: strings.Repeat("9", 16), refused: true},
		{name: "a currency sign is refused", in: "$1", refused: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := rules.ParseMoney(test.in)
			if (err != nil) != test.refused || got != test.want {
				t.Errorf("ParseMoney(%q) = %d, %v; want %d, refused %t", test.in, got, err, test.want, test.refused)
			}
		})
	}
}

func TestMoneyIsWrittenWithTwoDecimals(t *testing.T) {
	for want, amount := range map[string]rules.Money{
		"0.00": 0, "0.05": 5, "-0.05": -5, "250.00": 250 * rules.Dollar, "-1234.56": -123456,
		"-92233720368547758.08": math.MinInt64, "92233720368547758.07": math.MaxInt64,
	} {
		if got := amount.String(); got != want {
			t.Errorf("%d is written %q, want %q", int64(amount), got, want)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rules.Money(rapid.Int64Range(-99999999999999999, 99999999999999999).Draw(t, "amount"))
		if got, err := rules.ParseMoney(amount.String()); err != nil || got != amount {
			t.Fatalf("%s is read back as %d, %v", amount, got, err)
		}
		percent := rules.Percent(amount)
		if got, err := rules.ParsePercent(percent.String()); err != nil || got != percent {
			t.Fatalf("%s %% is read back as %d, %v", percent, got, err)
		}
	})
}

func FuzzParseMoney(f *testing.F) {
	for _, seed := range []string{"250.00", "-1.5", "1000", "", ".", "-", "1e9", "999999999999999.99", "0x10", "１"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		amount, err := rules.ParseMoney(s)
		if err != nil {
			return
		}
		exact, ok := new(big.Rat).SetString(s)
		if !ok || exact.Mul(exact, big.NewRat(100, 1)).Cmp(new(big.Rat).SetInt64(int64(amount))) != 0 {
			t.Errorf("%q is read as %d cents", s, int64(amount))
		}
		if again, err := rules.ParseMoney(amount.String()); err != nil || again != amount {
			t.Errorf("%q is written %q and read back as %d, %v", s, amount, again, err)
		}
	})
}

func FuzzParsePercent(f *testing.F) {
	for _, seed := range []string{"0", "7.5", "12.34", "100", "-5", "5 %", "", "1e2", "99999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		percent, err := rules.ParsePercent(s)
		if err != nil {
			return
		}
		exact, ok := new(big.Rat).SetString(s)
		if !ok || exact.Mul(exact, big.NewRat(100, 1)).Cmp(new(big.Rat).SetInt64(int64(percent))) != 0 {
			t.Errorf("%q is read as %d hundredths", s, int64(percent))
		}
		if again, err := rules.ParsePercent(percent.String()); err != nil || again != percent {
			t.Errorf("%q is written %q and read back as %d, %v", s, percent, again, err)
		}
	})
}

func TestPercentIsWrittenWithoutIdleZeros(t *testing.T) {
	for want, percent := range map[string]rules.Percent{
		"0": 0, "5": 500, "7.5": 750, "12.34": 1234, "10": 1000, "100": rules.Hundred, "-0.01": -1,
	} {
		if got := percent.String(); got != want {
			t.Errorf("%d hundredths are written %q, want %q", int64(percent), got, want)
		}
	}
}

func TestPercentOf(t *testing.T) {
	for _, test := range []struct {
		name    string
		percent rules.Percent
		of      rules.Money
		want    rules.Money
	}{
		{"ten percent of a year of .hk", 1000, 25000, 2500},
		{"half a cent is rounded up", 500, 10, 1},
		{"less than half a cent is rounded down", 499, 10, 0},
		{"half a cent of a debt is rounded away from zero", 500, -10, -1},
		{"seven and a half percent of 12.34", 750, 1234, 93},
		{"the whole", rules.Hundred, 99999999999999999, 99999999999999999},
		{"a third decimal of a percent does not exist", 1, 4999, 0},
		{"one hundredth of a percent of fifty dollars is half a cent, and rounded up", 1, 5000, 1},
		{"an amount whose product exceeds int64", 9999, 99999999999999999, 99989999999999999},
		{"Enom's floor price of 12.84 less 3 % leaves 12.45, its cost of 11.50 and 0.95", 300, 1284, 39},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.percent.Of(test.of); got != test.want {
				t.Errorf("%s %% of %s = %s, want %s", test.percent, test.of, got, test.want)
			}
		})
	}
}

func TestAShareOfAYearlyFee(t *testing.T) {
	// HKDNR's own printed example of a .hk LOCK from 15 March to 10 September: 179/365 of HK$2,000.
	if got := (2000 * rules.Dollar).Share(179, 365); got != 98082 {
		t.Errorf("179 of 365 days of 2000.00 = %s, want 980.82", got)
	}
}

func TestAShareIsTheExactFractionRoundedHalfUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rules.Money(rapid.Int64Range(-99999999999999999, 99999999999999999).Draw(t, "amount"))
		whole := rapid.Int64Range(1, 1_000_000).Draw(t, "whole")
		part := rapid.Int64Range(-whole, whole).Draw(t, "part")
		if got, want := amount.Share(part, whole), nearest(int64(amount), part, whole); int64(got) != want {
			t.Fatalf("%d x %d / %d = %d, want %d", int64(amount), part, whole, int64(got), want)
		}
	})
}

// nearest reckons in arbitrary precision: floor(|n| + 1/2) with the sign of n.
func nearest(amount, part, whole int64) int64 {
	product := new(big.Int).Mul(big.NewInt(amount), big.NewInt(part))
	sign := product.Sign()
	doubled := product.Abs(product).Lsh(product, 1)
	doubled.Add(doubled, big.NewInt(whole)).Quo(doubled, big.NewInt(2*whole))
	return doubled.Int64() * int64(sign)
}

func TestMoneyStandsInJSONAsADecimal(t *testing.T) {
	type price struct {
		Amount rules.Money   `json:"amount"`
		Off    rules.Percent `json:"off"`
	}
	written, err := json.Marshal(price{Amount: 25000, Off: 750})
	if err != nil || string(written) != `{"amount":"250.00","off":"7.5"}` {
		t.Errorf("written as %s, %v", written, err)
	}
	for _, test := range []struct{ name, in string }{
		{"a number, which could be a float", `{"amount": 250.00}`},
		{"too many decimals", `{"amount": "250.001"}`},
		{"a percentage with its sign", `{"off": "5 %"}`},
	} {
		t.Run("refused: "+test.name, func(t *testing.T) {
			if err := json.Unmarshal([]byte(test.in), new(price)); err == nil {
				t.Errorf("%s was read", test.in)
			}
		})
	}
}
