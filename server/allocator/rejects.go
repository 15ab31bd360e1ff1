package allocator

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"lionrock/server/rejects"
)

const rejectsSuffix = rejects.Suffix

// Reject is why a line of a file was not taken, or what was wrong with it.
type Reject struct {
	File   string
	Line   int
	Field  string
	Reason string
	// Text is that of the field.
	Text string
}

// together is how many rejected lines are written at once.
const together = 1024

// writeRejects writes the file of rejected lines, those of each list in their order, and counts the lines.
func writeRejects(path string, lists ...[]Reject) (count int, err error) {
	file := rejects.File{Path: path, Heading: []string{"file", "line", "field", "reason", "text"}}
	if err := file.Clear(); err != nil {
		return 0, err
	}
	for _, list := range lists {
		slices.SortStableFunc(list, func(a, b Reject) int { return cmp.Compare(a.Line, b.Line) })
		for some := range slices.Chunk(list, together) {
			rows := make([][]string, len(some))
			for i, r := range some {
				rows[i] = []string{r.File, strconv.Itoa(r.Line), r.Field, r.Reason, r.Text}
			}
			if err := file.Write(rows...); err != nil {
				return 0, errors.Join(err, file.Close())
			}
		}
		count += len(list)
	}
	return count, file.Close()
}
