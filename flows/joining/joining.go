// Package joining holds the deeds of joining the programme: an application that is saved as it is written, its papers and
// its payment, what the registry asks, and the decision, by which an applicant becomes a partner in one transaction.
package joining

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/partnerapplication"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
)

// ApplicationPrefix and PaperPrefix begin the IDs of an application and of its papers.
const (
	ApplicationPrefix = "pap"
	PaperPrefix       = "apd"
)

// Admission is who becomes a partner, and through whom.
type Admission struct{ Name, Handle, WebsiteURL, PersonID string }

// Admit opens a partner's account with a person as its owner, and answers with the partner's ID.
type Admit func(ctx context.Context, tx *flows.Tx, to Admission) (string, error)

// Joinings does the deeds of joining.
type Joinings struct {
	*flows.Frame
	Links flows.Links
	Blobs flows.Blobs
	// Documents are the programme's, in every version, the newest of a kind last.
	Documents []view.ProgramDocument
	// Admit makes a partner of an applicant.
	Admit Admit
}

// New returns the deeds of joining.
func New(frame *flows.Frame, links flows.Links, blobs flows.Blobs, documents []view.ProgramDocument, admit Admit) *Joinings {
	return &Joinings{Frame: frame, Links: links, Blobs: blobs, Documents: documents, Admit: admit}
}

// bookNow returns the instant at which a request is judged and the dials in force then.
func (j *Joinings) bookNow() (*book.Book, time.Time, error) {
	now := j.Now()
	b, err := j.Book.At(now)
	return b, now, err
}

// current is the version of a document of the programme that is in force at an instant: the last that took effect, and
// before the first did, where a moved clock may stand, the first.
func (j *Joinings) current(kind view.DocumentTitle, at time.Time) (view.ProgramDocument, error) {
	var found *view.ProgramDocument
	for i := range j.Documents {
		d := &j.Documents[i]
		if d.Kind == kind && (found == nil || !d.EffectiveAt.After(at)) {
			found = d
		}
	}
	if found == nil {
		return view.ProgramDocument{}, fmt.Errorf("there is no document %s", kind)
	}
	return *found, nil
}

// applicantOf is the person who applies: somebody who acts for themselves.
func applicantOf(ctx context.Context) (flows.Actor, *rules.Refusal) {
	actor := flows.ActorOf(ctx)
	if actor.Kind == flows.Person && actor.PartnerID == "" && len(actor.Roles) == 0 {
		return actor, nil
	}
	return actor, rules.Refuse(rules.NotEligible, rules.Say(
		"An application is made by a person who acts for no partner yet. Sign up with another e-mail address.",
		"申請須由尚未代表任何服務夥伴的人士提出。請以另一電郵地址登記。",
		"申请须由尚未代表任何服务伙伴的人士提出。请以另一电子邮箱注册。"))
}

// open reads the application of a person that is still to be decided; nil where there is none.
func open(ctx context.Context, client *ent.Client, personID string) (*ent.PartnerApplication, error) {
	row, err := client.PartnerApplication.Query().Where(partnerapplication.PersonID(personID),
		partnerapplication.DecidedAtIsNil(), partnerapplication.WithdrawnAtIsNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("application: %w", err)
	}
	return row, nil
}

// errNone is that a person has no open application.
var errNone = errors.New("no open application")

// mine reads the open application of the actor, for a deed that needs one.
func (j *Joinings) mine(ctx context.Context, tx *flows.Tx) (*ent.PartnerApplication, error) {
	actor, refusal := applicantOf(ctx)
	if refusal != nil {
		return nil, refusal
	}
	row, err := open(ctx, tx.Client, actor.ID)
	if err == nil && row == nil {
		err = errNone
	}
	return row, refuseNone(err)
}

func refuseNone(err error) error {
	if !errors.Is(err, errNone) {
		return err
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"You have no application that is open. Begin one first.", "您沒有進行中的申請，請先開始申請。",
		"您没有进行中的申请，请先开始申请。"))
}

// asRegistry lets a deed read across partners what it needs to judge: who holds a name.
func asRegistry(ctx context.Context) context.Context { return flows.AsSystem(ctx, "joining") }
