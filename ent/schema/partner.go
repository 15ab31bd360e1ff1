package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Partner is a service partner: a company that registers names for others.
type Partner struct{ ent.Schema }

// Mixin of Partner.
func (Partner) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Partner.
func (Partner) Annotations() []schema.Annotation { return table("partner") }

// Fields of Partner.
func (Partner) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty(),
		field.String("handle").NotEmpty().Unique().Comment("short name in addresses and import files"),
		field.String("website_url").Optional(),
		field.Time("joined_at").Immutable().Comment("start of the first membership year"),
		field.Time("admitted_at").Optional().Nillable().Immutable().
			Comment("when this register took it in, where that is after it joined: fees that fell due before were settled elsewhere"),
		field.Int64("low_balance_alert_cents").Optional().Nillable(),
		field.Time("logo_invited_at").Optional().Nillable().Comment("when it was invited to exchange logos"),
	}
}

// Indexes of Partner.
func (Partner) Indexes() []ent.Index { return []ent.Index{index.Fields("name")} }
