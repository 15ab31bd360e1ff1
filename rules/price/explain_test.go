package price_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

func TestALineExplainsItself(t *testing.T) {
	sum := summer(t, "A", 0)
	sum.PercentOff, sum.AmountOff = nil, ptr(rules.Money(2000))
	two := aYear
	two.Years = 2
	for _, test := range []struct {
		name  string
		terms price.Terms
		order price.Order
		want  [3]string
	}{
		{
			"list price alone", terms(t, 0), aYear,
			[3]string{
				"List price of a registration for 1 year: HK$250.00.",
				"註冊 1 年的定價：HK$250.00。",
				"注册 1 年的定价：HK$250.00。",
			},
		},
		{
			"tier, with what put the partner there", terms(t, 104), two,
			[3]string{
				"List price of a registration for 2 years: HK$500.00. " +
					"Silver tier: 10 % off (HK$50.00). New registrations since 3 August 2025: 104.",
				"註冊 2 年的定價：HK$500.00。Silver 級別：減收 10%（HK$50.00）。自2025年8月3日起新註冊 104 個。",
				"注册 2 年的定价：HK$500.00。Silver 级别：减收 10%（HK$50.00）。自2025年8月3日起新注册 104 个。",
			},
		},
		{
			"tier, with the promotion that took less", terms(t, 104, sum), aYear,
			[3]string{
				"List price of a registration for 1 year: HK$250.00. " +
					"Silver tier: 10 % off (HK$25.00). New registrations since 3 August 2025: 104. " +
					"Discounts are not added together: the promotion “Summer A” would have taken off HK$20.00.",
				"註冊 1 年的定價：HK$250.00。Silver 級別：減收 10%（HK$25.00）。自2025年8月3日起新註冊 104 個。" +
					"優惠不可同時使用：推廣優惠「Summer A」可減收 HK$20.00。",
				"注册 1 年的定价：HK$250.00。Silver 级别：减收 10%（HK$25.00）。自2025年8月3日起新注册 104 个。" +
					"优惠不可叠加使用：推广优惠“Summer A”可减收 HK$20.00。",
			},
		},
		{
			"promotion by percentage, with the tier that took less", terms(t, 104, summer(t, "B", 1250)), aYear,
			[3]string{
				"List price of a registration for 1 year: HK$250.00. Promotion “Summer B”: 12.5 % off (HK$31.25). " +
					"Discounts are not added together: the Silver tier would have taken off HK$25.00.",
				"註冊 1 年的定價：HK$250.00。推廣優惠「Summer B」：減收 12.5%（HK$31.25）。" +
					"優惠不可同時使用：Silver 級別可減收 HK$25.00。",
				"注册 1 年的定价：HK$250.00。推广优惠“Summer B”：减收 12.5%（HK$31.25）。" +
					"优惠不可叠加使用：Silver 级别可减收 HK$25.00。",
			},
		},
		{
			"promotion by sum", terms(t, 0, sum), aYear,
			[3]string{
				"List price of a registration for 1 year: HK$250.00. Promotion “Summer A”: HK$20.00 off.",
				"註冊 1 年的定價：HK$250.00。推廣優惠「Summer A」：減收 HK$20.00。",
				"注册 1 年的定价：HK$250.00。推广优惠“Summer A”：减收 HK$20.00。",
			},
		},
		{
			"a late renewal has no years", terms(t, 0),
			price.Order{Name: "a.hk", Suffix: "hk", Operation: price.Restore, Years: 1},
			[3]string{
				"List price of a late renewal's extra charge: HK$200.00.",
				"逾期續期附加費的定價：HK$200.00。",
				"逾期续期附加费的定价：HK$200.00。",
			},
		},
		{
			"a figure that nobody published says so", terms(t, 0),
			price.Order{Name: "a.hk", Suffix: "hk", Operation: price.Transfer, Years: 2},
			[3]string{
				"List price of a change of holder with renewal for 2 years: HK$1,000.00. " +
					"This is a sample figure; no official price is published.",
				"轉讓連續期 2 年的定價：HK$1,000.00。此為示例金額，並無已公布的官方收費。",
				"转让连续期 2 年的定价：HK$1,000.00。此为示例金额，并无已公布的官方收费。",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			line, refusal := test.terms.Price(test.order)
			if refusal != nil {
				t.Fatal(refusal)
			}
			if diff := cmp.Diff(test.want, spoken(line.Explanation)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func spoken(text rules.Text) [3]string {
	return [3]string{text.In(rules.English), text.In(rules.TraditionalChinese), text.In(rules.SimplifiedChinese)}
}
