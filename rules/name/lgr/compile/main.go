// Command compile turns the Second Level Reference LGR for Chinese (RFC 7940 XML, beside this folder) into the compact table
// that package name embeds. Run it with "go generate ./rules/name"; running it again changes nothing.
//
// The table opens with one readable line that names the LGR and its version. Then come the number of code points and, for
// each in ascending order, two variable-length integers (Varint of encoding/binary): its distance from the code point before,
// and the distance from it to the representative of its variant set (zero where it represents itself).
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strconv"
)

const (
	source = "lgr/lgr-second-level-chinese.xml.gz"
	target = "lgr/variants.bin"
)

// outside marks a code point that the LGR lists only as a variant of others: it may not stand in a name.
const outside = "out-of-repertoire-var"

func main() {
	table, err := compile(source)
	if err == nil {
		err = os.WriteFile(target, table, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// document is the part of an RFC 7940 file that is needed here.
type document struct {
	Version struct {
		Number  string `xml:",chardata"`
		Comment string `xml:"comment,attr"`
	} `xml:"meta>version"`
	Date  string `xml:"meta>date"`
	Chars []char `xml:"data>char"`
}

type char struct {
	CodePoint string `xml:"cp,attr"`
	Variants  []struct {
		CodePoint string `xml:"cp,attr"`
		Type      string `xml:"type,attr"`
	} `xml:"var"`
}

// compile reads the LGR and returns the table.
func compile(path string) ([]byte, error) {
	document, err := read(path)
	if err != nil {
		return nil, err
	}
	repertoire, sets, err := join(document.Chars)
	if err != nil {
		return nil, err
	}
	heading := fmt.Sprintf("%s, version %s of %s\n", document.Version.Comment, document.Version.Number, document.Date)
	return encode([]byte(heading), repertoire, sets), nil
}

func read(path string) (document, error) {
	var d document
	file, err := os.Open(path)
	if err != nil {
		return d, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return d, fmt.Errorf("%s: %w", path, err)
	}
	content, err := io.ReadAll(unzipped)
	if err != nil {
		return d, fmt.Errorf("%s: %w", path, err)
	}
	return d, xml.Unmarshal(bytes.TrimPrefix(content, []byte("\ufeff")), &d)
}

// join returns the code points that may stand in a name, and the variant sets over them. Every type of variant counts, the
// blocked ones too: a blocked form is a form of the same name that nobody else may hold.
func join(chars []char) (repertoire []rune, sets variantSets, err error) {
	sets = variantSets{}
	for _, c := range chars {
		codePoint, err := parse(c.CodePoint)
		if err != nil {
			return nil, nil, err
		}
		inside := true
		for _, v := range c.Variants {
			variant, err := parse(v.CodePoint)
			if err != nil {
				return nil, nil, err
			}
			inside = inside && v.Type != outside
			sets.unite(codePoint, variant)
		}
		if inside {
			repertoire = append(repertoire, codePoint)
		}
	}
	slices.Sort(repertoire)
	return repertoire, sets, nil
}

func parse(hex string) (rune, error) {
	codePoint, err := strconv.ParseUint(hex, 16, 21)
	if err != nil {
		return 0, fmt.Errorf("code point %q: %w", hex, err)
	}
	return rune(codePoint), nil
}

// variantSets is a union-find: each code point points towards the root of its set.
type variantSets map[rune]rune

func (s variantSets) root(r rune) rune {
	parent, known := s[r]
	if !known || parent == r {
		return r
	}
	s[r] = s.root(parent)
	return s[r]
}

func (s variantSets) unite(a, b rune) { s[s.root(a)] = s.root(b) }

// representatives picks for each set its lowest code point that may stand in a name.
func (s variantSets) representatives(repertoire []rune) map[rune]rune {
	lowest := map[rune]rune{}
	for _, r := range slices.Backward(repertoire) {
		lowest[s.root(r)] = r
	}
	of := make(map[rune]rune, len(repertoire))
	for _, r := range repertoire {
		of[r] = lowest[s.root(r)]
	}
	return of
}

func encode(table []byte, repertoire []rune, sets variantSets) []byte {
	representatives := sets.representatives(repertoire)
	table = binary.AppendVarint(table, int64(len(repertoire)))
	before := rune(0)
	for _, r := range repertoire {
		table = binary.AppendVarint(table, int64(r-before))
		table = binary.AppendVarint(table, int64(representatives[r]-r))
		before = r
	}
	return table
}
