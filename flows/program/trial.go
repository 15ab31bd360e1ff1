package program

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/operation"
	"lionrock/ent/partner"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/price"
)

const (
	trialDays    = 366
	trialRowsMax = 100
)

// TrialInput asks what a time would have cost under other tiers. Without From it is a year, without To it ends now.
type TrialInput struct {
	Tiers    []price.Tier
	From, To *time.Time
}

// TierTrial reckons what a time would have cost the registry under another table of tiers, over all partners. Nothing is
// written.
func (p *Programs) TierTrial(ctx context.Context, in TrialInput) (*view.TierTrial, error) {
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	window, refusal := in.window(now)
	if refusal == nil {
		refusal = price.CheckTiers(in.Tiers)
	}
	if refusal != nil {
		return nil, refusal
	}
	scheme := b.Scheme
	scheme.Tiers = in.Tiers
	facts, profiles, err := p.trialFacts(ctx, &scheme, window)
	if err != nil {
		return nil, err
	}
	return sayTrial(window, scheme.Trial(facts, window.Closes), profiles)
}

// trialFacts reads what a scheme is tried on, and who the partners are.
func (p *Programs) trialFacts(
	ctx context.Context, scheme *price.Scheme, w rules.Window,
) (facts price.Facts, profiles map[string]*view.PartnerProfile, err error) {
	partners, err := p.DB.Read.Partner.Query().Order(ent.Asc(partner.FieldID)).All(ctx)
	if err != nil {
		return facts, nil, fmt.Errorf("partners: %w", err)
	}
	profiles = map[string]*view.PartnerProfile{}
	for _, row := range partners {
		facts.Partners, profiles[row.ID] = append(facts.Partners, row.ID), flows.ProfileView(row)
	}
	if facts.Sales, facts.Completions, err = p.salesOf(ctx, scheme, w); err != nil {
		return facts, nil, err
	}
	facts.Promotions, err = p.promotionsAt(ctx, w.Opens)
	return facts, profiles, err
}

func (in TrialInput) window(now time.Time) (rules.Window, *rules.Refusal) {
	const months = 12
	w := rules.Window{Closes: now}
	if in.To != nil {
		w.Closes = in.To.UTC()
	}
	w.Opens = rules.AddMonths(w.Closes, -months).UTC()
	if in.From != nil {
		w.Opens = in.From.UTC()
	}
	if !w.Opens.Before(w.Closes) || w.Closes.After(now) || w.Closes.Sub(w.Opens) > trialDays*24*time.Hour {
		return w, rules.Refuse(rules.Invalid, rules.Say(
			"Choose a time of at most %d days that has been, its beginning before its end.",
			"請選擇一段已過去、最長 %d 天的期間，起點須早於終點。",
			"请选择一段已过去、最长 %d 天的期间，起点须早于终点。").With(trialDays), "from")
	}
	return w, nil
}

// salesOf reads the operations of a time as they were charged, and the registrations from which tiers were counted in it.
func (p *Programs) salesOf(
	ctx context.Context, scheme *price.Scheme, w rules.Window,
) (sales []price.Sale, completions []price.Completion, err error) {
	query := flows.Rebind(p.DB.Dialect, `SELECT o.partner_id, o.kind, o.submitted_at, o.completed_at, o.charges, d.suffix, coalesce(p.code, '')
		FROM operation o JOIN domain d ON d.id = o.domain_id LEFT JOIN promotion p ON p.id = o.promotion_id
		WHERE o.submitted_at >= ? AND o.submitted_at < ? AND o.failed_at IS NULL ORDER BY o.submitted_at, o.id`)
	from := scheme.Window(w.Opens).Opens
	err = flows.Each(ctx, p.DB.ReadSQL, func(rows *sql.Rows) error {
		var partnerID, kind, suffix, code string
		var submitted time.Time
		var completed sql.NullTime
		var charges []byte
		if err := rows.Scan(&partnerID, &kind, &submitted, &completed, &charges, &suffix, &code); err != nil {
			return err
		}
		if kind == string(price.Create) && completed.Valid {
			completions = append(completions, price.Completion{
				Partner: partnerID, SubmittedAt: submitted, CompletedAt: completed.Time,
			})
		}
		var lines []price.Line
		if w.Contains(submitted) && len(charges) > 0 {
			if err := json.Unmarshal(charges, &lines); err != nil {
				return err
			}
		}
		for _, l := range lines {
			sales = append(sales, price.Sale{
				Partner: partnerID, SubmittedAt: submitted, Discount: l.Discount, Code: code,
				Entry: price.Entry{Suffix: suffix, Operation: l.Operation, Years: l.Years, Amount: l.List},
			})
		}
		return nil
	}, query, from.UTC(), w.Closes.UTC())
	if err != nil {
		return nil, nil, fmt.Errorf("operations on trial: %w", err)
	}
	return sales, completions, nil
}

// promotionsAt reads every promotion with the uses it had left at an instant.
func (p *Programs) promotionsAt(ctx context.Context, at time.Time) ([]price.Promotion, error) {
	promotions, err := p.DB.Reader().Promotions(ctx, at)
	if err != nil {
		return nil, err
	}
	for i := range promotions {
		if promotions[i].RemainingUses == nil {
			continue
		}
		since, err := p.DB.Read.Operation.Query().Where(operation.PromotionID(promotions[i].ID), operation.FailedAtIsNil(),
			operation.SubmittedAtGTE(at)).Count(flows.AsSystem(ctx, "promotions"))
		if err != nil {
			return nil, fmt.Errorf("uses of promotion: %w", err)
		}
		left := *promotions[i].RemainingUses + since
		promotions[i].RemainingUses = &left
	}
	return promotions, nil
}

func sayTrial(w rules.Window, rows []price.TrialRow, profiles map[string]*view.PartnerProfile) (*view.TierTrial, error) {
	slices.SortStableFunc(rows, func(a, b price.TrialRow) int {
		return cmp.Or(cmp.Compare(max(b.Difference(), -b.Difference()), max(a.Difference(), -a.Difference())),
			cmp.Compare(a.Partner, b.Partner))
	})
	t := &view.TierTrial{Window: w, Partners: len(rows), Explanation: price.TrialExplanation()}
	all := make([]view.TierTrialRow, len(rows))
	for i, row := range rows {
		all[i] = view.TierTrialRow{TrialRow: row, Profile: profiles[row.Partner]}
		t.Operations += row.Sales
		t.List, t.Actual, t.Trial = t.List+row.List, t.Actual+row.Actual, t.Trial+row.Trial
	}
	t.Difference = t.Trial - t.Actual
	t.Rows = all[:min(len(all), trialRowsMax)]
	var err error
	t.CSV, err = trialCSV(all)
	return t, err
}

func trialCSV(rows []view.TierTrialRow) (string, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	lines := [][]string{{
		"partner", "name", "operations", "list_hkd", "discount_as_charged_hkd", "discount_under_trial_hkd", "difference_hkd", "tier_under_trial",
	}}
	for _, r := range rows {
		lines = append(lines, []string{
			r.Profile.Handle, plainCell(r.Profile.Name), strconv.Itoa(r.Sales), r.List.String(), r.Actual.String(),
			r.Trial.String(), r.Difference().String(), plainCell(r.Tier.Name),
		})
	}
	err := w.WriteAll(lines)
	return b.String(), err
}

// plainCell keeps a spreadsheet from reading somebody's name as a formula.
func plainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
