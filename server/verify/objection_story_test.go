package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
	"lionrock/rules/role"
)

// judges sit on the Objections Committee.
var judges = []string{"per_01J0000000000000000JUDGE1", "per_01J0000000000000000JUDGE2", "per_01J0000000000000000JUDGE3"}

// objections tells of one that is turned away, one that is dismissed, and one that has a registration cancelled.
func (s *story) objections(frame *flows.Frame) {
	s.t.Helper()
	launches := launch.New(frame, s.names.Links, s.names.Blobs, func(ctx context.Context, tx *flows.Tx, a launch.Allotment) (string, error) {
		return s.names.Allot(ctx, tx, names.Allotment(a))
	})
	must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		for i, id := range judges {
			err := tx.Person.Create().SetID(id).SetEmail(fmt.Sprintf("judge%d@registry.example", i)).SetName("Judge").SetCapacity(rule.External).
				SetPasswordHash("-").SetLocale(rules.English).SetStaffRoles([]role.Role{role.CommitteeMember}).SetCreatedAt(s.now).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	}))
	s.now = s.now.Add(time.Hour)
	turnedAway, dismissed, upheld := s.objects(launches, kite), s.objects(launches, kite), s.objects(launches, wind)
	s.now = s.now.Add(time.Hour)
	must(s.t, launches.AdmitObjection(s.asOfficer(), launch.AdmitObjectionInput{ObjectionID: turnedAway, Reason: "It cites no rule of the launch at all."}))
	for _, id := range []string{dismissed, upheld} {
		must(s.t, launches.AdmitObjection(s.asOfficer(), launch.AdmitObjectionInput{ObjectionID: id, Admit: true, Panel: judges}))
		must(s.t, launches.DeclareConflict(s.asJudge(2), id, "The applicant is a client of mine."))
	}
	s.now = s.now.Add(time.Hour)
	must(s.t, launches.DecideObjection(s.asJudge(0), dismissed, rule.Ruling{Outcome: rule.Dismissed, Reason: "The list was complete."}))
	must(s.t, launches.DecideObjection(s.asJudge(1), upheld, rule.Ruling{
		Outcome: rule.Upheld, Reason: "The application came too late.", CancellationRequired: true,
	}))
}

func (s *story) asJudge(i int) context.Context {
	return flows.WithRequest(s.t.Context(), flows.Request{ID: "req_judge", Actor: flows.Actor{
		Kind: flows.Person, ID: judges[i], Label: "judge", Roles: []role.Role{role.CommitteeMember},
	}})
}

func (s *story) objects(launches *launch.Launches, set string) string {
	s.t.Helper()
	s.keys++
	content := []byte(fmt.Sprintf("%%PDF-1.4 evidence %d", s.keys))
	sum := sha256.Sum256(content)
	piece, _, err := launches.CreateEvidenceUpload(s.t.Context(), paper.Announced{
		Filename: "evidence.pdf", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(content)),
	})
	must(s.t, err)
	must(s.t, launches.ReceiveEvidence(s.t.Context(), piece.ID, bytes.NewReader(content)))
	id, err := launches.SubmitObjection(s.t.Context(), launch.SubmitObjectionInput{
		SetID: set, Objector: "Lau Siu Fong", Email: "lau@people.example", RuleCited: "launch.window",
		Statement: "The application was not made in time.", EvidenceIDs: []string{piece.ID},
	}, fmt.Sprintf("objection-%d", s.keys))
	must(s.t, err)
	return id
}

const (
	filedCheck     = "every objection was filed after the announcement, by evidence that arrived"
	panelCheck     = "every objection is entertained by a panel of at least two, or turned away with a reason"
	decisionCheck  = "every decision is by a member who sat on the case and had no conflict"
	conflictCheck  = "whoever declared a conflict has left the case"
	cancelledCheck = "every cancelled registration has ended, and its name is free or the next in line's"
	refundCheck    = "every refund is of a registration that was cancelled, in full, to who paid"
	cancelledWind  = "launch_set_id = '" + wind + "'"
)

