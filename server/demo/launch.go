package demo

import (
	"context"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

// Officer2Email is the second officer: results are proposed by one and announced by another.
const (
	Officer2Email = "officer2@registry.example"
	officer2ID    = "per_01DEMOOFFICER2SECOND00000"
)

// candidate is a holder who can apply in the launch of 2004, with the third-level name it holds by then, if any. The terms
// end before 2010, so that today the names are nobody's again. Names of Harbour's holders were registered through Victoria,
// which was there then: whose name it is counts, not through whom, and Harbour's own story stays as short as it is.
type candidate struct {
	partner          string
	kind             rules.HolderKind
	company, chinese string
	name, began      string
}

// candidates are one contest for each rule of the launch: an older third-level name before a younger one, two of one day, a
// statutory body before an older company, a government organization before all, an .idv.hk name after all; a company whose
// name another partner registered for it; and one that has a mark and no name.
var candidates = []candidate{
	{kowloonID, rules.NonProfit, "Jade Garden Foundation", "翠玉花園基金會", "jadegarden.org.hk", "2000-07-03"},
	{harbourID, rules.Company, "Jade Garden Restaurant Limited", "翠玉花園酒家有限公司", "jadegarden.com.hk", "2001-03-12"},
	{harbourID, rules.Company, "Typhoon Signal Trading Limited", "風球貿易有限公司", "typhoonsignal.com.hk", "2002-05-20"},
	{kowloonID, rules.NetworkProvider, "Typhoon Signal Networks Limited", "風球網絡有限公司", "typhoonsignal.net.hk", "2002-05-20"},
	{harbourID, rules.Company, "Harbour Ferry Company Limited", "海港渡輪有限公司", "harbourferry.com.hk", "2000-02-14"},
	{kowloonID, rules.StatutoryBody, "Harbour Ferry Authority", "海港渡輪管理局", "harbourferry.org.hk", "2003-06-02"},
	{harbourID, rules.Company, "Lion Rock Park Tours Limited", "獅子山公園旅遊有限公司", "lionrockpark.com.hk", "2001-01-08"},
	{kowloonID, rules.Government, "Lion Rock Park Office", "獅子山公園辦事處", "lionrockpark.gov.hk", "2003-11-03"},
	{harbourID, rules.Individual, "Chan Ka Yan", "陳嘉欣", "chanfamily.idv.hk", "2002-09-09"},
	{kowloonID, rules.Company, "Chan Family Holdings Limited", "陳氏控股有限公司", "chanfamily.com.hk", "2003-12-01"},
	{harbourID, rules.Company, "Pearl Silk Limited", "明珠絲綢有限公司", "pearlsilk.com.hk", "2000-10-10"},
	{harbourID, rules.Company, "Kite Works Limited", "風箏工房有限公司", "", "2003-12-15"},
	{peakID, rules.Company, "Moonlight Bakery Limited", "月光餅店有限公司", "moonlightbakery.com.hk", "2002-02-18"},
}

// launch writes who was there when second-level names were opened.
func (s *stage) launch(ctx context.Context) error {
	s.say("Remembering who held third-level names in 2004")
	for _, c := range candidates {
		steps := []candidate{c}
		if c.partner == harbourID && c.name != "" {
			through, holder := c, c
			through.partner, holder.name = victoriaID, ""
			steps = []candidate{through, holder}
		}
		for _, step := range steps {
			if err := s.candidate(ctx, step); err != nil {
				return fmt.Errorf("%s: %w", c.company, err)
			}
		}
	}
	return nil
}

func (s *stage) candidate(ctx context.Context, c candidate) error {
	began, err := time.ParseInLocation(time.DateOnly, c.began, rules.HongKong)
	if err != nil {
		return err
	}
	const opens = 10 * time.Hour
	a := s.play(c.partner, began.Add(opens).UTC())
	in := registration.Registrant{Kind: c.kind, Name: c.company, NameInChinese: c.chinese, Country: "HK"}
	if c.kind == rules.Individual {
		in.BirthDate = "1968-10-22"
	}
	holder, err := a.names.CreateRegistrant(a.as(ctx), names.CreateRegistrantInput{Registrant: in})
	if err != nil || c.name == "" {
		return err
	}
	return a.held(ctx, holder.ID, c.name)
}

// held writes a third-level name that was registered before the platform did such things.
func (a *actor) held(ctx context.Context, holder, name string) error {
	b, err := a.frame.Book.At(a.stage.now)
	if err != nil {
		return err
	}
	const years = 5
	asked := b.Names.Check(name).Name
	return a.frame.DB.InTx(flows.AsSystem(ctx, "demo"), func(ctx context.Context, tx *flows.Tx) error {
		domain, err := tx.Domain.Create().SetID(a.frame.NewID("dom")).SetPartnerID(a.id).SetRegistrantID(holder).
			SetName(asked.Unicode).SetASCIIName(asked.ASCII).SetSuffix(asked.Suffix).SetVariantKey(asked.VariantKey).
			SetYears(years).SetSubmittedAt(a.at).SetCompletedAt(a.at).SetExpiresAt(lifecycle.Expiry(a.at, years).UTC()).
			SetNameServers([]string{"ns1." + asked.ASCII, "ns2." + asked.ASCII}).Save(ctx)
		if err != nil {
			return err
		}
		past := &stage{frame: a.frame}
		return past.fact(ctx, tx, domain, program.Create, a.at)
	})
}
