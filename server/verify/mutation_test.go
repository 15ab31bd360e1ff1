package verify_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lionrock/server/verify"
)

// mutation is one way to spoil a register, and the check that must see it.
type mutation struct {
	name  string
	check string
	// either is done on both databases, after what only one of them needs.
	either, sqlite, postgres []string
	files                    func(t *testing.T, blobs string)
	// rows is how many rows must be seen to be spoilt; one, where it does not say.
	rows int64
	// on names the only database it can happen on, where it is only one.
	on string
}

const (
	first        = "(SELECT min(id) FROM ledger_transfer WHERE kind = 'REGISTRATION_FEE' AND step = 'POSTED')"
	transfer     = "kind, step, amount_cents, cause, reference, created_at, debit_account_id, credit_account_id, pending_id"
	copyTransfer = "INSERT INTO ledger_transfer (id, " + transfer + ") SELECT 'ltr_copy', " + transfer + " FROM ledger_transfer WHERE "
	domainRow    = "name, ascii_name, suffix, variant_key, years, submitted_at, completed_at, expires_at, released_at, auto_renew, partner_id, registrant_id"
	copyDomain   = "INSERT INTO domain (id, " + domainRow + ") SELECT 'dom_copy', " + domainRow + " FROM domain WHERE "
	operationRow = "name, kind, submitted_at, paid_at, documented_at, completed_at, failed_at, net_cents, discount_cents, partner_id, domain_id"
	// creation is the CREATE operation of a name.
	creation = "(SELECT max(id) FROM operation WHERE kind = 'CREATE' AND name = "
)

var dropCauseIndex = "DROP INDEX ledgertransfer_cause_kind_step"

