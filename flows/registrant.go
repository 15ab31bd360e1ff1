package flows

import (
	"time"

	"lionrock/ent"
	"lionrock/flows/view"
	"lionrock/rules/registration"
)

// RegistrantView says a holder. The date of birth is never said, only whether it makes an adult.
func RegistrantView(row *ent.Registrant, now time.Time) *view.Registrant {
	v := &view.Registrant{
		ID: row.ID, Kind: row.Kind, Name: row.Name, Country: row.Country, Validated: row.ValidatedAt != nil,
		Age18OrOver: registration.Adult(row.BirthDate, now),
	}
	if row.NameZh != "" {
		v.NameInChinese = &row.NameZh
	}
	return v
}
