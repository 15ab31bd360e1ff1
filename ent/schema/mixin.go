// Package schema is the shape of what is remembered: tables, indexes and constraints. It holds no business rule.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"
)

// table names a table after its noun in the singular and adds the checks the database holds.
func table(name string, checks ...string) []schema.Annotation {
	annotation := entsql.Annotation{Table: name}
	if len(checks) > 0 {
		annotation.Checks = map[string]string{}
		for i := 0; i < len(checks); i += 2 {
			annotation.Checks[name+"_"+checks[i]] = checks[i+1]
		}
	}
	return []schema.Annotation{annotation}
}

// Identified gives a row its opaque, global ID: a short prefix that tells the noun, then a ULID.
type Identified struct{ mixin.Schema }

// Fields of Identified.
func (Identified) Fields() []ent.Field {
	return []ent.Field{field.String("id").NotEmpty().MaxLen(64).Immutable()}
}

// Tenant marks a row as a partner's own. Reads and writes of such tables pass the fence of flows/access.
type Tenant struct{ mixin.Schema }

// Fields of Tenant.
func (Tenant) Fields() []ent.Field {
	return []ent.Field{field.String("partner_id").Immutable()}
}

// Edges of Tenant.
func (Tenant) Edges() []ent.Edge {
	return []ent.Edge{edge.To("partner", Partner.Type).Field("partner_id").Required().Unique().Immutable()}
}
