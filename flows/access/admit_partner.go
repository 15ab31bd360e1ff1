package access

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"time"

	"lionrock/ent"
	"lionrock/ent/partner"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/role"
)

// AdmitPartnerInput is a service partner that the registry takes over, with the person who owns its account.
type AdmitPartnerInput struct {
	// Handle is its short name in addresses and import files.
	Handle, Name, WebsiteURL string
	// Owner is the e-mail address of the person.
	Owner string
	// JoinedAt is the start of its first membership year; zero is today.
	JoinedAt time.Time
}

var handleForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$`)

const partnerNameMax = 200

// AdmitPartner opens a partner's account and makes a person its owner. A person who is new gets a password, which is
// answered once; one who is known keeps theirs. Whoever runs the server may do this; nobody can through the API.
func (a *Access) AdmitPartner(ctx context.Context, in AdmitPartnerInput) (password string, err error) {
	owner, refusal := rules.ReadEmail(in.Owner)
	if refusal == nil {
		refusal = in.check(a.Now())
	}
	if refusal != nil {
		return "", refusal
	}
	if password, err = a.secret(); err != nil {
		return "", err
	}
	hash, err := a.passwords.hash(password)
	if err != nil {
		return "", err
	}
	return password, a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		id, err := a.openPartner(ctx, tx, in)
		if err != nil {
			return err
		}
		row, err := tx.Person.Query().Where(person.Email(owner)).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			row, err = tx.Person.Create().SetID(a.NewID("per")).SetEmail(owner).SetPasswordHash(hash).
				SetLocale(rules.English).SetStaffRoles([]role.Role{}).SetCreatedAt(a.Now()).Save(ctx)
		case err == nil:
			password = ""
		}
		if err != nil {
			return fmt.Errorf("owner %s: %w", owner, err)
		}
		return a.makeOwner(ctx, tx, id, row.ID)
	})
}

// OpenPartner opens a partner's account in the transaction of a deed, and makes a person its owner.
func (a *Access) OpenPartner(ctx context.Context, tx *flows.Tx, in AdmitPartnerInput, personID string) (string, error) {
	if refusal := in.check(a.Now()); refusal != nil {
		return "", refusal
	}
	id, err := a.openPartner(ctx, tx, in)
	if err != nil {
		return "", err
	}
	return id, a.makeOwner(ctx, tx, id, personID)
}

func (a *Access) makeOwner(ctx context.Context, tx *flows.Tx, partnerID, personID string) error {
	return tx.Membership.Create().SetID(a.NewID("mem")).SetPartnerID(partnerID).SetPersonID(personID).
		SetRoles([]role.Role{role.Owner}).Exec(ctx)
}

// openPartner writes the partner and its account.
func (a *Access) openPartner(ctx context.Context, tx *flows.Tx, in AdmitPartnerInput) (string, error) {
	taken, err := tx.Partner.Query().Where(partner.Handle(in.Handle)).Exist(ctx)
	if err != nil {
		return "", fmt.Errorf("partner: %w", err)
	}
	if taken {
		return "", rules.Refuse(rules.Taken, rules.Say(
			"There is a partner with the handle %s already.", "已有服務夥伴使用代號 %s。", "已有服务伙伴使用代号 %s。",
		).With(in.Handle), "handle")
	}
	joined := in.JoinedAt
	if joined.IsZero() {
		joined = rules.Midnight(a.Now())
	}
	id := a.NewID("ptr")
	err = tx.Partner.Create().SetID(id).SetName(in.Name).SetHandle(in.Handle).SetWebsiteURL(in.WebsiteURL).
		SetJoinedAt(joined.UTC()).SetAdmittedAt(a.Now()).Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("partner: %w", err)
	}
	err = tx.Account.Create().SetID(a.NewID("acc")).SetKind(ledger.Partner).SetPartnerID(id).Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	return id, a.Record(ctx, tx, flows.RegistryBook, "partner.admit", id, map[string]any{
		"handle": in.Handle, "name": in.Name, "joinedAt": joined.UTC(),
	})
}

func (in AdmitPartnerInput) check(now time.Time) *rules.Refusal {
	switch {
	case !handleForm.MatchString(in.Handle):
		return rules.Refuse(rules.Invalid, rules.Say(
			"A handle has 1 to 32 small letters, digits and hyphens, none at its ends, such as harbour-hosting.",
			"代號由 1 至 32 個小寫字母、數字及連字號組成，首尾不可為連字號，例如 harbour-hosting。",
			"代号由 1 至 32 个小写字母、数字及连字符组成，首尾不可为连字符，例如 harbour-hosting。"), "handle")
	case in.Name == "":
		return rules.Refuse(rules.Required, rules.Say("Give the partner's name.", "請填寫服務夥伴名稱。", "请填写服务伙伴名称。"), "name")
	case !rules.Plain(in.Name, partnerNameMax):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The name has at most %d characters on one line.", "名稱須在一行內，最多 %d 個字元。", "名称须在一行内，最多 %d 个字符。",
		).With(partnerNameMax), "name")
	case in.WebsiteURL != "" && !isWebsite(in.WebsiteURL):
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the website as an address such as https://example.hk.", "請填寫網址，例如 https://example.hk。",
			"请填写网址，例如 https://example.hk。"), "website")
	case in.JoinedAt.After(now):
		return rules.Refuse(rules.Invalid, rules.Say(
			"A partner cannot have joined in the future.", "加入日期不能在將來。", "加入日期不能在将来。"), "joined")
	}
	return nil
}

func isWebsite(address string) bool {
	parsed, err := url.Parse(address)
	return err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && parsed.Host != "" && len(address) <= 2000
}
