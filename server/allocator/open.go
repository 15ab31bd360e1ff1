package allocator

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
)

// sheet is a file of comma-separated values, read whole. A quotation mark left open spoils its own line and not the rest of
// the file; so a file can be read in several parts at once.
type sheet struct {
	path string
	body []byte
	// wanted tells for each column of the file which of ours it is, or -1.
	wanted []int
	names  []string
	// data is where the lines behind the heading begin.
	data int
}

func open(path string, names []string) (*sheet, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the file: %w", err)
	}
	if info.Size() > fileMax {
		return nil, fmt.Errorf("%s is larger than 4 GB", path)
	}
	body, err := readWhole(path, int(info.Size()))
	if err != nil {
		return nil, fmt.Errorf("cannot read the file: %w", err)
	}
	s := &sheet{path: path, body: body, names: names}
	if err := s.heading(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// readWhole reads both halves of a file side by side. What is not a plain file is read as it comes.
func readWhole(path string, size int) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if size == 0 {
		return io.ReadAll(io.LimitReader(file, fileMax))
	}
	body, half := make([]byte, size), size/2
	var first, second error
	var both sync.WaitGroup
	both.Go(func() { _, first = file.ReadAt(body[:half], 0) })
	both.Go(func() { _, second = file.ReadAt(body[half:], int64(half)) })
	both.Wait()
	return body, errors.Join(first, second)
}

// heading reads the first line. Columns stand in any order; those that are not asked for are left alone.
func (s *sheet) heading() error {
	body := bytes.TrimPrefix(s.body, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff")) {
		return errors.New("the file is UTF-16; save it as \"CSV UTF-8\"")
	}
	first, rest, _ := bytes.Cut(body, []byte("\n"))
	s.data = len(s.body) - len(rest)
	columns, err := csv.NewReader(bytes.NewReader(bytes.TrimSuffix(first, []byte("\r")))).Read()
	if err != nil {
		return fmt.Errorf("the first line must name the columns %s", strings.Join(s.names, ","))
	}
	if len(columns) > columnsMax {
		return fmt.Errorf("there are more than %d columns", columnsMax)
	}
	for _, column := range columns {
		i := slices.Index(s.names, strings.ToLower(strings.TrimSpace(column)))
		if i >= 0 && slices.Contains(s.wanted, i) {
			return fmt.Errorf("the column %q is there twice", column)
		}
		s.wanted = append(s.wanted, i)
	}
	for i, name := range s.names {
		if !slices.Contains(s.wanted, i) {
			return fmt.Errorf("the column %q is missing; the first line must name the columns %s", name, strings.Join(s.names, ","))
		}
	}
	return nil
}
