package flows

import (
	"context"

	"lionrock/ent"
	"lionrock/ent/applicationpaper"
	"lionrock/ent/document"
	"lionrock/ent/evidence"
)

// BytesUsed tells whether any row needs the bytes with a hash, but for the one with an ID.
func BytesUsed(ctx context.Context, client *ent.Client, sha, but string) (bool, error) {
	for _, exists := range []func(context.Context) (bool, error){
		client.ApplicationPaper.Query().
			Where(applicationpaper.Sha256(sha), applicationpaper.IDNEQ(but), applicationpaper.ErasedAtIsNil()).Exist,
		client.Document.Query().Where(document.Sha256(sha), document.IDNEQ(but)).Exist,
		client.Evidence.Query().Where(evidence.Sha256(sha), evidence.IDNEQ(but)).Exist,
	} {
		used, err := exists(ctx)
		if used || err != nil {
			return used, err
		}
	}
	return false, nil
}