var ledgerMutations = []mutation{
	{name: "a transfer moves nothing", check: "every ledger transfer moves more than nothing, between two accounts",
		either: []string{"UPDATE ledger_transfer SET amount_cents = 0 WHERE id = " + first}},
	{name: "a transfer moves money from an account to itself", check: "every ledger transfer moves more than nothing, between two accounts",
		either: []string{"UPDATE ledger_transfer SET credit_account_id = debit_account_id WHERE id = " + first}},
	{name: "a fee is booked as a payment", check: "every ledger transfer goes where its kind may go",
		either: []string{"UPDATE ledger_transfer SET kind = 'PAYMENT_RECEIVED' WHERE id = " + first}},
	{name: "a payment is left pending", check: "every ledger transfer goes where its kind may go",
		either: []string{"UPDATE ledger_transfer SET step = 'PENDING' WHERE kind = 'PAYMENT_RECEIVED'"}},
	{name: "an account is gone", check: "every ledger transfer goes where its kind may go",
		either: []string{"DELETE FROM account WHERE id = 'acc_bank'"}},
	{name: "a hold is resolved twice", check: "every pending ledger transfer is resolved at most once",
		either: []string{dropCauseIndex, "DROP INDEX ledger_transfer_pending_id_key",
			copyTransfer + "id = (SELECT min(id) FROM ledger_transfer WHERE step = 'POST_PENDING')"}},
	{name: "a hold is resolved in part", check: "every resolution is of a pending ledger transfer, in full",
		either: []string{"UPDATE ledger_transfer SET amount_cents = amount_cents - 1 WHERE step = 'POST_PENDING'"}},
	{name: "a resolution names no hold", check: "every resolution is of a pending ledger transfer, in full",
		either: []string{"UPDATE ledger_transfer SET pending_id = NULL WHERE step = 'VOID_PENDING'"}},
	{name: "a fee is taken twice", check: "nothing is moved twice for one cause",
		either: []string{dropCauseIndex, copyTransfer + "id = " + first}},
	{name: "a bank reference is booked twice", check: "every bank reference is booked once",
		either: []string{dropCauseIndex, "DROP INDEX ledgertransfer_kind_reference",
			copyTransfer + "id = (SELECT min(id) FROM ledger_transfer WHERE reference IS NOT NULL)"}},
	{name: "one side of the ledger is gone", check: "all accounts together sum to zero",
		either: []string{"DELETE FROM account WHERE id = 'acc_registry_revenue'"}},
	{name: "a balance is raised by hand", check: "every partner's account says what its ledger transfers come to",
		either: []string{"UPDATE account SET credits_posted = credits_posted + 1 WHERE id = 'acc_harbour'"}},
	{name: "a hold is forgotten", check: "every partner's account says what its ledger transfers come to",
		either: []string{"UPDATE account SET debits_pending = debits_pending + 1 WHERE id = 'acc_harbour'"}},
	{name: "a transfer is removed", check: "every partner's account says what its ledger transfers come to",
		either: []string{"DELETE FROM ledger_transfer WHERE id = " + first}},
	{name: "a partner spends more than it has", check: "no partner has spent more than it has",
		either: []string{"UPDATE account SET debits_posted = credits_posted + 1 WHERE id = 'acc_harbour'"}},
	{name: "a partner has no account", check: "every partner has one account",
		either: []string{"DELETE FROM account WHERE id = 'acc_peak'"}},
	{name: "a paid registration was never charged", check: "every paid registration is charged exactly once, and no unpaid one",
		either: []string{"DELETE FROM ledger_transfer WHERE cause = " + creation + "'beta.hk')"}},
	{name: "a registration is charged at once and by a hold as well", check: "every paid registration is charged exactly once, and no unpaid one",
		either: []string{dropCauseIndex, copyTransfer + "cause = " + creation + "'beta.hk')",
			"UPDATE ledger_transfer SET step = 'PENDING' WHERE id = 'ltr_copy'"}},
	{name: "an unpaid registration is charged", check: "every paid registration is charged exactly once, and no unpaid one",
		either: []string{"UPDATE operation SET paid_at = NULL, completed_at = NULL WHERE id = " + creation + "'beta.hk')"}},
	{name: "the money of a refused name is kept", check: "money is taken for what was registered, given back for what failed, and held for what waits",
		either: []string{"UPDATE ledger_transfer SET step = 'POST_PENDING' WHERE cause = " + creation + "'bad.com.hk') AND step = 'VOID_PENDING'"}},
	{name: "the money of a registered name is given back", check: "money is taken for what was registered, given back for what failed, and held for what waits",
		either: []string{"UPDATE ledger_transfer SET step = 'VOID_PENDING' WHERE cause = " + creation + "'good.com.hk') AND step = 'POST_PENDING'"}},
	{name: "a charge is not the price", check: "every charge is the price of its registration or launch application, from its partner's account",
		either: []string{"UPDATE ledger_transfer SET amount_cents = amount_cents + 1 WHERE id = " + first}},
	{name: "another partner pays", check: "every charge is the price of its registration or launch application, from its partner's account",
		either: []string{"UPDATE ledger_transfer SET debit_account_id = 'acc_peak' WHERE cause = " + creation + "'beta.hk')"}},
	{name: "a charge is for nothing", check: "every charge is the price of its registration or launch application, from its partner's account",
		either: []string{"UPDATE ledger_transfer SET cause = 'opr_none' WHERE id = " + first}},
	{name: "the net price was lowered", check: "every price adds up, and is that of the list and discount it cites",
		either: []string{"UPDATE operation SET net_cents = net_cents - 1 WHERE id = " + creation + "'beta.hk')"}},
	{name: "a line has another list price", check: "every price adds up, and is that of the list and discount it cites",
		sqlite:   []string{`UPDATE operation SET charges = replace(charges, '250.00', '249.00') WHERE name = 'beta.hk' AND kind = 'CREATE'`},
		postgres: []string{`UPDATE operation SET charges = replace(charges::text, '250.00', '249.00')::jsonb WHERE name = 'beta.hk' AND kind = 'CREATE'`}},
	{name: "a price has no lines", check: "every price adds up, and is that of the list and discount it cites",
		either: []string{"UPDATE operation SET charges = NULL WHERE id = " + creation + "'beta.hk')"}},
}

