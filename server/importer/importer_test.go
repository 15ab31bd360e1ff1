package importer_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/server/importer"
	"lionrock/server/importer/specimen"
)

const heading = "name,holder,holder_kind,country,commenced_on,expires_on,partner,operations\n"

// file writes a register to import into a folder of the test's own.
func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "register.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// load imports a file and sees to it that it ends.
func load(t *testing.T, w *flowstest.World, path string) importer.Result {
	t.Helper()
	var progress bytes.Buffer
	result, err := importer.Run(t.Context(), w.Frame, path, &progress)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// came is a result without how long it took.
type came struct{ Lines, Imported, AlreadyThere, Rejected int64 }

func want(t *testing.T, got importer.Result, want came) {
	t.Helper()
	if diff := cmp.Diff(want, came{got.Lines, got.Imported, got.AlreadyThere, got.Rejected}); diff != "" {
		t.Errorf("%s\n%s", diff, rejected(t, got))
	}
}

func rejected(t *testing.T, r importer.Result) string {
	t.Helper()
	content, err := os.ReadFile(r.File + importer.RejectsSuffix)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(content)
}

func TestARegisterIsImportedAsFactsOnWhichNoMoneyMoves(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		result := load(t, w, file(t, heading+
			"alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"+
			"beta.com.hk,Alpha Limited,COMPANY,HK,2025-12-31,2026-12-31,harbour,\n"+
			"香港茶館.hk,陳大文,INDIVIDUAL,HK,2025-06-01,2026-06-01,peak,CREATE@2025-05-28;RENEW@2025-12-01\n"))
		want(t, result, came{Lines: 3, Imported: 3})
		if strings.Contains(rejected(t, result), ",") {
			t.Error("a file of rejects was left although there were none")
		}
		for query, count := range map[string]int{
			"SELECT count(*) FROM domain WHERE completed_at IS NOT NULL AND released_at IS NULL": 3,
			"SELECT count(*) FROM registrant": 2,
			"SELECT count(*) FROM operation WHERE paid_at IS NOT NULL AND documented_at IS NOT NULL AND net_cents = 0": 4,
			"SELECT count(*) FROM operation WHERE kind = 'RENEW'":                                                      1,
			"SELECT count(*) FROM ledger_transfer":                                                                     0,
			"SELECT count(*) FROM audit_entry WHERE action = 'register.import'":                                        2,
			"SELECT count(*) FROM domain WHERE suffix = 'com.hk' AND years = 1":                                        1,
			"SELECT count(*) FROM domain WHERE name = 'alpha.hk' AND years = 7":                                        1,
		} {
			if got := w.Count(query); got != count {
				t.Errorf("%s: %d, want %d", query, got, count)
			}
		}
	})
}

func TestDatesAreDaysInHongKong(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		load(t, w, file(t, heading+"alpha.hk,Alpha Limited,COMPANY,HK,2025-06-01,2026-06-01,harbour,CREATE@2025-05-28\n"))
		d, err := w.DB.Read.Domain.Query().Only(flowstest.System(t))
		if err != nil {
			t.Fatal(err)
		}
		day := func(month time.Month, day int, year int) time.Time {
			return time.Date(year, month, day-1, 16, 0, 0, 0, time.UTC)
		}
		got := []time.Time{d.SubmittedAt.UTC(), d.CompletedAt.UTC(), d.ExpiresAt.UTC()}
		if diff := cmp.Diff([]time.Time{day(5, 28, 2025), day(6, 1, 2025), day(6, 1, 2026)}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAFileImportedTwiceIsThereAlready(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		path := file(t, heading+
			"alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"+
			"香港茶館.hk,陳大文,INDIVIDUAL,HK,2025-06-01,2026-06-01,peak,CREATE\n"+
			"alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n")
		want(t, load(t, w, path), came{Lines: 3, Imported: 2, AlreadyThere: 1})
		before := w.RowCounts()
		want(t, load(t, w, path), came{Lines: 3, AlreadyThere: 3})
		if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
			t.Errorf("the second import changed the register: %s", diff)
		}
	})
}

