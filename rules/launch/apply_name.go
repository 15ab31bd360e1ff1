package launch

// The rule: before the general launch a name directly under .hk cannot be registered. It is applied for in the phase that
// is open or next to open; once a phase has closed in which somebody applied for it, it waits for that phase's results. That
// holds after the general launch too, should results come late: whoever applied comes before whoever comes first (recorded
// policy). Names one level below are never affected.

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/name"
)

// Applied is what is known of the applications for a name in one phase.
type Applied struct {
	Phase PhaseKind
	// Count is how many applied, those withdrawn left out.
	Count int
}

// Restricts reports whether the launch keeps a name from being registered at an instant.
func (p *Programme) Restricts(n name.Name, at time.Time) bool {
	return n.Suffix == p.Suffix && !p.Over(at)
}

// Refuse is the refusal of registering a name that the launch restricts at an instant; nil for any other.
func (p *Programme) Refuse(n name.Name, at time.Time) *rules.Refusal {
	if !p.Restricts(n, at) {
		return nil
	}
	general := p.general()
	if general == nil {
		return rules.Refuse(rules.PhaseClosed, sayNoGeneral.With(n.Unicode), "name")
	}
	message := sayNotYet.With(n.Unicode, Instant(general.Opens))
	if remedy := p.apply(at); !remedy.IsZero() {
		message = message.Then(remedy)
	}
	return rules.Refuse(rules.PhaseNotOpen, message, "name")
}

// RefuseAwaited is the refusal of registering a name that was applied for in a phase whose results have not been carried out.
func (p *Programme) RefuseAwaited(n name.Name, in PhaseKind) *rules.Refusal {
	phase := p.Phase(in)
	if phase == nil {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, sayAwaited.With(n.Unicode, phase.Title).Then(sayThenFree), "name")
}

// general is the phase in which names go first come, first served, or nil.
func (p *Programme) general() *Phase {
	for i := range p.Phases {
		if p.Phases[i].FirstCome() {
			return &p.Phases[i]
		}
	}
	return nil
}

// Answer is what is said of a name that could be had were it not for the launch: the answer, and the phase it speaks of. Of
// the phases applied in whose results were not carried out, the first that has closed and is not announced holds the name
// back; once the launch is over any of them does.
func (p *Programme) Answer(a name.Answer, at time.Time, applied []Applied, announced func(PhaseKind) *time.Time) (name.Answer, *Phase, *int) {
	for _, in := range applied {
		phase := p.Phase(in.Phase)
		if phase != nil && in.Count > 0 && (p.Over(at) || phase.Stage(at, announced(in.Phase)) == Deciding) {
			a.Status, a.Rule, a.Remedy = name.PendingAllocation, ruleAwaited.At(p.Version), p.waitFor(phase, at)
			a.Reason = sayAwaited.With(a.Name.Unicode, phase.Title)
			return a, phase, &in.Count
		}
	}
	if p.Over(at) {
		return a, nil, nil
	}
	a.Status, a.Rule, a.Remedy = name.LaunchOnly, ruleWindow.At(p.Version), p.apply(at)
	a.Reason = sayLaunchOnly.With(a.Name.Unicode)
	if general := p.general(); general != nil {
		a.Reason = sayNotYet.With(a.Name.Unicode, Instant(general.Opens))
	}
	return a, p.Current(at), nil
}

// apply says where to apply at an instant.
func (p *Programme) apply(at time.Time) rules.Text {
	phase := p.Current(at)
	switch {
	case phase == nil:
		return rules.Text{}
	case phase.FirstCome():
		return rules.Text{}
	case phase.Open(at):
		return sayApplyNow.With(phase.Title, Instant(phase.Closes))
	}
	return sayApplyFrom.With(phase.Title, Instant(phase.Opens))
}

// waitFor says when the results of a phase are due, and what becomes of the name if nobody is given it.
func (p *Programme) waitFor(phase *Phase, at time.Time) rules.Text {
	next := p.Current(at)
	switch {
	case p.Over(at):
		return sayThenFree
	case phase.ResultsAt.IsZero() || next == nil:
		return rules.Text{}
	case next.FirstCome():
		return sayResultsLast.With(Instant(phase.ResultsAt), Instant(next.Opens))
	}
	return sayResults.With(Instant(phase.ResultsAt))
}

var (
	sayNotYet = rules.Say("%s can be registered from %s on, first come, first served; until then it goes by application.",
		"%s 由 %s 起方可註冊，先到先得；在此之前須經申請分配。", "%s 由 %s 起方可注册，先到先得；在此之前须经申请分配。")
	sayNoGeneral  = rules.Say("%s is allocated by application only.", "%s 只經申請分配。", "%s 只经申请分配。")
	sayLaunchOnly = rules.Say("%s goes by application.", "%s 須經申請分配。", "%s 须经申请分配。")
	sayApplyNow   = rules.Say("Apply in %s, open until %s.", "請於%s申請，%s 截止。", "请于%s申请，%s 截止。")
	sayApplyFrom  = rules.Say("Apply in %s, which opens on %s.", "請於%s申請，%s 開始。", "请于%s申请，%s 开始。")
	sayAwaited    = rules.Say("%s was applied for in %s, which has closed; its results are not announced yet.",
		"%s 已有人於%s申請；該階段已截止，結果尚未公布。", "%s 已有人于%s申请；该阶段已截止，结果尚未公布。")
	sayThenFree = rules.Say("If nobody is given the name, it can be registered once they are, first come, first served.",
		"如無人獲分配，結果公布後即可註冊，先到先得。", "如无人获分配，结果公布后即可注册，先到先得。")
	sayResultsLast = rules.Say("The results are planned for %s; if nobody is given the name, it can be registered from %s on.",
		"結果預定於 %s 公布；如無人獲分配，可由 %s 起註冊。", "结果预定于 %s 公布；如无人获分配，可由 %s 起注册。")
	sayResults = rules.Say("The results are planned for %s; if nobody is given the name, it can be applied for in the next phase.",
		"結果預定於 %s 公布；如無人獲分配，可於下一階段申請。", "结果预定于 %s 公布；如无人获分配，可于下一阶段申请。")
)
