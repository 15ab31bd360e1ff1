package names_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/registration"
)

// refusals are requests for a name that cannot be granted, and why.
func refusals(w *flowstest.World) []struct {
	name  string
	in    names.RegisterDomainInput
	code  rules.Code
	field string
} {
	child := w.NewHolder(harbour, registration.Registrant{Kind: rules.Individual, Name: "A child", Country: "HK", BirthDate: "2010-03-03"})
	small := w.NewHolder(harbour, registration.Registrant{Kind: rules.Individual, Name: "A small child", Country: "HK", BirthDate: "2016-01-01"})
	ageless := w.NewHolder(harbour, registration.Registrant{Kind: rules.Individual, Name: "Somebody", Country: "HK"})
	abroad := w.NewHolder(harbour, registration.Registrant{Kind: rules.Company, Name: "Pte Ltd", Country: "sg"})
	others := w.Holder(peak, rules.Company)
	used := w.Paper(harbour, certificate)
	w.Register(harbour, "taken.hk")
	w.Register(harbour, "uses.com.hk", flowstest.With(used))
	theirs := w.Paper(peak, certificate)
	announced, _, err := w.Names.CreateUploadTarget(flowstest.As(w.T(), harbour), flowstest.Announce(certificate, w.Picture()))
	if err != nil {
		w.T().Fatal(err)
	}
	ask := w.Asking
	return []struct {
		name  string
		in    names.RegisterDomainInput
		code  rules.Code
		field string
	}{
		{"a name that is taken", ask(harbour, "TAKEN.hk"), rules.Taken, "name"},
		{"a name that is none", ask(harbour, "-tea-.hk"), rules.Invalid, "name"},
		{"a name of no category of ours", ask(harbour, "tea.com"), rules.Invalid, "name"},
		{"no name at all", ask(harbour, ""), rules.Invalid, "name"},
		{"a name with a NUL", ask(harbour, "te\x00a.hk"), rules.Invalid, "name"},
		{"a reserved name", ask(harbour, "a.hk"), rules.Reserved, "name"},
		{"a prohibited name", ask(harbour, "hk-government.hk"), rules.Prohibited, "name"},
		{"a holder its category is not for", ask(harbour, "tea.edu.hk"), rules.NotEligible, "registrantId"},
		{"a holder from abroad", ask(harbour, "tea.com.hk", flowstest.For(abroad)), rules.LocalPresenceRequired, "registrantId"},
		{"a holder under age", ask(harbour, "tea.hk", flowstest.For(child)), rules.UnderAge, "registrantId"},
		{"a holder under eleven", ask(harbour, "tea.idv.hk", flowstest.For(small)), rules.UnderAge, "registrantId"},
		{"a holder whose age nobody knows", ask(harbour, "tea.hk", flowstest.For(ageless)), rules.Required, "registrantId"},
		{"a holder who is not there", ask(harbour, "tea.hk", flowstest.For("rgt_none")), rules.NotFound, "registrantId"},
		{"another partner's holder", ask(harbour, "tea.hk", flowstest.For(others)), rules.NotFound, "registrantId"},
		{"a term that is not offered", ask(harbour, "tea.hk", years(4)), rules.PeriodNotOffered, "years"},
		{"no term", ask(harbour, "tea.hk", years(0)), rules.PeriodNotOffered, "years"},
		{"an endless term", ask(harbour, "tea.hk", years(1<<40)), rules.PeriodNotOffered, "years"},
		{"a name server that is none", ask(harbour, "tea.hk", servers("ns1.tea.hk", "http://ns2")), rules.Invalid, "nameServers"},
		{"a name server twice", ask(harbour, "tea.hk", servers("ns1.tea.hk", "NS1.tea.hk.")), rules.Invalid, "nameServers"},
		{"fourteen name servers", ask(harbour, "tea.hk", servers(fourteen()...)), rules.Invalid, "nameServers"},
		{"another partner's paper", ask(harbour, "tea.com.hk", flowstest.With(theirs)), rules.NotFound, "documentIds"},
		{"a paper that is not there", ask(harbour, "tea.com.hk", flowstest.With("doc_none")), rules.NotFound, "documentIds"},
		{"a paper that was used for another name", ask(harbour, "tea.com.hk", flowstest.With(used)), rules.Invalid, "documentIds"},
		{"a paper whose bytes never came", ask(harbour, "tea.com.hk", flowstest.With(announced.ID)), rules.Invalid, "documentIds"},
		{"a quote that is not there", ask(harbour, "tea.hk", flowstest.By("quo_none")), rules.NotFound, "quoteId"},
	}
}

