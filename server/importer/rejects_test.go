package importer_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/server/importer"
)

// rejects reads the file of rejected lines, without its heading.
func rejects(t *testing.T, r importer.Result) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(rejected(t, r), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"line", "field", "value", "reason"}, rows[0]); diff != "" {
		t.Error(diff)
	}
	return rows[1:]
}

func TestEverythingWrongWithALineIsSaidAtOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		result := load(t, w, file(t, heading+"-.hk,,SHOP,XX,2020,2021,nobody,BUY\n"))
		var fields []string
		for _, row := range rejects(t, result) {
			fields = append(fields, row[1])
		}
		if diff := cmp.Diff([]string{"name", "partner", "holder_kind", "holder", "commenced_on", "expires_on"}, fields); diff != "" {
			t.Error(diff)
		}
		want(t, result, came{Lines: 1, Rejected: 1})
	})
}

func TestRejectedTextIsNoFormulaInASpreadsheet(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		for _, formula := range []string{"=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(1)", "＝1"} {
			result := load(t, w, file(t, heading+quoteOne(formula)+",A,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"))
			rows := rejects(t, result)
			if len(rows) != 1 || rows[0][2] != "'"+formula {
				t.Errorf("%s was written as %q", formula, rows)
			}
			for _, cell := range rows[0] {
				if strings.HasPrefix(cell, formula[:1]) {
					t.Errorf("%q begins like a formula", cell)
				}
			}
		}
	})
}

func quoteOne(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
