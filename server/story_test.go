package main

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"lionrock/server/demo"
)

var update = flag.Bool("update", false, "write the answers that the server gives into the stories")

// TestStories plays every page of testdata/stories on either database and compares each answer, whole, with the page.
//
// A page is a txtar archive whose comment says what the story is about. A file is a request, named by what happens in it;
// the file "answer" after it is what must come back, and "variables" before that are those of a GraphQL request. A file
// whose name ends in .pdf, .html or the like is a file to be sent. How a request is written is told at parseStep.
//
// What cannot be known in advance (IDs, tokens, cursors) stands in an answer as <dom 1>, numbered as it appears, and means
// the same thing in every later request and answer of the page.
func TestStories(t *testing.T) {
	pages, err := filepath.Glob("testdata/stories/*.txtar")
	must(t, err)
	if len(pages) == 0 {
		t.Fatal("there are no stories")
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".txtar"), func(t *testing.T) {
			t.Parallel()
			if *update {
				play(t, page, "", true)
				return
			}
			onBoth(t, func(t *testing.T, databaseURL string) { play(t, page, databaseURL, false) })
		})
	}
}

// play tells one page from its beginning to its end, then has the register examined.
func play(t *testing.T, path, databaseURL string, rewrite bool) {
	archive, err := txtar.ParseFile(path)
	must(t, err)
	comment := string(archive.Comment)
	var adjust []func(*config)
	if strings.Contains(comment, "\nThis is no demo.") {
		adjust = append(adjust, live)
	}
	s := &story{world: newWorld(t, databaseURL, adjust...), words: newWords(), files: map[string][]byte{}}
	if strings.Contains(comment, "\nThis is the demo as it ships.") {
		must(t, demo.Load(t.Context(), s.app.frame, s.app.names, s.app.access, s.app.joining.Documents, func(string) {}))
	} else {
		s.enterCast()
	}
	s.tell(archive, rewrite)
	if rewrite && !t.Failed() {
		must(t, os.WriteFile(path, txtar.Format(archive), 0o644))
	}
	s.inOrder()
	if !s.broken {
		s.quiet()
	}
}

// story is a page on its way.
type story struct {
	*world
	words  *words
	files  map[string][]byte
	broken bool // a fault was made on purpose
}

// tell sends every request of a page and compares or rewrites its answer. Requests that are marked "together" are sent at
// the same instant, and their answers compared in any order.
func (s *story) tell(archive *txtar.Archive, rewrite bool) {
	var waiting []*step
	for i := range archive.Files {
		file := &archive.Files[i]
		switch {
		case filepath.Ext(file.Name) != "" && !strings.Contains(file.Name, " "):
			s.files[file.Name] = file.Data
		case file.Name == "variables":
			waiting[len(waiting)-1].variables = string(file.Data)
		case file.Name == "answer":
			waiting[len(waiting)-1].answer = file
			if waiting[len(waiting)-1].together && moreTogether(archive.Files[i+1:]) {
				continue
			}
			s.answer(waiting, rewrite)
			waiting = nil
		default:
			waiting = append(waiting, parseStep(s, file))
		}
		if s.Failed() {
			return
		}
	}
	if len(waiting) > 0 {
		s.Errorf("%q has no answer", waiting[0].name)
	}
}

// moreTogether tells whether the next request is to be sent at the same instant.
func moreTogether(rest []txtar.File) bool {
	return len(rest) > 0 && strings.HasPrefix(string(rest[0].Data), "together\n")
}

// answer sends the requests that wait and judges what comes back.
func (s *story) answer(steps []*step, rewrite bool) {
	said := make([]string, len(steps))
	var all sync.WaitGroup
	for i, step := range steps {
		all.Go(func() { said[i] = step.send() })
	}
	all.Wait()
	if len(steps) > 1 {
		slices.Sort(said)
	}
	for i, step := range steps {
		got := s.shown(said[i])
		if rewrite {
			step.answer.Data = []byte(got)
			continue
		}
		if diff := cmp.Diff(strings.Split(string(step.answer.Data), "\n"), strings.Split(got, "\n")); diff != "" {
			s.Errorf("%s: the answer differs (-page +server):\n%s\nThe whole answer:\n%s", step.name, diff, got)
		}
	}
}
