package rules

import "slices"

// Enum is a closed list of words that API, database and rules share.
type Enum interface {
	~string
	Values() []string
}

// Known reports whether a word is on its own list.
func Known[E Enum](word E) bool { return slices.Contains(word.Values(), string(word)) }
