package program_test

import (
	"testing"

	"lionrock/rules/program"
)

func TestTheProgrammeIsSuspendedOnlyAfterNotice(t *testing.T) {
	notice := func(id string, kind program.NoticeKind, published, effective string) program.Notice {
		return program.Notice{ID: id, Kind: kind, PublishedAt: hkt(t, published), EffectiveAt: hkt(t, effective)}
	}
	suspension := notice("S", program.Suspension, "2026-06-01 09:00:00", "2026-07-01 00:00:00")
	resumption := notice("R", program.Resumption, "2026-08-01 09:00:00", "2026-08-03 00:00:00")
	both := []program.Notice{suspension, resumption}
	for _, test := range []struct {
		name, at string
		notices  []program.Notice
		want     program.Status
		notice   string
	}{
		{"without notices it is open", "2026-06-01 09:00:00", nil, program.Open, ""},
		{"a notice nobody has seen changes nothing", "2026-06-01 08:59:59", both, program.Open, ""},
		{"from its publication the suspension is announced", "2026-06-01 09:00:00", both, program.SuspensionAnnounced, "S"},
		{"to the last second before it takes effect", "2026-06-30 23:59:59", both, program.SuspensionAnnounced, "S"},
		{"at that instant it is suspended", "2026-07-01 00:00:00", both, program.SuspendedForReview, "S"},
		{"an announced reopening does not open yet", "2026-08-02 23:59:59", both, program.SuspendedForReview, "S"},
		{"at its instant it is open again", "2026-08-03 00:00:00", both, program.Open, ""},
		{"the order of the notices does not matter", "2026-07-01 00:00:00", []program.Notice{resumption, suspension}, program.SuspendedForReview, "S"},
		{
			"a suspension without prior notice suspends nothing", "2026-12-01 00:00:00",
			[]program.Notice{notice("S", program.Suspension, "2026-06-01 09:00:00", "2026-06-01 09:00:00")},
			program.Open, "",
		},
		{
			"a suspension that is called off before it begins never begins", "2026-07-01 00:00:00",
			[]program.Notice{suspension, notice("R", program.Resumption, "2026-06-20 09:00:00", "2026-07-01 00:00:00")},
			program.Open, "",
		},
		{
			"and is not announced any longer", "2026-06-25 00:00:00",
			[]program.Notice{suspension, notice("R", program.Resumption, "2026-06-20 09:00:00", "2026-07-01 00:00:00")},
			program.Open, "",
		},
		{
			"of two announced suspensions the nearer one is shown", "2026-06-15 00:00:00",
			[]program.Notice{notice("T", program.Suspension, "2026-06-01 09:00:00", "2027-01-01 00:00:00"), suspension},
			program.SuspensionAnnounced, "S",
		},
		{
			"a second suspension after the reopening is announced again", "2026-09-01 00:00:00",
			append(both, notice("T", program.Suspension, "2026-08-20 09:00:00", "2027-01-01 00:00:00")),
			program.SuspensionAnnounced, "T",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, governing := program.StatusAt(test.notices, hkt(t, test.at).UTC())
			id := ""
			if governing != nil {
				id = governing.ID
			}
			if status != test.want || id != test.notice {
				t.Errorf("%s by %q, want %s by %q", status, id, test.want, test.notice)
			}
		})
	}
}

func TestASuspensionMustTakeEffectAfterItsNotice(t *testing.T) {
	at := hkt(t, "2026-06-01 09:00:00")
	sudden := program.Notice{Kind: program.Suspension, PublishedAt: at, EffectiveAt: at}
	if refusal := sudden.Validate(); refusal == nil || refusal.Field[0] != "effectiveAt" || !refusal.Message.Complete() {
		t.Errorf("a sudden suspension is refused %v", refusal)
	}
	opening := program.Notice{Kind: program.Resumption, PublishedAt: at, EffectiveAt: at}
	if refusal := opening.Validate(); refusal != nil {
		t.Errorf("opening at once is refused: %v", refusal)
	}
}
