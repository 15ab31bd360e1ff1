package work_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/jobs"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/server/work"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

// tally counts what was done how often.
type tally struct {
	lock sync.Mutex
	done map[string]int
	// away lets every letter fail.
	away bool
}

func (c *tally) post(_ context.Context, id string) (rules.Text, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.away {
		return rules.Text{}, errors.New("the mail server is away")
	}
	c.done[id]++
	return rules.Say("sent", "已寄出", "已发送"), nil
}

func (c *tally) count(id string) int {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.done[id]
}

// office is one or more servers that share a queue.
type office struct {
	*testing.T
	*tally
	servers []*work.Work
}

// employ starts some servers on the register of a world, and stops them when the test is over.
func employ(t *testing.T, w *flowstest.World, servers int, chores ...work.Chore) *office {
	t.Helper()
	o := &office{T: t, tally: &tally{done: map[string]int{}}}
	ctx, stop := context.WithCancel(t.Context())
	var working sync.WaitGroup
	for range servers {
		server := work.New(work.Config{
			DatabaseURL: w.URL, DataDir: w.Dir, Chores: chores, Post: o.post, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		})
		o.servers = append(o.servers, server)
		working.Go(func() {
			if err := server.Run(ctx); err != nil {
				t.Errorf("the work ended: %v", err)
			}
		})
	}
	t.Cleanup(func() {
		stop()
		working.Wait()
		for _, server := range o.servers {
			if err := server.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
		}
	})
	return o
}

// soon waits until something is so.
func (o *office) soon(what string, so func() bool) {
	o.Helper()
	for deadline := time.Now().Add(30 * time.Second); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			o.Fatalf("after half a minute it is not so that %s", what)
		}
	}
}

func (o *office) jobs(states ...view.JobState) []*view.Job {
	o.Helper()
	jobs, err := o.servers[0].List(o.Context(), states, flows.Stretch{Desc: true, Limit: 100})
	if err != nil {
		o.Fatal(err)
	}
	return jobs
}

func TestServersThatShareAQueueDoEachJobOnce(t *testing.T) {
	const letters = 40
	w := flowstest.OnPostgres(t)
	o := employ(t, w, 3)
	var ids []string
	for i := range letters {
		ids = append(ids, fmt.Sprintf("let_%d", i))
	}
	o.lock.Lock() // no letter is over before every server has asked for it
	for _, server := range o.servers {
		if err := server.Send(t.Context(), ids); err != nil {
			o.lock.Unlock()
			t.Fatal(err)
		}
	}
	o.lock.Unlock()
	o.soon("every letter is done", func() bool { return len(o.jobs(view.JobDone)) >= letters })
	for _, id := range ids {
		if count := o.count(id); count != 1 {
			t.Errorf("%s was sent %d times", id, count)
		}
	}
}

func TestAChoreIsDoneAgainAndAgainAndSaysWhatItDid(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		var lock sync.Mutex
		runs := 0
		o := employ(t, w, 1, work.Chore{Kind: "COUNT_SHEEP", Every: time.Second, Do: func(context.Context) (rules.Text, error) {
			lock.Lock()
			defer lock.Unlock()
			runs++
			return rules.Say("%d sheep", "%d 隻羊", "%d 只羊").With(runs), nil
		}})
		o.soon("it was done twice", func() bool { return len(o.jobs(view.JobDone)) >= 2 })
		for _, job := range o.jobs(view.JobDone) {
			if job.Kind != "COUNT_SHEEP" || !strings.HasSuffix(job.Outcome.In(rules.TraditionalChinese), " 隻羊") || job.EndedAt == nil || job.Error != "" {
				t.Errorf("the job is %+v", job)
			}
		}
	})
}

func TestALetterThatFailsWaitsForItsNextTryAndAnOfficerCanHaveItAtOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := employ(t, w, 1)
		o.lock.Lock()
		o.away = true
		o.lock.Unlock()
		for range 2 {
			if err := o.servers[0].Send(t.Context(), []string{"let_1"}); err != nil {
				t.Fatal(err)
			}
		}
		o.soon("it has failed", func() bool { return len(o.jobs(view.JobRetrying)) == 1 })
		job := o.jobs(view.JobRetrying)[0]
		if job.Kind != "LETTER" || job.About != "let_1" || job.Error != "the mail server is away" || job.Attempt < 1 {
			t.Errorf("the job is %+v", job)
		}
		o.lock.Lock()
		o.away = false
		o.lock.Unlock()
		if _, err := o.servers[0].Retry(t.Context(), job.ID); err != nil {
			t.Fatal(err)
		}
		o.soon("it is sent", func() bool { return o.count("let_1") == 1 })
		o.soon("it is done", func() bool { return len(o.jobs(view.JobDone)) == 1 })
		counts, err := o.servers[0].Counts(t.Context())
		if err != nil || counts[view.JobDone] != 1 || counts[view.JobRetrying] != 0 {
			t.Errorf("the counts are %v, %v", counts, err)
		}
	})
}

func TestPagesOfJobsForwardAndBackwardAreTheWholeListNewestFirst(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := employ(t, w, 1)
		if err := o.servers[0].Send(t.Context(), []string{"let_1", "let_2", "let_3"}); err != nil {
			t.Fatal(err)
		}
		deeds, two := jobs.New(w.Frame, o.servers[0]), 2
		for _, c := range []struct {
			name string
			page view.Page
			on   func(view.PageInfo) (bool, view.Page)
			want []string
		}{
			{"forward", view.Page{First: &two}, func(i view.PageInfo) (bool, view.Page) {
				return i.HasNextPage, view.Page{First: &two, After: i.EndCursor}
			}, []string{"let_3", "let_2", "let_1"}},
			{"backward", view.Page{Last: &two}, func(i view.PageInfo) (bool, view.Page) {
				return i.HasPreviousPage, view.Page{Last: &two, Before: i.StartCursor}
			}, []string{"let_2", "let_1", "let_3"}},
		} {
			var read []string
			for page, more := c.page, true; more; {
				got, err := deeds.List(flowstest.Officer(t), nil, page)
				if err != nil {
					t.Fatal(err)
				}
				for _, edge := range got.Edges {
					read = append(read, edge.Node.About)
				}
				more, page = c.on(got.PageInfo)
			}
			if !slices.Equal(read, c.want) {
				t.Errorf("%s one reads %v", c.name, read)
			}
		}
		other := base64.RawURLEncoding.EncodeToString([]byte(`{"i":"let_1"}`))
		_, err := deeds.List(flowstest.Officer(t), nil, view.Page{Before: &other})
		flowstest.Refused(t, err, rules.Invalid, "before")
	})
}
