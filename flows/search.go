package flows

import (
	"strings"

	"lionrock/rules"
)

// searchMax is the longest text a list is searched for, in characters: as long as the longest name that is kept.
const searchMax = 200

// Search reads what a list is to be searched for; empty is everything. What no name can hold is refused instead of being
// looked for, which either database may do in its own way.
func Search(written string, field ...string) (string, *rules.Refusal) {
	search := strings.TrimSpace(written)
	if !rules.Plain(search, searchMax) {
		return "", rules.Refuse(rules.Invalid, rules.Say(
			"Search for at most %d characters on one line.", "請以一行內最多 %d 個字元搜尋。", "请以一行内最多 %d 个字符搜索。",
		).With(searchMax), field...)
	}
	return search, nil
}
