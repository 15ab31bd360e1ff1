package importer

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineMax is the longest line that is read, in bytes.
const lineMax = 64 << 10

// input is the file, read line by line: a quotation mark left open spoils its own line and not the rest of the file.
type input struct {
	path   string
	file   *os.File
	lines  *bufio.Reader
	size   int64
	sha256 string
	number int64
	read   int64

	// What follows is used again for every line.
	text   bytes.Reader
	buffer *bufio.Reader
}

// line is one line of the file, without its end.
type line struct {
	number int64
	text   []byte
	fault  error
}

func open(path string) (*input, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the file: %w", err)
	}
	hash := sha256.New()
	size, err := io.Copy(hash, file)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("cannot read the file: %w", err), file.Close())
	}
	return &input{
		path: path, file: file, lines: bufio.NewReaderSize(file, lineMax), size: size,
		sha256: hex.EncodeToString(hash.Sum(nil)), buffer: bufio.NewReader(nil),
	}, nil
}

// base is the file's name without its folder.
func (in *input) base() string { return filepath.Base(in.path) }

func (in *input) close() error { return in.file.Close() }

// position is how many bytes have been read.
func (in *input) position() int64 { return in.read }

var errTooLong = fmt.Errorf("the line is longer than %d bytes", lineMax)

// next reads one line. Its text is good until the line after it is read.
func (in *input) next() (line, error) {
	in.number++
	at := line{number: in.number}
	text, err := in.lines.ReadSlice('\n')
	in.read += int64(len(text))
	for tooLong := errors.Is(err, bufio.ErrBufferFull); tooLong; tooLong = errors.Is(err, bufio.ErrBufferFull) {
		at.fault = errTooLong
		text, err = in.lines.ReadSlice('\n')
		in.read += int64(len(text))
	}
	if err != nil && (!errors.Is(err, io.EOF) || len(text) == 0 && at.fault == nil) {
		return at, err
	}
	if at.fault == nil {
		at.text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
	}
	return at, nil
}

// fields splits a line. They must be as many as asked for.
func (in *input) fields(at line, many int) ([]string, error) {
	if at.fault != nil {
		return nil, at.fault
	}
	if !utf8.Valid(at.text) {
		return nil, errors.New("the line is not UTF-8; save the file as \"CSV UTF-8\"")
	}
	in.text.Reset(at.text)
	in.buffer.Reset(&in.text)
	reader := csv.NewReader(in.buffer)
	reader.FieldsPerRecord = -1
	fields, err := reader.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return nil, fmt.Errorf("a quotation mark is out of place at character %d", wrong.Column)
	}
	if err != nil {
		return nil, err
	}
	if many > 0 && len(fields) != many {
		return nil, fmt.Errorf("the line has %d fields and the heading %d", len(fields), many)
	}
	for i, field := range fields {
		if strings.ContainsFunc(field, unicode.IsControl) {
			return nil, fmt.Errorf("field %d has a control character in it", i+1)
		}
		fields[i] = strings.TrimSpace(field)
	}
	return fields, nil
}

// The columns, by their headings.
const (
	colName       = "name"
	colHolder     = "holder"
	colHolderKind = "holder_kind"
	colCountry    = "country"
	colCommenced  = "commenced_on"
	colExpires    = "expires_on"
	colPartner    = "partner"
	colOperations = "operations"
)

var headings = []string{
	colName, colHolder, colHolderKind, colCountry, colCommenced, colExpires, colPartner, colOperations,
}

// columns tells where each heading's column stands.
type columns map[string]int

// header reads the first line.
func (in *input) header() (columns, error) {
	first, err := in.next()
	if err != nil {
		return nil, fmt.Errorf("the file has no heading; its first line must be %s", strings.Join(headings, ","))
	}
	first.text = bytes.TrimPrefix(first.text, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(first.text, []byte("\xff\xfe")) || bytes.HasPrefix(first.text, []byte("\xfe\xff")) {
		return nil, errors.New("the file is UTF-16; save it as \"CSV UTF-8\"")
	}
	fields, err := in.fields(first, 0)
	if err != nil {
		return nil, fmt.Errorf("heading: %w", err)
	}
	found := columns{}
	for i, heading := range fields {
		heading = strings.ToLower(heading)
		if _, twice := found[heading]; twice {
			return nil, fmt.Errorf("heading: the column %q is there twice", heading)
		}
		if !slices.Contains(headings, heading) {
			return nil, fmt.Errorf("heading: the column %q is unknown and would be lost; the columns are %s",
				heading, strings.Join(headings, ","))
		}
		found[heading] = i
	}
	for _, heading := range headings {
		if _, there := found[heading]; !there {
			return nil, fmt.Errorf("heading: the column %q is missing; the columns are %s", heading, strings.Join(headings, ","))
		}
	}
	return found, nil
}
