package joining_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/joining"
)

func hkt(t testing.TB, clock string) *time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", clock, rules.HongKong)
	if err != nil {
		t.Fatal(err)
	}
	return &at
}

func dials(t testing.TB) *book.Book {
	t.Helper()
	b, err := book.At(book.Seed(), *hkt(t, "2026-08-02 12:00"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// whole is an application of which everything arrived at an instant.
func whole(at *time.Time) *joining.Application {
	return &joining.Application{
		TermsAt: at, ProceduresAt: at, SubmittedAt: at, RegistrationAt: at, SignedAt: at, PaidAt: at,
		Name: joining.Name{Given: "harbour.hk", HeldAt: at, Registered: true},
	}
}

func TestAnApplicationStandsAsItsFactsSay(t *testing.T) {
	at, later, last := hkt(t, "2026-03-02 10:00"), hkt(t, "2026-03-03 10:00"), hkt(t, "2026-03-04 10:00")
	for _, test := range []struct {
		name     string
		change   func(*joining.Application)
		status   joining.Status
		complete *time.Time
	}{
		{"everything is there", func(*joining.Application) {}, joining.UnderReview, at},
		{"the form is not sent", func(a *joining.Application) { a.SubmittedAt = nil }, joining.Draft, nil},
		{"the terms are not accepted", func(a *joining.Application) { a.TermsAt = nil }, joining.AwaitingDocuments, nil},
		{"the procedures came last", func(a *joining.Application) { a.ProceduresAt = later }, joining.UnderReview, later},
		{"the Business Registration is missing", func(a *joining.Application) { a.RegistrationAt = nil }, joining.AwaitingDocuments, nil},
		{"the name is not held", func(a *joining.Application) { a.Name.HeldAt = nil }, joining.AwaitingDocuments, nil},
		{"only the fee is missing", func(a *joining.Application) { a.PaidAt = nil }, joining.AwaitingPayment, nil},
		{"fee and signature are missing", func(a *joining.Application) { a.PaidAt, a.SignedAt = nil, nil }, joining.AwaitingDocuments, nil},
		{"the payment came last", func(a *joining.Application) { a.PaidAt = last }, joining.UnderReview, last},
		{"a question waits", func(a *joining.Application) {
			a.Questions = []joining.Question{{AskedAt: *later}}
		}, joining.AwaitingDocuments, nil},
		{"a question was answered", func(a *joining.Application) {
			a.Questions = []joining.Question{{AskedAt: *later, AnsweredAt: last}}
		}, joining.UnderReview, last},
		{"the agreement was sent back and not signed again", func(a *joining.Application) {
			a.Questions = []joining.Question{{AskedAt: *later, AnsweredAt: last, Redo: []joining.Step{joining.SignAgreement}}}
		}, joining.AwaitingDocuments, nil},
		{"the form was sent back and sent again", func(a *joining.Application) {
			a.SubmittedAt = last
			a.Questions = []joining.Question{{AskedAt: *later, AnsweredAt: later, Redo: []joining.Step{joining.SubmitForm}}}
		}, joining.UnderReview, last},
		{"it was withdrawn", func(a *joining.Application) { a.WithdrawnAt = later }, joining.Withdrawn, at},
		{"it was approved", func(a *joining.Application) {
			a.Decision = &joining.Decision{Outcome: joining.Approve, At: *later}
		}, joining.Approved, at},
		{"it was refused", func(a *joining.Application) {
			a.Decision = &joining.Decision{Outcome: joining.Reject, At: *later}
		}, joining.Rejected, at},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := whole(at)
			test.change(a)
			if a.Status() != test.status {
				t.Errorf("it is %s, want %s", a.Status(), test.status)
			}
			if diff := cmp.Diff(test.complete, a.CompleteAt()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The days are reckoned by hand from the gazetted holidays; the day on which the last thing arrived is not counted.
func TestTheDecisionIsDueWithinTheWorkingDaysPromised(t *testing.T) {
	b := dials(t)
	for _, test := range []struct{ last, opens, closes string }{
		{"2004-05-21 17:00", "2004-05-27 00:00", "2004-06-01 00:00"},
		{"2004-04-02 09:00", "2004-04-08 00:00", "2004-04-15 00:00"},
		{"2025-12-24 23:59", "2025-12-31 00:00", "2026-01-06 00:00"},
		{"2026-02-13 00:00", "2026-02-23 00:00", "2026-02-26 00:00"},
		{"2026-04-02 12:00", "2026-04-10 00:00", "2026-04-15 00:00"},
		{"2026-09-25 12:00", "2026-09-30 00:00", "2026-10-06 00:00"},
		{"2027-02-05 12:00", "2027-02-12 00:00", "2027-02-17 00:00"},
	} {
		a := whole(hkt(t, "2004-01-02 10:00"))
		a.PaidAt = hkt(t, test.last)
		due, err := a.Due(&b.Program, &b.Holidays)
		if err != nil || due == nil || !due.Opens.Equal(*hkt(t, test.opens)) || !due.Closes.Equal(*hkt(t, test.closes)) {
			t.Errorf("complete on %s: due %v, %v; want %s to %s", test.last, due, err, test.opens, test.closes)
			continue
		}
		if a.Overdue(due, due.Closes.Add(-time.Microsecond)) || !a.Overdue(due, due.Closes) {
			t.Errorf("complete on %s: overdue at the wrong instant", test.last)
		}
	}
	a := whole(hkt(t, "2027-12-29 10:00"))
	if due, err := a.Due(&b.Program, &b.Holidays); err == nil {
		t.Errorf("a decision is promised for %s, of a year whose holidays are not known", due.Closes)
	}
	a.PaidAt = nil
	if due, err := a.Due(&b.Program, &b.Holidays); due != nil || err != nil {
		t.Errorf("a decision is promised before the fee is paid: %v, %v", due, err)
	}
}

func TestTheChecklistSaysWhoActsNext(t *testing.T) {
	a := &joining.Application{}
	for _, item := range a.Checklist() {
		if item.Done || item.Owner != joining.Applicant || !item.NextAction.Complete() {
			t.Errorf("nothing was done, and it says %+v", item)
		}
	}
	for _, item := range whole(hkt(t, "2026-03-02 10:00")).Checklist() {
		if !item.Done || item.Owner != joining.Registry || item.CompletedAt == nil || !item.NextAction.Complete() {
			t.Errorf("everything was done, and it says %+v", item)
		}
	}
}

func TestWhichNameACompanyHolds(t *testing.T) {
	given, before, after := *hkt(t, "2026-03-02 10:00"), hkt(t, "2020-01-01 00:00"), hkt(t, "2026-03-05 09:00")
	company := joining.Company{Name: "Harbour Ferry Limited", NameInChinese: "海港小輪有限公司"}
	for _, test := range []struct {
		name       string
		holder     *joining.Holder
		held       *time.Time
		registered bool
	}{
		{"nobody holds it", nil, nil, false},
		{"it was released", &joining.Holder{Name: "Harbour Ferry Limited"}, nil, false},
		{"the company held it before", &joining.Holder{Name: "HARBOUR FERRY LIMITED.", Since: before}, &given, true},
		{"the company registered it on the way", &joining.Holder{Name: "Harbour Ferry, Limited", Since: after}, after, true},
		{"it is held under the Chinese name", &joining.Holder{Name: "HFL", NameInChinese: "海港小輪有限公司", Since: before}, &given, true},
		{"somebody else holds it", &joining.Holder{Name: "Harbour Ferries Limited", Since: before}, nil, true},
		{"a holder without a name is nobody", &joining.Holder{Since: before}, nil, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := joining.NameOf("harbour.hk", given, company, test.holder)
			want := joining.Name{Given: "harbour.hk", HeldAt: test.held, Registered: test.registered}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsGivenBack(t *testing.T) {
	half := joining.Refund{Rejected: 5000, Withdrawn: rules.Hundred}
	for _, test := range []struct {
		name             string
		policy           joining.Refund
		paid, back, kept rules.Money
		ending           joining.Ending
	}{
		{"nothing was paid", half, 0, 0, 0, joining.ByRejection},
		{"half of the fee when refused", half, 1000 * rules.Dollar, 500 * rules.Dollar, 500 * rules.Dollar, joining.ByRejection},
		{"all of it when withdrawn", half, 1000 * rules.Dollar, 1000 * rules.Dollar, 0, joining.ByWithdrawal},
		{"what is beyond the fee is given back whole", half, 1200 * rules.Dollar, 700 * rules.Dollar, 500 * rules.Dollar, joining.ByRejection},
		{"of a part of the fee its part", half, 101, 51, 50, joining.ByRejection},
		{"nothing of the fee", joining.Refund{}, 1000 * rules.Dollar, 0, 1000 * rules.Dollar, joining.ByWithdrawal},
	} {
		t.Run(test.name, func(t *testing.T) {
			back, kept := test.policy.Of(test.paid, 1000*rules.Dollar, test.ending)
			if back != test.back || kept != test.kept || back+kept != test.paid {
				t.Errorf("%s back, %s kept", back, kept)
			}
		})
	}
}

func TestPapersAreErasedWhenTheyAreNotNeeded(t *testing.T) {
	keep, ended := dials(t).Joining.Keep, *hkt(t, "2026-03-02 10:00")
	for kind, want := range map[rules.DocumentKind]*time.Time{
		rules.BusinessRegistration: hkt(t, "2026-05-31 10:00"), rules.IdentityDocument: hkt(t, "2026-03-09 10:00"),
		rules.ProgramAgreement: nil,
	} {
		from, ever := keep.Erase(kind, ended)
		if ever != (want != nil) || ever && !from.Equal(*want) {
			t.Errorf("%s is erased %t from %s", kind, ever, from)
		}
	}
}
