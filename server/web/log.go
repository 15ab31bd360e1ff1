package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
)

// NewLogger writes JSON lines in UTC. Whatever is logged anywhere passes here, so that a mistake
// elsewhere does not become a secret in a file: values under telling names are left out, and text
// is searched for what looks like a token, an address or a password.
func NewLogger(w io.Writer, level slog.Leveler) *slog.Logger {
	lines, gathered := w.(*Lines)
	if !gathered {
		w = &oneByOne{out: w}
	}
	var handler slog.Handler = slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level})
	if gathered {
		handler = urgent{handler, lines}
	}
	return slog.New(redacting{handler, w})
}

// oneByOne lets the log and the access log write to what takes one write at a time. Lines does so by itself.
type oneByOne struct {
	lock sync.Mutex
	out  io.Writer
}

// Write waits for its turn.
func (o *oneByOne) Write(line []byte) (int, error) {
	o.lock.Lock()
	defer o.lock.Unlock()
	return o.out.Write(line)
}

// redacting stands before a handler and hands it only what may be written. The ReplaceAttr of
// slog.HandlerOptions could do the same at twice the cost of a line.
type redacting struct {
	slog.Handler
	out io.Writer // where the handler writes to
}

// Handle hands on the record without its secrets. Most records have none and go on as they are.
func (h redacting) Handle(ctx context.Context, r slog.Record) error {
	r.Time, r.Message = r.Time.UTC(), cleaned(r.Message)
	clean := true
	r.Attrs(func(a slog.Attr) bool {
		clean = isClean(a)
		return clean
	})
	if clean {
		return h.Handler.Handle(ctx, r)
	}
	attrs := make([]slog.Attr, 0, r.NumAttrs())
	r.Attrs(func(a slog.Attr) bool {
		attrs = append(attrs, redacted(a))
		return true
	})
	shown := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	shown.AddAttrs(attrs...)
	return h.Handler.Handle(ctx, shown)
}

// WithAttrs keeps the redaction.
func (h redacting) WithAttrs(attrs []slog.Attr) slog.Handler {
	return redacting{h.Handler.WithAttrs(allRedacted(attrs)), h.out}
}

// WithGroup keeps the redaction.
func (h redacting) WithGroup(name string) slog.Handler {
	return redacting{h.Handler.WithGroup(name), h.out}
}

func allRedacted(attrs []slog.Attr) []slog.Attr {
	clean := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		clean[i] = redacted(a)
	}
	return clean
}

const (
	left       = "[left out]"
	maxLogText = 8 << 10 // bytes of one value
)

// telling are the words in the name of an attribute whose value is not logged.
var telling = map[string]bool{
	"authorization": true, "cookie": true, "password": true, "passwd": true, "pwd": true, "otp": true,
	"totp": true, "secret": true, "token": true, "key": true, "apikey": true, "credential": true,
	"bearer": true, "jwt": true, "idnumber": true, "hkid": true, "passport": true, "filename": true,
	"variables": true, "query": true, "body": true, "cvv": true, "seed": true,
}

// isClean says, at once, of what most lines are made of that redacted would not change it.
func isClean(a slog.Attr) bool {
	switch a.Value.Kind() {
	case slog.KindString:
		return isPlain(a.Value.String()) && !tells(a.Key)
	case slog.KindInt64, slog.KindFloat64, slog.KindBool:
		return !tells(a.Key)
	}
	return false
}

func redacted(a slog.Attr) slog.Attr {
	a.Value = a.Value.Resolve()
	if tells(a.Key) {
		return slog.String(a.Key, left)
	}
	switch a.Value.Kind() {
	case slog.KindString:
		return slog.String(a.Key, cleaned(a.Value.String()))
	case slog.KindAny:
		return slog.String(a.Key, cleaned(fmt.Sprint(a.Value.Any())))
	case slog.KindGroup:
		return slog.Attr{Key: a.Key, Value: slog.GroupValue(allRedacted(a.Value.Group())...)}
	case slog.KindDuration:
		return slog.Float64(a.Key+"Ms", milliseconds(a.Value.Duration()))
	}
	return a
}

// milliseconds is how the log writes how long something took.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// told remembers what tells answered: names of attributes are written in the source and are few.
var told sync.Map

