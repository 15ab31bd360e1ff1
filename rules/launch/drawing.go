package launch

// The rule (RFC 3797 sections 2 and 3): the sources of a draw are named before their values can exist, and together hold at
// least the entropy that every order of the pool being equally likely takes. The values are taken as they became public.

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"lionrock/rules"
	"lionrock/rules/draw"
)

// What a draw may be made of. The limits are recorded policy; no known source comes near them.
const (
	SourcesMax     = 10
	SourceNameMax  = 200
	SourceValueMax = 20
	// SourceBitsMax is what as many values can hold: a source of which more were declared could never be drawn by.
	SourceBitsMax = SourceValueMax * 64
)

// FutureSource is a source whose values are not public yet.
type FutureSource struct {
	Name     string
	Bits     float64
	PublicAt time.Time
}

// Committable judges the sources that are to be published for a pool of a size at an instant.
func Committable(sources []FutureSource, pool int, at time.Time) *rules.Refusal {
	if len(sources) == 0 || len(sources) > SourcesMax {
		return rules.Refuse(rules.Invalid, rules.Say("Name 1 to %d sources.", "請列出 1 至 %d 個來源。", "请列出 1 至 %d 个来源。").
			With(SourcesMax), "sources")
	}
	named := map[string]bool{}
	declared := make([]draw.Source, len(sources))
	for i, s := range sources {
		if refusal := s.usable(i, at); refusal != nil {
			return refusal
		}
		if named[s.Name] {
			return rules.Refuse(rules.Invalid, rules.Say(
				"This source is named twice: its numbers would be counted twice. Name another.",
				"此來源重複列出，其數值會被重複計算。請另選來源。", "此来源重复列出，其数值会被重复计算。请另选来源。"),
				"sources", strconv.Itoa(i), "name")
		}
		named[s.Name], declared[i] = true, draw.Source{Name: s.Name, Bits: s.Bits}
	}
	return enough(declared, pool)
}

func enough(declared []draw.Source, pool int) *rules.Refusal {
	err := draw.Suffices(declared, pool)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, draw.ErrShortfall):
		return rules.Refuse(rules.Invalid, rules.Say(
			"%d applications need %s bits of entropy, and these sources have %s. Add a source.",
			"%d 份申請需要 %s 位元的熵，而這些來源只有 %s 位元。請增加來源。",
			"%d 份申请需要 %s 位的熵，而这些来源只有 %s 位。请增加来源。",
		).With(pool, bits(math.Ceil, draw.Needed(pool)), bits(math.Floor, draw.Declared(declared))), "sources")
	default:
		return rules.Refuse(rules.Invalid, rules.Say("A draw orders at most %d applications.", "抽籤最多可排列 %d 份申請。",
			"抽签最多可排列 %d 份申请。").With(draw.PoolMax), "setId")
	}
}

// bits writes entropy at two places, rounded so that a shortfall is never hidden.
func bits(round func(float64) float64, of float64) string {
	const places, hundred = 2, 100
	return strconv.FormatFloat(round(of*hundred)/hundred, 'f', places, 64)
}

func (s FutureSource) usable(i int, at time.Time) *rules.Refusal {
	place := strconv.Itoa(i)
	switch {
	case strings.TrimSpace(s.Name) == "" || s.Name != strings.TrimSpace(s.Name) || !rules.Plain(s.Name, SourceNameMax):
		return rules.Refuse(rules.Unreadable(strings.TrimSpace(s.Name)), rules.Say(
			"Name the source in at most %d characters on one line, so that anyone can look its values up.",
			"請在一行內以最多 %d 個字元註明來源，讓任何人均可查得其數值。",
			"请在一行内以最多 %d 个字符注明来源，让任何人均可查得其数值。").With(SourceNameMax), "sources", place, "name")
	case math.IsNaN(s.Bits) || s.Bits <= 0 || s.Bits > SourceBitsMax:
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the source's entropy in bits: more than 0, at most %d.", "請填寫來源的熵（位元）：大於 0，最多 %d。",
			"请填写来源的熵（位）：大于 0，最多 %d。").With(SourceBitsMax), "sources", place, "bits")
	case !s.PublicAt.After(at):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The values of %s are public already, or are this instant. Choose a source that is still to come.",
			"%s 的數值已經公開，或正在此刻公開。請選擇尚未公開的來源。",
			"%s 的数值已经公开，或正在此刻公开。请选择尚未公开的来源。").With(s.Name), "sources", place, "publicAt")
	}
	return nil
}

// Conductible judges the values of committed sources at an instant, and returns them as the draw takes them.
func Conductible(sources []FutureSource, values [][]int, at time.Time) ([][]uint64, *rules.Refusal) {
	if len(values) != len(sources) {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"Give one list of values for each of the %d sources, in their order.", "請按次序為 %d 個來源各填一組數值。",
			"请按次序为 %d 个来源各填一组数值。").With(len(sources)), "values")
	}
	taken := make([][]uint64, len(values))
	for i, s := range sources {
		if at.Before(s.PublicAt) {
			return nil, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
				"The values of %s become public on %s. Conduct the draw from then on.", "%s 的數值於 %s 公開，其後方可抽籤。",
				"%s 的数值于 %s 公开，其后方可抽签。").With(s.Name, Instant(s.PublicAt)), "drawId")
		}
		of, refusal := s.take(values[i], i)
		if refusal != nil {
			return nil, refusal
		}
		taken[i] = of
	}
	return taken, nil
}

func (s FutureSource) take(values []int, i int) ([]uint64, *rules.Refusal) {
	place := strconv.Itoa(i)
	if len(values) < 1 || len(values) > SourceValueMax {
		return nil, rules.Refuse(rules.Invalid, rules.Say("Give 1 to %d values of %s.", "請填寫 1 至 %d 個 %s 的數值。",
			"请填写 1 至 %d 个 %s 的数值。").With(SourceValueMax, s.Name), "values", place)
	}
	taken := make([]uint64, len(values))
	for j, value := range values {
		if value < 0 {
			return nil, rules.Refuse(rules.Invalid, rules.Say("A value is a whole number of at least 0.", "數值須為不小於 0 的整數。",
				"数值须为不小于 0 的整数。"), "values", place, strconv.Itoa(j))
		}
		taken[j] = uint64(value)
	}
	if (draw.Source{Name: s.Name, Values: taken, Bits: s.Bits}).Overstated() {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"%s cannot hold the entropy that was declared for it in %d values. Give all of its values.",
			"%s 以 %d 個數值不能含有所申報的熵。請填寫其全部數值。", "%s 以 %d 个数值不能含有所申报的熵。请填写其全部数值。",
		).With(s.Name, len(values)), "values", place)
	}
	return taken, nil
}
