package names

import (
	"context"

	"lionrock/ent"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/price"
	"lionrock/rules/program"
)

// RegistrationData says what everyone may know of a registered name, and what is withheld; nil for a name nobody holds.
func (n *Names) RegistrationData(ctx context.Context, asked string) (*view.RegistrationData, error) {
	d, err := n.Domain(asPlatform(ctx), asked)
	if err != nil || d == nil || len(d.Statuses) == 0 {
		return nil, err
	}
	data := &view.RegistrationData{
		Name: d.Name, ASCIIName: d.ASCIIName, Statuses: d.Statuses, Sponsor: d.Partner, CreatedAt: d.CreatedAt,
		ExpiresAt: d.ExpiresAt, NameServers: d.NameServers, RdapURL: n.Links.Base + "/rdap/domain/" + d.ASCIIName,
		Redactions: []rules.Text{withheldContact},
	}
	if d.Registrant.Kind == rules.Individual {
		data.Redactions = append(data.Redactions, withheldIndividual)
		return data, nil
	}
	data.RegistrantName = &d.Registrant.Name
	return data, nil
}

// What is withheld follows the Personal Data (Privacy) Ordinance: data given to register a name is not for the public.
var (
	withheldContact = rules.Say(
		"Contact details are withheld: they were given to the registry, not to the public (Personal Data (Privacy) Ordinance, Cap. 486).",
		"聯絡資料不予公開：有關資料乃為註冊而提供，並非供公眾查閱（《個人資料（私隱）條例》第 486 章）。",
		"联络资料不予公开：有关资料为注册而提供，并非供公众查阅（《个人资料（私隐）条例》第 486 章）。")
	withheldIndividual = rules.Say(
		"The holder is an individual; the name is withheld.", "持有人為個人，姓名不予公開。", "持有人为个人，姓名不予公开。")
)

// Charges are the lines by which a name's registration was charged.
func (n *Names) Charges(ctx context.Context, domainID string) ([]price.Line, error) {
	rows, err := n.DB.Read.Operation.Query().
		Where(operation.DomainID(domainID), operation.KindEQ(program.Create)).All(ctx)
	if err != nil {
		return nil, err
	}
	var lines []price.Line
	for _, row := range rows {
		lines = append(lines, row.Charges...)
	}
	return lines, nil
}

// CategoryByID finds a category by its ID; nil where there is none.
func (n *Names) CategoryByID(id string) (*view.Category, error) {
	categories, err := n.Categories()
	if err != nil {
		return nil, err
	}
	for _, c := range categories {
		if c.ID == id {
			return c, nil
		}
	}
	return nil, nil
}

// RegistrantByID reads a holder the actor may see; nil where there is none.
func (n *Names) RegistrantByID(ctx context.Context, id string) (*view.Registrant, error) {
	row, err := n.DB.Read.Registrant.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return flows.RegistrantView(row, n.Now()), nil
}
