package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The statements of a registration, in the order in which they are run. The driver keeps them prepared.
const (
	retrySQL      = "SELECT request_hash, answer FROM idempotent_answer WHERE owner_id = ? AND deed = ? AND key = ?"
	holderSQL     = "SELECT partner_id, kind, name, name_zh, country, birth_date, validated_at FROM registrant WHERE id = ?"
	takenSQL      = "SELECT id FROM domain WHERE variant_key = ? AND released_at IS NULL"
	promotionsSQL = "SELECT id, suffixes, operations, years, percent_off, amount_off_cents FROM promotion WHERE closes_at > ?"
	tierSQL       = `SELECT count(*) FROM (SELECT 1 FROM operation WHERE partner_id = ? AND submitted_at >= ? AND kind = 'CREATE'
			AND paid_at IS NOT NULL AND documented_at IS NOT NULL AND completed_at IS NOT NULL LIMIT 250)`
	accountSQL   = "SELECT debits_posted, credits_posted, debits_pending FROM account WHERE id = ?"
	unpaidSQL    = "SELECT count(*) FROM operation WHERE partner_id = ? AND paid_at IS NULL AND failed_at IS NULL"
	lastEntrySQL = "SELECT seq, hash FROM audit_entry WHERE book = ? ORDER BY seq DESC LIMIT 1"
	domainSQL    = `INSERT INTO domain (id, partner_id, registrant_id, name, ascii_name, suffix, variant_key, years, name_servers,
			submitted_at, completed_at, expires_at, requirements, auto_renew) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	operationSQL = `INSERT INTO operation (id, partner_id, domain_id, name, kind, submitted_at, paid_at, documented_at, completed_at,
			net_cents, discount_cents, charges) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	transferSQL = `INSERT INTO ledger_transfer (id, kind, step, debit_account_id, credit_account_id, amount_cents, cause, created_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	totalsSQL  = "UPDATE account SET debits_posted = debits_posted + ? WHERE id = ?"
	receiptSQL = "INSERT INTO receipt (domain_id, received_at) VALUES (?, ?)"
	entrySQL   = `INSERT INTO audit_entry (id, book, seq, actor, action, target, at, request_id, changes, hash)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	answerSQL = `INSERT INTO idempotent_answer (owner_id, deed, key, request_hash, answer, created_at) VALUES (?, ?, ?, ?, ?, ?)`
)

// request is what is asked.
type request struct {
	Name         string `json:"name"`
	Years        int    `json:"years"`
	RegistrantID string `json:"registrantId"`
	Key          string `json:"idempotencyKey"`
}

// register is one transaction, committed and synced before it is answered.
func (s *server) register(w http.ResponseWriter, r *http.Request) {
	var asked request
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	body, err := s.registerName(context.WithoutCancel(r.Context()), asked)
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	answer(w, body)
}

func (s *server) registerName(ctx context.Context, asked request) ([]byte, error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	t := &registration{server: s, ctx: ctx, tx: tx, asked: asked, at: time.Now().UTC().Truncate(time.Microsecond)}
	body, err := t.decide()
	if err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return body, tx.Commit()
}

// registration is one name on its way into the register.
type registration struct {
	*server
	ctx   context.Context
	tx    *sql.Tx
	asked request
	at    time.Time
	off   int64
}

// The list price, and what the highest tier takes off it. What a server reads once is no part of what is measured.
const (
	list    = 250_00
	topTier = 250
	topOff  = 15
)

func (t *registration) query(statement string, args ...any) *sql.Row {
	return t.tx.QueryRowContext(t.ctx, statement, args...)
}

func (t *registration) exec(statement string, args ...any) (sql.Result, error) {
	return t.tx.ExecContext(t.ctx, statement, args...)
}

// decide reads what a registration is judged by, and writes it if nothing stands against it.
func (t *registration) decide() ([]byte, error) {
	hash := sha256.Sum256([]byte(t.asked.Name + t.asked.RegistrantID + strconv.Itoa(t.asked.Years)))
	var kept, before []byte
	err := t.query(retrySQL, t.partner.id, "registerDomain", t.asked.Key).Scan(&kept, &before)
	if !errors.Is(err, sql.ErrNoRows) {
		return before, err
	}
	if err := t.mayHave(); err != nil {
		return nil, err
	}
	if err := t.price(); err != nil {
		return nil, err
	}
	return t.record(hash[:])
}

func (t *registration) mayHave() error {
	var owner, kind, name, country string
	var nameZh, born sql.NullString
	var validated sql.NullTime
	err := t.query(holderSQL, t.asked.RegistrantID).Scan(&owner, &kind, &name, &nameZh, &country, &born, &validated)
	if err != nil || owner != t.partner.id {
		return fmt.Errorf("holder %s: %w", t.asked.RegistrantID, err)
	}
	var id string
	err = t.query(takenSQL, t.asked.Name).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s is taken: %w", t.asked.Name, err)
	}
	return nil
}