func fourteen() []string {
	hosts := make([]string, 14)
	for i := range hosts {
		hosts[i] = fmt.Sprintf("ns%d.tea.hk", i)
	}
	return hosts
}

func TestARequestThatCannotBeGrantedIsRefusedAndChangesNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 10000*rules.Dollar)
		for _, c := range refusals(w) {
			t.Run(c.name, func(t *testing.T) {
				before := w.RowCounts()
				_, err := w.Names.RehearseRegistration(flowstest.As(t, harbour), c.in)
				rehearsed := flowstest.Refused(t, err, c.code, c.field)
				if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
					t.Errorf("rehearsing it changed rows:\n%s", diff)
				}
				key := w.Key()
				_, err = w.Names.RegisterDomain(flowstest.As(t, harbour), c.in, key)
				refused := flowstest.Refused(t, err, c.code, c.field)
				before["idempotent_answer"]++ // the refusal is kept for a retry
				if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
					t.Errorf("asking for it changed rows:\n%s", diff)
				}
				_, err = w.Names.RegisterDomain(flowstest.As(t, harbour), c.in, key)
				again := flowstest.Refused(t, err, c.code, c.field)
				for _, locale := range []rules.Locale{rules.English, rules.TraditionalChinese, rules.SimplifiedChinese} {
					if words := refused.Message.In(locale); rehearsed.Message.In(locale) != words || again.Message.In(locale) != words ||
						strings.Contains(words, "%!") || words == "" {
						t.Errorf("rehearsed: %s, refused: %s, again: %s", rehearsed.Message.In(locale), words, again.Message.In(locale))
					}
				}
			})
		}
	})
}

func TestAHolderIsOfAgeFromTheBirthdayOnInHongKong(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		holder := w.NewHolder(harbour, registration.Registrant{Kind: rules.Individual, Name: "Almost", Country: "GB", BirthDate: "2008-03-03"})
		w.Clock.Set(time.Date(2026, time.March, 2, 23, 59, 59, 0, rules.HongKong))
		_, err := w.TryRegister(harbour, "almost.hk", flowstest.For(holder))
		flowstest.Refused(t, err, rules.UnderAge, "registrantId")
		w.Clock.Set(time.Date(2026, time.March, 3, 0, 0, 0, 0, rules.HongKong))
		w.Register(harbour, "almost.hk", flowstest.For(holder))
	})
}

func TestEveryFormOfAChineseNameIsOneName(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		id := w.Register(harbour, "香港龍.hk")
		for _, form := range []string{"香港龙.hk", "香港龍.hk", w.Domain(id).ASCIIName} {
			for _, p := range []flowstest.Partner{harbour, peak} {
				_, err := w.TryRegister(p, form)
				flowstest.Refused(t, err, rules.Taken, "name")
			}
			d, err := w.Names.Domain(flowstest.As(t, harbour), form)
			if err != nil || d == nil || d.ID != id {
				t.Errorf("%s is answered %v, %v", form, d, err)
			}
		}
		w.Register(harbour, "香港龍.com.hk") // another category is another name
	})
}

func TestNoMoreThanTwentyNamesWaitForMoney(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 10*rules.Dollar)
		for i := range registration.UnpaidMax {
			w.Register(harbour, fmt.Sprintf("unpaid-%d.hk", i))
		}
		in := w.Asking(harbour, "one-more.hk")
		_, err := w.Names.RehearseRegistration(flowstest.As(t, harbour), in)
		flowstest.Refused(t, err, rules.InsufficientFunds, "name")
		_, err = w.Names.RegisterDomain(flowstest.As(t, harbour), in, "key")
		refusal := flowstest.Refused(t, err, rules.InsufficientFunds, "name")
		if refusal.Required != 250*rules.Dollar || refusal.Available != 10*rules.Dollar {
			t.Errorf("required %s, available %s", refusal.Required, refusal.Available)
		}
		w.Register(peak, "unpaid-of-peak.hk") // another partner's number is its own
		w.Pay(harbour, 240*rules.Dollar)      // one of the twenty has it
		w.Register(harbour, "one-more.hk")
	})
}