var domainMutations = []mutation{
	{name: "a name has two holders", check: "every variant set has at most one holder",
		either: []string{"DROP INDEX domain_variant_key", copyDomain + "name = 'beta.hk'"}},
	{name: "a name was sold on before it was free", check: "no two terms of one variant set overlap",
		either: []string{"UPDATE domain SET released_at = '2029-06-01 00:00:00+00:00' WHERE name = 'alpha.hk' AND released_at IS NOT NULL"}},
	{name: "a Chinese name has no encoded form", check: "every name is written in its normal forms",
		either: []string{"UPDATE domain SET ascii_name = name WHERE name = '香港茶館.hk'"}},
	{name: "a name is in the variant set of another", check: "every name is written in its normal forms",
		either: []string{"UPDATE domain SET variant_key = 'gamma.hk' WHERE name = 'beta.hk'"}},
	{name: "a name is in another category", check: "every name is written in its normal forms",
		either: []string{"UPDATE domain SET suffix = 'com.hk' WHERE name = 'beta.hk'"}},
	{name: "a name expires before it was asked for", check: "every name's dates are in order, and its term is from 1 to 10 years",
		either: []string{"UPDATE domain SET expires_at = '2001-01-01 00:00:00+00:00' WHERE name = 'beta.hk'"}},
	{name: "a term is of eleven years", check: "every name's dates are in order, and its term is from 1 to 10 years",
		either: []string{"UPDATE domain SET years = 11 WHERE name = 'beta.hk'"}},
	{name: "a registered name is let go before it expires", check: "every name's dates are in order, and its term is from 1 to 10 years",
		either: []string{"UPDATE domain SET released_at = completed_at WHERE name = 'beta.hk'"}},
	{name: "a term ends a day late", check: termCheck,
		sqlite:   []string{"UPDATE domain SET expires_at = datetime(expires_at, '+1 day') || '+00:00' WHERE name = 'beta.hk'"},
		postgres: []string{"UPDATE domain SET expires_at = expires_at + interval '1 day' WHERE name = 'beta.hk'"}},
	{name: "a term is of more years than were charged", check: termCheck,
		sqlite:   []string{"UPDATE domain SET years = years + 1, expires_at = datetime(expires_at, '+1 year') || '+00:00' WHERE name = 'beta.hk'"},
		postgres: []string{"UPDATE domain SET years = years + 1, expires_at = expires_at + interval '1 year' WHERE name = 'beta.hk'"}},
	{name: "an operation is paid before it was asked for", check: "every operation's dates are in order, and it ends once",
		either: []string{"UPDATE operation SET paid_at = '2001-01-01 00:00:00+00:00' WHERE name = 'beta.hk'"}},
	{name: "an operation succeeds and fails", check: "every operation's dates are in order, and it ends once",
		either: []string{"UPDATE operation SET failed_at = completed_at WHERE name = 'beta.hk'"}},
	{name: "an operation completes without papers", check: "every operation's dates are in order, and it ends once",
		either: []string{"UPDATE operation SET documented_at = NULL WHERE name = 'good.com.hk'"}},
	{name: "a name is created twice", check: "every name was created once, or transferred in",
		either: []string{"INSERT INTO operation (id, " + operationRow + ") SELECT 'opr_copy', " + operationRow + " FROM operation WHERE id = " + creation + "'beta.hk')"}},
	{name: "a name was never created", check: "every name was created once, or transferred in",
		either: []string{"DELETE FROM operation WHERE name = 'zeta.hk'"}},
	{name: "a creation is of another name", check: "every creation tells the same as its name",
		either: []string{"UPDATE operation SET name = 'other.hk' WHERE id = " + creation + "'beta.hk')"}},
	{name: "a refused name is still held", check: "every creation tells the same as its name",
		either: []string{"UPDATE domain SET released_at = NULL WHERE name = 'bad.com.hk'"}},
	{name: "a waiting name is released and its creation goes on", check: "every creation tells the same as its name",
		either: []string{"UPDATE operation SET failed_at = NULL WHERE name = 'bad.com.hk'"}},
	{name: "the paper of a registered name is not accepted", check: "every registered name has its papers",
		either: []string{"UPDATE document SET state = 'UNDER_REVIEW' WHERE filename = 'a good paper.pdf'"}},
	{name: "the requirements of a registered name are garbled", check: "every registered name has its papers",
		either: []string{`UPDATE domain SET requirements = '{"kind": 1}' WHERE name = 'good.com.hk'`}},
	{name: "an accepted paper never came", check: "every paper's state is borne out by its dates",
		either: []string{"UPDATE document SET uploaded_at = NULL WHERE state = 'ACCEPTED'"}},
	{name: "a paper is rejected without a reason", check: "every paper's state is borne out by its dates",
		either: []string{"UPDATE document SET rejection_reason = NULL WHERE state = 'REJECTED'"}},
	{name: "an operation is of no known kind", check: "waiver and tier are the same counted row by row and by the database",
		either: []string{"UPDATE operation SET kind = 'REGISTER' WHERE name = 'beta.hk'"}},
	{name: "an operation is nobody's", check: "waiver and tier are the same counted row by row and by the database",
		either: []string{"DELETE FROM partner WHERE handle = 'peak'"}},
	{name: "an instant sorts wrongly", check: "waiver and tier are the same counted row by row and by the database", on: "SQLite",
		// 18:00 in UTC and inside the membership year that opens at 16:00, but as text it stands before it.
		either: []string{"UPDATE operation SET submitted_at = '2025-01-30 10:00:00-08:00' WHERE name = 'beta.hk'"}},
}

