package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules/price"
	"lionrock/rules/program"
)

// Operation is something a partner did to a name, and the facts from which waiver and tier are counted. Each fact is an
// instant that is set once.
type Operation struct{ ent.Schema }

// Mixin of Operation.
func (Operation) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Operation.
func (Operation) Annotations() []schema.Annotation {
	return table("operation", "ends_once", "completed_at IS NULL OR failed_at IS NULL",
		"net_not_negative", "net_cents >= 0")
}

// Fields of Operation.
func (Operation) Fields() []ent.Field {
	return []ent.Field{
		field.String("domain_id").Immutable(),
		field.String("name").NotEmpty().Immutable(),
		field.Enum("kind").GoType(program.OperationKind("")).Immutable(),
		field.Time("submitted_at").Immutable(),
		field.Time("paid_at").Optional().Nillable(),
		field.Time("documented_at").Optional().Nillable(),
		field.Time("completed_at").Optional().Nillable(),
		field.Time("failed_at").Optional().Nillable(),
		field.Int64("net_cents").Default(0).Immutable(),
		field.Int64("discount_cents").Default(0).Immutable(),
		field.JSON("charges", []price.Line{}).Optional().Immutable().Comment("the quote lines it was charged by"),
		field.String("promotion_id").Optional().Immutable(),
	}
}

// Edges of Operation.
func (Operation) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("domain", Domain.Type).Field("domain_id").Required().Unique().Immutable(),
	}
}

// Indexes of Operation: the first covers the count behind waiver and tier.
func (Operation) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("partner_id", "submitted_at", "kind", "paid_at", "documented_at", "completed_at", "failed_at"),
		index.Fields("domain_id"),
		index.Fields("promotion_id").Annotations(entsql.IndexWhere("promotion_id IS NOT NULL")),
		index.Fields("partner_id", "paid_at", "failed_at").StorageKey("operation_unpaid").
			Annotations(entsql.IndexWhere("paid_at IS NULL AND failed_at IS NULL")),
	}
}

// Receipt numbers registrations in the order in which they were received.
type Receipt struct{ ent.Schema }

// Annotations of Receipt.
func (Receipt) Annotations() []schema.Annotation { return table("receipt") }

// Fields of Receipt.
func (Receipt) Fields() []ent.Field {
	return []ent.Field{
		field.String("domain_id").Unique().Immutable(),
		field.Time("received_at").Immutable(),
	}
}

// Quote is a price held until it expires.
type Quote struct{ ent.Schema }

// Mixin of Quote.
func (Quote) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Quote.
func (Quote) Annotations() []schema.Annotation { return table("quote") }

// Fields of Quote.
func (Quote) Fields() []ent.Field {
	return []ent.Field{
		field.String("owner_id").NotEmpty().Immutable().Comment("the partner, or the person who is no partner's"),
		field.Enum("operation").GoType(price.Operation("")).Immutable(),
		field.JSON("lines", []price.Line{}).Immutable(),
		field.Int64("total_cents").Immutable(),
		field.Time("created_at").Immutable(),
		field.Time("expires_at").Immutable(),
	}
}

// Promotion is one Special Promotional Scheme.
type Promotion struct{ ent.Schema }

// Mixin of Promotion.
func (Promotion) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Promotion.
func (Promotion) Annotations() []schema.Annotation { return table("promotion") }

// Fields of Promotion.
func (Promotion) Fields() []ent.Field {
	return []ent.Field{
		field.String("title").NotEmpty().Immutable(),
		field.String("code").Optional().Immutable(),
		field.Time("opens_at").Immutable(),
		field.Time("closes_at").Immutable(),
		field.Strings("suffixes").Immutable(),
		field.JSON("operations", []price.Operation{}).Immutable(),
		field.Ints("years").Immutable(),
		field.Int64("percent_off").Optional().Nillable().Immutable().Comment("hundredths of a percent"),
		field.Int64("amount_off_cents").Optional().Nillable().Immutable(),
		field.Bool("partners_only").Immutable(),
		field.Strings("partner_ids").Optional().Immutable().Comment("the only partners it is for; none means all"),
		field.Int("uses").Optional().Nillable().Immutable(),
		field.Time("created_at").Immutable(),
	}
}

// Indexes of Promotion.
func (Promotion) Indexes() []ent.Index { return []ent.Index{index.Fields("closes_at")} }
