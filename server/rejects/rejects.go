// Package rejects writes the file of lines that could not be taken from a file somebody gave us: where each stands, what it
// says, and why it was not taken.
package rejects

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// Suffix is what the name of the file adds to that of the file it is about.
const Suffix = ".rejects.csv"

// File is made with the first line that is rejected; where there are none, there is no file.
type File struct {
	Path    string
	Heading []string

	file   *os.File
	buffer *bufio.Writer
	csv    *csv.Writer
}

// Clear removes what an earlier run left.
func (f *File) Clear() error {
	if err := os.Remove(f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("rejected lines: %w", err)
	}
	return nil
}

// Write adds rows, of as many cells as the heading has.
func (f *File) Write(rows ...[]string) error {
	if len(rows) == 0 {
		return nil
	}
	if err := f.open(); err != nil {
		return err
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
		if err := f.csv.Write(row); err != nil {
			return fmt.Errorf("rejected lines: %w", err)
		}
	}
	f.csv.Flush()
	return errors.Join(f.csv.Error(), f.buffer.Flush())
}

func (f *File) open() (err error) {
	if f.file != nil {
		return nil
	}
	if f.file, err = os.Create(f.Path); err != nil {
		return fmt.Errorf("rejected lines: %w", err)
	}
	f.buffer = bufio.NewWriter(f.file)
	// A byte order mark tells spreadsheets that the file is UTF-8.
	if _, err := f.buffer.WriteString("\ufeff"); err != nil {
		return fmt.Errorf("rejected lines: %w", err)
	}
	f.csv = csv.NewWriter(f.buffer)
	return f.csv.Write(f.Heading)
}

// Close closes the file, if there is one.
func (f *File) Close() error {
	if f.file == nil {
		return nil
	}
	return f.file.Close()
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
