package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// layoutWidth is how long a line of a story's answer may be.
const layoutWidth = 116

// layout writes JSON for readers: what fits on a line stays on one, and members keep their order.
func layout(text string) string {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	return readPiece(decoder).lines("", 0) + "\n"
}

// piece is a JSON value: a scalar as it is written, or the pieces between two brackets.
type piece struct {
	key, scalar string
	open, shut  string
	inside      []piece
}

func readPiece(decoder *json.Decoder) piece {
	token, err := decoder.Token()
	if err != nil {
		panic(err) // the caller has seen that it is JSON
	}
	delimiter, composed := token.(json.Delim)
	if !composed {
		return piece{scalar: written(token)}
	}
	p := piece{open: delimiter.String(), shut: map[json.Delim]string{'{': "}", '[': "]"}[delimiter]}
	for decoder.More() {
		key := ""
		if delimiter == '{' {
			token, _ := decoder.Token()
			key = written(token) + ": "
		}
		member := readPiece(decoder)
		member.key = key
		p.inside = append(p.inside, member)
	}
	_, _ = decoder.Token()
	return p
}

func written(token json.Token) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(token)
	return strings.TrimSuffix(out.String(), "\n")
}

// line writes a piece on one line.
func (p piece) line() string {
	if p.open == "" {
		return p.key + p.scalar
	}
	inside := make([]string, len(p.inside))
	for i, member := range p.inside {
		inside[i] = member.line()
	}
	space := ""
	if p.open == "{" && len(inside) > 0 {
		space = " "
	}
	return p.key + p.open + space + strings.Join(inside, ", ") + space + p.shut
}

// lines writes a piece on one line if it fits beside the indent and what follows it, else one line for each piece inside;
// an only member stays beside its brackets.
func (p piece) lines(indent string, follows int) string {
	line := p.line()
	if p.open == "" || len(p.inside) == 0 || len(indent)+utf8.RuneCountInString(line)+follows <= layoutWidth {
		return line
	}
	if p.open == "{" && len(p.inside) == 1 {
		return p.key + "{ " + p.inside[0].lines(indent, follows+len(" }")) + " }"
	}
	inside := make([]string, len(p.inside))
	for i, member := range p.inside {
		inside[i] = indent + "  " + member.lines(indent+"  ", 1)
	}
	return p.key + p.open + "\n" + strings.Join(inside, ",\n") + "\n" + indent + p.shut
}

func TestLayoutKeepsWhatFitsOnALine(t *testing.T) {
	long := strings.Repeat("long ", 22)
	got := layout(`{"b":1,"a":[{"x":null,"y":"<dom 1>"},{"x":"` + long + `"}],"e":{},"f":[]}`)
	want := `{
  "b": 1,
  "a": [
    { "x": null, "y": "<dom 1>" },
    { "x": "` + long + `" }
  ],
  "e": {},
  "f": []
}
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
