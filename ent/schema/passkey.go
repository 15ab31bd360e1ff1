package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Passkey is a person's key for signing in (WebAuthn): its public half, and what the authenticator says of itself.
type Passkey struct{ ent.Schema }

// Mixin of Passkey.
func (Passkey) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Passkey.
func (Passkey) Annotations() []schema.Annotation { return table("passkey") }

// Fields of Passkey.
func (Passkey) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Immutable(),
		field.String("name").NotEmpty().Comment("what its person calls it"),
		field.String("relying_party").NotEmpty().Immutable().Comment("the host it was made for, and works at"),
		field.Bytes("credential_id").NotEmpty().Immutable(),
		field.Bytes("public_key").NotEmpty().Immutable(),
		field.Bytes("aaguid").Optional().Immutable().Comment("model of the authenticator"),
		field.JSON("transports", []string{}).Immutable(),
		field.Uint8("flags").Comment("of the authenticator's last answer (WebAuthn, section 6.1)"),
		field.Int64("sign_count").Comment("of the authenticator's last answer; 0 where it does not count"),
		field.Time("created_at").Immutable(),
		field.Time("used_at").Optional().Nillable(),
		field.Time("copied_at").Optional().Nillable().Comment("when its counter ran backwards: since then it opens nothing"),
	}
}

// Edges of Passkey.
func (Passkey) Edges() []ent.Edge {
	return []ent.Edge{edge.To("person", Person.Type).Field("person_id").Required().Unique().Immutable()}
}

// Indexes of Passkey.
func (Passkey) Indexes() []ent.Index {
	return []ent.Index{index.Fields("relying_party", "credential_id").Unique(), index.Fields("person_id")}
}

// PasskeyChallenge is a question that a passkey answers once, to be added or to sign in.
type PasskeyChallenge struct{ ent.Schema }

// Mixin of PasskeyChallenge.
func (PasskeyChallenge) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of PasskeyChallenge.
func (PasskeyChallenge) Annotations() []schema.Annotation { return table("passkey_challenge") }

// Fields of PasskeyChallenge.
func (PasskeyChallenge) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Optional().Immutable().Comment("who adds a passkey; empty for a sign-in, before which nobody is known"),
		field.Bytes("state").NotEmpty().Immutable().Sensitive().Comment("what was asked, as the library remembers it"),
		field.Time("ends_at").Immutable(),
	}
}

// Indexes of PasskeyChallenge.
func (PasskeyChallenge) Indexes() []ent.Index { return []ent.Index{index.Fields("ends_at")} }
