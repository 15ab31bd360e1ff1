package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/applicationquestion"
	"lionrock/ent/partnerapplication"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/joining"
	"lionrock/rules/letter"
)

// Letters reads what applicants are to be told: what the registry asked them for, and what it decided.
func (j *Joinings) Letters(ctx context.Context, now time.Time) ([]letter.Occasion, error) {
	ctx, from := flows.AsSystem(ctx, "registry post"), now.Add(-letter.Fresh)
	asked, err := j.DB.Read.ApplicationQuestion.Query().
		Where(applicationquestion.AskedAtGT(from), applicationquestion.AskedAtLTE(now), applicationquestion.AnsweredAtIsNil()).
		WithApplication().Order(ent.Asc(applicationquestion.FieldAskedAt, applicationquestion.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("letters to applicants: %w", err)
	}
	decided, err := j.DB.Read.PartnerApplication.Query().
		Where(partnerapplication.DecidedAtGT(from), partnerapplication.DecidedAtLTE(now)).
		Order(ent.Asc(partnerapplication.FieldDecidedAt, partnerapplication.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("letters to applicants: %w", err)
	}
	var occasions []letter.Occasion
	for _, row := range asked {
		occasions = append(occasions, askedFor(row))
	}
	for _, row := range decided {
		occasions = append(occasions, decidedOn(row))
	}
	return occasions, nil
}

// portalPath is where an applicant finds their application.
const portalPath = "/join"

func askedFor(row *ent.ApplicationQuestion) letter.Occasion {
	return letter.Occasion{
		Key: "question/" + row.ID, Person: row.Edges.Application.PersonID, At: row.AskedAt, Path: portalPath,
		Subject: rules.Say(
			"Your application %s: the registry asks for something", "您的申請 %s：註冊管理機構要求補充",
			"您的申请 %s：注册管理机构要求补充").With(row.Edges.Application.Reference),
		Body: rules.Say(
			"The registry asks:\n\n%s\n\nThe time for the decision stands still until you have answered.",
			"註冊管理機構的要求如下：\n\n%s\n\n在您回覆之前，審批時限暫停計算。",
			"注册管理机构的要求如下：\n\n%s\n\n在您回复之前，审批时限暂停计算。").With(row.Reason),
	}
}

func decidedOn(row *ent.PartnerApplication) letter.Occasion {
	o := letter.Occasion{
		Key: "decision/" + row.ID, Person: row.PersonID, At: *row.DecidedAt, Path: portalPath,
		Subject: rules.Say("Your application %s: refused", "您的申請 %s：不獲批准", "您的申请 %s：不予批准").With(row.Reference),
		Body: rules.Say(
			"The registry has refused the application of %s to join the Service Partner Program:\n\n%s\n\nWhat is given back of the fee "+
				"stands with the application.",
			"註冊管理機構不批准 %s 加入服務夥伴計劃的申請：\n\n%s\n\n退還的費用載於申請內。",
			"注册管理机构不批准 %s 加入服务伙伴计划的申请：\n\n%s\n\n退还的费用载于申请内。").With(row.CompanyName, row.Reason),
	}
	if *row.Outcome == joining.Approve {
		o.Subject = rules.Say("Your application %s: approved", "您的申請 %s：已獲批准", "您的申请 %s：已获批准").With(row.Reference)
		o.Body = rules.Say(
			"The registry has approved the application of %s. Welcome to the Service Partner Program: sign in again to find the "+
				"partner's account.",
			"註冊管理機構已批准 %s 的申請。歡迎加入服務夥伴計劃：請重新登入以使用服務夥伴帳戶。",
			"注册管理机构已批准 %s 的申请。欢迎加入服务伙伴计划：请重新登录以使用服务伙伴账户。").With(row.CompanyName)
	}
	return o
}
