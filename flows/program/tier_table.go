package program

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"lionrock/ent"
	"lionrock/ent/dial"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/price"
)

// TierTables lists every version of the table of tiers, the latest to take effect first.
func (p *Programs) TierTables(ctx context.Context) ([]view.TierTable, error) {
	rows, err := p.DB.Read.Dial.Query().Where(dial.KindEQ(book.Scheme)).
		Order(ent.Desc(dial.FieldEffectiveFrom, dial.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("tables of tiers: %w", err)
	}
	tables := make([]view.TierTable, len(rows))
	for i, row := range rows {
		var scheme price.Scheme
		if err := json.Unmarshal([]byte(row.Body), &scheme); err != nil {
			return nil, fmt.Errorf("table of tiers %s: %w", row.Version, err)
		}
		tables[i] = view.TierTable{
			Version: row.Version, EffectiveFrom: row.EffectiveFrom, Sample: scheme.Sample, Tiers: scheme.Tiers,
		}
	}
	return tables, nil
}

// PublishTierTableInput is a new version of the table of tiers.
type PublishTierTableInput struct {
	Tiers         []price.Tier
	EffectiveFrom time.Time
}

// PublishTierTable publishes a new version of the table of tiers. It holds from its instant on and changes nothing before.
func (p *Programs) PublishTierTable(ctx context.Context, in PublishTierTableInput, key string) (*view.TierTable, error) {
	if refusal := price.CheckTiers(in.Tiers); refusal != nil {
		return nil, refusal
	}
	version, err := flows.Once(ctx, p.Frame, "publishTierTable", key, in, func(ctx context.Context, tx *flows.Tx) (string, error) {
		if refusal := price.CheckEffect(in.EffectiveFrom, p.Now()); refusal != nil {
			return "", refusal
		}
		return p.recordTable(ctx, tx, in)
	})
	if err != nil {
		return nil, err
	}
	if err := p.Book.Reload(ctx, p.DB); err != nil {
		slog.ErrorContext(ctx, "read the dials again", "error", err) // every server reads them again by its clock
	}
	tables, err := p.TierTables(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(tables, func(t view.TierTable) bool { return t.Version == version })
	return &tables[i], nil
}

func (p *Programs) recordTable(ctx context.Context, tx *flows.Tx, in PublishTierTableInput) (string, error) {
	rows, err := tx.Dial.Query().Where(dial.KindEQ(book.Scheme)).All(ctx)
	if err != nil {
		return "", fmt.Errorf("tables of tiers: %w", err)
	}
	from := in.EffectiveFrom.UTC()
	if slices.ContainsFunc(rows, func(row *ent.Dial) bool { return row.EffectiveFrom.Equal(from) }) {
		return "", rules.Refuse(rules.Taken, rules.Say(
			"Another version takes effect at this instant already. Choose a later one.",
			"已有另一版本於此時生效，請選擇較後的時間。", "已有另一版本于此时生效，请选择较晚的时间。"), "effectiveFrom")
	}
	b, err := p.Book.At(from)
	if err != nil {
		return "", err
	}
	scheme := b.Scheme
	scheme.Sample, scheme.Tiers, scheme.Version = false, in.Tiers, "scheme-"+strconv.Itoa(len(rows)+1)
	if err := scheme.Validate(); err != nil {
		return "", fmt.Errorf("table of tiers: %w", err)
	}
	body, err := json.Marshal(scheme)
	if err != nil {
		return "", err
	}
	err = tx.Dial.Create().SetKind(book.Scheme).SetVersion(scheme.Version).SetEffectiveFrom(from).SetBody(string(body)).Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("table of tiers: %w", err)
	}
	return scheme.Version, p.Record(ctx, tx, flows.RegistryBook, "tiers.publish", scheme.Version, map[string]any{
		"effectiveFrom": from, "tiers": in.Tiers,
	})
}
