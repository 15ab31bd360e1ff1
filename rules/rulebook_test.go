package rules_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/draw"
	"lionrock/rules/exposure"
	"lionrock/rules/joining"
	"lionrock/rules/launch"
	"lionrock/rules/ledger"
	"lionrock/rules/letter"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/price"
	"lionrock/rules/program"
	"lionrock/rules/role"
)

// rulebook is every rule that the packages of rules/ declare.
func rulebook() []rules.Rule {
	return slices.Concat(name.Rules(), price.Rules(), program.Rules(), ledger.Rules(), lifecycle.Rules(),
		launch.Rules(), draw.Rules(), role.Rules(), joining.Rules(), letter.Rules(), exposure.Rules())
}

// row is one line of the table in README.md.
type row struct{ summary, code, source, file string }

var rowForm = regexp.MustCompile("(?m)^\\| (.+) \\| `([a-z-]+\\.[a-z-]+)` \\| (.+) \\| \\[[^]]+\\]\\(([^)]+)\\) \\|$")

func rows(t *testing.T) map[string]row {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]row{}
	for _, match := range rowForm.FindAllStringSubmatch(string(readme), -1) {
		if _, twice := table[match[2]]; twice {
			t.Errorf("%s stands in the rulebook twice", match[2])
		}
		table[match[2]] = row{summary: match[1], code: match[2], source: match[3], file: match[4]}
	}
	return table
}

func TestTheRulebookSaysWhatTheCodeSays(t *testing.T) {
	table := rows(t)
	for _, rule := range rulebook() {
		want := row{rule.Summary.In(rules.English), rule.Code, rule.Source, table[rule.Code].file}
		if diff := cmp.Diff(want, table[rule.Code], cmp.AllowUnexported(row{})); diff != "" {
			t.Errorf("%s: %s", rule.Code, diff)
		}
		delete(table, rule.Code)
	}
	for code := range table {
		t.Errorf("%s stands in the rulebook and nowhere else", code)
	}
}

func TestTheRulebookPointsToFilesOfTheRightPackage(t *testing.T) {
	for code, row := range rows(t) {
		pkg, _, _ := strings.Cut(code, ".")
		if _, err := os.Stat(row.file); err != nil || !strings.HasPrefix(row.file, pkg+"/") {
			t.Errorf("%s points to %s: %v", code, row.file, err)
		}
	}
}

func TestEveryRuleIsSaidInEachLanguageAndHasASource(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range rulebook() {
		if seen[rule.Code] || !rule.Summary.Complete() || rule.Source == "" {
			t.Errorf("%+v: there twice, or without source or a language", rule)
		}
		seen[rule.Code] = true
	}
}

// A rule that is declared and not listed would be cited to users and be missing from the rulebook.
func TestEveryRuleThatIsDeclaredIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, rule := range rulebook() {
		listed[rule.Code] = true
	}
	declared := regexp.MustCompile(`Code:\s+"([a-z-]+\.[a-z-]+)"`)
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, match := range declared.FindAllStringSubmatch(string(source), -1) {
			if !listed[match[1]] {
				t.Errorf("%s declares %s, which no Rules() lists", path, match[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
