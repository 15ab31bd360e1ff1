// Package frontend carries the built portal inside the binary.
//
// dist holds a placeholder until `npm run build` fills it, so that the Go build needs no Node.
package frontend

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed all:dist
var files embed.FS

// Dist is the built portal, rooted at its index.html.
func Dist() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		panic(fmt.Sprintf("frontend: the embedded folder dist has no valid path: %v", err))
	}
	return dist
}
