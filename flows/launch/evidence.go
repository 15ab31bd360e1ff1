package launch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"lionrock/ent"
	"lionrock/ent/evidence"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// EvidencePrefix begins the ID of a piece of evidence.
const EvidencePrefix = "evd"

// uploadPath is where papers of every kind are put and seen.
const uploadPath = "/uploads/"

const linkLife = 15 * time.Minute

// CreateEvidenceUpload makes a place for a piece of evidence and answers with the address to PUT its bytes to. Anyone may.
func (l *Launches) CreateEvidenceUpload(ctx context.Context, announced paper.Announced) (*view.Document, string, error) {
	if refusal := announced.Check(); refusal != nil {
		return nil, "", refusal
	}
	if err := l.pace(ctx, "evidence"); err != nil {
		return nil, "", err
	}
	var row *ent.Evidence
	now := l.Now()
	err := l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		row, err = tx.Evidence.Create().SetID(l.NewID(EvidencePrefix)).SetFilename(announced.Filename).
			SetSha256(announced.Sha256).SetSizeBytes(announced.SizeBytes).SetState(paper.AwaitingUpload).SetCreatedAt(now).Save(ctx)
		return err
	})
	if err != nil {
		return nil, "", fmt.Errorf("evidence: %w", err)
	}
	return l.sayEvidence(row, now), l.Links.Sign(http.MethodPut, uploadPath+row.ID, now.Add(linkLife)), nil
}

// ReceiveEvidence takes the bytes of announced evidence. The address was signed, which is the caller's right to be here.
func (l *Launches) ReceiveEvidence(ctx context.Context, id string, body io.Reader) error {
	row, err := l.DB.Read.Evidence.Get(ctx, id)
	if ent.IsNotFound(err) {
		return flows.NotFound("documentId")
	}
	if err != nil {
		return fmt.Errorf("evidence: %w", err)
	}
	if row.State != paper.AwaitingUpload {
		return paper.RefuseSecondUpload()
	}
	contentType, err := l.Blobs.Take(body, paper.Announced{Sha256: row.Sha256, SizeBytes: row.SizeBytes})
	if err != nil {
		return err
	}
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		changed, err := tx.Evidence.Update().Where(evidence.ID(id), evidence.StateEQ(paper.AwaitingUpload)).
			SetState(paper.Uploaded).SetContentType(contentType).SetUploadedAt(l.Now()).Save(ctx)
		if err != nil {
			return fmt.Errorf("evidence: %w", err)
		}
		if changed == 0 {
			return paper.RefuseSecondUpload()
		}
		return nil
	})
}

// OpenEvidence opens the bytes of evidence for who holds a signed address, and tells their type.
func (l *Launches) OpenEvidence(ctx context.Context, id string) (*os.File, string, error) {
	row, err := l.DB.Read.Evidence.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && row.UploadedAt == nil {
		return nil, "", flows.NotFound("documentId")
	}
	if err != nil {
		return nil, "", fmt.Errorf("evidence: %w", err)
	}
	file, err := l.Blobs.Open(row.Sha256)
	if err != nil {
		return nil, "", fmt.Errorf("evidence: %w", err)
	}
	return file, row.ContentType, nil
}

// EvidenceOf lists the evidence of an objection, oldest first, for whom it was said to: an officer, the objector, and those
// who sit on it. To everyone else there is none.
func (l *Launches) EvidenceOf(ctx context.Context, said *view.Objection) ([]*view.Document, error) {
	row, err := l.objection(ctx, l.DB.Reader(), said.ID)
	if err != nil {
		return nil, err
	}
	// The reference is told to the objector and to officers alone.
	if said.Reference == nil && clearanceOf(flows.ActorOf(ctx), row) < onPanel {
		return []*view.Document{}, nil
	}
	pieces, err := row.QueryEvidence().Order(ent.Asc(evidence.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("evidence of %s: %w", row.ID, err)
	}
	list, now := make([]*view.Document, len(pieces)), l.Now()
	for i, piece := range pieces {
		list[i] = l.sayEvidence(piece, now)
	}
	return list, nil
}

// EvidenceByID reads a piece of evidence for an officer and for those who sit on its case; nil for everyone else.
func (l *Launches) EvidenceByID(ctx context.Context, id string) (*view.Document, error) {
	piece, err := l.DB.Read.Evidence.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && piece.ObjectionID == "" {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("evidence: %w", err)
	}
	row, err := l.objection(ctx, l.DB.Reader(), piece.ObjectionID)
	if err != nil || clearanceOf(flows.ActorOf(ctx), row) < onPanel {
		return nil, err
	}
	return l.sayEvidence(piece, l.Now()), nil
}

func (l *Launches) sayEvidence(row *ent.Evidence, now time.Time) *view.Document {
	v := &view.Document{
		ID: row.ID, Kind: rules.ObjectionEvidence, Filename: row.Filename, Sha256: row.Sha256, State: row.State,
		SizeBytes: int(row.SizeBytes), UploadedAt: row.UploadedAt,
	}
	if row.UploadedAt != nil {
		address := l.Links.Sign(http.MethodGet, uploadPath+row.ID, now.Add(linkLife))
		v.ContentType, v.URL = &row.ContentType, &address
	}
	return v
}
