package launch

// SameName reports whether two names are one holder's: capitals, white space and punctuation do not make two of one.
func SameName(a, b string) bool {
	folded := foldedName(a)
	return folded != "" && folded == foldedName(b)
}
