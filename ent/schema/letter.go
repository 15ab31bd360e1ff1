package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules"
	"lionrock/rules/letter"
)

// Letter is one e-mail to one person, as it was worded for them. Each person is written to once about each occasion.
type Letter struct{ ent.Schema }

// Mixin of Letter.
func (Letter) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Letter.
func (Letter) Annotations() []schema.Annotation {
	return table("letter", "ends_once", "sent_at IS NULL OR dropped_at IS NULL")
}

// Fields of Letter.
func (Letter) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Immutable(),
		field.String("occasion").NotEmpty().Immutable().Comment("what it is about, by a key that never changes"),
		field.Enum("kind").GoType(letter.Kind("")).Immutable(),
		field.Enum("locale").GoType(rules.Locale("")).Immutable(),
		field.String("subject").NotEmpty().Immutable(),
		field.Text("body").NotEmpty().Immutable(),
		field.Time("made_at").Immutable(),
		field.Time("sent_at").Optional().Nillable().Comment("when a mail server took it"),
		field.Time("dropped_at").Optional().Nillable().Comment("when it was found that it must not be sent any more"),
	}
}

// Indexes of Letter.
func (Letter) Indexes() []ent.Index {
	return []ent.Index{index.Fields("occasion", "person_id").Unique(), index.Fields("person_id", "made_at", "id")}
}

// Consent is what a person said about being written news. The latest counts; none is ever changed.
type Consent struct{ ent.Schema }

// Mixin of Consent.
func (Consent) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Consent.
func (Consent) Annotations() []schema.Annotation { return table("consent") }

// Fields of Consent.
func (Consent) Fields() []ent.Field {
	return []ent.Field{
		field.String("person_id").Immutable(),
		field.Bool("given").Immutable(),
		field.Time("at").Immutable(),
		field.String("words").NotEmpty().Immutable().Comment("version of the words that were shown"),
		field.Bool("by_link").Default(false).Immutable().Comment("said by the link of a letter"),
	}
}

// Indexes of Consent.
func (Consent) Indexes() []ent.Index { return []ent.Index{index.Fields("person_id", "at", "id")} }
