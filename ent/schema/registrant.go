package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
)

// Registrant is the holder of names.
type Registrant struct{ ent.Schema }

// Mixin of Registrant.
func (Registrant) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Registrant.
func (Registrant) Annotations() []schema.Annotation { return table("registrant") }

// Fields of Registrant.
func (Registrant) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").GoType(rules.HolderKind("")),
		field.String("name").NotEmpty(),
		field.String("name_zh").Optional(),
		field.String("country").NotEmpty().Comment("ISO 3166-1 alpha-2"),
		field.String("birth_date").Optional().Comment("YYYY-MM-DD, individuals only"),
		field.Time("created_at").Immutable(),
		field.Time("validated_at").Optional().Nillable().Comment("when a paper about the holder was first accepted"),
	}
}

// Indexes of Registrant.
func (Registrant) Indexes() []ent.Index {
	return []ent.Index{index.Fields("partner_id", "id"), index.Fields("partner_id", "name")}
}
