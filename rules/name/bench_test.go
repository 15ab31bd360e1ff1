package name_test

import (
	"encoding/json"
	"testing"

	"lionrock/rules/name"
)

func BenchmarkCheck(b *testing.B) {
	for _, bench := range []struct{ name, input string }{
		{"ASCII", "harbour.hk"},
		{"ThirdLevel", "harbour-hosting.com.hk"},
		{"Consent", "citibank.com.hk"},
		{"Reserved", "chan.idv.hk"},
		{"Chinese", "香港龍山頂纜車.hk"},
		{"Encoded", "xn--j6w193gxzd.hk"},
		{"Invalid", "har_bour.hk"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			dials := shipped(b)
			dials.Check(bench.input)
			b.ReportAllocs()
			for b.Loop() {
				dials.Check(bench.input)
			}
		})
	}
}

// BenchmarkStart is what a process pays once: reading the dials and arranging them for look-up at the first check. The table
// of variants is read once more, at its first use; BenchmarkVariants has its cost.
func BenchmarkStart(b *testing.B) {
	body, err := section()
	if err != nil {
		b.Fatal(err)
	}
	name.VariantSource()
	for b.Loop() {
		var dials name.Dials
		if err := json.Unmarshal(body, &dials); err != nil {
			b.Fatal(err)
		}
		dials.Check("harbour.hk")
	}
}
