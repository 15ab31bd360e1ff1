package flows

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/launchtier"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/launch"
)

// phasePrefix begins the ID of a launch phase; its kind follows.
const phasePrefix = "lph_"

// ResultsPath is where the results of a phase stand: followed by its kind in small letters and .jsonl or .csv.
const ResultsPath = "/launch/results/"

// PhaseKindOf reads the kind of a launch phase out of its ID.
func PhaseKindOf(id string) launch.PhaseKind {
	return launch.PhaseKind(strings.TrimPrefix(id, phasePrefix))
}

// Tiers are what is remembered of the results of each phase of a programme, the results themselves left out.
type Tiers map[launch.PhaseKind]*ent.LaunchTier

// Announced is when the results of a phase were announced; nil where they are not.
func (t Tiers) Announced(kind launch.PhaseKind) *time.Time {
	if tier := t[kind]; tier != nil {
		return tier.AnnouncedAt
	}
	return nil
}

// Tiers reads them as they stand at an instant: what a moved clock has not come to yet is not there.
func (r Reading) Tiers(ctx context.Context, programme string, at time.Time) (Tiers, error) {
	rows, err := r.Client.LaunchTier.Query().
		Where(launchtier.Programme(programme), launchtier.ProposedAtLTE(at)).
		Select(launchtier.FieldID, launchtier.FieldProgramme, launchtier.FieldPhase, launchtier.FieldResultsSha256,
			launchtier.FieldProposedAt, launchtier.FieldProposedBy, launchtier.FieldAnnouncedAt, launchtier.FieldAnnouncedBy,
			launchtier.FieldSettledAt).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("results of %s: %w", programme, err)
	}
	tiers := make(Tiers, len(rows))
	for _, row := range rows {
		if row.AnnouncedAt != nil && row.AnnouncedAt.After(at) {
			row.AnnouncedAt = nil
		}
		tiers[row.Phase] = row
	}
	return tiers, nil
}

// PhaseView says a phase and where it stands at an instant. An officer sees results that are proposed but not announced.
func PhaseView(
	p *launch.Programme, phase *launch.Phase, tier *ent.LaunchTier, at time.Time, base string, officer bool,
) *view.LaunchPhase {
	v := &view.LaunchPhase{
		ID: phasePrefix + string(phase.Kind), Kind: phase.Kind, Title: phase.Title, Eligibility: phase.Eligibility,
		Window: view.LaunchWindow{StartsAt: phase.Opens, EndsAt: orNil(phase.Closes)}, Requirements: phase.Papers,
		ResultsPlannedAt: orNil(phase.ResultsAt), EppPhase: phase.EPP, Stage: phase.Stage(at, nil),
	}
	for i := range phase.Classes {
		class := &phase.Classes[i]
		v.PriorityOrder = append(v.PriorityOrder, class.Code)
		v.Classes = append(v.Classes, view.LaunchClass{Code: class.Code, Title: class.Title, DecidedBy: class.Decides()})
	}
	if phase.FirstCome() && v.Stage == launch.Deciding {
		v.Stage = launch.Announced
	}
	if tier == nil {
		return v
	}
	v.Stage = phase.Stage(at, tier.AnnouncedAt)
	if officer {
		v.ResultsSha256, v.ResultsProposedBy = &tier.ResultsSha256, &tier.ProposedBy
	}
	if v.Stage == launch.Announced {
		lines, csv := base+ResultsPath+strings.ToLower(string(phase.Kind))+".jsonl", base+ResultsPath+strings.ToLower(string(phase.Kind))+".csv"
		window := p.Objections.Window(*tier.AnnouncedAt)
		v.ResultsAnnouncedAt, v.ObjectionWindow = tier.AnnouncedAt, &rules.Window{Opens: window.Opens.UTC(), Closes: window.Closes.UTC()}
		v.ResultsSha256, v.ResultsURL, v.ResultsCSVURL = &tier.ResultsSha256, &lines, &csv
	}
	return v
}

// orNil says an instant that is not set as none.
func orNil(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}
