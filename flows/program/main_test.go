package program_test

import (
	"testing"

	"lionrock/flows/flowstest"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

var harbour, peak = flowstest.Harbour, flowstest.Peak
