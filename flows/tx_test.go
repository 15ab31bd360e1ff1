package flows_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"lionrock/ent/announcement"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/rules"
)

// note writes a notice: the plainest thing a deed can write.
func note(ctx context.Context, tx *flows.Tx, id string) error {
	text := rules.Say(id, id, id)
	return tx.Announcement.Create().SetID(id).SetTitle(text).SetBodyMarkdown(text).SetPublishedAt(flowstest.Start.UTC()).Exec(ctx)
}

func noted(t *testing.T, w *flowstest.World, id string) bool {
	t.Helper()
	found, err := w.DB.Read.Announcement.Query().Where(announcement.ID(id)).Exist(flowstest.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestARefusedDeedLeavesNoTrace(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		no := flows.NotFound("id")
		err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
			return errors.Join(note(ctx, tx, "first"), note(ctx, tx, "second"), no)
		})
		if !errors.Is(err, no) || noted(t, w, "first") || noted(t, w, "second") {
			t.Errorf("answered %v, and first is there: %t, second: %t", err, noted(t, w, "first"), noted(t, w, "second"))
		}
	})
}

func TestADeedThatPanicsIsUndoneAndTheNextIsServed(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		for range 3 {
			err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
				if err := note(ctx, tx, "half"); err != nil {
					return err
				}
				panic("a fault in a deed")
			})
			if err == nil || noted(t, w, "half") {
				t.Fatalf("answered %v, and what it wrote is there: %t", err, noted(t, w, "half"))
			}
		}
		err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error { return note(ctx, tx, "whole") })
		if err != nil || !noted(t, w, "whole") {
			t.Errorf("the next deed was answered %v and is there: %t", err, noted(t, w, "whole"))
		}
	})
}

func TestADeedThatBreaksAConstraintIsUndoneAlone(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		write := func(id string) error {
			return w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
				if err := note(ctx, tx, "with-"+id); err != nil {
					return err
				}
				_, err := tx.SQL.ExecContext(ctx, "UPDATE account SET debits_posted = 1 WHERE kind = 'PARTNER'")
				return err
			})
		}
		for _, id := range []string{"a", "b"} {
			if err := write(id); err == nil || noted(t, w, "with-"+id) {
				t.Errorf("an overdraft was answered %v and its notice is there: %t", err, noted(t, w, "with-"+id))
			}
		}
	})
}

// This is group commit under everything that can happen to its members: of 200 a third are refused, some panic, some break
// a constraint.
func TestOfManyWritersTogetherEachGetsItsOwnAnswer(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const writers = 200
		var wg sync.WaitGroup
		answers := make([]error, writers)
		for i := range writers {
			wg.Go(func() {
				answers[i] = w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
					if err := note(ctx, tx, fmt.Sprintf("n%d", i)); err != nil {
						return err
					}
					switch {
					case i%3 == 0:
						return flows.NotFound("id")
					case i%10 == 1:
						panic("a fault in a deed")
					case i%10 == 2:
						return note(ctx, tx, fmt.Sprintf("n%d", i)) // the same ID again
					}
					return nil
				})
			})
		}
		wg.Wait()
		for i, err := range answers {
			fails := i%3 == 0 || i%10 == 1 || i%10 == 2
			if (err != nil) != fails {
				t.Errorf("writer %d was answered %v", i, err)
			}
			if noted(t, w, fmt.Sprintf("n%d", i)) == fails {
				t.Errorf("writer %d was answered %v, and what it wrote is there: %t", i, err, !fails)
			}
		}
	})
}

func TestACallerThatLeavesLeavesNothingHalfDone(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const callers = 250
		var wg sync.WaitGroup
		var served, left atomic.Int64
		answers := make([]error, callers)
		for i := range callers {
			wg.Go(func() {
				ctx, leave := context.WithTimeout(flowstest.System(t), rand.N(5*time.Millisecond))
				defer leave()
				answers[i] = w.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
					if err := note(ctx, tx, fmt.Sprintf("debit%d", i)); err != nil {
						return err
					}
					return note(ctx, tx, fmt.Sprintf("credit%d", i))
				})
			})
		}
		wg.Wait()
		for i, err := range answers {
			debit, credit := noted(t, w, fmt.Sprintf("debit%d", i)), noted(t, w, fmt.Sprintf("credit%d", i))
			if debit != credit || (err == nil) != debit {
				t.Errorf("caller %d was answered %v; of the two rows the first is there: %t, the second: %t", i, err, debit, credit)
			}
			if err == nil {
				served.Add(1)
			} else if left.Add(1); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("caller %d left and was answered %v", i, err)
			}
		}
		if left.Load() == 0 || served.Load() == 0 {
			t.Logf("%d left and %d were served: the machine is too quick or too slow to tell", left.Load(), served.Load())
		}
		err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error { return note(ctx, tx, "next") })
		if err != nil || !noted(t, w, "next") {
			t.Errorf("the next transaction was answered %v", err)
		}
	})
}

