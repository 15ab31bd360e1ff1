package launch

// The rule (recorded policy): the results of a phase are one text, a line of JSON for each name, names in byte order, under
// one SHA-256. What is announced is that text and nothing else, so that two who have it can tell that they have the same.

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lionrock/rules"
)

// Results writes the results of one phase down as they are published.
func Results(results []Result) (string, error) {
	sorted := slices.SortedFunc(slices.Values(results), func(a, b Result) int { return cmp.Compare(a.Name, b.Name) })
	lines := make([]string, len(sorted))
	for i, result := range sorted {
		line, err := json.Marshal(result)
		if err != nil {
			return "", fmt.Errorf("the result of %s: %w", result.Name, err)
		}
		lines[i] = string(line)
	}
	return strings.Join(lines, "\n"), nil
}

// ReadResults reads what Results has written.
func ReadResults(text string) ([]Result, error) {
	var results []Result
	for line := range strings.Lines(text) {
		var result Result
		if err := json.Unmarshal([]byte(line), &result); err != nil {
			return nil, fmt.Errorf("line %d of the results: %w", len(results)+1, err)
		}
		results = append(results, result)
	}
	return results, nil
}

// ResultsSHA256 is the hash under which results are proposed and announced.
func ResultsSHA256(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Explain says in one sentence how a name was decided, or why it is not decided yet.
func (p *Phase) Explain(by By, o *Outcome) rules.Text {
	switch by {
	case OnlyApplicant:
		return sayOnly
	case NoValidApplication:
		return sayNobody
	case ByClass:
		return explainClass.With(len(o.Ranking), p.Classes[o.Ranking[0].Class].Title)
	case ByStanding:
		return explainStanding.With(len(o.Ranking), o.Ranking[0].Equivalent, rules.Day(o.Ranking[0].Since.Begins()))
	case ByDraw:
		return explainDraw.With(len(o.Ranking))
	case ByArrival:
		return explainArrival.With(len(o.Ranking))
	case AwaitingDraw:
		return explainAwaiting.With(len(o.Ranking))
	case Held:
		return explainHeld.With(len(o.Ranking))
	}
	return by.Text()
}

// Behind says in a sentence what separates an application from the one before it.
func (b By) Behind() rules.Text {
	if b == AwaitingDraw || b == Held {
		return sayEqual.With(b.Text())
	}
	return sayRankedBehind.With(b.Text())
}

// Text says an anomaly in a sentence.
func (a Anomaly) Text() rules.Text { return sayAnomaly.With(a.Name, len(a.Holders)) }

var (
	explainClass = rules.Say("Of %d valid applications, the first alone is in its class: %s.",
		"%d 份有效申請中，只有首份屬於此類別：%s。", "%d 份有效申请中，只有首份属于此类别：%s。")
	explainStanding = rules.Say("Of %d valid applications, the first holds the name that commenced earliest: %s, on %s.",
		"%d 份有效申請中，首份持有最早生效的域名：%s，於 %s 生效。",
		"%d 份有效申请中，首份持有最早生效的域名：%s，于 %s 生效。")
	explainDraw = rules.Say("Of %d valid applications, the draw decided between those that were equal.",
		"%d 份有效申請中，條件相同者以抽籤決定。", "%d 份有效申请中，条件相同者以抽签决定。")
	explainArrival = rules.Say("Of %d valid applications, the first was received earliest.",
		"%d 份有效申請中，首份最早收到。", "%d 份有效申请中，首份最早收到。")
	explainAwaiting = rules.Say("There are %d valid applications; a draw will decide between those that are equal.",
		"共有 %d 份有效申請；條件相同者將以抽籤決定。", "共有 %d 份有效申请；条件相同者将以抽签决定。")
	explainHeld = rules.Say("There are %d valid applications; the name is held until those that are equal agree.",
		"共有 %d 份有效申請；域名保留至條件相同者達成協議。", "共有 %d 份有效申请；域名保留至条件相同者达成协议。")
	sayRankedBehind = rules.Say("Behind the one before it %s.", "%s排在前一份之後。", "%s排在前一份之后。")
	sayEqual        = rules.Say("Equal to the one before it: %s.", "與前一份條件相同：%s。", "与前一份条件相同：%s。")
	sayAnomaly      = rules.Say("%s is recorded for %d holders and can have one: it counts for none of them.",
		"%s 列有 %d 個持有人，但只能有一個：對各人均不計算。", "%s 列有 %d 个持有人，但只能有一个：对各人均不计算。")
)
