package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var ofFile = regexp.MustCompile(`<(sha256|size) of ([^>]+)>`)

// reveal puts what is known in the place of <dom 1> and of <sha256 of noodles.pdf>.
func (s *story) reveal(text string) string {
	text = ofFile.ReplaceAllStringFunc(text, func(found string) string {
		asked := ofFile.FindStringSubmatch(found)
		content, known := s.files[asked[2]]
		if !known {
			s.Fatalf("there is no file %s", asked[2])
		}
		if asked[1] == "size" {
			return strconv.Itoa(len(content))
		}
		sum := sha256.Sum256(content)
		return hex.EncodeToString(sum[:])
	})
	return s.words.reveal(text)
}

// words are the things whose names cannot be known in advance, and what the page calls them.
type words struct {
	called map[string]string // by thing
	things map[string]string // by what it is called
	counts map[string]int
}

func newWords() *words {
	return &words{called: map[string]string{}, things: map[string]string{}, counts: map[string]int{}}
}

// volatile finds them. The first group that matched is what is replaced; the name of that group is what it is called.
var volatile = regexp.MustCompile(strings.Join([]string{
	`(?P<upload>` + regexp.QuoteMeta(publicURL) + `/uploads/[^"\s]+)`,
	`(?P<token>eyJ[\w-]+\.[\w-]+\.[\w-]+)`,
	`\b(?P<id>(?:ann|apd|aud|crd|doc|dom|drw|evd|fam|inv|lap|let|obj|opr|pap|pay|per|pkc|pky|pro|quo|rgt|set)_[0-9A-HJKMNP-TV-Z]{26})\b`,
	`(?P<applicant>Applicant [A-Z2-7]{6})\b`,
	`\b(?P<reference>(?:OBJ|SPP)-[0-9A-Z]{4}-[0-9A-Z]{4})\b`,
	`"resultsSha256": ?"(?P<results>[0-9a-f]{64})"`,
	`(?P<client>lrk_[0-9a-z]{26})`,
	`"(?:cursor|startCursor|endCursor)": ?"(?P<cursor>[^"]+)"`,
	`"requestId": ?"(?P<request>[^"]+)"`,
	`request id (?P<again>[^".]+)\.`,
	`"secret": ?"(?P<secret>[^"]+)"`,
	`/invitation#(?P<link>[\w-]{43})`,
	`"hash": ?"(?P<hash>[0-9a-f]{64})"`,
	`/documents/(?P<document>[0-9a-f]{64})/`,
	refreshCookie + `=(?P<cookie>[^;]+);`,
}, "|"))

// conceal calls everything volatile by its name, which it is given where it appears first, wherever it stands after that.
func (w *words) conceal(text string) string {
	var out strings.Builder
	last := 0
	for _, match := range volatile.FindAllStringSubmatchIndex(text, -1) {
		group := slices.IndexFunc(match[2:], func(at int) bool { return at >= 0 })/2 + 1
		from, to := match[2*group], match[2*group+1]
		out.WriteString(text[last:from] + w.call(volatile.SubexpNames()[group], text[from:to]))
		last = to
	}
	concealed := out.String() + text[last:]
	for thing, called := range w.called {
		concealed = strings.ReplaceAll(concealed, thing, called)
	}
	return concealed
}

func (w *words) call(kind, thing string) string {
	if called, known := w.called[thing]; known {
		return called
	}
	switch kind {
	case "id":
		kind = thing[:3]
	case "again":
		kind = "request"
	}
	w.counts[kind]++
	called := fmt.Sprintf("<%s %d>", kind, w.counts[kind])
	w.called[thing], w.things[called] = called, thing
	return called
}

func (w *words) reveal(text string) string {
	for called, thing := range w.things {
		text = strings.ReplaceAll(text, called, thing)
	}
	return text
}
