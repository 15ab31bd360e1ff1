package joining_test

import (
	"sync"
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/joining"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
)

func TestTheQueueShowsWhatIsOverdueAndNoDrafts(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		officer := flowstest.Officer(t)
		queue := func(ended bool) []*view.PartnerApplication {
			page, err := w.Joinings.Applications(officer, view.Page{}, ended)
			must(t, err)
			var list []*view.PartnerApplication
			for _, e := range page.Edges {
				list = append(list, e.Node)
			}
			return list
		}
		must(t, w.Joinings.Save(flowstest.Applicant(t), joining.SaveInput{CompanyName: text("Draft Limited")}))
		if got := queue(false); len(got) != 0 {
			t.Fatalf("a draft is in the queue: %+v", got[0])
		}
		must(t, w.Joinings.Withdraw(flowstest.Applicant(t), w.Key()))
		id := w.Applied()
		must(t, w.PayFee(id, 1000*rules.Dollar))
		if got := queue(false); len(got) != 1 || got[0].Overdue {
			t.Fatalf("the queue is %+v", got)
		}
		w.Clock.Days(14)
		if got := queue(false); len(got) != 1 || !got[0].Overdue {
			t.Errorf("after two weeks the queue is %+v", got)
		}
		must(t, w.Joinings.Decide(officer, approve(id), w.Key()))
		if open, ended := queue(false), queue(true); len(open) != 0 || len(ended) != 1 || ended[0].Overdue {
			t.Errorf("decided, it is %+v of those that ended", ended)
		}
	})
}

func TestPapersAreErasedAfterTheDecision(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Applied()
		identity := w.ApplicationPaper(rules.IdentityDocument)
		must(t, w.PayFee(id, 1000*rules.Dollar))
		must(t, w.Joinings.Decide(flowstest.Officer(t), reject(id), w.Key()))
		for _, step := range []struct{ days, erased int }{{0, 0}, {6, 0}, {2, 1}, {0, 0}, {81, 0}, {2, 1}, {400, 0}} {
			w.Clock.Days(step.days)
			erased, err := w.Joinings.SweepPapers(t.Context())
			if err != nil || erased != step.erased {
				t.Errorf("%d days later %d are erased, %v; want %d", step.days, erased, err, step.erased)
			}
		}
		gone, err := w.Joinings.PaperByID(flowstest.Officer(t), identity)
		must(t, err)
		if gone == nil || gone.URL != nil || len(gone.Sha256) != 64 || gone.State == paper.AwaitingUpload {
			t.Errorf("of the copy is kept %+v", gone)
		}
		if _, _, err := w.Joinings.OpenPaper(t.Context(), identity); err == nil {
			t.Error("its bytes are still there")
		}
	})
}

func TestOneOfManyDecisionsStands(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Applied()
		must(t, w.PayFee(id, 1000*rules.Dollar))
		var all sync.WaitGroup
		errs := make([]error, 6)
		for i := range errs {
			in := approve(id)
			if i%2 == 0 {
				in = reject(id)
			}
			key := w.Key()
			all.Go(func() { errs[i] = w.Joinings.Decide(flowstest.Officer(t), in, key) })
		}
		all.Wait()
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
				continue
			}
			flowstest.Refused(t, err, rules.StatusProhibitsOperation, "applicationId")
		}
		if done != 1 {
			t.Errorf("%d decisions stand", done)
		}
	})
}

func TestTwoWindowsOfOneApplicantBeginOneApplication(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				if err := w.Joinings.Save(flowstest.Applicant(t), joining.SaveInput{CompanyName: text("Two Windows Limited")}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := w.Count("SELECT count(*) FROM partner_application"); got != 1 {
			t.Errorf("there are %d", got)
		}
	})
}

func TestWhatCannotBeSavedIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		applicant, officer := flowstest.Applicant(t), flowstest.Officer(t)
		flowstest.Refused(t, w.Joinings.Submit(applicant), rules.StatusProhibitsOperation, "")
		flowstest.Refused(t, w.Joinings.Save(applicant, joining.SaveInput{TermsVersion: text("0.9")}), rules.Invalid, "termsVersion")
		flowstest.Refused(t, w.Joinings.Save(applicant, joining.SaveInput{DomainName: text("example.com")}), rules.Invalid, "existingDomain")
		if got := w.Count("SELECT count(*) FROM partner_application"); got != 0 {
			t.Errorf("what was refused began %d applications", got)
		}
		id := w.Applied()
		flowstest.Refused(t, w.Joinings.Save(applicant, joining.SaveInput{Signature: flowstest.Signature()}), rules.StatusProhibitsOperation, "signature")
		flowstest.Refused(t, w.Joinings.Save(applicant, joining.SaveInput{CompanyName: text("Other")}), rules.StatusProhibitsOperation, "")
		flowstest.Refused(t, w.Joinings.Ask(officer, joining.AskInput{ApplicationID: id, Reason: "Send another copy.", Reject: []string{"apd_1"}}), rules.NotFound, "documentIds")
		flowstest.Refused(t, w.Joinings.Ask(officer, joining.AskInput{ApplicationID: "pap_1", Reason: "Send another copy."}), rules.NotFound, "applicationId")
		flowstest.Refused(t, w.PayFee("pap_1", rules.Dollar), rules.NotFound, "applicationId")
		taken := flowstest.FerryForm()
		must(t, w.Joinings.Withdraw(applicant, w.Key()))
		taken.Handle = text(flowstest.Harbour.Handle)
		must(t, w.Joinings.Save(applicant, taken))
		w.ApplicationPaper(rules.BusinessRegistration)
		flowstest.Refused(t, w.Joinings.Submit(applicant), rules.Taken, "handle")
		w.Clock.Move(time.Second)
	})
}
