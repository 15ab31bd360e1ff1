package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
)

// Domain is a name that is registered, or held while it waits for papers or money. Its status is never stored: it follows
// from these facts at an instant.
type Domain struct{ ent.Schema }

// Mixin of Domain.
func (Domain) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Domain.
func (Domain) Annotations() []schema.Annotation {
	return table("domain", "years_offered", "years BETWEEN 1 AND 10")
}

// Fields of Domain.
func (Domain) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().Immutable().Comment("lower-case NFC U-label form"),
		field.String("ascii_name").NotEmpty().Immutable().Comment("A-label form"),
		field.String("suffix").NotEmpty().Immutable(),
		field.String("variant_key").NotEmpty().Immutable().Comment("same for every variant form of one name"),
		field.String("registrant_id"),
		field.Int("years").Immutable().Comment("term of the registration"),
		field.Time("submitted_at").Immutable(),
		field.Time("completed_at").Optional().Nillable().Comment("commencement; null while it waits"),
		field.Time("expires_at"),
		field.Time("released_at").Optional().Nillable().Comment("set when the name was freed; null while it is held"),
		field.String("launch_set_id").Optional().Nillable().Immutable().
			Comment("the contention set it was allocated by; null for a name registered first come, first served"),
		field.String("launch_application_id").Optional().Nillable().Immutable().
			Comment("the application it was allocated to; whoever holds it later, this says who won it"),
		field.Bool("auto_renew").Default(false),
		field.Strings("name_servers").Optional(),
		field.JSON("requirements", []rules.Requirement{}).Optional().Comment("papers the rules asked for when it was submitted"),
	}
}

// Edges of Domain.
func (Domain) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("registrant", Registrant.Type).Field("registrant_id").Required().Unique(),
		edge.From("operations", Operation.Type).Ref("domain"),
		edge.From("documents", Document.Type).Ref("domain"),
	}
}

// Indexes of Domain: never sold twice is held here, by the first.
func (Domain) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("variant_key").Unique().Annotations(entsql.IndexWhere("released_at IS NULL")),
		index.Fields("ascii_name"),
		index.Fields("partner_id", "submitted_at", "id"),
		index.Fields("partner_id", "expires_at", "id"),
		index.Fields("partner_id", "name", "id"),
		index.Fields("submitted_at", "id").StorageKey("domain_waiting").
			Annotations(entsql.IndexWhere("completed_at IS NULL AND released_at IS NULL")),
		index.Fields("registrant_id"),
		index.Fields("launch_set_id").Annotations(entsql.IndexWhere("launch_set_id IS NOT NULL")),
	}
}
