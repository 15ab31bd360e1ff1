package flows

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// FreshPapers reads the papers supplied with a request: uploaded, the partner's own, and not used for something else.
func FreshPapers(ctx context.Context, client *ent.Client, ids []string) ([]*ent.Document, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := client.Document.Query().Where(document.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers: %w", err)
	}
	if len(rows) != len(ids) {
		return nil, NotFound("documentIds")
	}
	for _, row := range rows {
		if row.State != paper.Uploaded || row.Kind == rules.Logo {
			return nil, rules.Refuse(rules.Invalid, rules.Say(
				"The paper %s cannot be used: its bytes have not been uploaded, or it was supplied for something else already.",
				"文件 %s 不能使用：內容尚未上載，或已用於其他申請。",
				"文件 %s 不能使用：内容尚未上传，或已用于其他申请。").With(row.Filename), "documentIds")
		}
	}
	return rows, nil
}

// SuppliedOf says papers as the rules know them.
func SuppliedOf(rows []*ent.Document) []paper.Supplied {
	supplied := make([]paper.Supplied, len(rows))
	for i, row := range rows {
		supplied[i] = paper.Supplied{Kind: row.Kind, State: row.State}
	}
	return supplied
}
