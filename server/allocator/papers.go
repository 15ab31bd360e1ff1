package allocator

import (
	"slices"
	"strings"

	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// papers are the kinds of papers a programme can ask for, one bit each.
type papers struct {
	asked []rules.DocumentKind
	// lists holds the kinds of every mask.
	lists [][]rules.DocumentKind
}

func papersOf(p *launch.Programme, dials *name.Dials) *papers {
	all := &papers{}
	ask := func(r rules.Requirement) {
		for _, kind := range append([]rules.DocumentKind{r.Kind}, r.Alternatives...) {
			if !slices.Contains(all.asked, kind) {
				all.asked = append(all.asked, kind)
			}
		}
	}
	for _, phase := range p.Phases {
		for _, r := range phase.Papers {
			ask(r)
		}
	}
	for _, term := range dials.Restricted {
		ask(term.Requirement)
	}
	if category := dials.Category(p.Suffix); category != nil {
		for _, r := range category.Documents {
			ask(r)
		}
	}
	all.lists = make([][]rules.DocumentKind, 1<<len(all.asked))
	for mask := range all.lists {
		for bit, kind := range all.asked {
			if mask>>bit&1 == 1 {
				all.lists[mask] = append(all.lists[mask], kind)
			}
		}
	}
	return all
}

func (p *papers) kinds(mask uint16) []rules.DocumentKind { return p.lists[mask] }

// mask reads words parted by semicolons; unknown is the first word that is none of them.
func (p *papers) mask(words string) (mask uint16, unknown string) {
	for word := range strings.SplitSeq(words, ";") {
		word = strings.TrimSpace(word)
		bit := slices.Index(p.asked, rules.DocumentKind(word))
		switch {
		case word == "":
		case bit < 0:
			return 0, word
		default:
			mask |= 1 << bit
		}
	}
	return mask, ""
}

// String lists the words.
func (p *papers) String() string {
	words := make([]string, len(p.asked))
	for i, kind := range p.asked {
		words[i] = string(kind)
	}
	return strings.Join(words, ", ")
}