func TestACallerWhoHasLeftIsNotServed(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		ctx, leave := context.WithCancel(flowstest.System(t))
		leave()
		err := w.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error { return note(ctx, tx, "gone") })
		if !errors.Is(err, context.Canceled) || noted(t, w, "gone") {
			t.Errorf("answered %v, and what it wanted is there: %t", err, noted(t, w, "gone"))
		}
	})
}

func TestADeedIsNotInterruptedByItsCallersLeaving(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		ctx, leave := context.WithCancel(flowstest.System(t))
		err := w.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
			if err := note(ctx, tx, "before"); err != nil {
				return err
			}
			leave()
			return errors.Join(ctx.Err(), note(ctx, tx, "after"))
		})
		if err != nil || !noted(t, w, "before") || !noted(t, w, "after") {
			t.Errorf("answered %v", err)
		}
	})
}

func TestWhoCannotBeSerialisedIsRunAgainFromTheBeginning(t *testing.T) {
	t.Parallel()
	for _, state := range []string{"40001", "40P01", "23505"} {
		t.Run("after "+state, func(t *testing.T) {
			t.Parallel()
			w := flowstest.OnPostgres(t)
			tries := 0
			err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
				tries++
				if err := note(ctx, tx, fmt.Sprintf("try%d", tries)); err != nil || tries == 4 {
					return err
				}
				_, err := tx.SQL.ExecContext(ctx, "DO $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '"+state+"'; END $$")
				return err
			})
			if err != nil || tries != 4 {
				t.Errorf("answered %v after %d tries, want 4", err, tries)
			}
			for try := 1; try <= 4; try++ {
				if there := noted(t, w, fmt.Sprintf("try%d", try)); there != (try == 4) {
					t.Errorf("what try %d wrote is there: %t", try, there)
				}
			}
		})
	}
}

func TestWhoCanNeverBeSerialisedIsToldSo(t *testing.T) {
	t.Parallel()
	w := flowstest.OnPostgres(t)
	tries := 0
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		tries++
		_, err := tx.SQL.ExecContext(ctx, "DO $$ BEGIN RAISE EXCEPTION 'never' USING ERRCODE = '40001'; END $$")
		return err
	})
	var failure *pgconn.PgError
	if !errors.As(err, &failure) || failure.Code != "40001" || tries < 2 || tries > 12 {
		t.Errorf("answered %v after %d tries", err, tries)
	}
}

func TestARefusalIsNotTriedAgain(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		tries := 0
		err := w.DB.InTx(flowstest.System(t), func(context.Context, *flows.Tx) error {
			tries++
			return flows.NotFound("id")
		})
		flowstest.Refused(t, err, rules.NotFound, "id")
		if tries != 1 {
			t.Errorf("decided %d times", tries)
		}
	})
}

// Many read one number and write the next. Without serializable isolation and retries some would read
// the same.
func TestWhatWasReadIsStillSoWhenItIsActedUpon(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const writers = 40
		var wg sync.WaitGroup
		for range writers {
			wg.Go(func() {
				err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
					so, err := tx.Announcement.Query().Count(ctx)
					if err != nil {
						return err
					}
					return note(ctx, tx, fmt.Sprintf("n%d", so))
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if got := w.Count("SELECT count(*) FROM announcement"); got != writers {
			t.Errorf("%d of %d numbers were written", got, writers)
		}
	})
}

func TestClosingLetsWaitingWritesFinish(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const writers = 200
		var wg sync.WaitGroup
		answers := make([]error, writers)
		db := w.DB
		begun := make(chan struct{}, writers)
		for i := range writers {
			wg.Go(func() {
				answers[i] = db.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
					begun <- struct{}{}
					time.Sleep(200 * time.Microsecond)
					return note(ctx, tx, fmt.Sprintf("n%d", i))
				})
			})
		}
		<-begun
		time.Sleep(2 * time.Millisecond) // by now most have asked and few are served
		w.Reopen()
		wg.Wait()
		served := 0
		for i, err := range answers {
			if err == nil {
				served++
			} else if !errors.Is(err, flows.ErrClosed) {
				t.Errorf("writer %d was answered %v", i, err)
			}
			if noted(t, w, fmt.Sprintf("n%d", i)) != (err == nil) {
				t.Errorf("writer %d was answered %v, and what it wrote is there: %t", i, err, err != nil)
			}
		}
		if served < 2 {
			t.Errorf("only %d of %d were served", served, writers)
		}
	})
}
