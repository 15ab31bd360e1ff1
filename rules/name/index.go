package name

import "strings"

// index is the dials arranged so that a check looks things up instead of searching lists.
type index struct {
	suffixes map[string]*Category
	// twins finds a category by its Chinese ending, every word of it in its representative characters.
	twins map[string]*Category
	// reserved finds the lists that hold a label, by the label's representative characters.
	reserved   map[string][]*ReservedList
	prohibited [][]string
	restricted [][]string
}

func newIndex(d *Dials) *index {
	ix := &index{
		suffixes: map[string]*Category{}, twins: map[string]*Category{}, reserved: map[string][]*ReservedList{},
		prohibited: make([][]string, len(d.Prohibited)), restricted: make([][]string, len(d.Restricted)),
	}
	for i := range d.Categories {
		ix.suffixes[d.Categories[i].Suffix] = &d.Categories[i]
		ix.twins[representative(d.Categories[i].ChineseTwin)] = &d.Categories[i]
	}
	for i := range d.Reserved {
		for _, label := range d.Reserved[i].Labels {
			key := representative(label)
			ix.reserved[key] = append(ix.reserved[key], &d.Reserved[i])
		}
	}
	for i := range d.Prohibited {
		ix.prohibited[i] = representatives(d.Prohibited[i].Letters)
	}
	for i := range d.Restricted {
		ix.restricted[i] = representatives(d.Restricted[i].Letters)
	}
	return ix
}

func representatives(words []string) []string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = representative(word)
	}
	return all
}

// match is where a listed term stands in a label.
type match struct {
	// term is the term as it is listed, letters are those of the label: another form of the term, perhaps.
	term, letters string
}

// find looks for the first of the terms that stands, in any variant form, consecutively inside the label. keys are the
// terms in their representative characters.
func find(n Name, terms, keys []string) (match, bool) {
	key := n.labelKey()
	for i := range keys {
		at := strings.Index(key, keys[i])
		if at < 0 {
			continue
		}
		return match{term: terms[i], letters: n.letters(key[:at], keys[i])}, true
	}
	return match{}, false
}

// labelKey is the label in its representative characters.
func (n Name) labelKey() string { return n.VariantKey[:len(n.VariantKey)-len(n.Suffix)-1] }

// letters returns those letters of the label that stand where the key stands behind before. Each character has one
// representative, so that places are counted in characters.
func (n Name) letters(before, key string) string {
	if !n.Chinese {
		return n.Label[len(before) : len(before)+len(key)]
	}
	from := len([]rune(before))
	return string([]rune(n.Label)[from : from+len([]rune(key))])
}
