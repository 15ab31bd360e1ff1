package joining_test

import (
	"testing"

	"lionrock/flows/flowstest"
)

func TestMain(m *testing.M) { flowstest.Main(m) }
