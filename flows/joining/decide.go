package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent/applicationpaper"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/joining"
	"lionrock/rules/ledger"
	"lionrock/rules/paper"
)

// DecideInput is an officer's decision.
type DecideInput struct {
	ApplicationID string
	Outcome       joining.Outcome
	Reason        string
}

// Decide approves or refuses an application, once and in one transaction with all that follows from it.
func (j *Joinings) Decide(ctx context.Context, in DecideInput, key string) error {
	_, err := flows.Once(ctx, j.Frame, "decidePartnerApplication", key, in,
		func(ctx context.Context, tx *flows.Tx) (ended, error) {
			b, now, err := j.bookNow()
			if err != nil {
				return ended{}, err
			}
			f, err := j.any(ctx, tx.Reader(), b, in.ApplicationID)
			if err != nil {
				return ended{}, err
			}
			if refusal := f.facts.Decide(in.Outcome, in.Reason); refusal != nil {
				return ended{}, refusal
			}
			return ended{f.row.ID}, j.carryOut(ctx, tx, f, in, now)
		})
	return err
}

func (j *Joinings) carryOut(ctx context.Context, tx *flows.Tx, f *file, in DecideInput, now time.Time) error {
	by := flows.ActorOf(ctx).Label
	update := tx.PartnerApplication.UpdateOne(f.row).SetDecidedAt(now).SetOutcome(in.Outcome).SetReason(in.Reason).SetDecidedBy(by)
	record := map[string]any{"outcome": in.Outcome, "reason": in.Reason, "domain": f.row.DomainName}
	switch in.Outcome {
	case joining.Approve:
		partnerID, err := j.admit(ctx, tx, f, now)
		if err != nil {
			return err
		}
		update.SetAdmittedID(partnerID)
		record["partner"] = partnerID
	case joining.Reject:
		if err := j.settle(ctx, tx, f, joining.ByRejection); err != nil {
			return err
		}
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("decide: %w", err)
	}
	return j.Record(ctx, tx, flows.RegistryBook, "application.decide", f.row.ID, record)
}

// admit makes a partner of the applicant: account, owner, the first year's fee, the papers accepted, an invitation to
// exchange logos, and a welcome that leads to the API manual and to the first API credential.
func (j *Joinings) admit(ctx context.Context, tx *flows.Tx, f *file, now time.Time) (string, error) {
	if err := freeHandle(ctx, tx, f.form.Handle); err != nil {
		return "", err
	}
	id, err := j.Admit(ctx, tx, Admission{
		Name: f.form.CompanyName, Handle: f.form.Handle, WebsiteURL: f.form.WebsiteURL, PersonID: f.row.PersonID,
	})
	if err != nil {
		return "", err
	}
	if err := j.charge(ctx, tx, f, id); err != nil {
		return "", err
	}
	err = tx.ApplicationPaper.Update().Where(applicationpaper.IDIn(f.brought()...)).SetState(paper.Accepted).
		SetReviewedBy(flows.ActorOf(ctx).Label).SetReviewedAt(now).Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("papers of %s: %w", f.row.ID, err)
	}
	if err := tx.Partner.UpdateOneID(id).SetLogoInvitedAt(now).Exec(ctx); err != nil {
		return "", fmt.Errorf("invite %s: %w", id, err)
	}
	return id, j.welcome(ctx, tx, f, id, now)
}

// charge takes the fee of the first year, and lets the partner have what was paid beyond it.
func (j *Joinings) charge(ctx context.Context, tx *flows.Tx, f *file, partnerID string) error {
	account, paid, err := accountOf(ctx, tx.Reader(), f.row)
	if err != nil {
		return err
	}
	told, err := j.Book.At(f.row.BegunAt)
	if err != nil {
		return err
	}
	own, err := tx.Reader().PartnerAccount(ctx, partnerID)
	if err != nil {
		return err
	}
	fee := told.Program.Fee
	for _, move := range []flows.Posting{
		{Kind: ledger.AdministrationFee, Credit: flows.RegistryAccount(flows.RevenueAccount), Amount: fee},
		{Kind: ledger.ApplicationCredit, Credit: own, Amount: max(0, paid-fee)},
	} {
		move.Step, move.Debit, move.Cause = ledger.Posted, account, f.row.ID
		if move.Amount == 0 {
			continue
		}
		if err := j.Post(ctx, tx, move); err != nil {
			return err
		}
	}
	return nil
}

// welcome publishes a notice that only the new partner reads.
func (j *Joinings) welcome(ctx context.Context, tx *flows.Tx, f *file, partnerID string, now time.Time) error {
	manual, err := j.current("API_MANUAL", now)
	if err != nil {
		return err
	}
	title := rules.Say("Welcome to the Service Partner Program, %s", "歡迎加入服務夥伴計劃：%s", "欢迎加入服务伙伴计划：%s").
		With(f.form.CompanyName)
	err = tx.Announcement.Create().SetID(j.NewID("ann")).SetTitle(title).
		SetBodyMarkdown(sayWelcome.With(rules.Day(now), manual.URL, j.Links.Base)).SetPublishedAt(now).SetPartnersOnly(true).
		SetAddressee(partnerID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("welcome %s: %w", partnerID, err)
	}
	return nil
}

var sayWelcome = rules.Say(
	"Your account is open, and your first membership year began on %[1]s. Its administration fee is paid.\n\n"+
		"- [Create your first API credential](%[3]s/api-clients), and read the [API Manual](%[2]s).\n"+
		"- We invite you to exchange company logos: each of us posts the other's on its website, to announce the partnership.\n"+
		"- Pay in to your prepaid balance, and register your first name.",
	"貴公司的帳戶已經開通，首個計劃年度由%[1]s開始，行政費已經繳付。\n\n"+
		"- [建立首個 API 憑證](%[3]s/api-clients)，並閱讀 [API 手冊](%[2]s)。\n"+
		"- 誠邀貴公司交換公司標誌：雙方在各自網站展示對方標誌，以公布合作關係。\n"+
		"- 存入預付款項，註冊首個域名。",
	"贵公司的账户已经开通，首个计划年度自%[1]s开始，行政费已经缴付。\n\n"+
		"- [创建首个 API 凭证](%[3]s/api-clients)，并阅读 [API 手册](%[2]s)。\n"+
		"- 诚邀贵公司交换公司标志：双方在各自网站展示对方标志，以公布合作关系。\n"+
		"- 存入预付款项，注册首个域名。")
