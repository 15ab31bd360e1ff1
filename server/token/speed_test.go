package token_test

import (
	"testing"
	"time"
)

func BenchmarkVerify(b *testing.B) {
	b.Run("a token seen before", func(b *testing.B) {
		keys := keysOf(b, current)
		raw := issue(b, keys, now)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := keys.Verify(raw, now); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("a new token each time", func(b *testing.B) {
		keys := keysOf(b, current)
		for at := now; b.Loop(); at = at.Add(time.Second) {
			b.StopTimer()
			raw := issue(b, keys, at)
			b.StartTimer()
			if _, err := keys.Verify(raw, at); err != nil {
				b.Fatal(err)
			}
		}
	})
}
