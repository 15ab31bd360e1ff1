package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/role"
)

// Person is someone who signs in: an applicant, a member of partners, an officer of the registry.
type Person struct{ ent.Schema }

// Mixin of Person.
func (Person) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Person.
func (Person) Annotations() []schema.Annotation { return table("person") }

// Fields of Person.
func (Person) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").NotEmpty().Unique().Comment("lower case"),
		field.String("password_hash").NotEmpty().Sensitive(),
		field.Enum("locale").GoType(rules.Locale("")),
		field.String("name").Optional().Comment("asked of committee members, who decide by name"),
		field.JSON("staff_roles", []role.Role{}).Comment("roles at the registry and its committee; empty for everyone else"),
		field.Enum("capacity").GoType(launch.PanelCapacity("")).Optional().Comment("of a committee member"),
		field.String("acts_for").Optional().Comment("the partner a next sign-in acts for, while they belong to it"),
		field.String("totp_secret").Optional().Sensitive().Comment("sealed"),
		field.String("totp_pending").Optional().Sensitive().Comment("sealed; of an authenticator that has not given a code yet"),
		field.Time("totp_at").Optional().Nillable().Comment("since when one-time codes are asked for"),
		field.Int64("totp_step").Default(0).Comment("last time step whose code was used, so that no code works twice"),
		field.Time("created_at").Immutable(),
		field.Time("seen_at").Optional().Nillable().Comment("when they last signed in or refreshed a sign-in"),
		field.Bytes("passkey_handle").Optional().Unique().Comment("random; what passkeys call the person"),
	}
}

// Edges of Person.
func (Person) Edges() []ent.Edge {
	return []ent.Edge{edge.From("memberships", Membership.Type).Ref("person"), edge.From("passkeys", Passkey.Type).Ref("person")}
}

// Membership gives a person roles at a partner.
type Membership struct{ ent.Schema }

// Mixin of Membership.
func (Membership) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Membership.
func (Membership) Annotations() []schema.Annotation { return table("membership") }

// Fields of Membership.
func (Membership) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Immutable(),
		field.JSON("roles", []role.Role{}),
		field.Time("seen_at").Optional().Nillable().Comment("when they last began or went on with a session for this partner"),
	}
}

// Edges of Membership.
func (Membership) Edges() []ent.Edge {
	return []ent.Edge{edge.To("person", Person.Type).Field("person_id").Required().Unique().Immutable()}
}

// Indexes of Membership.
func (Membership) Indexes() []ent.Index {
	return []ent.Index{index.Fields("person_id", "partner_id").Unique()}
}

// Session is one use of a refresh token; the sessions of one sign-in share a family, so that reuse ends them all.
type Session struct{ ent.Schema }

// Mixin of Session.
func (Session) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Session.
func (Session) Annotations() []schema.Annotation { return table("session") }

// Fields of Session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Immutable(),
		field.String("family").NotEmpty().Immutable(),
		field.Bytes("token_hash").NotEmpty().Unique().Immutable().Sensitive(),
		field.Time("created_at").Immutable(),
		field.Time("idle_until").Immutable(),
		field.Time("ends_at").Immutable().Comment("absolute end of the family"),
		field.Time("rotated_at").Optional().Nillable(),
		field.Time("revoked_at").Optional().Nillable(),
		field.String("acts_for").Optional().Comment("the partner it was told to act for"),
		field.String("address").Optional().Immutable().Comment("network address it was last used from"),
		field.String("browser").Optional().Immutable(),
		field.String("system").Optional().Immutable(),
	}
}

// Edges of Session.
func (Session) Edges() []ent.Edge {
	return []ent.Edge{edge.To("person", Person.Type).Field("person_id").Required().Unique().Immutable()}
}

// Indexes of Session.
func (Session) Indexes() []ent.Index {
	return []ent.Index{index.Fields("family"), index.Fields("person_id")}
}

// Credential is a partner's API client.
type Credential struct{ ent.Schema }

// Mixin of Credential.
func (Credential) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Credential.
func (Credential) Annotations() []schema.Annotation { return table("credential") }

// Fields of Credential.
func (Credential) Fields() []ent.Field {
	return []ent.Field{
		field.String("client_id").NotEmpty().Unique().Immutable(),
		field.String("label").NotEmpty(),
		field.Bytes("secret_hash").NotEmpty().Immutable().Sensitive(),
		field.JSON("scopes", []role.Role{}).Immutable(),
		field.Time("created_at").Immutable(),
		field.Time("expires_at").Optional().Nillable().Immutable(),
		field.Time("used_at").Optional().Nillable(),
		field.Time("revoked_at").Optional().Nillable(),
	}
}
