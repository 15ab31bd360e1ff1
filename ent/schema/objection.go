package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules/launch"
	"lionrock/rules/paper"
)

// Objection is an objection to an allocation. Each fact is set once; its status follows from them.
type Objection struct{ ent.Schema }

// Mixin of Objection.
func (Objection) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Objection.
func (Objection) Annotations() []schema.Annotation {
	return table("objection",
		"entertained_or_not", "admitted_at IS NULL OR declined_at IS NULL",
		"decided_if_admitted", "decided_at IS NULL OR admitted_at IS NOT NULL",
		"cancelled_if_upheld", "NOT cancellation_required OR outcome = 'UPHELD'")
}

// Fields of Objection.
func (Objection) Fields() []ent.Field {
	return []ent.Field{
		field.String("reference").NotEmpty().Unique().Immutable(),
		field.String("set_id").Immutable(),
		field.String("objector").NotEmpty().Immutable(),
		field.String("email").NotEmpty().Immutable().Comment("lower case"),
		field.String("rule_cited").NotEmpty().Immutable(),
		field.Text("statement").NotEmpty().Immutable(),
		field.Time("filed_at").Immutable(),
		field.Time("decision_due_at").Immutable(),
		field.Time("admitted_at").Optional().Nillable(),
		field.Time("declined_at").Optional().Nillable(),
		field.String("declined_reason").Optional(),
		field.Time("decided_at").Optional().Nillable(),
		field.String("decided_by").Optional(),
		field.Enum("outcome").GoType(launch.DecisionOutcome("")).Optional(),
		field.Text("reason").Optional(),
		field.Bool("cancellation_required").Default(false),
		field.Text("effect").Optional().Comment("what the cancellation came to, as JSON text in three languages"),
	}
}

// Edges of Objection.
func (Objection) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("set", ContentionSet.Type).Field("set_id").Required().Unique().Immutable(),
		edge.From("panel", PanelMember.Type).Ref("objection"),
		edge.From("evidence", Evidence.Type).Ref("objection"),
	}
}

// Indexes of Objection.
func (Objection) Indexes() []ent.Index {
	return []ent.Index{index.Fields("set_id"), index.Fields("filed_at", "id")}
}

// PanelMember is a committee member who sits on an objection, or has left it.
type PanelMember struct{ ent.Schema }

// Mixin of PanelMember.
func (PanelMember) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of PanelMember.
func (PanelMember) Annotations() []schema.Annotation { return table("panel_member") }

// Fields of PanelMember.
func (PanelMember) Fields() []ent.Field {
	return []ent.Field{
		field.String("objection_id").Immutable(),
		field.String("person_id").Immutable(),
		field.String("name").NotEmpty().Immutable(),
		field.Enum("capacity").GoType(launch.PanelCapacity("")).Immutable(),
		field.Bool("sits").Default(false).Comment("named for the panel; a member may declare a conflict without having been"),
		field.String("conflict").Optional(),
		field.Time("recused_at").Optional().Nillable(),
	}
}

// Edges of PanelMember.
func (PanelMember) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("objection", Objection.Type).Field("objection_id").Required().Unique().Immutable(),
		edge.To("person", Person.Type).Field("person_id").Required().Unique().Immutable(),
	}
}

// Indexes of PanelMember.
func (PanelMember) Indexes() []ent.Index {
	return []ent.Index{index.Fields("objection_id", "person_id").Unique()}
}

// Evidence is a paper of an objection; its bytes are in the blob store under their SHA-256. It belongs to no partner: anyone
// may object.
type Evidence struct{ ent.Schema }

// Mixin of Evidence.
func (Evidence) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Evidence.
func (Evidence) Annotations() []schema.Annotation { return table("evidence") }

// Fields of Evidence.
func (Evidence) Fields() []ent.Field {
	return []ent.Field{
		field.String("filename").NotEmpty().Immutable(),
		field.String("sha256").NotEmpty().Immutable(),
		field.Int64("size_bytes").Positive().Immutable(),
		field.Enum("state").GoType(paper.State("")),
		field.String("content_type").Optional(),
		field.String("objection_id").Optional(),
		field.Time("created_at").Immutable(),
		field.Time("uploaded_at").Optional().Nillable(),
	}
}

// Edges of Evidence.
func (Evidence) Edges() []ent.Edge {
	return []ent.Edge{edge.To("objection", Objection.Type).Field("objection_id").Unique()}
}

// Indexes of Evidence.
func (Evidence) Indexes() []ent.Index {
	return []ent.Index{index.Fields("objection_id"), index.Fields("created_at", "id")}
}
