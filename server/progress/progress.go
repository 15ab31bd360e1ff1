// Package progress tells whoever waits how far a long command has come.
package progress

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// Progress tells how far a command has come.
type Progress interface {
	// To says how much of the whole is done, and how many lines that is.
	To(done, lines int64)
	Done() error
}

// OfFile draws a bar on a terminal and writes a line now and then elsewhere.
func OfFile(out io.Writer, name string, size int64) Progress {
	if IsTerminal(out) {
		return newBar(out, size, progressbar.OptionSetDescription(name), progressbar.OptionShowBytes(true))
	}
	return &plain{out: out, name: name, size: size}
}

// OfLines draws a bar on a terminal, and is silent elsewhere.
func OfLines(out io.Writer, lines int64) Progress {
	if IsTerminal(out) {
		return newBar(out, lines)
	}
	return silent{}
}

// IsTerminal tells whether somebody looks at what is written.
func IsTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

type bar struct{ *progressbar.ProgressBar }

func newBar(out io.Writer, whole int64, options ...progressbar.Option) *bar {
	return &bar{progressbar.NewOptions64(whole, append(options, progressbar.OptionSetWriter(out), progressbar.OptionFullWidth(),
		progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(65*time.Millisecond))...)}
}

func (b *bar) To(done, lines int64) {
	b.Describe(fmt.Sprintf("%d lines", lines))
	// A terminal that cannot be drawn on is no reason to stop.
	_ = b.Set64(done)
}

func (b *bar) Done() error { return b.Exit() }

// plain writes a line at every tenth of the file.
type plain struct {
	out   io.Writer
	name  string
	size  int64
	tenth int64
}

func (p *plain) To(done, lines int64) {
	tenth := 10 * done / max(1, p.size)
	if tenth == p.tenth {
		return
	}
	p.tenth = tenth
	fmt.Fprintf(p.out, "%s: %d lines, %d %%\n", p.name, lines, 100*done/max(1, p.size))
}

func (*plain) Done() error { return nil }

type silent struct{}

func (silent) To(int64, int64) {}

func (silent) Done() error { return nil }
