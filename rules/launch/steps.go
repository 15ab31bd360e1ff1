package launch

// The rule (recorded policy): a decision can be read off its steps. Each step applies one rule and says who is left; who is
// left after the last step has the name. A step that would leave everybody where they were is not a step, but for the one
// that says that there was nothing more to decide.

import (
	"slices"

	"lionrock/rules"
)

// Step is one rule as it was applied to the applications for one name.
type Step struct {
	Rule rules.Rule
	// Remaining are the IDs of the applications that are left, best first as far as they are ranked.
	Remaining []string
	// Text is what the rule did here.
	Text rules.Text
}

// Steps reads a decision as the rules that were applied, in their order.
func (p *Phase) Steps(o *Outcome) []Step {
	s := &stepping{phase: p, left: o.Ranking}
	s.setAside(o)
	switch len(o.Ranking) {
	case 0:
		s.add(NoValidApplication, sayNobody)
		return s.steps
	case 1:
		s.add(OnlyApplicant, sayOnly)
		return s.steps
	}
	s.byClass()
	s.byKeys()
	s.byTie(o)
	return s.steps
}

// stepping is a reader on its way through a decision.
type stepping struct {
	phase *Phase
	// left are the valid applications that are still in it.
	left  []Ranked
	steps []Step
}

func (s *stepping) add(by By, text rules.Text) {
	s.steps = append(s.steps, Step{Rule: by.Rule(), Remaining: idsOf(s.left), Text: text})
}

// setAside makes a step of each reason for which applications are not valid.
func (s *stepping) setAside(o *Outcome) {
	left := slices.Clone(o.Rejected)
	for _, value := range Reason("").Values() {
		reason, before := Reason(value), len(left)
		left = slices.DeleteFunc(left, func(r Rejected) bool { return r.Reason == reason })
		if len(left) == before {
			continue
		}
		remaining := idsOf(o.Ranking)
		for _, r := range left {
			remaining = append(remaining, r.Application.ID)
		}
		s.steps = append(s.steps, Step{
			Rule: reason.Rule(), Remaining: remaining, Text: saySetAside.With(before-len(left), reason.Text()),
		})
	}
}

// byClass leaves those in the best class that anyone is in.
func (s *stepping) byClass() {
	best := s.left[0].Class
	s.narrow(ByClass, func(r Ranked) bool { return r.Class == best }, func(left, of int) rules.Text {
		return sayBestClass.With(left, of, s.phase.Classes[best].Title)
	})
}

// byKeys leaves those that the keys of the class put first.
func (s *stepping) byKeys() {
	first := s.left[0]
	for _, key := range s.phase.Classes[first.Class].Order {
		switch key {
		case LongestStanding:
			s.narrow(ByStanding, func(r Ranked) bool { return r.Since == first.Since }, func(left, of int) rules.Text {
				return sayStanding.With(left, of, rules.Day(first.Since.Begins()))
			})
		case EarliestApplication:
			s.narrow(ByArrival, func(r Ranked) bool { return r.Application.ID == first.Application.ID }, func(int, int) rules.Text {
				return sayArrival.With(Instant(first.Application.SubmittedAt))
			})
		}
	}
}

// narrow makes a step of a test that not everybody passes.
func (s *stepping) narrow(by By, passes func(Ranked) bool, say func(left, of int) rules.Text) {
	var left []Ranked
	for _, r := range s.left {
		if passes(r) {
			left = append(left, r)
		}
	}
	if of := len(s.left); len(left) < of {
		s.left = left
		s.add(by, say(len(left), of))
	}
}

// byTie says what becomes of those that are still equal.
func (s *stepping) byTie(o *Outcome) {
	if len(s.left) < 2 {
		return
	}
	tied := len(s.left)
	switch s.left[1].Behind {
	case AwaitingDraw:
		s.add(AwaitingDraw, sayDrawToCome.With(tied, len(o.Ranking)))
	case Held:
		s.add(Held, sayHeld.With(tied))
	case ByDraw:
		s.left = s.left[:1]
		s.add(ByDraw, sayDrawn.With(tied, len(o.Ranking)))
	case ByClass, ByStanding, ByArrival, OnlyApplicant, NoValidApplication: // they leave nobody equal
	}
}

func idsOf(ranking []Ranked) []string {
	ids := make([]string, len(ranking))
	for i := range ranking {
		ids[i] = ranking[i].Application.ID
	}
	return ids
}

var (
	saySetAside = rules.Say("Set aside: %d. %s", "不予考慮：%d 份。%s", "不予考虑：%d 份。%s")
	sayNobody   = rules.Say("No application is valid, so the name is not allocated.", "沒有有效申請，域名不獲分配。",
		"没有有效申请，域名不予分配。")
	sayOnly = rules.Say("One application is valid: it has the name.", "只有一份有效申請，由其取得域名。",
		"只有一份有效申请，由其取得域名。")
	sayBestClass = rules.Say("%d of %d are in the first class that has any: %s.", "首個有申請的類別佔 %d 份（共 %d 份）：%s。",
		"首个有申请的类别占 %d 份（共 %d 份）：%s。")
	sayStanding = rules.Say("%d of %d hold an equivalent third-level name that commenced on %s; no other commenced earlier.",
		"%d 份（共 %d 份）持有的相應第三層域名於 %s 生效，無一更早。",
		"%d 份（共 %d 份）持有的相应三级域名于 %s 生效，无一更早。")
	sayArrival    = rules.Say("It was received first, at %s.", "最先收到，時刻為 %s。", "最先收到，时刻为 %s。")
	sayDrawToCome = rules.Say("%d are equal. A draw over all %d valid applications decides, and is still to come.",
		"%d 份條件相同，由涵蓋全部 %d 份有效申請的抽籤決定，抽籤尚未進行。",
		"%d 份条件相同，由涵盖全部 %d 份有效申请的抽签决定，抽签尚未进行。")
	sayHeld = rules.Say("%d are equal. The name is held until they agree.", "%d 份條件相同，域名保留至各方達成協議。",
		"%d 份条件相同，域名保留至各方达成协议。")
	sayDrawn = rules.Say("%d are equal. The draw over all %d valid applications put this one first.",
		"%d 份條件相同；涵蓋全部 %d 份有效申請的抽籤將此份排在最前。",
		"%d 份条件相同；涵盖全部 %d 份有效申请的抽签将此份排在最前。")
)
