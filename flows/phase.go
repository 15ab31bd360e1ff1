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

// LaunchPath is what the addresses of all that is published about launches begin with; the slug of a phase follows.
const LaunchPath = "/launch/"

// PhaseSlug writes a phase as it stands in an address: "priority-registration".
func PhaseSlug(kind launch.PhaseKind) string {
	return strings.ReplaceAll(strings.ToLower(string(kind)), "_", "-")
}

// PhaseOfSlug reads a phase from an address.
func PhaseOfSlug(slug string) launch.PhaseKind {
	return launch.PhaseKind(strings.ToUpper(strings.ReplaceAll(slug, "-", "_")))
}

// PhaseKindOf reads the kind of a launch phase out of its ID.
func PhaseKindOf(id string) launch.PhaseKind {
	return launch.PhaseKind(strings.TrimPrefix(id, phasePrefix))
}

// Tier is what is remembered of the results of a phase, the results themselves left out.
type Tier struct {
	*ent.LaunchTier
	// Proposer is the e-mail address of who has proposed them.
	Proposer string
}

// Tiers are those of a programme, by phase.
type Tiers map[launch.PhaseKind]*Tier

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
		proposer, err := r.Client.Person.Get(ctx, row.ProposedBy)
		if err != nil {
			return nil, fmt.Errorf("who proposed the results of %s: %w", row.Phase, err)
		}
		tiers[row.Phase] = &Tier{row, proposer.Email}
	}
	return tiers, nil
}

// PhaseView says a phase and where it stands at an instant. An officer sees results that are proposed but not announced.
func PhaseView(
	p *launch.Programme, phase *launch.Phase, tier *Tier, at time.Time, base string, officer bool,
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
		v.ResultsSha256, v.ResultsProposedBy = &tier.ResultsSha256, &tier.Proposer
	}
	if v.Stage == launch.Announced {
		results := base + LaunchPath + PhaseSlug(phase.Kind) + "/results"
		lines, csv := results+".jsonl", results+".csv"
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
