package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"lionrock/server/importer/specimen"
)

// register is the data directory that is measured on.
type register struct{ dir string }

// The partner who lists and registers names, and the four among whom the names are spread: those of the demo.
const (
	partnerHandle = "harbour"
	clientID      = "demo-harbour"
	clientSecret  = "demo-harbour-secret"
	officerEmail  = "officer@registry.example"
	password      = "lionrock-demo-2004" //nolint:gosec // the demo's password is printed in the README
)

var handles = []string{"harbour", "peak", "kowloon", "victoria"}

// openRegister makes the register, or takes that of an earlier run.
func openRegister(ctx context.Context, b binaries, s settings, say func(string, ...any)) (register, error) {
	r := register{filepath.Join(s.dir, "register-"+strconv.Itoa(s.names))}
	done := filepath.Join(r.dir, "complete")
	if _, err := os.Stat(done); err == nil {
		say("Taking the register of %d names in %s", s.names, r.dir)
		return r, nil
	}
	say("Making a register of %d names in %s; later runs take it as it is", s.names, r.dir)
	if err := os.RemoveAll(r.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	if err := os.MkdirAll(r.dir, 0o700); err != nil {
		return r, err
	}
	if err := r.people(ctx, b); err != nil {
		return r, err
	}
	file := filepath.Join(r.dir, "register.csv")
	if err := writeSpecimen(file, s.names); err != nil {
		return r, err
	}
	if err := command(ctx, b.server, "import", file, "--data", r.dir); err != nil {
		return r, fmt.Errorf("import: %w", err)
	}
	return r, errors.Join(os.Remove(file), os.WriteFile(done, nil, 0o600))
}

// people lets the demo make its partners and sign-ins, and books a payment that lasts for all runs.
func (r register) people(ctx context.Context, b binaries) error {
	p, err := start(ctx, r.dir, b.server, "demo", "--data", r.dir)
	if err != nil {
		return err
	}
	err = p.ready(ctx)
	if err == nil {
		err = deposit(p)
	}
	return errors.Join(err, p.stop())
}

func deposit(p *process) error {
	session, err := ask[struct{ SignIn struct{ AccessToken string } }](p, "",
		`mutation($i: SignInInput!) { signIn(input: $i) { accessToken userErrors { message } } }`,
		map[string]any{"i": map[string]any{"email": officerEmail, "password": password}})
	if err != nil {
		return err
	}
	officer := session.SignIn.AccessToken
	found, err := ask[struct {
		Partners struct {
			Edges []struct{ Node struct{ ID, Handle string } }
		}
	}](p, officer, `{ partners(first: 100) { edges { node { id handle } } } }`, nil)
	if err != nil {
		return err
	}
	for _, edge := range found.Partners.Edges {
		if edge.Node.Handle != partnerHandle {
			continue
		}
		_, err = ask[any](p, officer,
			`mutation($i: RecordPaymentInput!) { recordPayment(input: $i) { userErrors { message } } }`,
			map[string]any{"i": map[string]any{
				"partnerId": edge.Node.ID, "amount": "10000000000.00", "method": "FPS", "reference": "BENCH-1",
				"receivedAt": time.Now().Add(-time.Hour).UTC().Format(time.RFC3339), "idempotencyKey": "bench-deposit",
			}})
		return err
	}
	return fmt.Errorf("the demo has no partner %s", partnerHandle)
}

func writeSpecimen(path string, names int) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	wish := specimen.Wish{Names: names, Partners: handles, Today: time.Now()}
	return errors.Join(wish.Write(file), file.Close())
}

// verify has the server's own examiner look at the register as the benchmark left it, and shows its verdict.
func (b binaries) verify(ctx context.Context, r register, out io.Writer) error {
	//nolint:gosec // the benchmark runs what it has built
	said, err := exec.CommandContext(ctx, b.server, "verify", "--data", r.dir).Output()
	if err != nil {
		return fmt.Errorf("the benchmark left the register out of order: %w\n%s", err, said)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	fmt.Fprintln(out, lines[len(lines)-1])
	return nil
}

// footprint reads one line of /proc/<pid>/status, in megabytes.
func footprint(pid int, line string) (int, error) {
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if rest, found := strings.CutPrefix(lines.Text(), line+":"); found {
			kilobytes, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
			return kilobytes / 1024, err
		}
	}
	return 0, errors.Join(fmt.Errorf("/proc/%d/status has no %s", pid, line), lines.Err())
}
