package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules/role"
)

// Invitation offers a person roles at a partner. Its link holds a secret of which only the hash is kept.
type Invitation struct{ ent.Schema }

// Mixin of Invitation.
func (Invitation) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}, Tenant{}} }

// Annotations of Invitation.
func (Invitation) Annotations() []schema.Annotation { return table("invitation") }

// Fields of Invitation.
func (Invitation) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").NotEmpty().Immutable().Comment("lower case"),
		field.JSON("roles", []role.Role{}).Immutable(),
		field.Bytes("token_hash").NotEmpty().Unique().Immutable().Sensitive(),
		field.String("invited_by").NotEmpty().Immutable().Comment("e-mail address or client ID"),
		field.Time("created_at").Immutable(),
		field.Time("expires_at").Immutable(),
		field.Time("accepted_at").Optional().Nillable(),
		field.Time("revoked_at").Optional().Nillable().Comment("when it was called back, or replaced by another"),
	}
}

// Indexes of Invitation. One invitation for one address is open at a time.
func (Invitation) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("partner_id", "email").Unique().
			Annotations(entsql.IndexWhere("accepted_at IS NULL AND revoked_at IS NULL")),
	}
}

// RecoveryCode lets a person in once without their authenticator. Only its hash is kept.
type RecoveryCode struct{ ent.Schema }

// Mixin of RecoveryCode.
func (RecoveryCode) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of RecoveryCode.
func (RecoveryCode) Annotations() []schema.Annotation { return table("recovery_code") }

// Fields of RecoveryCode.
func (RecoveryCode) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Immutable(),
		field.Bytes("hash").NotEmpty().Unique().Immutable().Sensitive(),
		field.Time("used_at").Optional().Nillable(),
	}
}

// Edges of RecoveryCode.
func (RecoveryCode) Edges() []ent.Edge {
	return []ent.Edge{edge.To("person", Person.Type).Field("person_id").Required().Unique().Immutable()}
}

// Indexes of RecoveryCode.
func (RecoveryCode) Indexes() []ent.Index { return []ent.Index{index.Fields("person_id")} }
