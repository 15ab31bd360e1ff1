package gqlhttp

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWhatAnAnswerSaysOfItsRequestIsWrittenAsEncodingJSONWould(t *testing.T) {
	for _, x := range []exchange{
		{},
		{requestID: "PIAXNZXCE5GFNWVDT55YAESPCB", cost: Cost{Requested: 1, Actual: 1, Remaining: 99_999, Limit: 100_000, RestoreRate: 1000}},
		{requestID: `"<\u2028>"`, cost: Cost{Requested: 2147483647, Actual: -1, ResetAfter: time.Hour}},
	} {
		var got, want any
		if err := json.Unmarshal(x.appendTo(nil), &got); err != nil {
			t.Fatal(err)
		}
		text, _ := json.Marshal(x.among(map[string]any{}))
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
