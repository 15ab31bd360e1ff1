package importer

import (
	"slices"
	"testing"
)

func TestALotPartedInTwoLosesNothing(t *testing.T) {
	whole := &lot{
		records: []*record{{line: 2}, {line: 4}, {line: 5}}, faults: []fault{{line: 3}}, lines: 4, rejected: 1, readTo: 99,
	}
	one, other := whole.halves()
	if !slices.Equal(slices.Concat(one.records, other.records), whole.records) {
		t.Error("the halves do not hold the records of the whole")
	}
	if one.lines+other.lines != whole.lines || one.rejected+other.rejected != whole.rejected ||
		len(one.faults)+len(other.faults) != len(whole.faults) {
		t.Errorf("the halves count %+v and %+v", one, other)
	}
}