func tells(name string) bool {
	if known, ok := told.Load(name); ok {
		return known == true
	}
	answer := telling[strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(name))]
	for _, word := range wordsOf(name) {
		answer = answer || telling[word] || telling[strings.TrimSuffix(word, "s")]
	}
	told.Store(name, answer)
	return answer
}

// wordsOf splits a name like refreshToken, REFRESH_TOKEN or refresh-token.
func wordsOf(name string) []string {
	var spaced strings.Builder
	lower := false
	for _, r := range name {
		if unicode.IsUpper(r) && lower || !unicode.IsLetter(r) {
			spaced.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		spaced.WriteRune(unicode.ToLower(r))
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}

// schemes are the words before credentials (RFC 9110, section 11.1).
var schemes = []string{"bearer", "basic", "digest"}

// What a secret in the middle of a text looks like. The words are looked for first, in lower case:
// an expression is slow, and most lines have none of them.
var secrets = []struct {
	words   []string
	pattern *regexp.Regexp
	shown   string
}{
	{[]string{"eyj"}, regexp.MustCompile(`eyJ[\w-]{5,}\.[\w-]+\.[\w-]*`), left},
	{
		schemes,
		regexp.MustCompile(`(?i)\b(bearer|basic|digest)\s+[\w.~+/=-]{6,}`), "$1 " + left,
	},
	{
		[]string{"passw", "secret", "token", "otp", "api", "authorization", "cookie"},
		regexp.MustCompile(`(?i)("?[\w-]*(?:password|passwd|secret|token|otp|api[_-]?key|authorization|cookie)"?\s*[:=]\s*)` +
			`(?:"[^"]*"|'[^']*'|[^\s,;&})\]]+)`), "${1}" + left,
	},
	{[]string{"@"}, regexp.MustCompile(`[\w.!#$%&'*+/=?^{|}~-]+@([\w-]+\.)`), "***@$1"},
}

// identityCard is a Hong Kong one: a letter or two, six digits, a check digit.
var identityCard = regexp.MustCompile(`\b[A-Z]{1,2}\d{6}\(?[\dA]\)?`)

func withoutSecrets(text string) string {
	lower := strings.ToLower(text)
	contained := func(word string) bool { return strings.Contains(lower, word) }
	for _, secret := range secrets {
		if slices.ContainsFunc(secret.words, contained) {
			text = secret.pattern.ReplaceAllString(text, secret.shown)
		}
	}
	if likeIdentity(text) {
		text = identityCard.ReplaceAllString(text, left)
	}
	return text
}

// likeIdentity finds a capital letter and six digits.
func likeIdentity(text string) bool {
	run := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			run = 0
			continue
		}
		if run++; run == 6 && i >= run && text[i-run] >= 'A' && text[i-run] <= 'Z' {
			return true
		}
	}
	return false
}

// isPlain recognises, at once, what most values are: a name, a path, a hash, the name of a program, which JSON writes as they are.
// What the expressions above look for has a colon, an equals sign or an at in it, is a token or an identity card, or follows a
// word and a space.
func isPlain(text string) bool {
	const longest = 300
	if len(text) > longest {
		return false
	}
	for i := range len(text) {
		if !plain[text[i]] {
			return false
		}
	}
	return !strings.Contains(text, "eyJ") && !likeIdentity(text) && (!strings.Contains(text, " ") || !namesScheme(text))
}

// plain are the characters of plain values.
var plain = func() (is [256]bool) {
	for c := ' '; c <= '~'; c++ {
		is[c] = !strings.ContainsRune(`:=@"\`, c)
	}
	return is
}()

// namesScheme finds one of the words before credentials.
func namesScheme(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(schemes, func(word string) bool { return strings.Contains(lower, word) })
}

// cleaned takes secrets out, and writes control and format characters as what they are: a line of
// the log stays a line, and a terminal that shows it shows it.
func cleaned(text string) string {
	if isPlain(text) {
		return text
	}
	if len(text) > maxLogText {
		text = strings.ToValidUTF8(text[:maxLogText], "") + "…"
	}
	text = withoutSecrets(text)
	hidden := func(r rune) bool { return unicode.Is(unicode.C, r) && r != '\n' && r != '\t' }
	if !strings.ContainsFunc(text, hidden) {
		return text // JSON escapes the line feeds of a stack by itself
	}
	var shown strings.Builder
	for _, r := range text {
		if hidden(r) {
			fmt.Fprintf(&shown, `\u%04x`, r)
			continue
		}
		shown.WriteRune(r)
	}
	return shown.String()
}
