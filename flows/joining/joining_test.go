package joining_test

import (
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/joining"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/joining"
)

// must fails the test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// stands sees to it that the applicant's application stands so.
func stands(t *testing.T, w *flowstest.World, want rule.Status) *view.PartnerApplication {
	t.Helper()
	own := w.Own()
	if own == nil || own.Status != want {
		t.Fatalf("the application is %+v, want %s", own, want)
	}
	return own
}

func text(s string) *string { return &s }

func approve(id string) joining.DecideInput {
	return joining.DecideInput{ApplicationID: id, Outcome: rule.Approve, Reason: "All is in order."}
}

func reject(id string) joining.DecideInput {
	return joining.DecideInput{ApplicationID: id, Outcome: rule.Reject, Reason: "The company was struck off."}
}

func TestACompanyJoins(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Applied()
		own := stands(t, w, rule.AwaitingPayment)
		if own.Fee.Outstanding != 1000*rules.Dollar || own.Fee.Line.Net != 1000*rules.Dollar || own.Fee.RefundPolicy.IsZero() {
			t.Errorf("before the payment it is told %+v", own.Fee)
		}
		must(t, w.PayFee(id, 1200*rules.Dollar))
		own = stands(t, w, rule.UnderReview)
		if own.DecisionDue == nil || own.Overdue || len(own.Accepted) != 2 || own.Signature == nil {
			t.Errorf("it is told %+v", own)
		}
		revenue := w.Count("SELECT count(*) FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE'")
		key := w.Key()
		must(t, w.Joinings.Decide(flowstest.Officer(t), approve(id), key))
		must(t, w.Joinings.Decide(flowstest.Officer(t), approve(id), key)) // the answer was lost, and it is sent again
		own = stands(t, w, rule.Approved)
		if own.Partner == nil || own.Partner.Name != flowstest.Ferry || own.Partner.Handle != "harbour-ferry" {
			t.Fatalf("the partner is %+v", own.Partner)
		}
		if got := w.Count("SELECT count(*) FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE'") - revenue; got != 1 {
			t.Errorf("the fee was charged %d times", got)
		}
		partner := flowstest.Partner{ID: own.Partner.PartnerID, Member: flowstest.ApplicantID, Handle: "harbour-ferry"}
		if got := w.Money(partner); got != (flowstest.Money{Current: 200 * rules.Dollar}) {
			t.Errorf("the new partner has %v", got)
		}
		news, err := w.Programs.Announcements(flowstest.As(t, partner), view.Page{})
		must(t, err)
		if len(news.Edges) != 1 || w.Count("SELECT count(*) FROM membership WHERE person_id = '"+flowstest.ApplicantID+"'") != 1 {
			t.Errorf("it reads %d notices", len(news.Edges))
		}
		others, err := w.Programs.Announcements(flowstest.As(t, flowstest.Harbour), view.Page{})
		must(t, err)
		if len(others.Edges) != 0 {
			t.Error("another partner reads the welcome")
		}
		flowstest.Refused(t, w.Joinings.Decide(flowstest.Officer(t), reject(id), w.Key()), rules.StatusProhibitsOperation, "applicationId")
	})
}

func TestTheStepsComeInAnyOrder(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		applicant := flowstest.Applicant(t)
		must(t, w.Joinings.Save(applicant, joining.SaveInput{DomainName: text("HARBOUR-ferry.HK")}))
		must(t, w.PayFee(w.Own().ID, 400*rules.Dollar))
		must(t, w.PayFee(w.Own().ID, 600*rules.Dollar))
		w.Clock.Move(24 * time.Hour)
		must(t, w.Joinings.Save(applicant, joining.SaveInput{Signature: flowstest.Signature()}))
		w.ApplicationPaper(rules.BusinessRegistration)
		stands(t, w, rule.Draft)
		must(t, w.Joinings.Save(applicant, flowstest.FerryForm()))
		must(t, w.Joinings.Submit(applicant))
		stands(t, w, rule.AwaitingDocuments)
		w.Clock.Move(24 * time.Hour)
		w.HoldName()
		own := stands(t, w, rule.UnderReview)
		if own.CompleteAt == nil || w.Frame.Now().Sub(*own.CompleteAt) > time.Minute {
			t.Errorf("it is complete from %v on: the name came last", own.CompleteAt)
		}
	})
}

