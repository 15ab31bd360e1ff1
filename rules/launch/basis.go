package launch

// The rule: what an application ranks by follows from the register as it stands. One company or person is one applicant,
// through however many partners it applies, and its third-level names count whoever registered them for it. (The seed knows
// applicants only; recorded policy.)

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"lionrock/rules"
)

// Basis is what an application would rank by.
type Basis struct {
	Class *Class
	// Equivalent is the counted name that commenced first; empty where none counts. Since is its day.
	Equivalent string
	Since      Day
}

// Basis finds what an application ranks by, its window and its papers left aside; false where it is not eligible. Holdings
// are those of the label applied for.
func (p *Programme) Basis(phase *Phase, s *Subject, a *Application, holdings []Holding) (Basis, bool) {
	trusted, _ := p.trusted(holdings)
	ranked, reason := phase.rank(s, a, trusted)
	if reason != "" {
		return Basis{}, false
	}
	return Basis{Class: &phase.Classes[ranked.Class], Equivalent: ranked.Equivalent, Since: ranked.Since}, true
}

// Counted returns the names of an applicant that count for an application in a phase.
func (p *Phase) Counted(a *Application, holdings []Holding) []Holding {
	return p.Counts.counted(nil, holdings, a)
}

// Applicant identifies who applies: equal for one company or person whichever partner applies for it. It tells nothing by
// itself.
func Applicant(kind rules.HolderKind, country, fullName string) string {
	sum := sha256.Sum256([]byte(string(kind) + "\n" + strings.ToUpper(country) + "\n" + foldedName(fullName)))
	const half = sha256.Size / 2
	return hex.EncodeToString(sum[:half])
}

// foldedName writes a name so that capitals, white space and punctuation do not make two of one: "A.B. Ltd" is "AB LTD".
func foldedName(fullName string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return r
	}, strings.ToLower(fullName))
}

// aliasSigns is how many letters and digits an alias has.
const aliasSigns = 6

// Alias is what the public sees in an applicant's place. It is different in every contention set, so that nobody can be
// followed from name to name, and cannot be computed without the registry's key. Another try gives another alias, for the
// rare case that two applicants of one set would have the same.
func Alias(key []byte, setID, applicant string, try int) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(setID + "\n" + applicant + "\n" + strconv.Itoa(try)))
	return "Applicant " + base32.StdEncoding.EncodeToString(mac.Sum(nil))[:aliasSigns]
}

// HolderClassOf is the class of a holder of names, as the register says what it is.
func HolderClassOf(kind rules.HolderKind) HolderClass {
	switch kind {
	case rules.StatutoryBody:
		return StatutoryBodyHolder
	case rules.Government:
		return GovernmentHolder
	default:
		return OtherHolder
	}
}
