package names_test

import (
	"fmt"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/rules"
)

// The general launch: many ask for the same names at once. One has each, nobody else is charged, and the receipts are
// numbered in the order in which names were received, without a gap.
func TestARushOnAHundredNamesGivesEachOneWinnerAndReceiptsWithoutGaps(t *testing.T) {
	names, askers := 100, 200
	if raceDetector || testing.Short() {
		names, askers = 10, 40
	}
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, rules.Money(names)*250*rules.Dollar)
		w.Pay(peak, rules.Money(names)*250*rules.Dollar)
		partners := []flowstest.Partner{harbour, peak}
		for _, p := range partners {
			w.Holder(p, rules.Company)
		}
		before := w.Money(harbour).Current + w.Money(peak).Current
		came := atOnce(askers, func(i int) error {
			for n := range 3 {
				_, err := w.TryRegister(partners[i%2], fmt.Sprintf("rush-%d.hk", (i+n*askers/4)%names))
				if err != nil && !isRefused(err, rules.Taken) {
					return err
				}
			}
			return nil
		})
		if granted, refused := tally(t, came); granted != askers {
			t.Errorf("%d were answered, and %v refused otherwise", granted, refused)
		}
		if spent := before - w.Money(harbour).Current - w.Money(peak).Current; spent != rules.Money(names)*250*rules.Dollar {
			t.Errorf("%s was spent on %d names", spent, names)
		}
		for what, want := range map[string]int{
			"SELECT count(*) FROM domain": names, "SELECT count(DISTINCT variant_key) FROM domain": names,
			"SELECT count(*) FROM receipt": names, "SELECT min(id) FROM receipt": 1, "SELECT max(id) FROM receipt": names,
			"SELECT count(*) FROM ledger_transfer WHERE kind = 'REGISTRATION_FEE'": names,
		} {
			if got := w.Count(what); got != want {
				t.Errorf("%s is %d, want %d", what, got, want)
			}
		}
	})
}
