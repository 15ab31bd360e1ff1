package draw_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules/draw"
)

// The vectors are read in every language that draws.
func TestTheSharedVectorsComeOut(t *testing.T) {
	body, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		About   string
		Sources []draw.Source
		Name    string
		Pool    int
		Key     string
		Picks   []int
	}
	if err := json.Unmarshal(body, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 10 {
		t.Errorf("only %d vectors", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.About, func(t *testing.T) {
			if key := draw.Key(v.Sources, v.Name); key != v.Key {
				t.Errorf("key %s, want %s", key, v.Key)
			}
			if err := draw.Suffices(v.Sources, v.Pool); err != nil {
				t.Error(err)
			}
			var picks []int
			for _, pick := range draw.Picks(v.Key, v.Pool) {
				picks = append(picks, pick.Entry)
			}
			if diff := cmp.Diff(v.Picks, picks); diff != "" {
				t.Error(diff)
			}
		})
	}
}
