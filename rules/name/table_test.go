package name

import "testing"

func TestADamagedTableIsNotRead(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a table that breaks off was read")
		}
	}()
	decodeVariants(variantFile[:len(variantFile)/2])
}

func BenchmarkVariants(b *testing.B) {
	for b.Loop() {
		decodeVariants(variantFile)
	}
}
