package web

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// notes are what handlers add to the line of their request.
type notes struct {
	lock  sync.Mutex
	attrs [][]slog.Attr
	room  [2][]slog.Attr // as many as most requests have
}

// Annotate adds to the access log's line of this request: names and numbers, never what was sent. The attributes are kept until
// the line is written.
func Annotate(ctx context.Context, attrs ...slog.Attr) {
	n := &exchangeOf(ctx).notes
	n.lock.Lock()
	defer n.lock.Unlock()
	if n.attrs == nil {
		n.attrs = n.room[:0]
	}
	n.attrs = append(n.attrs, attrs)
}

// accessLog writes one line for each answer: what was asked of which handler, and what came of it. Query strings, headers and
// bodies are never in it. The lines go to where the log goes and look like its own. They are put together here, because
// slog takes a tenth of the time in which a short question is answered.
type accessLog struct {
	log    redacting
	secret []string
}

func (l accessLog) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		seen := &observer{ResponseWriter: w, status: http.StatusOK}
		defer func() { l.write(r, seen, start) }()
		next.ServeHTTP(seen, r)
	})
}

func (l accessLog) write(r *http.Request, seen *observer, start time.Time) {
	level := levelOf(seen.status)
	if !l.log.Enabled(r.Context(), level) {
		return
	}
	now := time.Now()
	x := exchangeOf(r.Context())
	x.notes.lock.Lock()
	defer x.notes.lock.Unlock()
	made := lines.Get().(*line) //nolint:forcetypeassert // the pool makes no others
	defer lines.Put(made)
	made.begin(now, level, "request")
	made.text("requestId", x.requestID)
	made.text("method", r.Method)
	made.text("path", shownPath(r.URL.Path, l.secret))
	made.number("status", int64(seen.status))
	made.number("bytes", seen.bytes)
	made.milliseconds("tookMs", now.Sub(start))
	made.text("ip", x.address)
	made.text("agent", r.UserAgent())
	for _, attrs := range x.notes.attrs {
		for _, note := range attrs {
			made.attr(note)
		}
	}
	made.b = append(made.b, "}\n"...)
	_, _ = l.log.out.Write(made.b) // Lines notes what befell it
	if gathered, ok := l.log.out.(*Lines); ok && level >= slog.LevelWarn {
		gathered.flush()
	}
}

// line is a line of the log on its way to being JSON.
type line struct{ b []byte }

var lines = sync.Pool{New: func() any { return new(line) }}

func (l *line) begin(at time.Time, level slog.Level, message string) {
	l.b = append(l.b[:0], `{"time":"`...)
	l.b = at.UTC().AppendFormat(l.b, time.RFC3339Nano)
	l.b = append(l.b, `","level":"`...)
	l.b = append(l.b, level.String()...)
	l.b = append(l.b, '"')
	l.text("msg", message)
}

func (l *line) key(name string) {
	l.b = append(l.b, `,"`...)
	l.b = append(l.b, name...)
	l.b = append(l.b, `":`...)
}

// text adds a text without the secrets in it.
func (l *line) text(name, value string) {
	l.key(name)
	if !isPlain(value) {
		l.quote(cleaned(value))
		return
	}
	l.b = append(l.b, '"')
	l.b = append(l.b, value...)
	l.b = append(l.b, '"')
}

func (l *line) quote(value string) {
	l.b, _ = jsontext.AppendQuote(l.b, value) // what is no UTF-8 is written as U+FFFD
}

func (l *line) number(name string, value int64) {
	l.key(name)
	l.b = strconv.AppendInt(l.b, value, 10)
}

// milliseconds writes a time to the microsecond.
func (l *line) milliseconds(name string, took time.Duration) {
	l.number(name, took.Milliseconds())
	l.b = append(l.b, '.')
	rest := took.Microseconds() % 1000
	l.b = append(l.b, byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
}

func (l *line) fraction(name string, value float64) {
	l.key(name)
	l.b = strconv.AppendFloat(l.b, value, 'f', -1, 64)
}

// attr adds what the log would write of an attribute.
func (l *line) attr(a slog.Attr) {
	if a.Value.Kind() == slog.KindString && !tells(a.Key) {
		l.text(a.Key, a.Value.String())
		return
	}
	switch a = redacted(a); a.Value.Kind() {
	case slog.KindInt64:
		l.number(a.Key, a.Value.Int64())
	case slog.KindFloat64:
		l.fraction(a.Key, a.Value.Float64())
	case slog.KindBool:
		l.key(a.Key)
		l.b = strconv.AppendBool(l.b, a.Value.Bool())
	default:
		l.key(a.Key)
		l.quote(a.Value.String())
	}
}

func shownPath(path string, secret []string) string {
	if prefix, found := hasPrefix(path, secret); found {
		return prefix + "…"
	}
	return path
}

func levelOf(status int) slog.Level {
	if status >= http.StatusInternalServerError {
		return slog.LevelError
	}
	return slog.LevelInfo
}

// observer remembers the status and the size of an answer.
type observer struct {
	http.ResponseWriter
	status int
	bytes  int64
	wrote  bool
}

// WriteHeader notes the status: the first that is final.
func (o *observer) WriteHeader(status int) {
	if !o.wrote && status >= http.StatusOK {
		o.status, o.wrote = status, true
	}
	o.ResponseWriter.WriteHeader(status)
}

// Write counts.
func (o *observer) Write(b []byte) (int, error) {
	o.wrote = true
	n, err := o.ResponseWriter.Write(b)
	o.bytes += int64(n)
	return n, err
}

// Unwrap is how http.ResponseController finds the connection.
func (o *observer) Unwrap() http.ResponseWriter { return o.ResponseWriter }
