package flowstest_test

import (
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/rules"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

func TestAWorldIsInOrder(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(flowstest.Harbour, 1000*rules.Dollar)
		w.Register(flowstest.Harbour, "alpha.hk")
		if got, want := w.Money(flowstest.Harbour), (flowstest.Money{Current: 750 * rules.Dollar}); got != want {
			t.Errorf("the account holds %v, want %v", got, want)
		}
	})
}
