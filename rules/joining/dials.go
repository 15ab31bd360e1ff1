package joining

import (
	"errors"
	"fmt"

	"lionrock/rules"
)

// Dials are the figures of joining. An application keeps those in force when it was begun.
type Dials struct {
	Version string `json:"-"`
	// NoticeDays is the least time between the notice of a suspension and the suspension.
	NoticeDays int `json:"noticeDays"`
	// Refund is the part of the administration fee that is given back.
	Refund Refund `json:"refund"`
	// Keep is how long papers are kept after the decision.
	Keep Keep `json:"keep"`
	// PayTo is where the administration fee is paid to.
	PayTo PayTo `json:"payTo"`
}

// Refund is the part of the fee that is given back where there is no partner in the end.
type Refund struct {
	Rejected  rules.Percent `json:"rejected"`
	Withdrawn rules.Percent `json:"withdrawn"`
}

// Keep is how many days after the decision a paper is kept.
type Keep struct {
	BusinessRegistrationDays int `json:"businessRegistrationDays"`
	IdentityDocumentDays     int `json:"identityDocumentDays"`
}

// PayTo is an account at a bank. Sample marks one that does not exist.
type PayTo struct {
	AccountName string `json:"accountName"`
	Bank        string `json:"bank"`
	Number      string `json:"number"`
	FPS         string `json:"fps"`
	Sample      bool   `json:"sample,omitempty"`
}

// Validate checks that the figures are possible.
func (d *Dials) Validate() error {
	var faults []error
	for what, part := range map[string]rules.Percent{"rejected": d.Refund.Rejected, "withdrawn": d.Refund.Withdrawn} {
		if part < 0 || part > rules.Hundred {
			faults = append(faults, fmt.Errorf("refund when %s is %s percent: want 0 to 100", what, part))
		}
	}
	for what, days := range map[string]int{
		"noticeDays": d.NoticeDays, "businessRegistrationDays": d.Keep.BusinessRegistrationDays,
		"identityDocumentDays": d.Keep.IdentityDocumentDays,
	} {
		if days < 1 {
			faults = append(faults, fmt.Errorf("%s is %d: want at least 1", what, days))
		}
	}
	if d.PayTo.AccountName == "" || d.PayTo.Bank == "" || d.PayTo.Number == "" {
		faults = append(faults, errors.New("payTo names no account"))
	}
	return errors.Join(faults...)
}
