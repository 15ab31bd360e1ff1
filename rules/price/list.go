// Rule (list): a price is looked up by category, operation and years. It is never worked out by multiplying a year's
// price, because the registry's own two years of .idv.hk (280) are not twice its one (150). What is not in the list is
// not offered. The charge for a late renewal (RESTORE) is one sum, whatever the term: it stands in the list with 0 years.

package price

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"lionrock/rules"
)

// Operation is something on a name that has a price: the commands of the EPP fee extension (RFC 8748).
type Operation string

// The billable operations.
const (
	Create            Operation = "CREATE"
	Renew             Operation = "RENEW"
	Transfer          Operation = "TRANSFER"
	Restore           Operation = "RESTORE"
	AdministrationFee Operation = "ADMINISTRATION_FEE"
)

// Values lists every operation.
func (Operation) Values() []string {
	return []string{string(Create), string(Renew), string(Transfer), string(Restore), string(AdministrationFee)}
}

var ruleList = rules.Rule{
	Code: "price.list",
	Summary: rules.Say(
		"A price is looked up by category, operation and years; it is never multiplied from one year's.",
		"收費按域名類別、服務項目及年期查價目表，不會以一年收費相乘。",
		"收费按域名类别、服务项目及年期查价目表，不会以一年收费相乘。"),
	Source: "HKDNR fee schedule; terms: HKDNR Rules v3.0 (1, 2, 3 or 5 years)",
}

// Entry is one price. Sample marks a figure that no registry ever published.
type Entry struct {
	Suffix    string      `json:"suffix"`
	Operation Operation   `json:"operation"`
	Years     int         `json:"years"`
	Amount    rules.Money `json:"amount"`
	Sample    bool        `json:"sample,omitempty"`
}

// List is one version of the price list.
type List struct {
	Version string `json:"-"`
	// Terms are the periods on offer, in years, ascending.
	Terms  []int   `json:"terms"`
	Prices []Entry `json:"prices"`
}

// Find looks a price up, or says which terms are offered.
func (l *List) Find(suffix string, op Operation, years int) (Entry, *rules.Refusal) {
	if op == Restore {
		years = 0
	}
	for _, e := range l.Prices {
		if e.Years == years && e.Operation == op && e.Suffix == suffix {
			return e, nil
		}
	}
	return Entry{}, l.refuse(years)
}

func (l *List) refuse(years int) *rules.Refusal {
	if slices.Contains(l.Terms, years) {
		return rules.Refuse(rules.PeriodNotOffered, rules.Say(
			"This category has no price for that operation and term.",
			"此類別沒有該項服務及年期的收費。",
			"此类别没有该项服务及年期的收费。"), "years")
	}
	return rules.Refuse(rules.PeriodNotOffered, rules.Say(
		"A term of %[1]d years is not offered; choose %[2]s.",
		"不提供 %[1]d 年期；可選年期：%[2]s。",
		"不提供 %[1]d 年期；可选年期：%[2]s。").With(years, l.termsText()), "years")
}

func (l *List) termsText() rules.Text {
	words := strings.Fields(strings.Trim(fmt.Sprint(l.Terms), "[]"))
	last := len(words) - 1
	zh := strings.Join(words, "、") + " 年"
	switch {
	case last > 0:
		return rules.Say(strings.Join(words[:last], ", ")+" or "+words[last]+" years", zh, zh)
	case words[0] == "1":
		return rules.Say("1 year", zh, zh)
	}
	return rules.Say(words[0]+" years", zh, zh)
}

// The limits of a term in years, set when second-level names were announced in 2004.
const (
	shortestTerm = 1
	longestTerm  = 5
)

// Validate checks that every category has each price that can be asked for, once, and nothing else.
func (l *List) Validate(suffixes []string) error {
	ascending := slices.Compact(slices.Sorted(slices.Values(l.Terms)))
	if len(l.Terms) == 0 || !slices.Equal(l.Terms, ascending) ||
		l.Terms[0] < shortestTerm || l.Terms[len(l.Terms)-1] > longestTerm {
		return fmt.Errorf("terms %v: want ascending years from %d to %d", l.Terms, shortestTerm, longestTerm)
	}
	wanted := l.wanted(suffixes)
	var faults []error
	for _, e := range l.Prices {
		key := Entry{Suffix: e.Suffix, Operation: e.Operation, Years: e.Years}
		if !wanted[key] {
			faults = append(faults, fmt.Errorf("price %s: not a category, operation and term on offer, or there twice", key))
		}
		if e.Amount < 0 {
			faults = append(faults, fmt.Errorf("price %s: %s is less than nothing", key, e.Amount))
		}
		delete(wanted, key)
	}
	for key := range wanted {
		faults = append(faults, fmt.Errorf("price %s is missing", key))
	}
	slices.SortFunc(faults, byText)
	return errors.Join(faults...)
}

func (l *List) wanted(suffixes []string) map[Entry]bool {
	wanted := map[Entry]bool{}
	for _, suffix := range suffixes {
		wanted[Entry{Suffix: suffix, Operation: Restore}] = true
		for _, op := range []Operation{Create, Renew, Transfer} {
			for _, years := range l.Terms {
				wanted[Entry{Suffix: suffix, Operation: op, Years: years}] = true
			}
		}
	}
	return wanted
}

// String names an entry in messages: "com.hk CREATE 2".
func (e Entry) String() string { return fmt.Sprintf("%s %s %d", e.Suffix, e.Operation, e.Years) }