var recordMutations = []mutation{
	{name: "a holder is another partner's", check: "what belongs together belongs to one partner",
		either: []string{"UPDATE registrant SET partner_id = (SELECT id FROM partner WHERE handle = 'peak') WHERE name = 'Alpha Limited'"}},
	{name: "a paper is another partner's", check: "what belongs together belongs to one partner",
		either: []string{"UPDATE document SET partner_id = (SELECT id FROM partner WHERE handle = 'peak') WHERE filename = 'a good paper.pdf'"}},
	{name: "an audit entry is reworded", check: "every audit book is an unbroken chain",
		either: []string{"UPDATE audit_entry SET actor = 'somebody else' WHERE seq = 2"}},
	{name: "an audit entry's change is reworded", check: "every audit book is an unbroken chain",
		either: []string{"UPDATE audit_entry SET changes = '{}' WHERE seq = 2"}},
	{name: "an audit entry is taken out of the middle", check: "every audit book is an unbroken chain",
		either: []string{"DELETE FROM audit_entry WHERE seq = 2"}},
	{name: "an audit book has lost its beginning", check: "every audit book is an unbroken chain",
		either: []string{"DELETE FROM audit_entry WHERE seq = 1"}},
	{name: "an audit book is cut off at its end", check: "every registration received is in the audit log",
		either: []string{"DELETE FROM audit_entry WHERE target = (SELECT id FROM domain WHERE name = 'unpaid.hk')"}},
	{name: "a registration has lost its receipt", check: "every registration in the audit log has its receipt",
		either: []string{"DELETE FROM receipt WHERE id = (SELECT min(id) FROM receipt)"}},
	{name: "a payment was booked without a trace", check: "every payment booked is in the audit log",
		either: []string{"DELETE FROM audit_entry WHERE action = 'payment.record'"}},
	{name: "a partner has no owner left", check: "every partner with people has an owner",
		either: []string{`UPDATE membership SET roles = '["ADMIN"]' WHERE partner_id = (SELECT min(partner_id) FROM membership)`}},
	{name: "somebody joined unseen", check: "every invitation that was accepted is in the audit log",
		either: []string{`INSERT INTO invitation (id, email, roles, token_hash, invited_by, created_at, expires_at, accepted_at, partner_id)
			VALUES ('inv_1', 'a@b.hk', '["ADMIN"]', 'abc', 'c@d.hk', '2026-01-01 00:00:00', '2026-01-08 00:00:00', '2026-01-02 00:00:00',
			(SELECT min(id) FROM partner))`}},
	{name: "a recovery code is left", check: "recovery codes belong to who has a second step",
		either: []string{"INSERT INTO recovery_code (id, hash, person_id) VALUES ('rec_1', 'abc', (SELECT min(id) FROM person))"}},
	{name: "a passkey came without recovery codes", check: "who has a passkey was given recovery codes", either: []string{aPasskey}},
	{name: "a passkey was added unseen", check: "every passkey was added by its person, as the audit log says", either: []string{aPasskey,
		"INSERT INTO recovery_code (id, hash, person_id) VALUES ('rec_1', 'abc', (SELECT min(id) FROM person))"}},
	{name: "a registration was received twice", check: "every name is received once",
		either: []string{"DROP INDEX receipt_domain_id_key",
			"INSERT INTO receipt (id, domain_id, received_at) SELECT 1000000, domain_id, received_at FROM receipt WHERE id = (SELECT min(id) FROM receipt)"}},
	{name: "a key has two answers", check: "every idempotency key has one answer",
		either: []string{"DROP INDEX idempotentanswer_owner_id_deed_key",
			`INSERT INTO idempotent_answer (owner_id, deed, key, request_hash, answer, created_at)
			SELECT owner_id, deed, key, request_hash, answer, created_at FROM idempotent_answer WHERE key = 'the-same-key'`}},
	{name: "an answer speaks of a name that is gone", check: "every answer kept for a retry speaks of things that are there",
		either: []string{"DELETE FROM domain WHERE name = 'beta.hk'"}},
	{name: "an answer is neither a result nor a refusal", check: "every answer kept for a retry speaks of things that are there",
		either: []string{"UPDATE idempotent_answer SET answer = '{}' WHERE key = 'the-same-key'"}},
	{name: "a paper's file is gone", check: filesCheck, files: func(t *testing.T, blobs string) { must(t, os.Remove(anyFile(t, blobs))) }},
	{name: "a paper's bytes are changed", check: filesCheck, files: func(t *testing.T, blobs string) {
		must(t, os.WriteFile(anyFile(t, blobs), []byte("something else"), 0o600))
	}},
	{name: "a paper's row says another size", check: filesCheck,
		either: []string{"UPDATE document SET size_bytes = size_bytes + 1 WHERE state = 'ACCEPTED'"}},
	{name: "a file has no row", check: filesCheck, either: []string{"DELETE FROM document WHERE state = 'ACCEPTED'"}},
	{name: "a file is in the wrong place", check: filesCheck, files: func(t *testing.T, blobs string) {
		must(t, os.WriteFile(filepath.Join(blobs, "notes.txt"), nil, 0o600))
	}},
	{name: "a unique index is gone", check: guardCheck, either: []string{"DROP INDEX domain_variant_key"}},
	{name: "an instant is not in UTC", check: "every instant is kept in UTC, so that dates sort as text", on: "SQLite",
		either: []string{"UPDATE partner SET joined_at = '2025-01-31 18:00:00+08:00' WHERE handle = 'peak'"}},
	{name: "a holder is gone", check: "every row points at a row, says SQLite's own foreign key check", on: "SQLite",
		either: []string{"DELETE FROM registrant WHERE name = 'Alpha Limited'"}},
	{name: "pages of the file belong to nothing", check: "the file is sound, says SQLite's own integrity check", on: "SQLite",
		either: []string{"PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'domain_ascii_name'"}},
	{name: "a constraint does not hold for old rows", check: "every index is valid and every constraint was checked", on: "PostgreSQL",
		either: []string{"ALTER TABLE domain ADD CONSTRAINT late CHECK (years > 0) NOT VALID"}},
}