func TestWhatIsMissingStopsTheClock(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Applied()
		must(t, w.PayFee(id, 1000*rules.Dollar))
		w.Clock.Move(time.Hour)
		officer := flowstest.Officer(t)
		must(t, w.Joinings.Ask(officer, joining.AskInput{
			ApplicationID: id, Reason: "The form names another company.", Redo: []rule.Step{rule.SubmitForm},
			Reject: []string{w.Own().Checklist[1].Document.ID},
		}))
		own := stands(t, w, rule.AwaitingDocuments)
		if own.DecisionDue != nil || !own.FormOpen || own.Checklist[1].Document != nil {
			t.Errorf("it waits for an answer and says %+v", own)
		}
		flowstest.Refused(t, w.Joinings.Decide(officer, approve(id), w.Key()), rules.StatusProhibitsOperation, "outcome")
		w.Clock.Move(48 * time.Hour)
		applicant := flowstest.Applicant(t)
		flowstest.Refused(t, w.Joinings.Submit(applicant), rules.DocumentsRequired, "")
		w.ApplicationPaper(rules.BusinessRegistration)
		must(t, w.Joinings.Save(applicant, joining.SaveInput{CompanyNameInChinese: text("海港小輪有限公司")}))
		must(t, w.Joinings.Submit(applicant))
		stands(t, w, rule.AwaitingDocuments)
		w.Clock.Move(time.Hour)
		must(t, w.Joinings.Answer(applicant, "The name has been put right."))
		own = stands(t, w, rule.UnderReview)
		if w.Frame.Now().Sub(*own.CompleteAt) > time.Minute {
			t.Errorf("the clock began at %s, not with the answer", own.CompleteAt)
		}
	})
}

func TestMoneyGoesBackAsThePolicySays(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Applied()
		must(t, w.PayFee(id, 1000*rules.Dollar))
		must(t, w.Joinings.Decide(flowstest.Officer(t), reject(id), w.Key()))
		if own := stands(t, w, rule.Rejected); own.Fee.Refunded == nil || *own.Fee.Refunded != 1000*rules.Dollar {
			t.Errorf("given back is %v", own.Fee.Refunded)
		}
		flowstest.Refused(t, w.PayFee(id, rules.Dollar), rules.StatusProhibitsOperation, "applicationId")
		applicant := flowstest.Applicant(t)
		must(t, w.Joinings.Save(applicant, joining.SaveInput{CompanyName: text("Another Limited")}))
		next := stands(t, w, rule.Draft)
		must(t, w.PayFee(next.ID, 300*rules.Dollar))
		must(t, w.Joinings.Withdraw(applicant, w.Key()))
		if own := stands(t, w, rule.Withdrawn); *own.Fee.Refunded != 300*rules.Dollar {
			t.Errorf("given back is %v", own.Fee.Refunded)
		}
		if got := w.Count("SELECT CAST(sum(amount_cents) AS bigint) FROM ledger_transfer WHERE kind = 'APPLICATION_REFUND'"); got != 130000 {
			t.Errorf("%d cents were given back", got)
		}
	})
}

func TestNobodyBeginsWhileTheProgrammeIsSuspended(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		flowstest.Suspend(w, rules.Say("Review", "檢討", "检讨"), w.Frame.Now().AddDate(0, 0, 14).Add(time.Hour))
		applicant := flowstest.Applicant(t)
		must(t, w.Joinings.Save(applicant, joining.SaveInput{CompanyName: text("Early Limited")}))
		w.Clock.Move(15 * 24 * time.Hour)
		must(t, w.Joinings.Save(applicant, joining.SaveInput{CompanyName: text("Early Company Limited")}))
		must(t, w.Joinings.Withdraw(applicant, w.Key()))
		refusal := flowstest.Refused(t, w.Joinings.Save(applicant, joining.SaveInput{}), rules.ProgramSuspended, "")
		if got := refusal.Message.In(rules.TraditionalChinese); got == refusal.Message.In(rules.English) {
			t.Errorf("it says %q", got)
		}
	})
}

func TestOthersDoNotSeeAnApplication(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Applied()
		document := w.Own().Checklist[1].Document.ID
		for who, sees := range map[string]bool{"nobody": false, "partner": false, "applicant": true, "officer": true} {
			ctx := flowstest.Anonymous(t)
			switch who {
			case "partner":
				ctx = flowstest.As(t, flowstest.Harbour)
			case "applicant":
				ctx = flowstest.Applicant(t)
			case "officer":
				ctx = flowstest.Officer(t)
			}
			application, err := w.Joinings.ApplicationByID(ctx, id)
			must(t, err)
			paper, err := w.Joinings.PaperByID(ctx, document)
			must(t, err)
			if (application != nil) != sees || (paper != nil) != sees {
				t.Errorf("%s sees %v and %v", who, application, paper)
			}
		}
		for _, ctx := range []func(*testing.T) error{
			func(t *testing.T) error {
				return w.Joinings.Save(flowstest.As(t, flowstest.Harbour), joining.SaveInput{})
			},
			func(t *testing.T) error { return w.Joinings.Save(flowstest.Officer(t), joining.SaveInput{}) },
			func(t *testing.T) error { return w.Joinings.Save(flowstest.Anonymous(t), joining.SaveInput{}) },
		} {
			flowstest.Refused(t, ctx(t), rules.NotEligible, "")
		}
	})
}
