package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lionrock/server/demo"
)

// manuals are the pages whose commands are run: each block marked sh, in order, in one shell, against the demo as it ships. A
// block marked json or text right after one is what it must print. Blocks marked bash are for other machines and not run.
var manuals = []string{"documents/api-manual.md", "../README.md"}

// manualAddress is where the pages say the demo is.
const manualAddress = "http://127.0.0.1:8080"

func TestEveryCommandOfTheManualsDoesWhatTheySay(t *testing.T) {
	for _, page := range manuals {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			content, err := os.ReadFile(page)
			must(t, err)
			w, address := newDemo(t)
			blocks := readBlocks(string(content))
			for i, printed := range runShell(t, address, blocks) {
				blocks.compare(t, i, strings.ReplaceAll(printed, address, manualAddress))
			}
			if *update {
				must(t, os.WriteFile(page, []byte(blocks.String()), 0o644))
			}
			w.inOrder()
			w.quiet()
		})
	}
}

// newDemo starts the demo as it ships, on an address of its own, at the time at which the manuals were written.
func newDemo(t *testing.T) (*world, string) {
	w, address := newServer(t)
	must(t, demo.Load(t.Context(), w.app.frame, w.app.names, w.app.access, w.app.joining.Documents, func(string) {}))
	return w, address
}

// newServer starts a world on an address of its own.
func newServer(t *testing.T) (*world, string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	address := "http://" + listener.Addr().String()
	w := newWorld(t, "", func(c *config) { c.PublicURL = address })
	server := httptest.NewUnstartedServer(w.handler)
	must(t, server.Listener.Close())
	server.Listener = listener
	server.Start()
	t.Cleanup(server.Close)
	return w, address
}

// block is a part of a page: text, or what stands between two fences.
type block struct{ kind, text string }

type blocks []block

var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```\n")

func readBlocks(page string) (read blocks) {
	at := 0
	for _, found := range fence.FindAllStringSubmatchIndex(page, -1) {
		read = append(read, block{"", page[at:found[0]]}, block{page[found[2]:found[3]], page[found[4]:found[5]]})
		at = found[1]
	}
	return append(read, block{"", page[at:]})
}

// String puts the page together again.
func (b blocks) String() string {
	var page strings.Builder
	for _, part := range b {
		if part.kind == "" {
			page.WriteString(part.text)
		} else {
			page.WriteString("```" + part.kind + "\n" + part.text + "```\n")
		}
	}
	return page.String()
}

// runShell runs the commands of a page and answers what each block of them printed, by its place in the page.
func runShell(t *testing.T, address string, page blocks) map[int]string {
	t.Helper()
	const mark = "\x1e" // ASCII record separator: nothing prints it
	script := "set -eu\n"
	for i, part := range page {
		if part.kind == "sh" {
			script += fmt.Sprintf("printf '%s%d\\n'\n%s\n", mark, i, strings.ReplaceAll(part.text, manualAddress, address))
		}
	}
	command := exec.CommandContext(t.Context(), "bash", "-c", script)
	command.Dir = t.TempDir()
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	printed := map[int]string{}
	for _, part := range strings.Split(string(out), mark)[1:] {
		number, text, _ := strings.Cut(part, "\n")
		var i int
		if _, err := fmt.Sscan(number, &i); err != nil {
			t.Fatalf("%q is no number of a block", number)
		}
		printed[i] = text
	}
	if len(printed) == 0 {
		t.Fatal("the page has no commands")
	}
	return printed
}

// compare holds what a block printed against what the page says it prints.
func (b blocks) compare(t *testing.T, i int, printed string) {
	t.Helper()
	if i+2 >= len(b) || strings.TrimSpace(b[i+1].text) != "" || b[i+2].kind == "sh" {
		return
	}
	said := &b[i+2]
	if said.kind == "json" {
		printed = tidyJSON(t, printed, strings.Contains(said.text, `"extensions"`))
	}
	if *update {
		said.text = printed
	}
	if diff := cmp.Diff(masked(said.text), masked(printed)); diff != "" {
		t.Errorf("after\n%s\nthe page differs (-) from the server (+):\n%s", b[i].text, diff)
	}
}

// tidyJSON sets an answer for readers. What every answer has beside its data is shown where the page shows it, and of a token
// only the beginning.
func tidyJSON(t *testing.T, printed string, withExtensions bool) string {
	t.Helper()
	if !withExtensions {
		printed = regexp.MustCompile(`(?s),"extensions":\{"requestId":.*`).ReplaceAllString(printed, "}")
	}
	printed = regexp.MustCompile(`(eyJ[\w-]{17})[\w.-]+`).ReplaceAllString(printed, "$1…")
	var tidy bytes.Buffer
	if err := json.Indent(&tidy, []byte(printed), "", "  "); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	return onOneLine(tidy.String())
}

const manualWidth = 110

// onOneLine joins objects and lists that fit in a line, from the innermost out.
func onOneLine(indented string) string {
	var lines []string
	var open []int
	for line := range strings.Lines(indented) {
		line = strings.TrimSuffix(line, "\n")
		lines = append(lines, line)
		trimmed := strings.TrimLeft(line, " ")
		if strings.ContainsAny(trimmed[:1], "]}") && len(open) > 0 {
			start := open[len(open)-1]
			open = open[:len(open)-1]
			if joined := join(lines[start:]); utf8.RuneCountInString(joined) <= manualWidth {
				lines = append(lines[:start], joined)
			}
		} else if strings.HasSuffix(line, "{") || strings.HasSuffix(line, "[") {
			open = append(open, len(lines)-1)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func join(lines []string) string {
	joined := lines[0]
	for i, line := range lines[1:] {
		space := " "
		if strings.HasSuffix(lines[0], "[") && (i == 0 || i == len(lines)-2) {
			space = ""
		}
		joined += space + strings.TrimLeft(line, " ")
	}
	return joined
}

// masked replaces what is another each time: IDs, tokens, signatures and cursors.
func masked(text string) string {
	for _, changing := range []string{
		`[a-z]{3}_[0-9A-Z]{26}`, `eyJ[\w-]{17}`, `"endCursor": "[\w-]+"`, `"requestId": ?"[A-Z0-9]{26}"`,
		`(?m)^(X-Request-Id|Date): .*$`,
	} {
		text = regexp.MustCompile(changing).ReplaceAllString(text, "…")
	}
	return text
}