func TestALineThatIsCorrectedIsImportedOnTheNextRun(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		good := "alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"
		path := file(t, heading+good+"beta.hk,Beta Limited,SHOP,HK,2020-03-01,2027-03-01,harbour,CREATE\n")
		want(t, load(t, w, path), came{Lines: 2, Imported: 1, Rejected: 1})
		corrected := heading + good + "beta.hk,Beta Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"
		if err := os.WriteFile(path, []byte(corrected), 0o600); err != nil {
			t.Fatal(err)
		}
		result := load(t, w, path)
		want(t, result, came{Lines: 2, Imported: 1, AlreadyThere: 1})
		if rejected(t, result) != "" {
			t.Error("the rejects of the first run were left")
		}
	})
}

func TestAFileMayComeInAnyOfTheWaysSpreadsheetsWriteIt(t *testing.T) {
	const names, row = "name,holder,holder_kind,country,commenced_on,expires_on,partner,operations",
		"alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE"
	for _, c := range []struct{ name, content string }{
		{"plain", names + "\n" + row + "\n"},
		{"with a byte order mark", "\ufeff" + names + "\n" + row + "\n"},
		{"with the line ends of Windows", names + "\r\n" + row + "\r\n"},
		{"without an end to the last line", names + "\n" + row},
		{"with everything quoted", quoted(names) + "\n" + quoted(row) + "\n"},
		{"with spaces around", " name , holder,holder_kind,country,commenced_on,expires_on,partner,operations\n" + strings.ReplaceAll(row, ",", " , ")},
		{"with the columns in another order", "partner,operations,name,holder,expires_on,commenced_on,country,holder_kind\n" +
			"harbour,CREATE,alpha.hk,Alpha Limited,2027-03-01,2020-03-01,HK,COMPANY\n"},
		{"with other letter cases", strings.ToUpper(names) + "\nALPHA.HK,Alpha Limited,Company,hk,2020-03-01,2027-03-01,Harbour,create\n"},
		{"with empty rows", names + "\n\n" + row + "\n,,,,,,,\n  \n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				want(t, load(t, w, file(t, c.content)), came{Lines: 1, Imported: 1})
			})
		})
	}
}

func quoted(row string) string { return `"` + strings.ReplaceAll(row, ",", `","`) + `"` }

func TestAFileThatIsNotSuchARegisterIsRefusedAsAWhole(t *testing.T) {
	for _, c := range []struct{ name, content, says string }{
		{"it is empty", "", "no heading"},
		{"it has no heading", "alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n", "unknown"},
		{"a column is missing", "name,holder,holder_kind,country,commenced_on,expires_on,partner\n", `"operations" is missing`},
		{"a column is there twice", "name,name,holder\n", `"name" is there twice`},
		{"a column is unknown", strings.TrimSuffix(heading, "\n") + ",remarks\n", `"remarks" is unknown`},
		{"it is UTF-16", "\xff\xfen\x00a\x00m\x00e\x00\n", "UTF-16"},
		{"it is parted by semicolons", strings.ReplaceAll(heading, ",", ";"), "unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				_, err := importer.Run(t.Context(), w.Frame, file(t, c.content), &bytes.Buffer{})
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("refused with %v, want %q", err, c.says)
				}
			})
		})
	}
}

func TestAFileThatIsNotThereIsNotImported(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		if _, err := importer.Run(t.Context(), w.Frame, filepath.Join(t.TempDir(), "none.csv"), &bytes.Buffer{}); err == nil {
			t.Error("it was imported")
		}
	})
}

