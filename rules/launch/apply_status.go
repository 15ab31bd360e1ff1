package launch

// The rule: where an application stands is never stored. It follows from its papers, from the window of its phase, and from
// the results as they were announced; an application that was withdrawn is out of everything.

import (
	"slices"
	"time"

	"lionrock/rules"
	"lionrock/rules/paper"
)

// Standing is what is known of an application.
type Standing struct {
	ID        string
	Withdrawn bool
	Phase     *Phase
	// Announced is when the results of its phase were announced; nil where they are not.
	Announced *time.Time
	// Result is the announced result of its name; nil before.
	Result *Result
	// Moved reports whether the name went from its first winner to this application after an objection.
	Moved bool
	// Cancelled reports whether the registration it won was cancelled after an objection.
	Cancelled bool
	Asked     []rules.Requirement
	Papers    []paper.Supplied
}

// Stands is where an application stands at an instant, and why.
type Stands struct {
	Status Status
	Reason rules.Text
	// Rank is its place among the valid applications, from 1; zero where there is none.
	Rank int
	// Missing are the papers that no accepted one satisfies.
	Missing []rules.Requirement
}

// Stands tells where an application stands at an instant.
func (s *Standing) Stands(at time.Time) Stands {
	stands := Stands{Missing: paper.Outstanding(s.Asked, s.Papers)}
	switch {
	case s.Withdrawn:
		stands.Status, stands.Reason = Withdrawn, sayWithdrawn
	case s.Phase.Stage(at, s.Announced) == Announced && s.Result != nil:
		s.resolved(&stands)
	case s.refused():
		stands.Status, stands.Reason = InvalidStatus, DocumentsRequired.Text().Then(sayGivenBack)
	case len(stands.Missing) > 0:
		stands.Status, stands.Reason = PendingValidation, sayUnderReview
	case s.Phase.Open(at):
		stands.Status, stands.Reason = Validated, sayValidated.With(s.Phase.Title, Instant(s.Phase.Closes))
	default:
		stands.Status, stands.Reason = PendingAllocation, sayPending.With(s.Phase.Title)
	}
	return stands
}

// resolved says how an application came out.
func (s *Standing) resolved(stands *Stands) {
	result := s.Result
	stands.Rank = slices.Index(result.Ranking, s.ID) + 1
	if reason, rejected := result.Rejected[s.ID]; rejected {
		stands.Status, stands.Reason = reason.Status(), reason.Text().Then(sayGivenBack)
		return
	}
	won := s.Moved || result.Winner != nil && *result.Winner == s.ID
	switch {
	case won && s.Cancelled:
		stands.Status, stands.Reason = Cancelled, sayCancelled
	case s.Moved:
		stands.Status, stands.Reason = Allocated, sayMoved
	case won:
		stands.Status, stands.Reason = Allocated, sayAllocated.With(result.DecidedBy.Text())
	default:
		stands.Status = RejectedStatus
		stands.Reason = sayBehind.With(stands.Rank, len(result.Ranking), result.DecidedBy.Text()).Then(sayGivenBack)
	}
}

// refused reports whether a paper was rejected that no other stands in for.
func (s *Standing) refused() bool { return Refused(s.Asked, s.Papers) }

// Refused reports whether a paper that was asked for was rejected, and no other stands in for it: an application is then
// not valid any more, and nothing is held for it.
func Refused(asked []rules.Requirement, papers []paper.Supplied) bool {
	for _, missing := range paper.Missing(asked, papers) {
		for _, p := range papers {
			if p.State == paper.Rejected && missing.SatisfiedBy(p.Kind) {
				return true
			}
		}
	}
	return false
}

// Status is how an application that is set aside for a reason is said to stand: not valid where something about it is at
// fault, else rejected.
func (r Reason) Status() Status {
	if r == Taken || r == DuplicateApplication {
		return RejectedStatus
	}
	return InvalidStatus
}

var (
	sayWithdrawn = rules.Say("The applicant has withdrawn it; what was held for it was given back.",
		"申請人已撤回申請，預留款項已退回。", "申请人已撤回申请，预留款项已退回。")
	sayGivenBack   = rules.Say("What was held for it was given back.", "預留款項已退回。", "预留款项已退回。")
	sayUnderReview = rules.Say("Its papers are with an officer.", "文件正由職員審核。", "文件正由工作人员审核。")
	sayValidated   = rules.Say("It is in order and waits for %s to close, on %s.", "申請妥當，正待%s於 %s 截止。",
		"申请妥当，正待%s于 %s 截止。")
	sayPending   = rules.Say("%s has closed; the results are not announced yet.", "%s已截止，結果尚未公布。", "%s已截止，结果尚未公布。")
	sayAllocated = rules.Say("It has the name: %s.", "已獲分配：%s。", "已获分配：%s。")
	sayMoved     = rules.Say("It has the name: it was next in line when the registration of the one before it was cancelled.",
		"已獲分配：排在其前的註冊被取消後，由其遞補。", "已获分配：排在其前的注册被取消后，由其递补。")
	sayCancelled = rules.Say("It had the name; the registration was cancelled after an objection.",
		"曾獲分配，其後因反對成立而被取消註冊。", "曾获分配，其后因异议成立而被取消注册。")
	sayBehind = rules.Say("It came out number %d of %d; the name was decided %s.", "在 %[2]d 份有效申請中排第 %[1]d；分配方式：%[3]s。",
		"在 %[2]d 份有效申请中排第 %[1]d；分配方式：%[3]s。")
)

// Rehearsed tells how an application that was only rehearsed would stand: it waits for its papers to be looked at, if it
// needs any and has them all.
func Rehearsed(e Entry) Stands {
	switch {
	case len(e.Lacking) > 0:
		return Stands{Status: PendingValidation, Reason: sayLacking.With(e.Basis.Class.Title), Missing: e.Lacking}
	case len(e.Asked) > 0:
		return Stands{Status: PendingValidation, Reason: sayWouldRank.With(e.Basis.Class.Title)}
	}
	return Stands{Status: Validated, Reason: sayWouldRank.With(e.Basis.Class.Title)}
}

var (
	sayLacking = rules.Say("Today it would rank among: %s. Papers are missing: it would be refused without them.",
		"按今日情況，類別為：%s。尚欠文件，未備齊前不獲接受。", "按今日情况，类别为：%s。尚欠文件，未备齐前不获接受。")
	sayWouldRank = rules.Say("Today it would rank among: %s.", "按今日情況，類別為：%s。", "按今日情况，类别为：%s。")
)
