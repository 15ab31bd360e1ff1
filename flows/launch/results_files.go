package launch

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

// Publication is one file that is published once the results of a phase are announced, and never changes after that.
type Publication struct {
	Body        []byte
	AnnouncedAt time.Time
}

// ResultsFile is the results of a phase as they were announced; nil until then.
func (l *Launches) ResultsFile(ctx context.Context, kind launch.PhaseKind) (*Publication, error) {
	tier, err := l.announcedTier(ctx, kind)
	if err != nil || tier == nil {
		return nil, err
	}
	return &Publication{Body: []byte(tier.Results), AnnouncedAt: *tier.AnnouncedAt}, nil
}

// ResultsCSV is the same results as a table; nil until they are announced.
func (l *Launches) ResultsCSV(ctx context.Context, kind launch.PhaseKind) (*Publication, error) {
	tier, err := l.announcedTier(ctx, kind)
	if err != nil || tier == nil {
		return nil, err
	}
	results, err := launch.ReadResults(tier.Results)
	if err != nil {
		return nil, err
	}
	table := [][]string{{"phase", "name", "winner", "decided_by", "ranking", "rejected"}}
	for _, r := range results {
		winner := ""
		if r.Winner != nil {
			winner = *r.Winner
		}
		rejected := make([]string, 0, len(r.Rejected))
		for id, reason := range r.Rejected {
			rejected = append(rejected, id+"="+string(reason))
		}
		slices.Sort(rejected)
		table = append(table, []string{
			string(r.Phase), r.Name, winner, string(r.DecidedBy), strings.Join(r.Ranking, ";"), strings.Join(rejected, ";"),
		})
	}
	body, err := writeCSV(table)
	return &Publication{Body: body, AnnouncedAt: *tier.AnnouncedAt}, err
}

// writeCSV writes a table in which no cell is taken for a formula by whoever opens it.
func writeCSV(table [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range table {
		for i, cell := range row {
			if strings.HasPrefix(strings.TrimLeft(cell, " "), "=") || cell != "" && strings.ContainsRune("+-@\t\r", rune(cell[0])) {
				row[i] = "'" + cell
			}
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("results as CSV: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// setDocument is everything that is needed to recompute how a name was decided, and what came out.
type setDocument struct {
	Inputs  launch.Published `json:"inputs"`
	Sources []draw.Source    `json:"sources"`
	Result  launch.Result    `json:"result"`
	// ResultsSHA256 is that of the results of the whole phase, in which the result above is a line.
	ResultsSHA256 string `json:"resultsSha256"`
	// NamesVersion and ProgrammeVersion are those of the dials it was decided by.
	NamesVersion     string    `json:"namesVersion"`
	ProgrammeVersion string    `json:"programmeVersion"`
	AnnouncedAt      time.Time `json:"announcedAt"`
}

// SetFile is everything one name was decided from; nil until the results are announced.
func (l *Launches) SetFile(ctx context.Context, kind launch.PhaseKind, asked string) (*Publication, error) {
	d, tier, err := l.announcedSet(ctx, kind, asked)
	if err != nil || d == nil {
		return nil, err
	}
	b, err := l.Book.At(*d.row.FrozenAt)
	if err != nil {
		return nil, err
	}
	sources := d.values()
	if sources == nil {
		sources = []draw.Source{}
	}
	body, err := json.MarshalIndent(setDocument{
		Inputs: d.pub, Sources: sources, Result: d.outcome.Result(kind, d.pub.Name), ResultsSHA256: tier.ResultsSha256,
		NamesVersion: b.Names.Version, ProgrammeVersion: b.Launch.Version, AnnouncedAt: tier.AnnouncedAt.UTC(),
	}, "", "  ")
	return &Publication{Body: append(body, '\n'), AnnouncedAt: *tier.AnnouncedAt}, err
}

// DrawFile is the proof of a name's draw; nil until the results are announced, and where there was none.
func (l *Launches) DrawFile(ctx context.Context, kind launch.PhaseKind, asked string) (*Publication, error) {
	d, tier, err := l.announcedSet(ctx, kind, asked)
	if err != nil || d == nil || d.row.ConductedAt == nil {
		return nil, err
	}
	proof, err := draw.Prove(d.subject(), d.outcome.Pool(), d.values())
	if err != nil {
		return nil, wrapped(err, "prove", d.row.ID)
	}
	body, err := proof.JSON()
	return &Publication{Body: body, AnnouncedAt: *tier.AnnouncedAt}, err
}

// announcedTier reads the results of a phase; nil while they are not public.
func (l *Launches) announcedTier(ctx context.Context, kind launch.PhaseKind) (*ent.LaunchTier, error) {
	p, _, now, err := l.programme()
	if err != nil || p.Phase(kind) == nil {
		return nil, err
	}
	tier, err := tierOf(ctx, l.DB.Read, p, kind)
	if err != nil || !announced(tier, now) {
		return nil, err
	}
	return tier, nil
}

// announcedSet decides an announced set again; nil where there is none.
func (l *Launches) announcedSet(
	ctx context.Context, kind launch.PhaseKind, asked string,
) (*decided, *ent.LaunchTier, error) {
	tier, err := l.announcedTier(ctx, kind)
	if err != nil || tier == nil {
		return nil, nil, err
	}
	b, _, err := l.bookNow()
	if err != nil {
		return nil, nil, err
	}
	row, err := l.DB.Read.ContentionSet.Query().Where(contentionset.Programme(tier.Programme), contentionset.PhaseEQ(kind),
		contentionset.VariantKey(b.Names.Check(asked).Name.VariantKey), contentionset.FrozenAtNotNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("contention set: %w", err)
	}
	d, err := l.replay(row)
	return d, tier, err
}