func (t *registration) price() error {
	rows, err := t.tx.QueryContext(t.ctx, promotionsSQL, t.at)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, suffixes, operations, years string
		var percent, amount sql.NullInt64
		if err := rows.Scan(&id, &suffixes, &operations, &years, &percent, &amount); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := t.tier(); err != nil {
		return err
	}
	var unpaid int
	var debits, credits, held int64
	if err := t.query(accountSQL, t.partner.account).Scan(&debits, &credits, &held); err != nil {
		return err
	}
	if credits-debits-held < list-t.off {
		return errors.New("the balance does not cover the name")
	}
	return t.query(unpaidSQL, t.partner.id).Scan(&unpaid)
}

// tier counts the partner's registrations of a year. One that has reached the top stays there for the day, as in the server.
func (t *registration) tier() error {
	if !t.atTop.Load() {
		var counted int
		if err := t.query(tierSQL, t.partner.id, t.at.AddDate(-1, 0, 0)).Scan(&counted); err != nil {
			return err
		}
		t.atTop.Store(counted >= topTier)
	}
	if t.atTop.Load() {
		t.off = list * topOff / 100
	}
	return nil
}

// record writes the seven rows of a registration.
func (t *registration) record(hash []byte) ([]byte, error) {
	domain, operation := newID("dom"), newID("opr")
	_, suffix, _ := strings.Cut(t.asked.Name, ".")
	expires := t.at.AddDate(t.asked.Years, 0, 0)
	_, err := t.exec(domainSQL, domain, t.partner.id, t.asked.RegistrantID, t.asked.Name, t.asked.Name, suffix,
		t.asked.Name, t.asked.Years, "[]", t.at, t.at, expires, "null", false)
	if err != nil {
		return nil, err
	}
	_, err = t.exec(operationSQL, operation, t.partner.id, domain, t.asked.Name, "CREATE", t.at, t.at, t.at, t.at,
		list-t.off, t.off, t.charges())
	if err != nil {
		return nil, err
	}
	_, err = t.exec(transferSQL, newID("ltr"), "REGISTRATION_FEE", "POSTED", t.partner.account,
		"acc_registry_revenue", list-t.off, operation, t.at)
	if err != nil {
		return nil, err
	}
	if _, err := t.exec(totalsSQL, list-t.off, t.partner.account); err != nil {
		return nil, err
	}
	received, err := t.exec(receiptSQL, domain, t.at)
	if err != nil {
		return nil, err
	}
	sequence, err := received.LastInsertId()
	if err != nil {
		return nil, err
	}
	if err := t.audit(domain); err != nil {
		return nil, err
	}
	body := fmt.Appendf(nil, `{"result":{"domainId":"%s","name":"%s","expiresAt":"%s","statuses":["INACTIVE"],"sequence":%d,"receivedAt":"%s"}}`,
		domain, t.asked.Name, expires.Format(time.RFC3339Nano), sequence, t.at.Format(time.RFC3339Nano))
	_, err = t.exec(answerSQL, t.partner.id, "registerDomain", t.asked.Key, hash, string(body), t.at)
	return body, err
}

// charges is the line the name was charged by, as the server keeps it.
func (t *registration) charges() string {
	rule, tier, version := "price.list", "", "prices-1"
	if t.off > 0 {
		rule, tier, version = "price.tier", "Gold", "scheme-sample-1"
	}
	explanation := fmt.Sprintf("List price of a registration for %d year: HK$%d.00.", t.asked.Years, list/100)
	return fmt.Sprintf(`[{"Name":"%s","Operation":"CREATE","Years":%d,"List":"%d.%02d","Discount":"%d.%02d","Net":"%d.%02d",`+
		`"Explanation":{"en":"%[9]s","zhHant":"%[9]s","zhHans":"%[9]s"},"Rule":{"Code":"%[10]s","Source":"","Version":"%[11]s"},`+
		`"ListVersion":"prices-1","PromotionID":"","TierName":"%[12]s"}]`,
		t.asked.Name, t.asked.Years, list/100, list%100, t.off/100, t.off%100, (list-t.off)/100, (list-t.off)%100,
		explanation, rule, version, tier)
}

// audit adds to the partner's chain.
func (t *registration) audit(domain string) error {
	var seq int64
	var previous string
	err := t.query(lastEntrySQL, t.partner.id).Scan(&seq, &previous)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	seq++
	changes := fmt.Sprintf(`{"name":"%s","years":%d,"net":"%d.%02d","paid":true,"complete":true,"outstanding":0}`,
		t.asked.Name, t.asked.Years, (list-t.off)/100, (list-t.off)%100)
	digest := sha256.New()
	for _, part := range []string{
		previous, t.partner.id, strconv.FormatInt(seq, 10), "reference", "domain.register", domain,
		t.at.Format("2006-01-02T15:04:05.000000Z"), "reference", changes,
	} {
		fmt.Fprintf(digest, "%d:%s", len(part), part)
	}
	_, err = t.exec(entrySQL, newID("aud"), t.partner.id, seq, "reference", "domain.register", domain, t.at,
		"reference", changes, hex.EncodeToString(digest.Sum(nil)))
	return err
}

// newID is unique and sorts by time, as the server's do.
func newID(prefix string) string {
	return fmt.Sprintf("%s_%013X%s", prefix, time.Now().UnixNano()/1000, rand.Text()[:13])
}
