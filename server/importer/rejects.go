package importer

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
)

// rejects is the file of rejected lines: which line, which field, what it said, and why it cannot be imported. It is made
// with the first of them; where there are none, there is no file.
type rejects struct {
	path   string
	file   *os.File
	buffer *bufio.Writer
	csv    *csv.Writer
}

// clear removes what an earlier run left.
func (r *rejects) clear() error {
	if err := os.Remove(r.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("rejected lines: %w", err)
	}
	return nil
}

// write adds the faults of one lot, in the order of the lines.
func (r *rejects) write(lists ...[]fault) error {
	faults := slices.Concat(lists...)
	if len(faults) == 0 {
		return nil
	}
	if err := r.open(); err != nil {
		return err
	}
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	for _, f := range faults {
		row := []string{strconv.FormatInt(f.line, 10), f.field, harmless(f.value), harmless(f.reason)}
		if err := r.csv.Write(row); err != nil {
			return fmt.Errorf("rejected lines: %w", err)
		}
	}
	r.csv.Flush()
	return errors.Join(r.csv.Error(), r.buffer.Flush())
}

func (r *rejects) open() (err error) {
	if r.file != nil {
		return nil
	}
	if r.file, err = os.Create(r.path); err != nil {
		return fmt.Errorf("rejected lines: %w", err)
	}
	r.buffer = bufio.NewWriter(r.file)
	// A byte order mark tells spreadsheets that the file is UTF-8.
	if _, err := r.buffer.WriteString("\ufeff"); err != nil {
		return fmt.Errorf("rejected lines: %w", err)
	}
	r.csv = csv.NewWriter(r.buffer)
	return r.csv.Write([]string{"line", "field", "value", "reason"})
}

func (r *rejects) close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}

// harmless keeps a spreadsheet from taking text for a formula (OWASP: CSV injection). The full-width signs are taken for
// formulas by East Asian versions.
func harmless(text string) string {
	if strings.ContainsAny(firstRune(text), "=+-@\t\r＝＋－＠") {
		return "'" + text
	}
	return text
}

func firstRune(text string) string {
	for _, r := range text {
		return string(r)
	}
	return " "
}
