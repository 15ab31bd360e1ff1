package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ErrNoPortal says that there is no index.html: the portal was not built into this binary.
var ErrNoPortal = errors.New("the portal was not built into this binary: run make portal")

const (
	indexFile   = "index.html"
	forever     = "public, max-age=31536000, immutable"
	askEachTime = "no-cache" // kept, and asked about by its ETag
)

// hashed is a file name with the hash of its content in it, as the bundler writes it: another
// content has another name, so this one never changes.
var hashed = regexp.MustCompile(`^assets/.*-[\w-]{8}\.[a-z0-9]+$`)

// types are those of the portal, so that they do not depend on the machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json",
	".txt": "text/plain; charset=utf-8", ".png": "image/png", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".webmanifest": "application/manifest+json", ".map": "application/json",
}

// asset is a file as it goes out.
type asset struct {
	contentType string
	caching     string
	etag        string
	plain       []byte
	gzipped     func() []byte // nil where it would not be smaller; made when it is first asked for
}

// Portal serves a single-page application: its files by their names, and its page for every address
// that a person goes to. Files are read and hashed at the start, and compressed once
// each, when they are first asked for: compressing all would double the time to the first answer.
func Portal(files fs.FS) (http.Handler, error) {
	assets := map[string]*asset{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != "." {
			return fs.SkipDir // what the bundler notes for itself
		}
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		assets["/"+name] = newAsset(name, content)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("portal: %w", err)
	}
	index := assets["/"+indexFile]
	if index == nil {
		return nil, ErrNoPortal
	}
	return portal{assets: assets, index: index}, nil
}

func newAsset(name string, content []byte) *asset {
	sum := sha256.Sum256(content)
	a := &asset{
		contentType: types[path.Ext(name)], caching: askEachTime,
		etag: hex.EncodeToString(sum[:12]), plain: content,
	}
	if a.contentType == "" {
		a.contentType = mime.TypeByExtension(path.Ext(name))
	}
	if a.contentType == "" {
		a.contentType = "application/octet-stream"
	}
	if hashed.MatchString(name) {
		a.caching = forever
	}
	a.gzipped = sync.OnceValue(func() []byte {
		if small := compressed(content); len(small) < len(content)*9/10 {
			return small
		}
		return nil
	})
	return a
}

func compressed(content []byte) []byte {
	var out bytes.Buffer
	// A level that exists, into memory: neither can fail.
	zip, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_, _ = zip.Write(content)
	_ = zip.Close()
	return out.Bytes()
}

type portal struct {
	assets map[string]*asset
	index  *asset
}

// ServeHTTP answers a file, or the page where a person navigates. A script that is not there must
// not be answered with a page: an old page that asks for it would run HTML.
func (p portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		say(w, http.StatusMethodNotAllowed, "This address is only for reading.")
		return
	}
	found := p.assets[r.URL.Path]
	if r.URL.Path == "/" || found == nil && navigates(r) {
		found = p.index
	}
	if found == nil {
		say(w, http.StatusNotFound, "There is nothing at this address.")
		return
	}
	found.serve(w, r)
}

// navigates says whether a person is going to an address, rather than a page loading a part of it.
func navigates(r *http.Request) bool {
	if mode := r.Header.Get("Sec-Fetch-Mode"); mode != "" {
		return mode == "navigate"
	}
	return strings.Contains(r.Header.Get("Accept"), "text/html")
}

func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", a.contentType)
	header.Set("Cache-Control", a.caching)
	if strings.HasPrefix(a.contentType, "text/html") {
		header.Set("Content-Security-Policy", PortalPolicy)
		header.Set("Reporting-Endpoints", `csp="`+ReportsPath+`"`)
	}
	content, etag := a.plain, a.etag
	if small := a.gzipped(); small != nil {
		header.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header) {
			header.Set("Content-Encoding", "gzip")
			content, etag = small, a.etag+"-gz"
		}
	}
	header.Set("Etag", `"`+etag+`"`)
	if r.Header.Get("Range") == "" {
		header.Set("Content-Length", strconv.Itoa(len(content))) // ServeContent leaves it out under gzip
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// acceptsGzip reads Accept-Encoding: gzip, not with a quality of zero.
func acceptsGzip(header http.Header) bool {
	for _, part := range strings.Split(strings.Join(header.Values("Accept-Encoding"), ","), ",") {
		coding, parameters, _ := strings.Cut(part, ";")
		if coding = strings.TrimSpace(coding); coding != "gzip" && coding != "*" {
			continue
		}
		_, quality, given := strings.Cut(parameters, "q=")
		q, err := strconv.ParseFloat(strings.TrimSpace(quality), 64)
		return !given || err == nil && q > 0
	}
	return false
}
