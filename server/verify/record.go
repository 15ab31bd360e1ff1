package verify

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
)

var recordChecks = []check{
	{"nothing points at what is not there", orphans},
	rows("what belongs together belongs to one partner",
		"SELECT (SELECT count(*) FROM domain) + (SELECT count(*) FROM operation) + (SELECT count(*) FROM document)",
		`SELECT d.id FROM domain d JOIN registrant r ON r.id = d.registrant_id WHERE r.partner_id <> d.partner_id
		UNION ALL SELECT o.id FROM operation o JOIN domain d ON d.id = o.domain_id
			WHERE o.partner_id <> d.partner_id AND NOT EXISTS (SELECT 1 FROM operation t WHERE t.domain_id = d.id AND t.kind = 'TRANSFER')
		UNION ALL SELECT p.id FROM document p JOIN domain d ON d.id = p.domain_id WHERE p.partner_id <> d.partner_id
		UNION ALL SELECT p.id FROM document p JOIN registrant r ON r.id = p.registrant_id
			WHERE p.partner_id <> r.partner_id
		UNION ALL SELECT p.id FROM document p JOIN launch_application l ON l.id = p.launch_application_id
			WHERE p.partner_id <> l.partner_id
		UNION ALL SELECT l.id FROM launch_application l JOIN registrant r ON r.id = l.registrant_id
			WHERE l.partner_id <> r.partner_id`),
	{"every audit book is an unbroken chain", auditChains},
	rows("every registration received is in the audit log", "SELECT count(*) FROM receipt",
		`SELECT r.domain_id FROM receipt r WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.target = r.domain_id)`),
	rows("every registration in the audit log has its receipt", "SELECT count(*) FROM audit_entry WHERE action = 'domain.register'",
		`SELECT a.target FROM audit_entry a WHERE a.action = 'domain.register'
		AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.domain_id = a.target)`),
	rows("every payment booked is in the audit log",
		"SELECT count(*) FROM ledger_transfer WHERE kind = 'PAYMENT_RECEIVED'",
		`SELECT t.id FROM ledger_transfer t WHERE t.kind = 'PAYMENT_RECEIVED'
		AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.target = t.cause)`),
	rows("every name is received once", "SELECT count(*) FROM receipt",
		"SELECT domain_id FROM receipt GROUP BY domain_id HAVING count(*) > 1"),
	rows("every idempotency key has one answer", "SELECT count(*) FROM idempotent_answer",
		"SELECT min(key) FROM idempotent_answer GROUP BY owner_id, deed, key HAVING count(*) > 1"),
	{"every answer kept for a retry speaks of things that are there", keptAnswers},
	rows("every partner with people has an owner", "SELECT count(DISTINCT partner_id) FROM membership",
		`SELECT DISTINCT m.partner_id FROM membership m WHERE NOT EXISTS (SELECT 1 FROM membership o
		WHERE o.partner_id = m.partner_id AND CAST(o.roles AS text) LIKE '%"OWNER"%')`),
	rows("every invitation that was accepted is in the audit log", "SELECT count(*) FROM invitation WHERE accepted_at IS NOT NULL",
		`SELECT i.id FROM invitation i WHERE i.accepted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_entry a
		WHERE a.book = i.partner_id AND a.action = 'member.join' AND a.changes LIKE '%' || i.id || '%')`),
	rows("recovery codes belong to who has a second step", "SELECT count(*) FROM recovery_code",
		`SELECT r.id FROM recovery_code r JOIN person p ON p.id = r.person_id WHERE COALESCE(p.totp_secret, '') = ''
		AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)`),
	rows("who has a passkey was given recovery codes", "SELECT count(DISTINCT person_id) FROM passkey",
		`SELECT DISTINCT k.person_id FROM passkey k WHERE NOT EXISTS (SELECT 1 FROM recovery_code r WHERE r.person_id = k.person_id)`),
	rows("every passkey was added by its person, as the audit log says", "SELECT count(*) FROM passkey",
		`SELECT k.id FROM passkey k JOIN person p ON p.id = k.person_id WHERE p.passkey_handle IS NULL OR NOT EXISTS (SELECT 1 FROM audit_entry a
		WHERE a.book = k.person_id AND a.action = 'passkey.add' AND a.target = k.id)`),
	{"every paper's bytes are on file unchanged, and every file has its row", files},
}

// pointer is a column that names a row of another table, perhaps of one of several.
type pointer struct {
	table, column string
	to            []string
	// except is a value that names no row; what begins with anonymous is the hash of an e-mail address, and names none either.
	except, anonymous string
}

