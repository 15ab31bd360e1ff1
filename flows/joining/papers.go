package joining

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"time"

	"lionrock/ent"
	"lionrock/ent/applicationpaper"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// uploadPath is where papers of every kind are put and seen.
const uploadPath = "/uploads/"

const linkLife = 15 * time.Minute

// kinds are the papers that an application has.
var kinds = []rules.DocumentKind{
	rules.BusinessRegistration, rules.ProgramAgreement, rules.IdentityDocument, rules.OtherDocument,
}

// papersMost is how many papers one application may have, so that nobody fills the disk.
const papersMost = 40

// CreateUpload makes a place for a paper of the actor's application and answers with the address to PUT its bytes to.
func (j *Joinings) CreateUpload(
	ctx context.Context, kind rules.DocumentKind, announced paper.Announced,
) (*view.Document, string, error) {
	if refusal := announced.Check(); refusal != nil {
		return nil, "", refusal
	}
	var row *ent.ApplicationPaper
	now := j.Now()
	err := j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		f, _, err := j.own(ctx, tx)
		if err != nil {
			return err
		}
		if refusal := mayBring(f, kind); refusal != nil {
			return refusal
		}
		create := tx.ApplicationPaper.Create().SetID(j.NewID(PaperPrefix)).SetApplicationID(f.row.ID).SetKind(kind).
			SetFilename(announced.Filename).SetSha256(announced.Sha256).SetSizeBytes(announced.SizeBytes).
			SetState(paper.AwaitingUpload).SetCreatedAt(now)
		if kind == rules.ProgramAgreement {
			current, err := j.current(view.Agreement, now)
			if err != nil {
				return err
			}
			create.SetAgreementVersion(current.Version)
		}
		if row, err = create.Save(ctx); err != nil {
			return fmt.Errorf("paper: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	return j.sayPaper(row, now), j.Links.Sign(http.MethodPut, uploadPath+row.ID, now.Add(linkLife)), nil
}

// mayBring refuses a paper that is of no use to an application.
func mayBring(f *file, kind rules.DocumentKind) *rules.Refusal {
	if !slices.Contains(kinds, kind) {
		return rules.Refuse(rules.Invalid, rules.Say(
			"An application has no paper of this kind.", "申請不需要這類文件。", "申请不需要这类文件。"), "kind")
	}
	if len(f.papers) < papersMost {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"An application has at most %d papers. Write to the registry if you need to send more.",
		"每份申請最多可有 %d 份文件。如需提交更多，請聯絡註冊局。", "每份申请最多可有 %d 份文件。如需提交更多，请联系注册局。",
	).With(papersMost))
}

// ReceivePaper takes the bytes of an announced paper. The address was signed, which is the caller's right to be here.
func (j *Joinings) ReceivePaper(ctx context.Context, id string, body io.Reader) error {
	row, err := j.DB.Read.ApplicationPaper.Query().Where(applicationpaper.ID(id)).WithApplication().Only(ctx)
	if ent.IsNotFound(err) {
		return flows.NotFound("documentId")
	}
	if err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	if row.State != paper.AwaitingUpload || !isOpen(row.Edges.Application) {
		return paper.RefuseSecondUpload()
	}
	contentType, err := j.Blobs.Take(body, paper.Announced{Sha256: row.Sha256, SizeBytes: row.SizeBytes})
	if err != nil {
		return err
	}
	return j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		changed, err := tx.ApplicationPaper.Update().Where(applicationpaper.ID(id), applicationpaper.StateEQ(paper.AwaitingUpload)).
			SetState(paper.UnderReview).SetContentType(contentType).SetUploadedAt(j.Now()).Save(ctx)
		if err != nil {
			return fmt.Errorf("paper: %w", err)
		}
		if changed == 0 {
			return paper.RefuseSecondUpload()
		}
		return j.Record(flows.AsSystem(ctx, "upload"), tx, row.Edges.Application.PersonID, "application.paper", id,
			map[string]any{"kind": row.Kind, "sha256": row.Sha256})
	})
}

func isOpen(row *ent.PartnerApplication) bool { return row.DecidedAt == nil && row.WithdrawnAt == nil }

// OpenPaper opens the bytes of a paper for who holds a signed address, and tells their type.
func (j *Joinings) OpenPaper(ctx context.Context, id string) (*os.File, string, error) {
	row, err := j.DB.Read.ApplicationPaper.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && (row.UploadedAt == nil || row.ErasedAt != nil) {
		return nil, "", flows.NotFound("documentId")
	}
	if err != nil {
		return nil, "", fmt.Errorf("paper: %w", err)
	}
	bytes, err := j.Blobs.Open(row.Sha256)
	if err != nil {
		return nil, "", fmt.Errorf("paper: %w", err)
	}
	return bytes, row.ContentType, nil
}

// PaperByID reads a paper for an officer and for the applicant; nil for everyone else.
func (j *Joinings) PaperByID(ctx context.Context, id string) (*view.Document, error) {
	row, err := j.DB.Read.ApplicationPaper.Query().Where(applicationpaper.ID(id)).WithApplication().Only(ctx)
	if ent.IsNotFound(err) || err == nil && !maySee(ctx, row.Edges.Application) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	return j.sayPaper(row, j.Now()), nil
}

// maySee reports whether the actor is the applicant or an officer.
func maySee(ctx context.Context, row *ent.PartnerApplication) bool {
	actor := flows.ActorOf(ctx)
	return actor.IsStaff() || actor.Kind == flows.System || actor.Kind == flows.Person && actor.ID == row.PersonID
}

func (j *Joinings) sayPaper(row *ent.ApplicationPaper, now time.Time) *view.Document {
	v := &view.Document{
		ID: row.ID, Kind: row.Kind, Filename: row.Filename, Sha256: row.Sha256, State: row.State, SizeBytes: int(row.SizeBytes),
		UploadedAt: row.UploadedAt, CreatedAt: row.CreatedAt,
	}
	if row.RejectionReason != "" {
		v.RejectionReason = &row.RejectionReason
	}
	if row.UploadedAt == nil {
		return v
	}
	v.ContentType = &row.ContentType
	if row.ErasedAt == nil {
		address := j.Links.Sign(http.MethodGet, uploadPath+row.ID, now.Add(linkLife))
		v.URL = &address
	}
	return v
}
