package launch

// The rule: a registration that is cancelled after an objection goes, as the recorded dial says, to the next in line or back
// to the pool. Next in line are the applications behind the one that was cancelled, in the order that was announced; the
// first whose applicant can pay at that moment has the name, and nobody is asked twice. An objection is against who had the
// name when it was filed: where that registration was cancelled since, nothing more is cancelled by it (recorded policy).

import (
	"slices"
	"time"

	"lionrock/rules"
)

// Effect is what a decision that required a cancellation came to, as it is recorded. The text is in its first three fields.
type Effect struct {
	En   string `json:"en"`
	Hant string `json:"zhHant"`
	Hans string `json:"zhHans"`
	// Cancelled is the application whose registration was, Released that registration; empty where nothing was cancelled.
	Cancelled string `json:"cancelled,omitempty"`
	Released  string `json:"released,omitempty"`
	// Allocated is the application that has the name instead, Domain its registration; empty where nobody has it.
	Allocated string `json:"allocated,omitempty"`
	Domain    string `json:"domain,omitempty"`
	// PassedOver are applications in between whose applicants could not pay.
	PassedOver []string `json:"passedOver,omitempty"`
}

// Cancellation is an effect and when it came about.
type Cancellation struct {
	At     time.Time
	Effect Effect
}

// Holder is the application that has a name: the winner that was announced or, after cancellations in the order in which
// they were decided, who was next; empty where nobody has it.
func (r *Result) Holder(cancellations []Cancellation) string {
	holder := ""
	if r.Winner != nil {
		holder = *r.Winner
	}
	for _, c := range cancellations {
		if c.Effect.Cancelled != "" {
			holder = c.Effect.Allocated
		}
	}
	return holder
}

// Behind are the applications behind one in the ranking that was announced, the next in line first.
func (r *Result) Behind(application string) []string {
	at := slices.Index(r.Ranking, application)
	if at < 0 {
		return nil
	}
	return r.Ranking[at+1:]
}

// CancelledSince reports whether what was objected to at an instant has been cancelled since.
func CancelledSince(filed time.Time, cancellations []Cancellation) bool {
	return slices.ContainsFunc(cancellations, func(c Cancellation) bool {
		return c.Effect.Cancelled != "" && !c.At.Before(filed)
	})
}

// Say puts what happened into words.
func (e *Effect) Say() {
	text := sayFreed
	switch {
	case e.Cancelled == "":
		text = sayNothingLeft
	case e.Allocated != "" && len(e.PassedOver) > 0:
		text = sayPassedOver.With(len(e.PassedOver))
	case e.Allocated != "":
		text = sayPassedOn
	case len(e.PassedOver) > 0:
		text = sayNobodyPaid.With(len(e.PassedOver))
	}
	e.En, e.Hant, e.Hans = text.In(rules.English), text.In(rules.TraditionalChinese), text.In(rules.SimplifiedChinese)
}

// Text is what happened, in words.
func (e *Effect) Text() rules.Text { return rules.Text{En: e.En, Hant: e.Hant, Hans: e.Hans} }

var (
	sayPassedOn = rules.Say("The registration was cancelled, and the name went to the next in line.",
		"有關註冊已取消，域名由排名下一位取得。", "有关注册已取消，域名由排名下一位取得。")
	sayPassedOver = rules.Say(
		"The registration was cancelled, and the name went to the next in line who could pay; %d before could not.",
		"有關註冊已取消，域名由排名其後並能即時繳費者取得；之前有 %d 位未能繳費。",
		"有关注册已取消，域名由排名其后并能即时缴费者取得；之前有 %d 位未能缴费。")
	sayFreed = rules.Say("The registration was cancelled, and the name is free again.", "有關註冊已取消，域名重新開放。",
		"有关注册已取消，域名重新开放。")
	sayNobodyPaid = rules.Say(
		"The registration was cancelled, and the name is free again: none of the %d next in line could pay.",
		"有關註冊已取消；排名其後的 %d 位均未能繳費，域名重新開放。",
		"有关注册已取消；排名其后的 %d 位均未能缴费，域名重新开放。")
	sayNothingLeft = rules.Say(
		"The registration objected to had ended before the decision, so nothing more was cancelled.",
		"所反對的註冊在決定作出前已經終止，故無須再行取消。", "所异议的注册在决定作出前已经终止，故无须再行取消。")
)