var pointers = []pointer{
	{table: "account", column: "partner_id", to: []string{"partner"}},
	{table: "membership", column: "partner_id", to: []string{"partner"}},
	{table: "membership", column: "person_id", to: []string{"person"}},
	{table: "invitation", column: "partner_id", to: []string{"partner"}},
	{table: "recovery_code", column: "person_id", to: []string{"person"}},
	{table: "passkey", column: "person_id", to: []string{"person"}},
	{table: "session", column: "person_id", to: []string{"person"}},
	{table: "credential", column: "partner_id", to: []string{"partner"}},
	{table: "registrant", column: "partner_id", to: []string{"partner"}},
	{table: "domain", column: "partner_id", to: []string{"partner"}},
	{table: "domain", column: "registrant_id", to: []string{"registrant"}},
	{table: "operation", column: "partner_id", to: []string{"partner"}},
	{table: "operation", column: "domain_id", to: []string{"domain"}},
	{table: "operation", column: "promotion_id", to: []string{"promotion"}},
	{table: "receipt", column: "domain_id", to: []string{"domain"}},
	{table: "document", column: "partner_id", to: []string{"partner"}},
	{table: "document", column: "domain_id", to: []string{"domain"}},
	{table: "document", column: "registrant_id", to: []string{"registrant"}},
	{table: "document", column: "launch_application_id", to: []string{"launch_application"}},
	{table: "domain", column: "launch_set_id", to: []string{"contention_set"}},
	{table: "domain", column: "launch_application_id", to: []string{"launch_application"}},
	{table: "launch_application", column: "partner_id", to: []string{"partner"}},
	{table: "launch_application", column: "registrant_id", to: []string{"registrant"}},
	{table: "launch_application", column: "set_id", to: []string{"contention_set"}},
	{table: "contention_set", column: "domain_id", to: []string{"domain"}},
	{table: "contention_set", column: "committed_by", to: []string{"person"}},
	{table: "contention_set", column: "conducted_by", to: []string{"person"}},
	{table: "launch_tier", column: "proposed_by", to: []string{"person"}},
	{table: "launch_tier", column: "announced_by", to: []string{"person"}},
	{table: "objection", column: "set_id", to: []string{"contention_set"}},
	{table: "panel_member", column: "objection_id", to: []string{"objection"}},
	{table: "panel_member", column: "person_id", to: []string{"person"}},
	{table: "evidence", column: "objection_id", to: []string{"objection"}},
	{table: "profile", column: "partner_id", to: []string{"partner"}},
	{table: "profile", column: "announcement_id", to: []string{"announcement"}},
	{table: "logo", column: "partner_id", to: []string{"partner"}},
	{table: "logo", column: "document_id", to: []string{"document"}},
	{table: "partner_application", column: "person_id", to: []string{"person"}},
	{table: "partner_application", column: "account_id", to: []string{"account"}},
	{table: "partner_application", column: "admitted_id", to: []string{"partner"}},
	{table: "application_paper", column: "application_id", to: []string{"partner_application"}},
	{table: "application_question", column: "application_id", to: []string{"partner_application"}},
	{table: "ledger_transfer", column: "debit_account_id", to: []string{"account"}},
	{table: "ledger_transfer", column: "credit_account_id", to: []string{"account"}},
	{table: "ledger_transfer", column: "pending_id", to: []string{"ledger_transfer"}},
	{table: "quote", column: "owner_id", to: []string{"partner", "person"}},
	{table: "idempotent_answer", column: "owner_id", to: []string{"partner", "person"}, except: "system", anonymous: "eml_"},
	{table: "audit_entry", column: "book", to: []string{"partner", "person"}, except: "registry"},
}

func orphans(ctx context.Context, in *inspection, f *Finding) error {
	for _, p := range pointers {
		set := "c." + p.column + " IS NOT NULL"
		if p.except != "" {
			set += " AND c." + p.column + " <> '" + p.except + "'"
		}
		if p.anonymous != "" {
			set += fmt.Sprintf(" AND substr(c.%s, 1, %d) <> '%s'", p.column, len(p.anonymous), p.anonymous)
		}
		if err := in.count(ctx, f, "SELECT count(*) FROM "+p.table+" c WHERE "+set); err != nil {
			return err
		}
		var lost strings.Builder
		for _, parent := range p.to {
			lost.WriteString(" AND NOT EXISTS (SELECT 1 FROM " + parent + " p WHERE p.id = c." + p.column + ")")
		}
		query := fmt.Sprintf("SELECT '%[1]s.%[2]s ' || c.%[2]s FROM %[1]s c WHERE ", p.table, p.column) + set + lost.String()
		if err := in.breaking(ctx, f, query); err != nil {
			return fmt.Errorf("%s.%s: %w", p.table, p.column, err)
		}
	}
	return nil
}

// auditChains walks every book from its first entry and computes each hash anew: the SHA-256 of the previous hash and the
// entry's fields, each preceded by its length in bytes and a colon.
func auditChains(ctx context.Context, in *inspection, f *Finding) error {
	query := `SELECT id, book, seq, actor, action, target, at, request_id, coalesce(changes, ''), hash
		FROM audit_entry ORDER BY book, seq`
	var book, previous string
	var next int64
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var e entry
		err := rows.Scan(&e.id, &e.book, &e.seq, &e.actor, &e.action, &e.target, &e.at, &e.request, &e.changes, &e.hash)
		if err != nil {
			return err
		}
		f.Rows++
		if e.book != book {
			book, previous, next = e.book, "", 1
		}
		if e.seq != next || e.hash != e.chained(previous) {
			f.offend(e.id)
		}
		previous, next = e.hash, e.seq+1
		return nil
	})
}

// entry is a row of the audit log.
type entry struct {
	id, book, actor, action, target, request, changes, hash string
	seq                                                     int64
	at                                                      time.Time
}

func (e entry) chained(previous string) string {
	fields := []string{
		previous, e.book, strconv.FormatInt(e.seq, 10), e.actor, e.action, e.target,
		e.at.UTC().Format("2006-01-02T15:04:05.000000Z"), e.request, e.changes,
	}
	digest := sha256.New()
	for _, field := range fields {
		fmt.Fprintf(digest, "%d:%s", len(field), field)
	}
	return hex.EncodeToString(digest.Sum(nil))
}
