package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
	"lionrock/rules/joining"
	"lionrock/rules/paper"
)

// PartnerApplication is an application to join the programme. It belongs to a person: there is no partner yet. It holds
// facts with their instants; how it stands follows from them.
type PartnerApplication struct{ ent.Schema }

// Mixin of PartnerApplication.
func (PartnerApplication) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of PartnerApplication.
func (PartnerApplication) Annotations() []schema.Annotation {
	return table("partner_application",
		"ends_once", "decided_at IS NULL OR withdrawn_at IS NULL",
		"decided_in_full", "((decided_at IS NOT NULL) = (outcome IS NOT NULL))",
		"approved_is_partner", "((coalesce(outcome, '') = 'APPROVED') = (admitted_id IS NOT NULL))",
		"paid_has_account", "paid_at IS NULL OR account_id IS NOT NULL")
}

// Fields of PartnerApplication.
func (PartnerApplication) Fields() []ent.Field {
	fields := []ent.Field{
		field.String("person_id").Immutable(),
		field.String("reference").NotEmpty().Unique().Immutable().Comment("what a payment is told by"),
		field.Time("begun_at").Immutable(),
		field.String("domain_name").Optional(),
		field.Time("domain_given_at").Optional().Nillable(),
		field.Time("submitted_at").Optional().Nillable().Comment("when the form was last sent"),
		field.String("account_id").Optional().Nillable().Comment("what was paid towards it; none until then"),
		field.Time("paid_at").Optional().Nillable().Comment("when the fee had been received in full"),
		field.Time("withdrawn_at").Optional().Nillable(),
		field.Time("decided_at").Optional().Nillable(),
		field.Enum("outcome").GoType(joining.Outcome("")).Optional().Nillable(),
		field.Text("reason").Optional(),
		field.String("decided_by").Optional(),
		field.String("admitted_id").Optional().Nillable().Comment("the partner that the applicant became"),
	}
	for _, line := range []string{
		"company_name", "company_name_zh", "registration_number", "address", "contact_name", "contact_email", "contact_phone",
		"website_url", "handle", "signer_name", "signer_title",
	} {
		fields = append(fields, field.String(line).Optional())
	}
	for _, document := range []string{"terms", "procedures", "signed"} {
		fields = append(fields, field.String(document+"_version").Optional(), field.String(document+"_sha256").Optional(),
			field.Time(document+"_at").Optional().Nillable())
	}
	return fields
}

// Edges of PartnerApplication.
func (PartnerApplication) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("person", Person.Type).Field("person_id").Required().Unique().Immutable(),
		edge.To("account", Account.Type).Field("account_id").Unique(),
		edge.To("admitted", Partner.Type).Field("admitted_id").Unique(),
		edge.From("papers", ApplicationPaper.Type).Ref("application"),
		edge.From("questions", ApplicationQuestion.Type).Ref("application"),
	}
}

// Indexes of PartnerApplication: a person has one that is open, a partner came from one.
func (PartnerApplication) Indexes() []ent.Index {
	const open = "decided_at IS NULL AND withdrawn_at IS NULL"
	return []ent.Index{
		index.Fields("person_id").Unique().Annotations(entsql.IndexWhere(open)).StorageKey("partner_application_open"),
		index.Fields("account_id").Unique().StorageKey("partner_application_account_id_key"),
		index.Fields("admitted_id").Unique().StorageKey("partner_application_admitted_id_key"),
		index.Fields("begun_at", "id"),
	}
}

// ApplicationPaper is a paper of an application; its bytes are in the blob store under their SHA-256 until it is erased.
type ApplicationPaper struct{ ent.Schema }

// Mixin of ApplicationPaper.
func (ApplicationPaper) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of ApplicationPaper.
func (ApplicationPaper) Annotations() []schema.Annotation { return table("application_paper") }

// Fields of ApplicationPaper.
func (ApplicationPaper) Fields() []ent.Field {
	return []ent.Field{
		field.String("application_id").Immutable(),
		field.Enum("kind").GoType(rules.DocumentKind("")).Immutable(),
		field.String("filename").NotEmpty().Immutable(),
		field.String("sha256").NotEmpty().Immutable(),
		field.Int64("size_bytes").Positive().Immutable(),
		field.Enum("state").GoType(paper.State("")),
		field.String("content_type").Optional(),
		field.String("agreement_version").Optional().Immutable().Comment("of a signed agreement: the version in force when it was announced"),
		field.String("rejection_reason").Optional(),
		field.String("reviewed_by").Optional(),
		field.Time("created_at").Immutable(),
		field.Time("uploaded_at").Optional().Nillable(),
		field.Time("reviewed_at").Optional().Nillable(),
		field.Time("erased_at").Optional().Nillable().Comment("from when its bytes are gone"),
	}
}

// Edges of ApplicationPaper.
func (ApplicationPaper) Edges() []ent.Edge {
	return []ent.Edge{edge.To("application", PartnerApplication.Type).Field("application_id").Required().Unique().Immutable()}
}

// Indexes of ApplicationPaper.
func (ApplicationPaper) Indexes() []ent.Index {
	return []ent.Index{index.Fields("application_id", "id"), index.Fields("sha256")}
}

// ApplicationQuestion is what the registry asked an applicant for, and the answer.
type ApplicationQuestion struct{ ent.Schema }

// Mixin of ApplicationQuestion.
func (ApplicationQuestion) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of ApplicationQuestion.
func (ApplicationQuestion) Annotations() []schema.Annotation {
	return table("application_question", "answered_after", "answered_at IS NULL OR answered_at >= asked_at")
}

// Fields of ApplicationQuestion.
func (ApplicationQuestion) Fields() []ent.Field {
	return []ent.Field{
		field.String("application_id").Immutable(),
		field.Text("reason").NotEmpty().Immutable(),
		field.JSON("redo", []joining.Step{}).Immutable(),
		field.String("asked_by").NotEmpty().Immutable(),
		field.Time("asked_at").Immutable(),
		field.Text("answer").Optional(),
		field.Time("answered_at").Optional().Nillable(),
	}
}

// Edges of ApplicationQuestion.
func (ApplicationQuestion) Edges() []ent.Edge {
	return []ent.Edge{edge.To("application", PartnerApplication.Type).Field("application_id").Required().Unique().Immutable()}
}

// Indexes of ApplicationQuestion.
func (ApplicationQuestion) Indexes() []ent.Index {
	return []ent.Index{index.Fields("application_id", "id")}
}
