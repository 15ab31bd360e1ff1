package lifecycle_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/rules/lifecycle"
)

// A list asks the database for names by their dates, so the rule must be the same read from either end.
func TestWhetherANameIsHeldIsTheSameFromEitherEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := lifecycle.Dials{
			PendingDays: rapid.IntRange(1, 30).Draw(t, "pending"), GraceDays: rapid.IntRange(0, 60).Draw(t, "grace"),
			BlackoutDays: rapid.IntRange(0, 90).Draw(t, "blackout"),
		}
		// To the minute, so that edges of days are met often.
		minute := rapid.Int64Range(0, 60*24*60)
		start := time.Date(2028, time.February, 1, 0, 0, 0, 0, time.UTC)
		submitted := start.Add(time.Duration(minute.Draw(t, "submitted")) * time.Minute)
		at := submitted.Add(time.Duration(minute.Draw(t, "later")) * time.Minute)
		if rapid.Bool().Draw(t, "at the edge") {
			at = d.PendingUntil(submitted).Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "by")) * time.Nanosecond)
		}
		waiting := lifecycle.Facts{SubmittedAt: submitted, ExpiresAt: submitted.AddDate(1, 0, 0)}
		if held := !submitted.Before(d.HeldFrom(at)); held != d.Occupied(waiting, at) {
			t.Fatalf("held: %t by its submission, %t by its phase", held, !held)
		}
		registered := waiting
		registered.CompletedAt = &submitted
		at = registered.ExpiresAt.Add(time.Duration(minute.Draw(t, "after expiry")) * 3 * time.Minute)
		if rapid.Bool().Draw(t, "at the end") {
			at = d.FreeAt(registered).Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "by")) * time.Nanosecond)
		}
		if free := !registered.ExpiresAt.After(d.LapsedBy(at)); free == d.Occupied(registered, at) {
			t.Fatalf("free: %t by its expiry, %t by its phase", free, !free)
		}
	})
}
