package importer

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress tells how far an import has come.
type progress interface {
	to(bytes, lines int64)
	done() error
}

// base is the file's name without its folder.
func (in *input) base() string { return filepath.Base(in.path) }

// newProgress draws a bar on a terminal and writes a line now and then elsewhere.
func newProgress(out io.Writer, in *input) progress {
	if file, ok := out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return &bar{progressbar.NewOptions64(in.size,
			progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(in.base()), progressbar.OptionShowBytes(true),
			progressbar.OptionFullWidth(), progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(65*time.Millisecond))}
	}
	return &plain{out: out, in: in}
}

type bar struct{ *progressbar.ProgressBar }

func (b *bar) to(bytes, lines int64) {
	b.Describe(fmt.Sprintf("%d lines", lines))
	// A terminal that cannot be drawn on is no reason to stop.
	_ = b.Set64(bytes)
}

func (b *bar) done() error { return b.Exit() }

// plain writes a line at every tenth of the file.
type plain struct {
	out   io.Writer
	in    *input
	tenth int64
}

func (p *plain) to(bytes, lines int64) {
	tenth := 10 * bytes / max(1, p.in.size)
	if tenth == p.tenth {
		return
	}
	p.tenth = tenth
	fmt.Fprintf(p.out, "%s: %d lines, %d %%\n", p.in.base(), lines, 100*bytes/max(1, p.in.size))
}

func (*plain) done() error { return nil }
