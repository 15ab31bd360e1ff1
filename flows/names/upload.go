package names

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// CreateUploadTargetInput announces a paper.
type CreateUploadTargetInput struct {
	Kind      rules.DocumentKind
	Filename  string
	Sha256    string
	SizeBytes int
}

// linkLife is how long an address for uploading or seeing a paper is good.
const linkLife = 15 * time.Minute

// CreateUploadTarget makes a place for a paper and answers with the address to PUT its bytes to.
func (n *Names) CreateUploadTarget(ctx context.Context, in CreateUploadTargetInput) (*view.Document, string, error) {
	announced := paper.Announced{
		Filename: in.Filename, Sha256: in.Sha256, SizeBytes: int64(in.SizeBytes), Logo: in.Kind == rules.Logo,
	}
	if refusal := announced.Check(); refusal != nil {
		return nil, "", refusal
	}
	var row *ent.Document
	now := n.Now()
	err := n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		row, err = tx.Document.Create().SetID(n.NewID("doc")).SetPartnerID(flows.ActorOf(ctx).PartnerID).SetKind(in.Kind).
			SetFilename(in.Filename).SetSha256(in.Sha256).SetSizeBytes(int64(in.SizeBytes)).
			SetState(paper.AwaitingUpload).SetCreatedAt(now).Save(ctx)
		if err != nil {
			return fmt.Errorf("upload target: %w", err)
		}
		return n.Record(ctx, tx, row.PartnerID, "document.announce", row.ID, map[string]any{"kind": row.Kind, "sha256": row.Sha256})
	})
	if err != nil {
		return nil, "", err
	}
	return n.sayDocument(row, nil, now), n.Links.Sign(http.MethodPut, UploadPath+row.ID, now.Add(linkLife)), nil
}

// UploadPath is where papers are put and seen: followed by the document's ID, with a signature.
const UploadPath = "/uploads/"

// ReceiveUpload takes the bytes of an announced paper. The address was signed, which is the caller's right to be here.
func (n *Names) ReceiveUpload(ctx context.Context, id string, body io.Reader) error {
	ctx = flows.AsSystem(ctx, "upload")
	row, err := n.DB.Read.Document.Get(ctx, id)
	if ent.IsNotFound(err) {
		return flows.NotFound("documentId")
	}
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	if row.State != paper.AwaitingUpload {
		return paper.RefuseSecondUpload()
	}
	contentType, err := n.Blobs.Take(body, paper.Announced{
		Sha256: row.Sha256, SizeBytes: row.SizeBytes, Logo: row.Kind == rules.Logo,
	})
	if err != nil {
		return err
	}
	return n.recordUpload(ctx, row, contentType)
}

func (n *Names) recordUpload(ctx context.Context, row *ent.Document, contentType string) error {
	return n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		changed, err := tx.Document.Update().Where(document.ID(row.ID), document.StateEQ(paper.AwaitingUpload)).
			SetState(paper.Uploaded).SetContentType(contentType).SetUploadedAt(n.Now()).Save(ctx)
		if err != nil {
			return fmt.Errorf("upload: %w", err)
		}
		if changed == 0 {
			return paper.RefuseSecondUpload()
		}
		return n.Record(ctx, tx, row.PartnerID, "document.upload", row.ID, map[string]any{
			"kind": row.Kind, "contentType": contentType,
		})
	})
}

// OpenDocument opens the bytes of a paper for who holds a signed address, and tells their type.
func (n *Names) OpenDocument(ctx context.Context, id string) (*os.File, string, error) {
	row, err := n.DB.Read.Document.Get(flows.AsSystem(ctx, "document link"), id)
	if ent.IsNotFound(err) || err == nil && row.UploadedAt == nil {
		return nil, "", flows.NotFound("documentId")
	}
	if err != nil {
		return nil, "", fmt.Errorf("paper: %w", err)
	}
	file, err := n.Blobs.Open(row.Sha256)
	if err != nil {
		return nil, "", fmt.Errorf("paper: %w", err)
	}
	return file, row.ContentType, nil
}
