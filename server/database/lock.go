package database

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

const lockName = "lionrock.lock"

// Lock makes a data directory this process's own, and refuses one that is another's. A SQLite database has one writer, who
// remembers what it has written: a second one beside it would tell the time, the dials and the tiers otherwise. The lock
// ends with the process, however that ends.
func Lock(dataDir string) (io.Closer, error) {
	if err := os.MkdirAll(dataDir, 0o700); err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	lock := flock.New(filepath.Join(dataDir, lockName), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", dataDir, err)
	}
	if !got {
		return nil, fmt.Errorf(
			"another lionrock is using %s: stop it first (a SQLite database has one server; for several, use PostgreSQL)", dataDir)
	}
	return lock, nil
}
