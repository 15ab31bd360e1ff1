// Rule (counting), the ONE rule behind the fee waiver and the volume tier: an operation counts when it is a new
// registration, submitted within the window, paid, with its papers accepted, and successful. Renewals, domain transfers
// and changes of details or name servers never count. One that waits for papers or money does not count yet; one that was
// refused or cancelled does not count at all. A registration counts once whatever its years, and a Chinese-English bundle
// is one registration. It is the submission that must lie within the window: completion may come later.

package program

import (
	"time"

	"lionrock/rules"
)

// OperationKind is what a partner did to a name.
type OperationKind string

// The operations a partner can submit.
const (
	Create            OperationKind = "CREATE"
	Renew             OperationKind = "RENEW"
	Transfer          OperationKind = "TRANSFER"
	UpdateDetails     OperationKind = "UPDATE_DETAILS"
	UpdateNameServers OperationKind = "UPDATE_NAME_SERVERS"
)

// Values lists every kind of operation.
func (OperationKind) Values() []string {
	return []string{
		string(Create), string(Renew), string(Transfer), string(UpdateDetails), string(UpdateNameServers),
	}
}

// Operation is one operation and the facts about it at the instant asked.
type Operation struct {
	Kind        OperationKind
	SubmittedAt time.Time
	// Paid: its price has left the partner's account or is held for it. Documented: every paper it needs is accepted.
	Paid, Documented bool
	// Completed: the name is registered. Unsuccessful: it was refused or cancelled.
	Completed, Unsuccessful bool
}

// Exclusion is why an operation does not count.
type Exclusion string

// The reasons not to count.
const (
	Renewal               Exclusion = "RENEWAL"
	DomainTransfer        Exclusion = "TRANSFER"
	DetailsMaintenance    Exclusion = "DETAILS_MAINTENANCE"
	NameServerMaintenance Exclusion = "NAME_SERVER_MAINTENANCE"
	NotPaid               Exclusion = "NOT_PAID"
	DocumentsOutstanding  Exclusion = "DOCUMENTS_OUTSTANDING"
	Unsuccessful          Exclusion = "UNSUCCESSFUL"
	OutsideWindow         Exclusion = "OUTSIDE_WINDOW"
)

// Values lists every reason not to count.
func (Exclusion) Values() []string {
	return []string{
		string(Renewal), string(DomainTransfer), string(DetailsMaintenance), string(NameServerMaintenance),
		string(NotPaid), string(DocumentsOutstanding), string(Unsuccessful), string(OutsideWindow),
	}
}

const criteria = "HKDNR Service Partner Program FAQ: criteria for calculating 100 new applications"

var (
	ruleCounted = rules.Rule{
		Code: "program.counted",
		Summary: rules.Say(
			"A new registration that is paid, documented and successful counts once, whatever its years.",
			"已繳費、文件齊備並成功的新註冊，不論年期均計算一次。",
			"已缴费、文件齐备并成功的新注册，不论年期均计算一次。"),
		Source: criteria,
	}
	ruleNewOnly = rules.Rule{
		Code: "program.new-only",
		Summary: rules.Say(
			"Only new registrations count: not renewals, domain transfers or changes of details or name servers.",
			"只計算新註冊；續期、域名轉讓、更改資料或名稱伺服器均不計算。",
			"只计算新注册；续期、域名转让、更改资料或域名服务器均不计算。"),
		Source: criteria,
	}
	ruleWindow = rules.Rule{
		Code: "program.window",
		Summary: rules.Say(
			"A registration counts for the window in which it was submitted.",
			"註冊按遞交當日所屬的期間計算。",
			"注册按提交当日所属的期间计算。"),
		Source: criteria,
	}
	ruleSuccessful = rules.Rule{
		Code: "program.successful",
		Summary: rules.Say(
			"A registration that was refused or cancelled does not count.",
			"被拒絕或取消的註冊不計算。",
			"被拒绝或取消的注册不计算。"),
		Source: criteria,
	}
	ruleDocumented = rules.Rule{
		Code: "program.documented",
		Summary: rules.Say(
			"A registration counts once its papers are accepted.",
			"註冊在所需文件獲接納後才計算。",
			"注册在所需文件获接纳后才计算。"),
		Source: criteria,
	}
	rulePaid = rules.Rule{
		Code: "program.paid",
		Summary: rules.Say(
			"A registration counts once it is paid.",
			"註冊在繳費後才計算。",
			"注册在缴费后才计算。"),
		Source: criteria,
	}
)

// Count decides whether an operation counts within a window, and by which rule.
func Count(w rules.Window, op Operation) (counted bool, why Exclusion, rule rules.Rule) {
	if why, rule = neverCounts(op.Kind); why != "" {
		return false, why, rule
	}
	if !w.Contains(op.SubmittedAt) {
		return false, OutsideWindow, ruleWindow
	}
	why, rule = standing(op)
	return why == "", why, rule
}

func neverCounts(kind OperationKind) (Exclusion, rules.Rule) {
	switch kind {
	case Create:
	case Renew:
		return Renewal, ruleNewOnly
	case Transfer:
		return DomainTransfer, ruleNewOnly
	case UpdateDetails:
		return DetailsMaintenance, ruleNewOnly
	case UpdateNameServers:
		return NameServerMaintenance, ruleNewOnly
	}
	return "", rules.Rule{}
}

// standing is what a new registration still lacks. One that is neither completed nor short of money waits for the
// registry to accept its papers.
func standing(op Operation) (Exclusion, rules.Rule) {
	switch {
	case op.Unsuccessful:
		return Unsuccessful, ruleSuccessful
	case !op.Documented:
		return DocumentsOutstanding, ruleDocumented
	case !op.Paid:
		return NotPaid, rulePaid
	case !op.Completed:
		return DocumentsOutstanding, ruleDocumented
	}
	return "", ruleCounted
}

// Group is a number of operations with the same facts, all submitted inside the window asked about.
type Group struct {
	Operation Operation
	Number    int
}

// Tally is how the operations of a window count.
type Tally struct{ Counted, AwaitingDocuments, AwaitingPayment, NotCounted int }

// TallyOf counts groups by the rule of Count.
func TallyOf(groups []Group) Tally {
	var t Tally
	for _, g := range groups {
		*t.bucket(g.Operation) += g.Number
	}
	return t
}

func (t *Tally) bucket(op Operation) *int {
	why, _ := neverCounts(op.Kind)
	if why == "" {
		why, _ = standing(op)
	}
	switch why {
	case "":
		return &t.Counted
	case DocumentsOutstanding:
		return &t.AwaitingDocuments
	case NotPaid:
		return &t.AwaitingPayment
	case Renewal, DomainTransfer, DetailsMaintenance, NameServerMaintenance, Unsuccessful, OutsideWindow:
	}
	return &t.NotCounted
}
