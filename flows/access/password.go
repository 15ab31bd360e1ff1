package access

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	passwordvalidator "github.com/wagslane/go-password-validator"

	"lionrock/rules"
)

// PasswordCost is what the hash of a password costs, by argon2id, as OWASP's ASVS 5.0 (appendix C) asks: 46 MiB, one pass.
func PasswordCost() argon2id.Params {
	return argon2id.Params{Memory: 47104, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// Two passwords are hashed at a time at most, so that a storm of sign-ins takes neither the memory nor the processors from
// everyone else.
const (
	hashersMax  = 2
	passwordMin = 12
	passwordMax = 256
	// entropyMin is the least variety of a password, in bits, once what is well known has been taken out of it.
	entropyMin      = 50
	commonMin       = 6
	strangersSecret = "lionrock-nobody-has-this-password"
)

// passwords hashes and compares.
type passwords struct {
	cost argon2id.Params
	turn chan struct{}
	// strangers is compared with when there is no such person, so that the answer takes as long. It is made at the first
	// sign-in and not at the start, which it would double.
	strangers func() (string, error)
}

func newPasswords(cost argon2id.Params) passwords {
	p := passwords{cost: cost, turn: make(chan struct{}, hashersMax)}
	p.strangers = sync.OnceValues(func() (string, error) { return p.hash(strangersSecret) })
	return p
}

func (p passwords) hash(password string) (string, error) {
	p.turn <- struct{}{}
	defer func() { <-p.turn }()
	hash, err := argon2id.CreateHash(password, &p.cost)
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return hash, nil
}

// match compares a password with a hash; an empty hash takes as long and never matches.
func (p passwords) match(password, hash string) (bool, error) {
	known := hash != ""
	if !known {
		var err error
		if hash, err = p.strangers(); err != nil {
			return false, err
		}
	}
	p.turn <- struct{}{}
	defer func() { <-p.turn }()
	same, err := argon2id.ComparePasswordAndHash(password, hash)
	return same && known, err
}

// commonPasswords are the 20,000 most used ones of six characters and more, from the zxcvbn lists (MIT licence).
//
//go:embed common-passwords.txt
var commonPasswords string

var isCommon = sync.OnceValue(func() map[string]bool {
	common := map[string]bool{}
	for word := range strings.Lines(commonPasswords) {
		common[strings.TrimSpace(word)] = true
	}
	return common
})

// checkPassword refuses what is too short, well known, made of the e-mail address, or of too little variety to resist
// guessing. There are no rules of composition.
func checkPassword(password, email string) *rules.Refusal {
	length := utf8.RuneCountInString(password)
	if length < passwordMin || length > passwordMax {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Choose a password of %d to %d characters. A few unrelated words are good.",
			"密碼須有 %d 至 %d 個字元。幾個互不相關的詞語便很好。",
			"密码须有 %d 至 %d 个字符。几个互不相关的词语就很好。").With(passwordMin, passwordMax), "password")
	}
	rest := withoutKnown(strings.ToLower(password), email)
	if isCommon()[strings.ToLower(password)] || passwordvalidator.Validate(rest, entropyMin) != nil {
		return rules.Refuse(rules.Invalid, rules.Say(
			"This password would be guessed quickly. Choose a longer one, or a few unrelated words.",
			"此密碼很易被猜中。請用較長的密碼，或幾個互不相關的詞語。",
			"此密码很容易被猜中。请用较长的密码，或几个互不相关的词语。"), "password")
	}
	return nil
}

// withoutKnown takes out of a password what a guesser would try first: the person's own address, our name, and one common
// password at its beginning or end, such as in "password1984!".
func withoutKnown(password, email string) string {
	local, host, _ := strings.Cut(strings.ToLower(email), "@")
	for _, known := range []string{local, host, "lionrock", "hongkong"} {
		if len(known) > 2 {
			password = strings.ReplaceAll(password, known, "")
		}
	}
	for cut := len(password) - 1; cut >= commonMin; cut-- {
		if isCommon()[password[:cut]] {
			return password[cut:]
		}
		if isCommon()[password[len(password)-cut:]] {
			return password[:len(password)-cut]
		}
	}
	return password
}

// HashAt lets new passwords be hashed at another cost than [PasswordCost]. A hash says what it cost, so older ones still match.
func (a *Access) HashAt(cost argon2id.Params) { a.passwords = newPasswords(cost) }

// HashPassword hashes a password that was chosen elsewhere: the demo's.
func (a *Access) HashPassword(password string) (string, error) { return a.passwords.hash(password) }