const (
	termCheck  = "every term runs from its registration for the years it was charged for"
	filesCheck = "every paper's bytes are on file unchanged, and every file has its row"
	guardCheck = "every constraint and append-only rule of the database is in place"
)

func anyFile(t *testing.T, blobs string) string {
	found, err := filepath.Glob(filepath.Join(blobs, "[0-9a-f][0-9a-f]", "*"))
	must(t, err)
	if len(found) == 0 {
		t.Fatal("the story keeps no papers")
	}
	return found[0]
}

// pointersOf are the columns that name a row elsewhere.
var pointersOf = [][2]string{
	{"account", "partner_id"}, {"membership", "partner_id"}, {"membership", "person_id"}, {"session", "person_id"},
	{"credential", "partner_id"}, {"registrant", "partner_id"}, {"domain", "partner_id"}, {"domain", "registrant_id"},
	{"operation", "partner_id"}, {"operation", "domain_id"}, {"operation", "promotion_id"}, {"receipt", "domain_id"},
	{"document", "partner_id"}, {"document", "domain_id"}, {"document", "registrant_id"},
	{"profile", "partner_id"}, {"profile", "announcement_id"}, {"logo", "partner_id"}, {"logo", "document_id"},
	{"ledger_transfer", "debit_account_id"}, {"ledger_transfer", "credit_account_id"}, {"ledger_transfer", "pending_id"},
	{"document", "launch_application_id"}, {"domain", "launch_set_id"},
	{"domain", "launch_application_id"}, {"launch_application", "partner_id"},
	{"launch_application", "registrant_id"}, {"launch_application", "set_id"}, {"contention_set", "domain_id"},
	{"contention_set", "committed_by"}, {"contention_set", "conducted_by"}, {"launch_tier", "proposed_by"},
	{"quote", "owner_id"}, {"idempotent_answer", "owner_id"}, {"audit_entry", "book"},
	{"objection", "set_id"}, {"panel_member", "objection_id"}, {"panel_member", "person_id"}, {"evidence", "objection_id"},
	{"partner_application", "person_id"}, {"partner_application", "account_id"}, {"partner_application", "admitted_id"}, {"application_paper", "application_id"}, {"application_question", "application_id"},
}

