package allocator

import (
	"strconv"

	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

// appendLine writes what became of one name in one phase, as one line of JSON. The keys up to "rejected" are what a reader
// needs; those after it say why.
func appendLine(to []byte, phase *launch.Phase, name string, o *launch.Outcome) []byte {
	to = append(to, `{"phase":`...)
	to = appendText(to, string(phase.Kind))
	to = append(to, `,"name":`...)
	to = appendText(to, name)
	to = append(to, `,"winner":`...)
	if winner := o.Winner(); winner != nil {
		to = appendText(to, winner.ID)
	} else {
		to = append(to, "null"...)
	}
	to = append(to, `,"decided_by":`...)
	to = appendText(to, string(o.DecidedBy))
	to = append(to, `,"ranking":`...)
	to = appendList(to, o.Ranking, func(to []byte, r *launch.Ranked) []byte { return appendText(to, r.Application.ID) })
	to = append(to, `,"rejected":{`...)
	for i := range o.Rejected {
		if i > 0 {
			to = append(to, ',')
		}
		to = appendText(to, o.Rejected[i].Application.ID)
		to = append(to, ':')
		to = appendText(to, string(o.Rejected[i].Reason))
	}
	to = append(to, '}')
	to = appendReasons(to, phase, o)
	return append(to, "}\n"...)
}

// appendReasons writes what separates each from the one before it, where each stands, and on what a draw was made.
func appendReasons(to []byte, phase *launch.Phase, o *launch.Outcome) []byte {
	if len(o.Ranking) > 1 {
		to = append(to, `,"separated_by":`...)
		to = appendList(to, o.Ranking[1:], func(to []byte, r *launch.Ranked) []byte { return appendText(to, string(r.Behind)) })
	}
	if len(o.Ranking) > 0 && len(phase.Classes) > 1 {
		to = append(to, `,"entries":`...)
		to = appendList(to, o.Ranking, func(to []byte, r *launch.Ranked) []byte { return appendEntry(to, phase, r) })
	}
	if o.Drawn {
		pool := o.Pool()
		to = append(to, `,"draw":{"entries":`...)
		to = strconv.AppendInt(to, int64(len(pool)), 10)
		to = append(to, `,"entriesSha256":`...)
		to = appendText(to, draw.EntriesSHA256(pool))
		to = append(to, '}')
	}
	if len(o.Anomalies) > 0 {
		to = append(to, `,"anomalies":`...)
		to = appendList(to, o.Anomalies, appendAnomaly)
	}
	return to
}

func appendEntry(to []byte, phase *launch.Phase, r *launch.Ranked) []byte {
	to = append(to, `{"class":`...)
	to = appendText(to, string(phase.Classes[r.Class].Code))
	if r.Equivalent != "" {
		to = append(to, `,"equivalent":`...)
		to = appendText(to, r.Equivalent)
		to = append(to, `,"since":"`...)
		to = append(to, r.Since.String()...)
		to = append(to, '"')
	}
	return append(to, '}')
}

func appendAnomaly(to []byte, a *launch.Anomaly) []byte {
	to = append(to, `{"name":`...)
	to = appendText(to, a.Name)
	to = append(to, `,"holders":`...)
	to = appendList(to, a.Holders, func(to []byte, holder *string) []byte { return appendText(to, *holder) })
	return append(to, '}')
}

func appendList[T any](to []byte, list []T, one func([]byte, *T) []byte) []byte {
	to = append(to, '[')
	for i := range list {
		if i > 0 {
			to = append(to, ',')
		}
		to = one(to, &list[i])
	}
	return append(to, ']')
}

// appendText writes a JSON string of text that is UTF-8 and has no control characters, as all has that was read.
func appendText(to []byte, text string) []byte {
	to = append(to, '"')
	from := 0
	for i := range len(text) {
		if c := text[i]; c == '"' || c == '\\' {
			to = append(to, text[from:i]...)
			to = append(to, '\\')
			from = i
		}
	}
	to = append(to, text[from:]...)
	return append(to, '"')
}