func TestABadLineIsRejectedWithItsFieldAndReason(t *testing.T) {
	const rest = ",HK,2020-03-01,2027-03-01,harbour,CREATE"
	cases := []struct{ name, line, field, reason string }{
		{"the name is none", "-alpha.hk,A,COMPANY" + rest, "name", "begin"},
		{"the name is of another registry", "alpha.com,A,COMPANY" + rest, "name", ".hk"},
		{"there is no name", ",A,COMPANY" + rest, "name", ""},
		{"there is no holder", "alpha.hk,,COMPANY" + rest, "holder", "full name"},
		{"the holder's name is endless", "alpha.hk," + strings.Repeat("A", 201) + ",COMPANY" + rest, "holder", "200"},
		{"the kind of holder is unknown", "alpha.hk,A,SHOP" + rest, "holder_kind", "COMPANY"},
		{"the country is none", "alpha.hk,A,COMPANY,Hong Kong,2020-03-01,2027-03-01,harbour,CREATE", "country", "ISO 3166"},
		{"a date is not written as one", "alpha.hk,A,COMPANY,HK,1/3/2020,2027-03-01,harbour,CREATE", "commenced_on", "YYYY-MM-DD"},
		{"a date is not in the calendar", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-02-29,harbour,CREATE", "expires_on", "YYYY-MM-DD"},
		{"the name has yet to commence", "alpha.hk,A,COMPANY,HK,2026-12-01,2027-12-01,harbour,CREATE", "commenced_on", "not commenced"},
		{"the name expires before it commences", "alpha.hk,A,COMPANY,HK,2020-03-01,2020-03-01,harbour,CREATE", "expires_on", "after"},
		{"the name expires in another century", "alpha.hk,A,COMPANY,HK,2020-03-01,2127-03-01,harbour,CREATE", "expires_on", "10 years"},
		{"the partner is unknown", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,nobody,CREATE", "partner", "no partner"},
		{"an operation is unknown", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,BUY", "operations", "none of CREATE"},
		{"an operation's date is none", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE@yesterday", "operations", "YYYY-MM-DD"},
		{"a name is created twice", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE;CREATE", "operations", "once"},
		{"a name is created after it commences", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE@2020-03-02", "operations", "before"},
		{"a name is renewed before it commences", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE;RENEW@2020-02-29", "operations", "before"},
		{"a name is renewed in the future", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE;RENEW@2026-12-01", "operations", "not happened"},
		{"a name comes from nowhere", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour,RENEW", "operations", "CREATE or TRANSFER"},
		{"a field is missing", "alpha.hk,A,COMPANY,HK,2020-03-01,2027-03-01,harbour", "", "7 fields"},
		{"a field is too many", "alpha.hk,A,COMPANY" + rest + ",more", "", "9 fields"},
		{"a quotation mark is left open", `alpha.hk,"A,COMPANY` + rest, "", "quotation mark"},
		{"the line is not UTF-8", "alpha.hk,\xa5\xa5,COMPANY" + rest, "", "UTF-8"},
		{"the line has a control character", "alpha.hk,A\x00,COMPANY" + rest, "", "control character"},
		{"the line is endless", strings.Repeat("a", 70_000) + ",A,COMPANY" + rest, "", "longer than"},
	}
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		for i, c := range cases {
			const good = ",A,COMPANY" + rest + "\n"
			result := load(t, w, file(t, fmt.Sprintf("%[1]sgood%[2]d.hk%[3]s%[4]s\nfine%[2]d.hk%[3]s", heading, i, good, c.line)))
			want(t, result, came{Lines: 3, Imported: 2, Rejected: 1})
			rows := rejects(t, result)
			if len(rows) != 1 || rows[0][0] != "3" || rows[0][1] != c.field || !strings.Contains(rows[0][3], c.reason) {
				t.Errorf("%s: rejected with %q, want line 3, field %q, %q", c.name, rows, c.field, c.reason)
			}
		}
	})
}

func TestASpecimenRegisterIsImportedInManyCommits(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		wish := specimen.Wish{Names: 3000, Partners: []string{"harbour", "peak"}, Today: w.Frame.Now()}
		var content bytes.Buffer
		if err := wish.Write(&content); err != nil {
			t.Fatal(err)
		}
		var progress bytes.Buffer
		result, err := importer.Run(t.Context(), w.Frame, file(t, content.String()), &progress)
		if err != nil {
			t.Fatal(err)
		}
		want(t, result, came{Lines: 3000, Imported: 3000})
		if !strings.Contains(progress.String(), "3000 lines, 100 %") {
			t.Errorf("progress: %s", progress.String())
		}
		if said := fmt.Sprint(result); !strings.Contains(said, "3000 imported") {
			t.Error(said)
		}
	})
}
