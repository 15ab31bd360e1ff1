package importer_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/registration"
)

func TestANameThatIsThereWithOtherFactsIsRejected(t *testing.T) {
	const first = "alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n" +
		"國際茶.hk,Tea Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"
	cases := []struct{ name, line, reason string }{
		{"with another holder", "alpha.hk,Beta Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE", "another holder: Alpha Limited"},
		{"with another kind of holder", "alpha.hk,Alpha Limited,SCHOOL,HK,2020-03-01,2027-03-01,harbour,CREATE", "another holder"},
		{"with another partner", "alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,peak,CREATE", "another partner"},
		{"with another beginning", "alpha.hk,Alpha Limited,COMPANY,HK,2020-03-02,2027-03-01,harbour,CREATE", "2020-03-01 to 2027-03-01"},
		{"with another end", "alpha.hk,Alpha Limited,COMPANY,HK,2020-03-01,2028-03-01,harbour,CREATE", "other dates"},
		{"in its simplified form", "国际茶.hk,Tea Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE", "國際茶.hk, another form"},
	}
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		load(t, w, file(t, heading+first))
		for _, c := range cases {
			result := load(t, w, file(t, heading+c.line+"\n"))
			want(t, result, came{Lines: 1, Rejected: 1})
			if rows := rejects(t, result); len(rows) != 1 || !strings.Contains(rows[0][3], c.reason) ||
				!strings.Contains(rows[0][3], "in the register already") {
				t.Errorf("%s: rejected with %q, want %q", c.name, rows, c.reason)
			}
		}
	})
	for _, c := range cases {
		t.Run("in the same file "+c.name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				rows := rejects(t, load(t, w, file(t, heading+first+c.line+"\n")))
				if len(rows) != 1 || rows[0][0] != "4" || !strings.Contains(rows[0][3], c.reason) ||
					!strings.Contains(rows[0][3], "on line ") {
					t.Errorf("rejected with %q, want %q", rows, c.reason)
				}
			})
		})
	}
}

func TestANameThatWaitsInTheRegisterIsNotImported(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Register(flowstest.Harbour, "waiting.com.hk")
		result := load(t, w, file(t, heading+"waiting.com.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"))
		want(t, result, came{Lines: 1, Rejected: 1})
	})
}

func TestATermThatOverlapsAFormerOneIsRejected(t *testing.T) {
	for _, name := range []string{"alpha.hk", "國際茶.hk"} {
		t.Run(name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				load(t, w, file(t, heading+name+",Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"))
				released := time.Date(2025, 3, 1, 0, 0, 0, 0, rules.HongKong).UTC()
				err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
					return tx.Exec(ctx, "UPDATE domain SET years = 5, expires_at = ?, released_at = ?", released, released)
				})
				if err != nil {
					t.Fatal(err)
				}
				form := strings.ReplaceAll(name, "國際", "国际")
				result := load(t, w, file(t, heading+
					form+",Beta Limited,COMPANY,HK,2024-06-01,2027-06-01,peak,CREATE\n"+
					form+",Beta Limited,COMPANY,HK,2025-06-01,2027-06-01,peak,CREATE\n"))
				want(t, result, came{Lines: 2, Imported: 1, Rejected: 1})
				if rows := rejects(t, result); len(rows) != 1 || !strings.Contains(rows[0][3], "held by others until 2025-03-01") {
					t.Errorf("rejected with %q", rows)
				}
			})
		})
	}
}

func TestTheSameHolderIsOneRegistrantOfEachPartner(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		holder := w.NewHolder(flowstest.Harbour, registration.Registrant{Kind: rules.Company, Name: "Alpha Limited", Country: "HK"})
		load(t, w, file(t, heading+
			"a.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"+
			"b.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,harbour,CREATE\n"+
			"c.hk,Alpha Limited,SCHOOL,HK,2020-03-01,2027-03-01,harbour,CREATE\n"+
			"d.hk,Alpha Limited,COMPANY,MO,2020-03-01,2027-03-01,harbour,CREATE\n"+
			"e.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,peak,CREATE\n"))
		load(t, w, file(t, heading+"f.hk,Alpha Limited,COMPANY,HK,2020-03-01,2027-03-01,peak,CREATE\n"))
		if got := w.Count("SELECT count(*) FROM domain WHERE registrant_id = '" + holder + "'"); got != 2 {
			t.Errorf("%d names went to the holder that was there, want 2", got)
		}
		if got := w.Count("SELECT count(*) FROM registrant"); got != 4 {
			t.Errorf("%d registrants, want 4", got)
		}
	})
}

func TestImportedRegistrationsCountForWaiverAndTier(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		load(t, w, file(t, heading+
			"counted.hk,A,COMPANY,HK,2026-01-02,2027-01-02,harbour,CREATE\n"+
			"before-the-year.hk,A,COMPANY,HK,2025-01-02,2027-01-02,harbour,CREATE\n"+
			"taken-over.hk,A,COMPANY,HK,2026-01-02,2027-01-02,harbour,TRANSFER\n"))
		waiver, err := w.Programs.FeeWaiver(flowstest.As(t, flowstest.Harbour), flowstest.Harbour.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		if waiver.Qualifying != 1 {
			t.Errorf("%d registrations qualify, want 1", waiver.Qualifying)
		}
	})
}
