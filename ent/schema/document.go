package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
	"lionrock/rules/paper"
)

// Document is a paper a partner supplied; its bytes are in the blob store under their SHA-256.
type Document struct{ ent.Schema }

// Mixin of Document.
func (Document) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Document.
func (Document) Annotations() []schema.Annotation { return table("document") }

// Fields of Document.
func (Document) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").GoType(rules.DocumentKind("")).Immutable(),
		field.String("filename").NotEmpty().Immutable().Comment("as the sender named it; never used to find or judge the content"),
		field.String("sha256").NotEmpty().Immutable(),
		field.Int64("size_bytes").Positive().Immutable(),
		field.Enum("state").GoType(paper.State("")),
		field.String("content_type").Optional().Comment("detected from the content"),
		field.String("domain_id").Optional(),
		field.String("registrant_id").Optional(),
		field.String("launch_application_id").Optional().Comment("the launch application it was supplied for"),
		field.String("rejection_reason").Optional(),
		field.String("reviewed_by").Optional(),
		field.Time("created_at").Immutable(),
		field.Time("uploaded_at").Optional().Nillable(),
		field.Time("reviewed_at").Optional().Nillable(),
	}
}

// Edges of Document.
func (Document) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("domain", Domain.Type).Field("domain_id").Unique(),
		edge.To("registrant", Registrant.Type).Field("registrant_id").Unique(),
	}
}

// Indexes of Document.
func (Document) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("state", "created_at", "id"),
		index.Fields("domain_id"),
		index.Fields("registrant_id"),
		index.Fields("launch_application_id").Annotations(entsql.IndexWhere("launch_application_id IS NOT NULL")),
		index.Fields("partner_id", "id"),
	}
}
