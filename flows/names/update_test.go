package names_test

import (
	"context"
	"slices"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/registration"
)

func update(t *testing.T, w *flowstest.World, p flowstest.Partner, in names.UpdateDomainInput) error {
	t.Helper()
	return w.Names.UpdateDomain(flowstest.As(t, p), in)
}

func ptr[T any](v T) *T { return &v }

func TestAChangeOfANameIsMadeAndNeverCounts(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		id := w.Register(harbour, "tea.hk")
		other := w.NewHolder(harbour, companyCalled("Another Limited"))
		for _, c := range []struct {
			name string
			in   names.UpdateDomainInput
			made func() bool
			kind string
		}{
			{"its name servers", names.UpdateDomainInput{SetNameServers: true, NameServers: []string{"NS1.Tea.hk"}}, func() bool {
				d := look(t, w, harbour, id)
				return slices.Equal(d.NameServers, []string{"ns1.tea.hk"}) && slices.Equal(d.Statuses, []lifecycle.Status{lifecycle.OK})
			}, "UPDATE_NAME_SERVERS"},
			{"whether it is renewed", names.UpdateDomainInput{AutoRenew: ptr(true)}, func() bool {
				return look(t, w, harbour, id).AutoRenew
			}, "UPDATE_DETAILS"},
			{"its holder", names.UpdateDomainInput{RegistrantID: &other}, func() bool {
				return look(t, w, harbour, id).Registrant.ID == other
			}, "UPDATE_DETAILS"},
			{"several things", names.UpdateDomainInput{AutoRenew: ptr(false), SetNameServers: true}, func() bool {
				d := look(t, w, harbour, id)
				return !d.AutoRenew && len(d.NameServers) == 0 && slices.Equal(d.Statuses, []lifecycle.Status{lifecycle.Inactive})
			}, "UPDATE_DETAILS"},
			{"nothing", names.UpdateDomainInput{}, func() bool { return true }, ""},
			{"the holder it has", names.UpdateDomainInput{RegistrantID: &other}, func() bool { return true }, ""},
		} {
			t.Run(c.name, func(t *testing.T) {
				before := w.Count("SELECT count(*) FROM operation")
				c.in.DomainID = id
				if err := update(t, w, harbour, c.in); err != nil || !c.made() {
					t.Fatalf("answered %v, and it is %+v", err, look(t, w, harbour, id))
				}
				if made := w.Count("SELECT count(*) FROM operation") - before; made != min(1, len(c.kind)) {
					t.Errorf("it was recorded %d times", made)
				}
				if last := w.Text("SELECT kind FROM operation ORDER BY id DESC LIMIT 1"); c.kind != "" && last != c.kind {
					t.Errorf("it was recorded as %s", last)
				}
				if got := waiver(t, w, harbour).Counted; got != 1 {
					t.Errorf("the waiver counts %d", got)
				}
			})
		}
		holds(t, w, harbour, 750*rules.Dollar, 0)
	})
}

