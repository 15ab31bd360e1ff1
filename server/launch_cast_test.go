package main

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent/contentionset"
	"lionrock/flows"
	"lionrock/flows/launch"
	rule "lionrock/rules/launch"
	"lionrock/rules/ledger"
	"lionrock/rules/price"
)

// contends enters an application to Sunrise as it stands in the register, its fee held, and returns its ID and that of the
// set it is in.
func (w *world) contends(partner, holder, name string, minutes int) (application, set string) {
	w.Helper()
	b, err := w.app.frame.Book.At(w.app.frame.Now())
	must(w, err)
	asked, at := b.Names.Check(name).Name, b.Launch.Phase(rule.Sunrise).Opens.Add(time.Duration(minutes)*time.Minute).UTC()
	line, refusal := price.Terms{List: &b.Prices, Scheme: &b.Scheme, At: at}.Price(price.Order{
		Name: asked.Unicode, Suffix: "hk", Operation: price.Create, Years: 1,
	})
	if refusal != nil {
		w.Fatal(refusal)
	}
	application = w.app.frame.NewID("lap")
	must(w, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.ContentionSet.Query().Where(contentionset.VariantKey(asked.VariantKey)).Only(ctx)
		if err != nil {
			row, err = tx.ContentionSet.Create().SetID(w.app.frame.NewID("set")).SetProgramme(rule.HK2004).SetPhase(rule.Sunrise).
				SetName(asked.Unicode).SetASCIIName(asked.ASCII).SetVariantKey(asked.VariantKey).SetCreatedAt(at).Save(ctx)
		}
		if err != nil {
			return err
		}
		set = row.ID
		err = tx.LaunchApplication.Create().SetID(application).SetSetID(set).SetPartnerID(partner).SetRegistrantID(holder).
			SetApplicant("applicant " + holder).SetAlias(fmt.Sprintf("Applicant %d", minutes)).SetName(asked.Unicode).SetSubmittedAt(at).
			SetFeeCents(int64(line.Net)).SetCharges([]price.Line{line}).Exec(ctx)
		if err != nil {
			return err
		}
		account, err := tx.Reader().PartnerAccount(ctx, partner)
		if err != nil {
			return err
		}
		return w.app.frame.Post(ctx, tx, flows.Posting{
			Kind: ledger.RegistrationFee, Step: ledger.Pending, Debit: account, Credit: flows.RegistryAccount(flows.RevenueAccount),
			Amount: line.Net, Cause: application,
		})
	}))
	return application, set
}

// contested makes a set that two of the cast apply to, one of them by itself.
func (w *world) contested(partner, holder, name string) (set string) {
	w.Helper()
	_, set = w.contends(partner, holder, name, 1)
	w.contends(harbour, "rgt_noodles", name, 2)
	return set
}

// drawn makes a set whose draw is committed to a source that is public by now, and returns the draw.
func (w *world) drawn(partner, holder, name string) (draw string) {
	w.Helper()
	set := w.contested(partner, holder, name)
	must(w, w.app.launches.CommitDraw(w.acting("operator"), set, []launch.Source{
		{Name: "Mark Six", Bits: 23.7, PublicAt: w.app.frame.Now().Add(time.Second)},
	}))
	w.machine.move(2 * time.Second)
	return "drw_" + set[len("set_"):]
}
