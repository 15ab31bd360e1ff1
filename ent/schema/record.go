package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
	"lionrock/rules/book"
)

// AuditEntry records who did what to what. The entries of one book (a partner's, a person's, the registry's) form a chain:
// each hash covers the one before.
type AuditEntry struct{ ent.Schema }

// Mixin of AuditEntry.
func (AuditEntry) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of AuditEntry.
func (AuditEntry) Annotations() []schema.Annotation {
	return table("audit_entry", "numbered", "seq > 0")
}

// Fields of AuditEntry.
func (AuditEntry) Fields() []ent.Field {
	return []ent.Field{
		field.String("book").NotEmpty().Immutable(),
		field.Int64("seq").Immutable(),
		field.String("actor").NotEmpty().Immutable(),
		field.String("action").NotEmpty().Immutable(),
		field.String("target").NotEmpty().Immutable(),
		field.Time("at").Immutable(),
		field.String("request_id").Immutable(),
		field.String("changes").Optional().Immutable().Comment("JSON as hashed"),
		field.String("hash").NotEmpty().Immutable(),
	}
}

// Indexes of AuditEntry.
func (AuditEntry) Indexes() []ent.Index {
	return []ent.Index{index.Fields("book", "seq").Unique(), index.Fields("target", "id")}
}

// IdempotentAnswer is what a request with an idempotency key was answered, kept so that a retry is answered the same.
type IdempotentAnswer struct{ ent.Schema }

// Annotations of IdempotentAnswer.
func (IdempotentAnswer) Annotations() []schema.Annotation { return table("idempotent_answer") }

// Fields of IdempotentAnswer.
func (IdempotentAnswer) Fields() []ent.Field {
	return []ent.Field{
		field.String("owner_id").NotEmpty().Immutable().Comment("the partner or person whose key it is"),
		field.String("deed").NotEmpty().Immutable(),
		field.String("key").NotEmpty().Immutable(),
		field.Bytes("request_hash").NotEmpty().Immutable(),
		field.JSON("answer", json.RawMessage{}).Immutable(),
		field.Time("created_at").Immutable(),
	}
}

// Indexes of IdempotentAnswer.
func (IdempotentAnswer) Indexes() []ent.Index {
	return []ent.Index{index.Fields("owner_id", "deed", "key").Unique(), index.Fields("created_at")}
}

// Dial is one number or list an officer may change, in the version that holds from an instant on.
type Dial struct{ ent.Schema }

// Annotations of Dial.
func (Dial) Annotations() []schema.Annotation { return table("dial") }

// Fields of Dial.
func (Dial) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").GoType(book.Kind("")).Immutable(),
		field.String("version").NotEmpty().Immutable(),
		field.Time("effective_from").Immutable(),
		field.Text("body").NotEmpty().Immutable(),
	}
}

// Indexes of Dial.
func (Dial) Indexes() []ent.Index { return []ent.Index{index.Fields("kind", "version").Unique()} }

// Announcement is a notice to partners or the public.
type Announcement struct{ ent.Schema }

// Mixin of Announcement.
func (Announcement) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Announcement.
func (Announcement) Annotations() []schema.Annotation { return table("announcement") }

// Fields of Announcement.
func (Announcement) Fields() []ent.Field {
	return []ent.Field{
		field.JSON("title", rules.Text{}).Immutable(),
		field.JSON("body_markdown", rules.Text{}).Immutable(),
		field.Time("published_at").Immutable(),
		field.Time("public_from").Optional().Nillable().Immutable().Comment("end of the embargo: partners read it first"),
		field.Time("effective_at").Optional().Nillable().Immutable(),
		field.Bool("promotion").Default(false).Immutable(),
		field.Bool("partners_only").Default(false).Immutable(),
		field.String("notice").Optional().Immutable().Comment("SUSPENSION or RESUMPTION of the programme, else empty"),
		field.String("addressee").Optional().Immutable().Comment("ID of the one partner that it is for"),
	}
}

// Indexes of Announcement.
func (Announcement) Indexes() []ent.Index { return []ent.Index{index.Fields("published_at", "id")} }

// SigningKey signs access tokens; its private half is sealed with the server's secret.
type SigningKey struct{ ent.Schema }

// Annotations of SigningKey.
func (SigningKey) Annotations() []schema.Annotation { return table("signing_key") }

// Fields of SigningKey.
func (SigningKey) Fields() []ent.Field {
	return []ent.Field{
		field.String("kid").NotEmpty().Unique().Immutable(),
		field.Bytes("sealed").NotEmpty().Immutable().Sensitive(),
		field.Time("created_at").Immutable(),
		field.Time("retires_at").Immutable().Comment("tokens it signed are accepted until then"),
	}
}

// Clock holds how far the demo's clock has been moved; production never writes it.
type Clock struct{ ent.Schema }

// Annotations of Clock.
func (Clock) Annotations() []schema.Annotation { return table("clock") }

// Fields of Clock.
func (Clock) Fields() []ent.Field {
	return []ent.Field{field.Int64("ahead_micros").Comment("how far it is ahead of the machine's; less than nothing where it was moved back")}
}
