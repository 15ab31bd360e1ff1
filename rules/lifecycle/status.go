// Rule (statuses): the EPP statuses of a name (RFC 5731, RFC 3915) follow from its phase, its name servers and what
// somebody set on it. OK stands alone or not at all. A name without name servers is INACTIVE. An expired name is on
// SERVER_HOLD: it does not resolve. A free name has no status.

package lifecycle

import (
	"slices"
	"time"

	"lionrock/rules"
)

var ruleStatuses = rules.Rule{
	Code: "lifecycle.statuses",
	Summary: rules.Say(
		"A name's statuses follow from its dates, its name servers and the holds set on it; OK stands alone.",
		"域名狀態由其日期、名稱伺服器及所設限制推算；「正常」不會與其他狀態並存。",
		"域名状态由其日期、域名服务器及所设限制推算；“正常”不会与其他状态并存。"),
	Source: "RFC 5731 section 2.3; RFC 3915 section 3.1; recorded policy (hold after expiry)",
}

// Status is an EPP status in enum form.
type Status string

// The statuses.
const (
	OK                       Status = "OK"
	Inactive                 Status = "INACTIVE"
	PendingCreate            Status = "PENDING_CREATE"
	PendingRenew             Status = "PENDING_RENEW"
	PendingTransfer          Status = "PENDING_TRANSFER"
	PendingUpdate            Status = "PENDING_UPDATE"
	PendingDelete            Status = "PENDING_DELETE"
	PendingRestore           Status = "PENDING_RESTORE"
	RedemptionPeriod         Status = "REDEMPTION_PERIOD"
	ClientHold               Status = "CLIENT_HOLD"
	ServerHold               Status = "SERVER_HOLD"
	ClientTransferProhibited Status = "CLIENT_TRANSFER_PROHIBITED"
	ServerTransferProhibited Status = "SERVER_TRANSFER_PROHIBITED"
	ClientUpdateProhibited   Status = "CLIENT_UPDATE_PROHIBITED"
	ServerUpdateProhibited   Status = "SERVER_UPDATE_PROHIBITED"
	ClientDeleteProhibited   Status = "CLIENT_DELETE_PROHIBITED"
	ServerDeleteProhibited   Status = "SERVER_DELETE_PROHIBITED"
	ClientRenewProhibited    Status = "CLIENT_RENEW_PROHIBITED"
	ServerRenewProhibited    Status = "SERVER_RENEW_PROHIBITED"
)

// Values lists every status, in the order in which statuses are shown.
func (Status) Values() []string {
	return []string{
		string(OK), string(Inactive), string(PendingCreate), string(PendingRenew), string(PendingTransfer),
		string(PendingUpdate), string(PendingDelete), string(PendingRestore), string(RedemptionPeriod),
		string(ClientHold), string(ServerHold), string(ClientTransferProhibited), string(ServerTransferProhibited),
		string(ClientUpdateProhibited), string(ServerUpdateProhibited), string(ClientDeleteProhibited),
		string(ServerDeleteProhibited), string(ClientRenewProhibited), string(ServerRenewProhibited),
	}
}

// Statuses are those of a name at an instant, each once, in the order of Values.
func (d *Dials) Statuses(f Facts, at time.Time) []Status {
	phase := d.Phase(f, at)
	if phase == Free {
		return nil
	}
	statuses := append(ofPhase(phase), f.Prohibitions...)
	if f.NameServers == 0 {
		statuses = append(statuses, Inactive)
	}
	if len(statuses) == 0 {
		return []Status{OK}
	}
	slices.SortFunc(statuses, func(a, b Status) int { return place(a) - place(b) })
	return slices.Compact(statuses)
}

// ofPhase gives the blackout as REDEMPTION_PERIOD, because that is the one EPP status that says what the blackout is: the
// name has lapsed, does not resolve, nobody may register it, and only its former holder can bring it back, for an extra
// charge (RFC 3915). Unlike a gTLD's it follows expiry and not a delete command, so PENDING_DELETE is not set beside it.
func ofPhase(phase Phase) []Status {
	switch phase {
	case Held:
		return []Status{PendingCreate}
	case Grace:
		return []Status{ServerHold}
	case Blackout:
		return []Status{RedemptionPeriod, ServerHold}
	case Free, Active:
	}
	return nil
}

func place(s Status) int { return slices.Index(s.Values(), string(s)) }