// astray points every one of them at nothing, each in one row.
func astray() mutation {
	m := mutation{
		name: "every kind of pointer points at nothing", check: "nothing points at what is not there", rows: int64(len(pointersOf)),
	}
	for _, p := range pointersOf {
		m.either = append(m.either, "UPDATE "+p[0]+" SET "+p[1]+" = 'nobody' WHERE id = (SELECT max(id) FROM "+p[0]+")")
	}
	return m
}

func TestEveryWayToSpoilARegisterIsSeen(t *testing.T) {
	onBoth(t, func(t *testing.T, fresh func(*testing.T) *register) {
		unspoilt, where := fresh(t), "SQLite"
		if unspoilt.postgres() {
			where = "PostgreSQL"
		}
		before := broken(unspoilt.verify())
		seen := map[string]bool{}
		for _, m := range slices.Concat(ledgerMutations, domainMutations, launchMutations, objectionMutations, feeMutations, joiningMutations, letterMutations, benefitMutations, recordMutations, []mutation{astray()}) {
			if m.on != "" && m.on != where {
				continue
			}
			seen[m.check] = true
			t.Run(m.name, func(t *testing.T) {
				r := fresh(t)
				m.spoil(r)
				if rows := broken(r.verify())[m.check] - before[m.check]; rows < max(1, m.rows) {
					t.Errorf("%d rows were seen to break that %s", rows, m.check)
				}
			})
		}
		for check := range before {
			if !seen[check] {
				t.Errorf("nothing here tries to break that %s", check)
			}
		}
	})
}

func (m mutation) spoil(r *register) {
	r.t.Helper()
	if r.postgres() {
		r.exec(m.postgres...)
	} else {
		r.exec(m.sqlite...)
	}
	r.exec(m.either...)
	if m.files != nil {
		m.files(r.t, filepath.Join(r.options.DataDir, "blobs"))
	}
}

// broken tells, for each check, how many rows break it.
func broken(r verify.Report) map[string]int64 {
	rows := map[string]int64{}
	for _, f := range r.Findings {
		rows[f.Name] = f.Broken
	}
	return rows
}

// aPasskey is one that nobody added.
const aPasskey = `INSERT INTO passkey (id, name, relying_party, credential_id, public_key, transports, flags, sign_count, created_at, person_id)
	VALUES ('pky_1', 'Key', 'example.hk', 'abc', 'abc', '[]', 0, 0, '2026-01-01 00:00:00', (SELECT min(id) FROM person))`