var objectionMutations = []mutation{
	{
		name: "an objection was filed before there was anything to object to", check: filedCheck,
		either: []string{"UPDATE objection SET filed_at = '2004-01-01 00:00:00+00:00' WHERE outcome = 'UPHELD'"},
	},
	{name: "an objection has no evidence", check: filedCheck, either: []string{"UPDATE evidence SET objection_id = NULL"}},
	{name: "the evidence never came", check: filedCheck, either: []string{"UPDATE evidence SET uploaded_at = NULL, state = 'AWAITING_UPLOAD'"}},
	{
		name: "one member is a panel", check: panelCheck,
		either: []string{"DELETE FROM panel_member WHERE person_id <> '" + judges[0] + "'"},
	},
	{
		name: "a case is turned away without a word", check: panelCheck,
		either: []string{"UPDATE objection SET declined_reason = NULL WHERE declined_at IS NOT NULL"},
	},
	{
		name: "a case that was not admitted has a panel", check: panelCheck,
		either: []string{"UPDATE objection SET admitted_at = NULL WHERE outcome = 'UPHELD'"},
	},
	{name: "who had a conflict decides", check: decisionCheck, either: []string{"UPDATE objection SET decided_by = '" + judges[2] + "' WHERE decided_at IS NOT NULL"}},
	{name: "an officer decides", check: decisionCheck, either: []string{"UPDATE objection SET decided_by = '" + officer + "' WHERE decided_at IS NOT NULL"}},
	{name: "a dismissed objection cancels", check: decisionCheck, either: []string{"UPDATE objection SET cancellation_required = TRUE WHERE outcome = 'DISMISSED'"}},
	{name: "a cancellation came to nothing that is known", check: decisionCheck, either: []string{"UPDATE objection SET effect = NULL WHERE outcome = 'UPHELD'"}},
	{name: "who has a conflict stays", check: conflictCheck, either: []string{"UPDATE panel_member SET recused_at = NULL"}},
	{name: "a cancelled registration goes on", check: cancelledCheck, either: []string{"UPDATE domain SET released_at = NULL WHERE " + cancelledWind}},
	{
		name: "a cancelled registration counts", check: cancelledCheck,
		either: []string{"UPDATE operation SET failed_at = NULL, completed_at = paid_at WHERE name = 'wind.hk'"},
	},
	{name: "the fee of a cancelled registration is kept", check: cancelledCheck, either: []string{"DELETE FROM ledger_transfer WHERE kind = 'REGISTRATION_REFUND'"}},
	{
		name: "a cancelled name is said to be somebody's", check: cancelledCheck,
		either: []string{"UPDATE contention_set SET domain_id = (SELECT id FROM domain WHERE " + cancelledWind + ") WHERE id = '" + wind + "'"},
	},
	{name: "what became of a cancelled name is garbled", check: cancelledCheck, either: []string{"UPDATE objection SET effect = 'nothing' WHERE outcome = 'UPHELD'"}},
	{
		name: "a cancelled name is passed on to nobody", check: cancelledCheck, rows: 2,
		either: []string{`UPDATE objection SET effect = replace(effect, '"cancelled"', '"allocated":"lap_x","domain":"dom_x","cancelled"') WHERE outcome = 'UPHELD'`},
	},
	{name: "too much is given back", check: refundCheck, either: []string{"UPDATE ledger_transfer SET amount_cents = amount_cents + 1 WHERE kind = 'REGISTRATION_REFUND'"}},
	{
		name: "somebody else is given the money", check: refundCheck,
		either: []string{"UPDATE ledger_transfer SET credit_account_id = 'acc_peak' WHERE kind = 'REGISTRATION_REFUND'"},
	},
	{
		name: "what was never paid is given back", check: refundCheck,
		either: []string{"UPDATE ledger_transfer SET cause = 'lap_01J000000000000000000000A2' WHERE kind = 'REGISTRATION_REFUND'"},
	},
	{name: "the bytes of evidence have no row", check: filesCheck, either: []string{"DELETE FROM evidence"}},
}
