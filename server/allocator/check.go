package allocator

import (
	"fmt"
	"strings"

	"lionrock/rules/launch"
)

// check refuses a programme that asks for what the files do not tell.
func check(p *launch.Programme) error {
	const phasesMax = noPhase
	if len(p.Phases) >= phasesMax {
		return fmt.Errorf("a programme has fewer than %d phases", phasesMax)
	}
	for i := range p.Phases {
		phase := &p.Phases[i]
		if phase.Counts.DaysLeft > 0 {
			return fmt.Errorf("phase %s asks when names expire, which the holdings do not tell", phase.Kind)
		}
		tests := []launch.Test{phase.Eligible}
		for _, class := range phase.Classes {
			tests = append(tests, class.Test)
		}
		for _, test := range tests {
			if test.Claim != "" && test.Claim != launch.MarkClaim {
				return fmt.Errorf("phase %s asks for the claim %s, which the applications do not make", phase.Kind, test.Claim)
			}
		}
		if strings.Trim(string(phase.Kind), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") != "" {
			return fmt.Errorf("phase %q: a phase is named by letters, digits, _ and -", phase.Kind)
		}
	}
	return nil
}
