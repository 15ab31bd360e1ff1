package demo

import (
	"context"
	"crypto/sha256"
	"time"

	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/role"
)

// The demo's partners.
const (
	harbourID     = "ptr_01DEMOHARBOURHOSTING00000"
	peakID        = "ptr_01DEMOPEAKNAMES0000000000"
	kowloonID     = "ptr_01DEMOKOWLOONDOMAINS00000"
	victoriaID    = "ptr_01DEMOVICTORIAREGISTER000"
	officerID     = "per_01DEMOOFFICER000000000000"
	harbourHandle = "harbour"
)

// joinedMonthsAgo is how long ago Harbour Hosting joined, less a few days, so that its year ends soon.
const joinedMonthsAgo = 11

func (s *stage) harbourJoined() time.Time {
	return rules.AddDays(rules.AddMonths(rules.Midnight(s.now), -joinedMonthsAgo), -6)
}

// accounts makes the partners, their accounts and their API clients.
func (s *stage) accounts(ctx context.Context) error {
	s.say("Opening accounts for four invented partners")
	return s.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		for _, p := range []struct {
			id, name, handle, website string
			joined                    time.Time
		}{
			{harbourID, "Harbour Hosting", harbourHandle, "https://harbour-hosting.hk", s.harbourJoined()},
			{peakID, "Peak Names", "peak", "https://peak-names.hk", rules.Midnight(s.now)},
			{kowloonID, "Kowloon Domains", "kowloon", "https://kowloon-domains.hk", rules.AddMonths(rules.Midnight(s.now), -31)},
			{victoriaID, "Victoria Register", "victoria", "", time.Date(2001, 6, 1, 0, 0, 0, 0, rules.HongKong)},
		} {
			err := tx.Partner.Create().SetID(p.id).SetName(p.name).SetHandle(p.handle).SetWebsiteURL(p.website).
				SetJoinedAt(p.joined.UTC()).SetAdmittedAt(s.now).
				SetLowBalanceAlertCents(int64(2000 * rules.Dollar)).Exec(ctx)
			if err != nil {
				return err
			}
			err = tx.Account.Create().SetID("acc_" + p.handle).SetKind(ledger.Partner).SetPartnerID(p.id).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return s.clients(ctx, tx)
	})
}

// clients makes the API clients of the README.
func (s *stage) clients(ctx context.Context, tx *flows.Tx) error {
	for _, c := range []struct{ id, partner, client, secret string }{
		{"crd_01DEMOHARBOUR", harbourID, "demo-harbour", "demo-harbour-secret"},
		{"crd_01DEMOPEAK", peakID, "demo-peak", "demo-peak-secret"},
	} {
		secret := sha256.Sum256([]byte(c.secret))
		err := tx.Credential.Create().SetID(c.id).SetPartnerID(c.partner).SetClientID(c.client).SetLabel("Demo client").
			SetSecretHash(secret[:]).SetScopes([]role.Role{role.Admin, role.Registration, role.Developer}).
			SetCreatedAt(s.now).Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

// staff makes the people who sign in.
func (s *stage) staff(ctx context.Context) error {
	s.say("Making sign-ins for a partner, an officer and an applicant")
	hash, err := s.people.HashPassword(Password)
	if err != nil {
		return err
	}
	return s.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		for _, p := range []struct {
			id, email, partner string
			staff              []role.Role
		}{
			{"per_01DEMOHARBOUR000000000000", PartnerEmail, harbourID, []role.Role{}},
			{"per_01DEMOPEAK000000000000000", "partner@peak.example", peakID, []role.Role{}},
			{"per_01DEMOKOWLOON000000000000", "partner@kowloon.example", kowloonID, []role.Role{}},
			{officerID, OfficerEmail, "", []role.Role{role.RegistryOperator, role.DocumentReviewer}},
			{officer2ID, Officer2Email, "", []role.Role{role.RegistryOperator, role.DocumentReviewer}},
			{"per_01DEMOAPPLICANT0000000000", ApplicantEmail, "", []role.Role{}},
		} {
			err := tx.Person.Create().SetID(p.id).SetEmail(p.email).SetPasswordHash(hash).SetLocale(rules.English).
				SetStaffRoles(p.staff).SetCreatedAt(s.now).Exec(ctx)
			if err == nil && p.partner != "" {
				err = tx.Membership.Create().SetID("mem_" + p.id[4:]).SetPartnerID(p.partner).SetPersonID(p.id).
					SetRoles([]role.Role{role.Owner}).Exec(ctx)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// news publishes a few notices and a promotion.
func (s *stage) news(ctx context.Context) error {
	s.say("Publishing notices and a promotion")
	return s.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		for i, n := range notices {
			err := tx.Announcement.Create().SetID(s.frame.NewID("ann")).SetTitle(n.title).SetBodyMarkdown(n.body).
				SetPublishedAt(rules.AddDays(s.now, -2-9*i).UTC()).SetPartnersOnly(n.partners).SetPromotion(n.promotion).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

type notice struct {
	title, body         rules.Text
	partners, promotion bool
}

var notices = []notice{
	{
		title: rules.Say("Partner accounts now open on line", "服務夥伴帳戶現可網上使用", "服务伙伴账户现可在线使用"),
		body: rules.Say(
			"The Excel form and the spreadsheet count have gone. Your tier, your waiver progress and every operation behind them are in the portal and in the API.",
			"Excel 表格與人手點算成為過去。您的級別、豁免進度及每一項相關操作，均可在本網站及 API 查閱。",
			"Excel 表格与人工点算成为过去。您的级别、豁免进度及每一项相关操作，均可在本网站及 API 查阅。"),
	},
	{
		title: rules.Say("Two-year .idv.hk at HK$280", "兩年 .idv.hk 收費 HK$280", "两年 .idv.hk 收费 HK$280"),
		body: rules.Say(
			"A two-year .idv.hk name costs HK$280, not twice the one-year fee. Prices are looked up, never multiplied.",
			"兩年 .idv.hk 域名收費為 HK$280，並非一年收費的兩倍。收費按表查閱，不作乘算。",
			"两年 .idv.hk 域名收费为 HK$280，并非一年收费的两倍。收费按表查阅，不作乘算。"),
		promotion: true,
	},
	{
		title: rules.Say("For partners: papers are reviewed from 9:00", "服務夥伴：文件由上午九時起審核", "服务伙伴：文件自上午九时起审核"),
		body: rules.Say(
			"Papers sent before 09:00 on a working day are looked at the same morning.",
			"工作天上午九時前提交的文件，當日上午即予審核。", "工作日上午九时前提交的文件，当日上午即予审核。"),
		partners: true,
	},
}
