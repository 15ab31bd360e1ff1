package rules

// HolderKind is the kind of person or body that holds a name.
type HolderKind string

// The kinds of holder the categories tell apart.
const (
	Individual      HolderKind = "INDIVIDUAL"
	Company         HolderKind = "COMPANY"
	Government      HolderKind = "GOVERNMENT"
	StatutoryBody   HolderKind = "STATUTORY_BODY"
	School          HolderKind = "SCHOOL"
	NonProfit       HolderKind = "NON_PROFIT"
	NetworkProvider HolderKind = "NETWORK_PROVIDER"
)

// Values lists the kinds of holder.
func (HolderKind) Values() []string {
	return []string{
		string(Individual), string(Company), string(Government), string(StatutoryBody), string(School),
		string(NonProfit), string(NetworkProvider),
	}
}
