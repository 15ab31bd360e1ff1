package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"lionrock/rules/ledger"
)

// Account is a side of ledger transfers. A partner's account carries its running totals, which the database keeps from being
// overdrawn; the registry's own accounts carry none, so that no row is written by every registration.
type Account struct{ ent.Schema }

// Mixin of Account.
func (Account) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of Account.
func (Account) Annotations() []schema.Annotation {
	return table("account",
		"partner_has_owner", "((kind = 'PARTNER') = (partner_id IS NOT NULL))",
		"never_overdrawn", "kind <> 'PARTNER' OR credits_posted - debits_posted - debits_pending >= 0",
		"pending_not_negative", "debits_pending >= 0 AND credits_pending >= 0")
}

// Fields of Account.
func (Account) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").GoType(ledger.AccountKind("")).Immutable(),
		field.String("partner_id").Optional().Nillable().Immutable(),
		field.Int64("debits_posted").Default(0),
		field.Int64("credits_posted").Default(0),
		field.Int64("debits_pending").Default(0),
		field.Int64("credits_pending").Default(0),
	}
}

// Edges of Account.
func (Account) Edges() []ent.Edge {
	return []ent.Edge{edge.To("partner", Partner.Type).Field("partner_id").Unique().Immutable()}
}

// Indexes of Account: a partner has one.
func (Account) Indexes() []ent.Index {
	return []ent.Index{index.Fields("partner_id").Unique().StorageKey("account_partner_id_key")}
}

// LedgerTransfer is one immutable row: so much from one account to another, and why. A pending transfer is resolved by one
// later row that names it.
type LedgerTransfer struct{ ent.Schema }

// Mixin of LedgerTransfer.
func (LedgerTransfer) Mixin() []ent.Mixin { return []ent.Mixin{Identified{}} }

// Annotations of LedgerTransfer.
func (LedgerTransfer) Annotations() []schema.Annotation {
	return table("ledger_transfer",
		"amount_positive", "amount_cents > 0",
		"two_accounts", "debit_account_id <> credit_account_id",
		"resolves_pending", "((step IN ('POST_PENDING', 'VOID_PENDING')) = (pending_id IS NOT NULL))")
}

// Fields of LedgerTransfer.
func (LedgerTransfer) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").GoType(ledger.TransferKind("")).Immutable(),
		field.Enum("step").GoType(ledger.Step("")).Immutable(),
		field.String("pending_id").Optional().Nillable().Immutable().Comment("the pending transfer this row resolves"),
		field.String("debit_account_id").Immutable(),
		field.String("credit_account_id").Immutable(),
		field.Int64("amount_cents").Immutable(),
		field.String("cause").NotEmpty().Immutable().Comment("ID of what caused it: an operation, a payment"),
		field.String("reference").Optional().Nillable().Immutable().Comment("the bank's own reference"),
		field.Time("created_at").Immutable(),
	}
}

// Edges of LedgerTransfer.
func (LedgerTransfer) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("debit_account", Account.Type).Field("debit_account_id").Required().Unique().Immutable(),
		edge.To("credit_account", Account.Type).Field("credit_account_id").Required().Unique().Immutable(),
		edge.To("resolutions", LedgerTransfer.Type).From("pending").Field("pending_id").Unique().Immutable(),
	}
}

// Indexes of LedgerTransfer: a bank reference is booked once, a cause is charged once, a pending transfer is resolved once.
func (LedgerTransfer) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("kind", "reference").Unique().Annotations(entsql.IndexWhere("reference IS NOT NULL")),
		index.Fields("cause", "kind", "step").Unique(),
		index.Fields("pending_id").Unique().StorageKey("ledger_transfer_pending_id_key"),
		index.Fields("debit_account_id", "id"),
		index.Fields("credit_account_id", "id"),
	}
}
