package launch

import (
	"time"

	"lionrock/rules"
)

// Instant words an instant in Hong Kong: to the minute, and finer only where it is not a whole one.
func Instant(at time.Time) rules.Text {
	local, clock := at.In(rules.HongKong), "15:04"
	switch {
	case local.Nanosecond() != 0:
		clock = "15:04:05.999999"
	case local.Second() != 0:
		clock = time.TimeOnly
	}
	chinese := local.Format("2006年1月2日 " + clock)
	return rules.Say(local.Format("2 January 2006, "+clock)+" Hong Kong time", chinese+"（香港時間）", chinese+"（香港时间）")
}

var (
	sayNotOpen = rules.Say("%s has not opened: it takes applications from %s. Apply then.",
		"%s尚未開始：由 %s 起接受申請。請屆時再申請。", "%s尚未开始：由 %s 起接受申请。请届时再申请。")
	sayClosed = rules.Say("%s closed on %s and takes no more applications.", "%s已於 %s 截止，不再接受申請。",
		"%s已于 %s 截止，不再接受申请。")
	sayNext = rules.Say("The next phase is %s, from %s.", "下一階段為%s，由 %s 開始。", "下一阶段为%s，由 %s 开始。")
	sayFrom = rules.Say("In the %s names are not applied for: register the name with registerDomain from %s on; first come, first served.",
		"%s不設申請：請由 %[2]s 起以 registerDomain 註冊，先到先得。", "%s不设申请：请由 %[2]s 起以 registerDomain 注册，先到先得。")
	sayTaken = rules.Say("%s has been allocated or registered already. Choose another name.",
		"%s 已獲分配或註冊。請選擇其他名稱。", "%s 已获分配或注册。请选择其他名称。")
	sayOneLine = rules.Say("Give at most %d characters on one line.", "請在一行內填寫，最多 %d 個字元。", "请在一行内填写，最多 %d 个字符。")
	sayNoMark  = rules.Say("%s is for owners of registered marks: give the text of the mark as its certificate has it.",
		"%s只供註冊商標擁有人申請：請按註冊證填寫商標文字。", "%s只供注册商标所有人申请：请按注册证填写商标文字。")
	sayOtherMark = rules.Say(
		"The mark %q is not the label %s: capitals and white space aside they must be equal. Apply for the name that is the mark, or in a later phase.",
		"商標 %q 與名稱 %s 不符：除大小寫及空格外須完全相同。請申請與商標相同的名稱，或於其後階段申請。",
		"商标 %q 与名称 %s 不符：除大小写及空格外须完全相同。请申请与商标相同的名称，或于其后阶段申请。")
	sayNotHeld = rules.Say(
		"%s is not an equivalent of %s that this applicant holds and that counts today. Leave it out: the register is looked at in any case.",
		"%s 並非此申請人持有、且今日計算在內的 %s 相應域名。請留空：系統必定查核註冊紀錄。",
		"%s 并非此申请人持有、且今日计算在内的 %s 相应域名。请留空：系统必定查核注册记录。")
	sayIneligible = rules.Say("This applicant may not apply for %s in %s. It is for: %s",
		"此申請人不可於%[2]s申請 %[1]s。該階段的申請資格：%[3]s", "此申请人不可于%[2]s申请 %[1]s。该阶段的申请资格：%[3]s")
	sayWithoutPapers = rules.Say("Supply the missing papers with the application: nothing can be added to it later.",
		"請於申請時一併提交所欠文件：其後不能補交。", "请于申请时一并提交所欠文件：其后不能补交。")
	saySecondEntry = rules.Say(
		"This applicant has an application for %s in %s already, through this partner or another. It stands; withdraw it first to make another.",
		"此申請人已於%[2]s申請 %[1]s（經本夥伴或其他夥伴）。該申請有效；如要另行申請，須先撤回。",
		"此申请人已于%[2]s申请 %[1]s（经本伙伴或其他伙伴）。该申请有效；如要另行申请，须先撤回。")
	sayUnfunded = rules.Say(
		"The balance does not cover the fee that is held for an application (HK$%s needed, HK$%s available). Add funds first.",
		"結餘不足以預留申請費用（需 HK$%s，可用 HK$%s）。請先增值。",
		"余额不足以预留申请费用（需 HK$%s，可用 HK$%s）。请先充值。")
)

// refuseClosed says that a phase is over, and what comes next.
func (p *Programme) refuseClosed(phase *Phase, at time.Time) *rules.Refusal {
	message := sayClosed.With(phase.Title, Instant(phase.Closes))
	if next := p.Current(at); next != nil {
		message = message.Then(sayNext.With(next.Title, Instant(next.Opens)))
	}
	return rules.Refuse(rules.PhaseClosed, message, "phase")
}

// refuseFirstCome says that names of the phase are registered, not applied for.
func refuseFirstCome(phase *Phase, at time.Time) *rules.Refusal {
	code := rules.Invalid
	if at.Before(phase.Opens) {
		code = rules.PhaseNotOpen
	}
	return rules.Refuse(code, sayFrom.With(phase.Title, Instant(phase.Opens)), "phase")
}

func refuseIneligible(phase *Phase, s *Subject) *rules.Refusal {
	return rules.Refuse(rules.NotEligible, sayIneligible.With(s.Name.Unicode, phase.Title, phase.Eligibility), "registrantId")
}

func refuseWithoutPapers(lacking []rules.Requirement) *rules.Refusal {
	refusal := rules.Refuse(rules.DocumentsRequired, sayWithoutPapers, "documentIds")
	refusal.Missing = lacking
	return refusal
}

func refuseSecondEntry(phase *Phase, s *Subject) *rules.Refusal {
	return rules.Refuse(rules.DuplicateApplication, saySecondEntry.With(s.Name.Unicode, phase.Title), "registrantId")
}

func refuseUnfunded(required, available rules.Money) *rules.Refusal {
	refusal := rules.Refuse(rules.InsufficientFunds, sayUnfunded.With(required, available), "name")
	refusal.Required, refusal.Available = required, available
	return refusal
}

// Due says when a name will be decided.
func Due(planned *time.Time) rules.Text {
	if planned == nil {
		return rules.Say("The results are not announced yet.", "結果尚未公布。", "结果尚未公布。")
	}
	return rules.Say("The results are planned for %s.", "結果預定於 %s 公布。", "结果预定于 %s 公布。").With(Instant(*planned))
}
