package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules/launch"
	"lionrock/rules/price"
)

// LaunchApplication is one applicant's claim to one name in one phase of a launch. Its status is never stored: it follows
// from its papers, its phase and what was announced.
type LaunchApplication struct{ ent.Schema }

// Mixin of LaunchApplication.
func (LaunchApplication) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of LaunchApplication.
func (LaunchApplication) Annotations() []schema.Annotation {
	return table("launch_application", "fee_not_negative", "fee_cents >= 0")
}

// Fields of LaunchApplication.
func (LaunchApplication) Fields() []ent.Field {
	return []ent.Field{
		field.String("set_id").Immutable(),
		field.String("registrant_id").Immutable(),
		field.String("applicant").NotEmpty().Immutable().Comment("equal for one applicant, whichever partner applies for it"),
		field.String("alias").NotEmpty().Immutable().Comment("what the public sees in the applicant's place"),
		field.String("name").NotEmpty().Immutable().Comment("as applied for, in normal form; forms of one name share a set"),
		field.String("trademark").Optional().Immutable().Comment("the mark's text as given"),
		field.String("trademark_number").Optional().Immutable(),
		field.String("equivalent").Optional().Immutable().Comment("the third-level name the applicant points to"),
		field.Time("submitted_at").Immutable(),
		field.Time("withdrawn_at").Optional().Nillable(),
		field.Int64("fee_cents").Immutable(),
		field.JSON("charges", []price.Line{}).Immutable().Comment("the line it was charged by"),
		field.Time("settled_at").Optional().Nillable().Comment("when its fee was taken or given back"),
	}
}

// Edges of LaunchApplication.
func (LaunchApplication) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("set", ContentionSet.Type).Field("set_id").Required().Unique().Immutable(),
		edge.To("registrant", Registrant.Type).Field("registrant_id").Required().Unique().Immutable(),
	}
}

// Indexes of LaunchApplication: an applicant has one live entry for a name in a phase, held by the first.
func (LaunchApplication) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("set_id", "applicant").Unique().Annotations(entsql.IndexWhere("withdrawn_at IS NULL")),
		index.Fields("partner_id", "submitted_at", "id"),
		index.Fields("registrant_id"),
	}
}

// ContentionSet is a name somebody applied for in a phase. What is published about it is frozen, once, in its columns: the
// inputs when its draw is committed or its results are proposed, the draw's sources and values as they come.
type ContentionSet struct{ ent.Schema }

// Mixin of ContentionSet.
func (ContentionSet) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of ContentionSet.
func (ContentionSet) Annotations() []schema.Annotation {
	return table("contention_set",
		"drawn_after_commitment", "conducted_at IS NULL OR committed_at IS NOT NULL",
		"committed_is_frozen", "committed_at IS NULL OR frozen_at IS NOT NULL")
}

// Fields of ContentionSet.
func (ContentionSet) Fields() []ent.Field {
	return []ent.Field{
		field.String("programme").NotEmpty().Immutable(),
		field.Enum("phase").GoType(launch.PhaseKind("")).Immutable(),
		field.String("name").NotEmpty().Immutable().Comment("lower-case NFC U-label form of the first application"),
		field.String("ascii_name").NotEmpty().Immutable(),
		field.String("variant_key").NotEmpty().Immutable(),
		field.Time("created_at").Immutable(),
		field.Time("frozen_at").Optional().Nillable().Comment("when its inputs were published"),
		field.Text("inputs").Optional().Comment("the published inputs, as JSON"),
		field.Text("sources").Optional().Comment("the sources of its draw as committed, as JSON"),
		field.Time("committed_at").Optional().Nillable(),
		field.String("committed_by").Optional(),
		field.Text("drawn").Optional().Comment("the values of the sources, as JSON"),
		field.Time("conducted_at").Optional().Nillable(),
		field.String("conducted_by").Optional(),
		field.String("domain_id").Optional().Comment("the registration of its present winner"),
		field.Time("settled_at").Optional().Nillable().Comment("when winner and losers were settled"),
	}
}

// Edges of ContentionSet.
func (ContentionSet) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("applications", LaunchApplication.Type).Ref("set"),
		edge.From("objections", Objection.Type).Ref("set"),
	}
}

// Indexes of ContentionSet.
func (ContentionSet) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("programme", "phase", "variant_key").Unique(),
		index.Fields("programme", "phase", "name", "id"),
		index.Fields("variant_key"),
	}
}

// LaunchTier is the results of one phase: proposed by one officer, announced by another.
type LaunchTier struct{ ent.Schema }

// Mixin of LaunchTier.
func (LaunchTier) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of LaunchTier.
func (LaunchTier) Annotations() []schema.Annotation {
	return table("launch_tier", "two_officers", "announced_by IS NULL OR announced_by <> proposed_by")
}

// Fields of LaunchTier.
func (LaunchTier) Fields() []ent.Field {
	return []ent.Field{
		field.String("programme").NotEmpty().Immutable(),
		field.Enum("phase").GoType(launch.PhaseKind("")).Immutable(),
		field.String("results_sha256").NotEmpty().Immutable(),
		field.Text("results").NotEmpty().Immutable().Comment("one line of JSON for each set, as published"),
		field.Time("proposed_at").Immutable(),
		field.String("proposed_by").NotEmpty().Immutable(),
		field.Time("announced_at").Optional().Nillable(),
		field.String("announced_by").Optional().Nillable(),
		field.Time("settled_at").Optional().Nillable().Comment("when every set of it was settled"),
	}
}

// Indexes of LaunchTier: the results of a phase are proposed once.
func (LaunchTier) Indexes() []ent.Index {
	return []ent.Index{index.Fields("programme", "phase").Unique()}
}
