package launch

import (
	"time"

	"lionrock/ent"
)

// announced reports whether results are public at an instant. The demo's clock may be set back before it.
func announced(tier *ent.LaunchTier, at time.Time) bool {
	return tier != nil && tier.AnnouncedAt != nil && !at.Before(*tier.AnnouncedAt)
}
