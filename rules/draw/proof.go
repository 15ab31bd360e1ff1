package draw

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Method names the algorithm in a proof.
const Method = "RFC 3797"

// Format names the layout of a proof.
const Format = "lionrock-draw-proof/1"

// Subject is what a draw is about.
type Subject struct {
	Programme string `json:"programme"`
	Phase     string `json:"phase"`
	// Name is the contested name as people write it, ASCIIName in lower-case A-label form, which is part of the key.
	Name      string `json:"name"`
	ASCIIName string `json:"asciiName"`
}

// Proof is one draw with everything that is needed to repeat it, as one JSON document.
type Proof struct {
	Format string `json:"format"`
	Method string `json:"method"`
	Subject
	// Entries is the pool: the IDs of the valid applications in byte order.
	Entries       []string `json:"entries"`
	EntriesSHA256 string   `json:"entriesSha256"`
	Sources       []Source `json:"sources"`
	// CommitmentSHA256 covers the pool, what is drawn about and the sources' names and bits: all that is published before
	// the values can be known.
	CommitmentSHA256 string   `json:"commitmentSha256"`
	EntropyNeeded    float64  `json:"entropyNeeded"`
	EntropyDeclared  float64  `json:"entropyDeclared"`
	Key              string   `json:"key"`
	Steps            []Step   `json:"steps"`
	Ranking          []string `json:"ranking"`
}

// Step is one pick, in words that a reader can follow with a pocket calculator.
type Step struct {
	Digest string `json:"digest"`
	// Left is how many entries were left; Remainder is the digest modulo that; Entry is the picked entry's number in the
	// pool, from 1, and ID its name.
	Left      int    `json:"left"`
	Remainder int    `json:"remainder"`
	Entry     int    `json:"entry"`
	ID        string `json:"id"`
}

// Pool brings IDs into the order in which a draw numbers them. Two equal IDs, or one that cannot stand on a line, make no
// pool.
func Pool(ids []string) ([]string, error) {
	pool := slices.Sorted(slices.Values(ids))
	for i, id := range pool {
		if id == "" || !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl) {
			return nil, fmt.Errorf("%q cannot be an entry's ID", id)
		}
		if i > 0 && pool[i-1] == id {
			return nil, fmt.Errorf("two entries have the ID %s", id)
		}
	}
	return pool, nil
}

// EntriesSHA256 is the hash of a pool: of its IDs in order, each followed by a line feed.
func EntriesSHA256(pool []string) string { return hashOf(pool) }

// CommitmentSHA256 is the hash of all that is published before the values can be known: the pool's hash, what is drawn
// about, and each source's name and bits, one to a line.
func CommitmentSHA256(s Subject, pool []string, sources []Source) string {
	lines := []string{Format, s.Programme, s.Phase, s.Name, s.ASCIIName, EntriesSHA256(pool)}
	for _, source := range sources {
		lines = append(lines, source.Name, fmt.Sprintf("%.2f", source.Bits))
	}
	return hashOf(lines)
}

func hashOf(lines []string) string {
	hash := sha256.New()
	for _, line := range lines {
		io.WriteString(hash, line) //nolint:errcheck // a hash never fails
		io.WriteString(hash, "\n") //nolint:errcheck // as above
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// Prove conducts a draw and writes down every step.
func Prove(s Subject, ids []string, sources []Source) (*Proof, error) {
	pool, err := Pool(ids)
	if err != nil {
		return nil, err
	}
	for _, source := range sources {
		if err := source.Validate(); err != nil {
			return nil, err
		}
	}
	if err := Suffices(sources, len(pool)); err != nil {
		return nil, err
	}
	p := &Proof{
		Format: Format, Method: Method, Subject: s, Entries: pool, EntriesSHA256: EntriesSHA256(pool), Sources: sources,
		CommitmentSHA256: CommitmentSHA256(s, pool, sources), EntropyNeeded: hundredths(Needed(len(pool))),
		EntropyDeclared: hundredths(Declared(sources)), Key: Key(sources, s.ASCIIName),
	}
	for _, pick := range Picks(p.Key, len(pool)) {
		id := pool[pick.Entry-1]
		p.Ranking = append(p.Ranking, id)
		p.Steps = append(p.Steps, Step{
			Digest: strings.ToUpper(hex.EncodeToString(pick.Digest[:])), Left: pick.Left, Remainder: pick.Index,
			Entry: pick.Entry, ID: id,
		})
	}
	return p, nil
}

// hundredths keeps a figure for people at two places.
func hundredths(bits float64) float64 { return math.Round(bits*100) / 100 }

// ErrNotAProof is the fault of a document that cannot be read as a proof.
var ErrNotAProof = errors.New("this is not a proof of a draw")

// Read reads a proof. White space aside it must be written as JSON writes one: nothing in it may go unchecked, and nothing
// may be read in two ways.
func Read(document []byte) (*Proof, error) {
	var p Proof
	if err := json.Unmarshal(document, &p); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotAProof, err)
	}
	again, err := p.JSON()
	if err != nil {
		return nil, err
	}
	var one, other bytes.Buffer
	if err := errors.Join(json.Compact(&one, document), json.Compact(&other, again)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotAProof, err)
	}
	if !bytes.Equal(one.Bytes(), other.Bytes()) {
		return nil, fmt.Errorf("%w: its fields are not those of one, or not written as in one", ErrNotAProof)
	}
	return &p, nil
}

// JSON writes a proof as it is published.
func (p *Proof) JSON() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(p); err != nil {
		return nil, fmt.Errorf("write the proof: %w", err)
	}
	return b.Bytes(), nil
}
