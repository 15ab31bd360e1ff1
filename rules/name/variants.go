package name

// The rule: the traditional, simplified and variant forms of a Chinese name are one name, and go to one holder. Which
// characters are forms of one another is said by ICANN's Second Level Reference LGR for Chinese (RFC 7940), made from the
// CDNC and .asia tables that .hk belongs to; the practice is that of RFC 3743 and RFC 4713. Every type of variant of the
// LGR counts here, the blocked ones too.

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
)

//go:generate go run ./lgr/compile
//go:embed lgr/variants.bin
var variantFile []byte

// variantTable is the repertoire of Chinese labels: the Chinese characters, a-z, 0-9 and the hyphen.
type variantTable struct {
	// source names the LGR and its version.
	source string
	// representative gives each code point of the repertoire that of its variant set.
	representative map[rune]rune
}

// variants reads the table when it is first needed.
var variants = sync.OnceValue(func() variantTable { return decodeVariants(variantFile) })

// VariantSource names the table of Chinese variants in use, with its version.
func VariantSource() string { return variants().source }

// decodeVariants reads what lgr/compile wrote; its package comment has the format. The file is part of the program: where
// it is damaged, nothing can be decided.
func decodeVariants(file []byte) variantTable {
	heading, numbers, _ := bytes.Cut(file, []byte("\n"))
	next := func() rune {
		value, size := binary.Varint(numbers)
		if size <= 0 {
			panic("name: the embedded table of Chinese variants is damaged")
		}
		numbers = numbers[size:]
		return rune(value)
	}
	count := next()
	table := variantTable{source: string(heading), representative: make(map[rune]rune, count)}
	r := rune(0)
	for range count {
		r += next()
		table.representative[r] = r + next()
	}
	return table
}

// LabelKey is equal for all variant forms of one label in normal form, and for nothing else.
func LabelKey(label string) string { return representative(label) }

// representative writes every character as the representative of its variant set: two texts are forms of one another when
// their representatives are equal. What is outside the repertoire stays as it is.
func representative(text string) string {
	if isASCII(text) {
		return text
	}
	table := variants().representative
	return strings.Map(func(r rune) rune {
		if of, known := table[r]; known {
			return of
		}
		return r
	}, text)
}
