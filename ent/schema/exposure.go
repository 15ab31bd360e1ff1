package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
	"lionrock/rules/exposure"
)

// Profile is how a partner shows itself in the public directory, and its side of the exchange of logos. Its ID is that of the
// partner's public profile; a partner without a row is listed under its company name.
type Profile struct{ ent.Schema }

// Mixin of Profile.
func (Profile) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Profile.
func (Profile) Annotations() []schema.Annotation {
	return table("profile", "page_was_reached", "((page_url IS NULL) = (page_reached_at IS NULL))")
}

// Fields of Profile.
func (Profile) Fields() []ent.Field {
	return []ent.Field{
		field.String("display_name").Optional(),
		field.JSON("blurb", rules.Text{}).Optional(),
		field.Bool("listed").Default(true),
		field.String("page_url").Optional().Nillable().Comment("its page with the registry's logo"),
		field.Time("page_reached_at").Optional().Nillable().Comment("when the platform last reached that page"),
		field.String("announcement_id").Optional().Nillable().Comment("the announcement of the partnership"),
		field.Time("updated_at"),
	}
}

// Indexes of Profile.
func (Profile) Indexes() []ent.Index { return []ent.Index{index.Fields("partner_id").Unique()} }

// Logo is a partner's logo as the platform has drawn it anew, in each of its sizes; the bytes are in the store of logos under
// their SHA-256.
type Logo struct{ ent.Schema }

// Mixin of Logo.
func (Logo) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Logo.
func (Logo) Annotations() []schema.Annotation {
	return table("logo", "decided_once", "posted_at IS NULL OR refused_at IS NULL")
}

// Fields of Logo.
func (Logo) Fields() []ent.Field {
	return []ent.Field{
		field.String("document_id").Unique().Immutable().Comment("what the partner sent"),
		field.JSON("pictures", []exposure.Picture{}).Immutable(),
		field.Time("submitted_at").Immutable(),
		field.Time("posted_at").Optional().Nillable().Comment("when the registry posted it"),
		field.Time("refused_at").Optional().Nillable(),
		field.String("reason").Optional().Comment("why it was refused"),
		field.String("decided_by").Optional(),
	}
}

// Indexes of Logo.
func (Logo) Indexes() []ent.Index {
	return []ent.Index{index.Fields("partner_id", "submitted_at", "id")}
}