func TestAChangeThatCannotBeIsRefusedWhole(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		id := w.Register(harbour, "tea.hk", servers("ns1.tea.hk"))
		documented := w.Register(harbour, "tea.com.hk", flowstest.With(w.Paper(harbour, certificate)))
		acceptPapers(w, documented)
		child := w.NewHolder(harbour, registration.Registrant{Kind: rules.Individual, Name: "A child", Country: "HK", BirthDate: "2015-01-01"})
		unknown := w.NewHolder(harbour, companyCalled("Without Papers Limited"))
		for _, c := range []struct {
			name  string
			p     flowstest.Partner
			in    names.UpdateDomainInput
			code  rules.Code
			field string
		}{
			{"a name that is not there", harbour, names.UpdateDomainInput{DomainID: "dom_none", AutoRenew: ptr(true)}, rules.NotFound, "domainId"},
			{"another partner's name", peak, names.UpdateDomainInput{DomainID: id, AutoRenew: ptr(true)}, rules.NotFound, "domainId"},
			{"name servers that are none", harbour, names.UpdateDomainInput{
				DomainID: id, AutoRenew: ptr(true), SetNameServers: true, NameServers: []string{"-"},
			}, rules.Invalid, "nameServers"},
			{"another partner's holder", harbour, names.UpdateDomainInput{
				DomainID: id, AutoRenew: ptr(true), RegistrantID: ptr(w.Holder(peak, rules.Company)),
			}, rules.NotFound, "registrantId"},
			{"a holder who may not", harbour, names.UpdateDomainInput{DomainID: id, AutoRenew: ptr(true), RegistrantID: &child}, rules.UnderAge, "registrantId"},
			{"a holder without the papers", harbour, names.UpdateDomainInput{
				DomainID: documented, AutoRenew: ptr(true), RegistrantID: &unknown,
			}, rules.DocumentsRequired, "registrantId"},
			{"a paper nobody asked for", harbour, names.UpdateDomainInput{
				DomainID: id, AutoRenew: ptr(true), DocumentIDs: []string{w.Paper(harbour, certificate)},
			}, rules.StatusProhibitsOperation, "documentIds"},
		} {
			t.Run(c.name, func(t *testing.T) {
				refusal := flowstest.Refused(t, update(t, w, c.p, c.in), c.code, c.field)
				if c.code == rules.DocumentsRequired && (len(refusal.Missing) != 1 || refusal.Missing[0].Kind != certificate) {
					t.Errorf("missing are %v", refusal.Missing)
				}
				for _, domain := range []string{id, documented} {
					if look(t, w, harbour, domain).AutoRenew {
						t.Error("a part of it was made")
					}
				}
			})
		}
		if made := w.Count("SELECT count(*) FROM operation WHERE kind <> 'CREATE'"); made != 0 {
			t.Errorf("%d changes were recorded", made)
		}
		t.Run("and after expiry it must be renewed first", func(t *testing.T) {
			w.Clock.Set(w.Domain(id).ExpiresAt)
			err := update(t, w, harbour, names.UpdateDomainInput{DomainID: id, AutoRenew: ptr(true)})
			flowstest.Refused(t, err, rules.StatusProhibitsOperation, "domainId")
		})
	})
}

func TestAWaitingNameGoesOnWithItsNewHoldersPapers(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 2000*rules.Dollar)
		documented := w.NewHolder(harbour, companyCalled("Documented Limited"))
		acceptPapers(w, w.Register(harbour, "documented.com.hk", flowstest.For(documented), flowstest.With(w.Paper(harbour, certificate))))
		t.Run("and is complete if they were accepted before", func(t *testing.T) {
			id := w.Register(harbour, "waits.com.hk")
			if err := update(t, w, harbour, names.UpdateDomainInput{DomainID: id, RegistrantID: &documented}); err != nil {
				t.Fatal(err)
			}
			if d := look(t, w, harbour, id); isPending(d) {
				t.Errorf("it is %v and waits for %v", d.Statuses, d.AwaitingDocuments)
			}
		})
		t.Run("not with those of the holder before", func(t *testing.T) {
			paper := w.Paper(harbour, certificate)
			id := w.Register(harbour, "changes-hands.com.hk", flowstest.For(w.NewHolder(harbour, companyCalled("First Limited"))), flowstest.With(paper))
			second := w.NewHolder(harbour, companyCalled("Second Limited"))
			if err := update(t, w, harbour, names.UpdateDomainInput{DomainID: id, RegistrantID: &second}); err != nil {
				t.Fatal(err)
			}
			w.Accept(paper)
			if d := look(t, w, harbour, id); !isPending(d) || len(d.AwaitingDocuments) != 1 {
				t.Errorf("with another company's paper it is %v", d.Statuses)
			}
			w.Accept(supply(t, w, id, certificate))
			if d := look(t, w, harbour, id); isPending(d) {
				t.Errorf("with its own it is %v", d.Statuses)
			}
		})
	})
}

func TestNobodyElseChangesAName(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		id := w.Register(harbour, "tea.hk")
		for who, ctx := range map[string]context.Context{"the anonymous": flowstest.Anonymous(t), "an applicant": flowstest.Applicant(t)} {
			if err := w.Names.UpdateDomain(ctx, names.UpdateDomainInput{DomainID: id, AutoRenew: ptr(true)}); err == nil {
				t.Errorf("%s changed it", who)
			}
		}
		if look(t, w, harbour, id).AutoRenew {
			t.Error("it was changed")
		}
	})
}
