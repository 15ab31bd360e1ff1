package rules

// Currency is an ISO 4217 code.
type Currency string

// HKD is the Hong Kong dollar, the only currency in use.
const HKD Currency = "HKD"

// Currency tells what the amount is in.
func (Money) Currency() Currency { return HKD }
