package access

import (
	"sync"

	useragent "github.com/medama-io/go-useragent"
)

// agents reads what browsers say of themselves. It is made at the first sign-in and not at the start.
var agents = sync.OnceValue(useragent.NewParser)

// agentMax is more than any browser says of itself.
const agentMax = 512

// device names the browser and the system a person uses, as far as they can be told; nothing else of what was sent is kept.
func device(userAgent string) (browser, system string) {
	if userAgent == "" || len(userAgent) > agentMax {
		return "", ""
	}
	agent := agents().Parse(userAgent)
	return string(agent.Browser()), string(agent.OS())
}
