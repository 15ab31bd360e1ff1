package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lionrock/server/database"
	"lionrock/server/demo"
	"lionrock/server/importer"
	"lionrock/server/verify"
	"lionrock/server/web"
)

func serveCommand() *cobra.Command {
	return configured(&cobra.Command{
		Use: "serve", Short: "Serve API and portal", Args: cobra.NoArgs,
		Long: "Serve API and portal for real. The database is brought up to date first.\n" + configHelp,
	}, true, nil, func(cmd *cobra.Command, c config, _ []string) error {
		lines := web.NewLines(os.Stderr)
		a, err := assemble(cmd.Context(), c, web.NewLogger(lines, slog.LevelInfo))
		if err != nil {
			return err
		}
		return errors.Join(a.serve(cmd.Context(), nil), a.close(), lines.Close())
	})
}

func demoCommand() *cobra.Command {
	var reset bool
	cmd := configured(&cobra.Command{
		Use: "demo", Short: "Serve a demo with invented partners, whose clock can be moved", Args: cobra.NoArgs,
		Long: "Serve a demo: invented partners and holders on real .hk names, sign-ins for everyone, and a clock that can\n" +
			"be moved (advanceClock). A second start keeps what was done; --reset starts anew.\n" + configHelp,
	}, true, func(c *config) { c.sandbox = true }, func(cmd *cobra.Command, c config, _ []string) error {
		return runDemo(cmd.Context(), c, reset, cmd.OutOrStdout())
	})
	cmd.Flags().BoolVar(&reset, "reset", false, "forget what was done and start anew")
	return cmd
}

func runDemo(ctx context.Context, c config, reset bool, out io.Writer) error {
	say := func(line string) { fmt.Fprintln(out, "· "+line) }
	if reset {
		say("Forgetting the demo in " + c.DataDir)
		if err := forget(c); err != nil {
			return err
		}
	}
	logFile, err := openLog(c.DataDir)
	if err != nil {
		return err
	}
	defer logFile.Close()
	say("Opening the database in " + c.DataDir)
	lines := web.NewLines(logFile)
	if c.Mail == "" {
		c.Mail = mailFolder
	}
	a, err := assemble(ctx, c, web.NewLogger(lines, slog.LevelInfo))
	if err != nil {
		return err
	}
	err = demo.Load(ctx, a.frame, a.names, a.access, a.joining.Documents, say)
	if err == nil {
		err = a.serve(ctx, func() { fmt.Fprint(out, welcome(c)) })
	}
	return errors.Join(err, a.close(), lines.Close())
}

// openLog keeps the demo's log beside its database, so that the terminal shows what a newcomer needs.
func openLog(dataDir string) (*os.File, error) {
	if err := os.MkdirAll(dataDir, 0o700); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	return os.OpenFile(filepath.Join(dataDir, "lionrock.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// forget removes what a demo leaves in its folder, and nothing else that may be there.
func forget(c config) error {
	if c.DatabaseURL != "" {
		return errors.New("--reset forgets only a demo on SQLite; make a new PostgreSQL database instead")
	}
	lock, err := database.Lock(c.DataDir)
	if err != nil {
		return err
	}
	var errs []error
	for _, name := range []string{
		database.FileName, database.FileName + "-wal", database.FileName + "-shm", database.JobsFileName, database.JobsFileName + "-wal",
		database.JobsFileName + "-shm", "mail", "blobs", "secret", "lionrock.log",
	} {
		errs = append(errs, os.RemoveAll(filepath.Join(c.DataDir, name)))
	}
	return errors.Join(append(errs, lock.Close())...)
}

// welcome tells a newcomer where to go and what to try.
func welcome(c config) string {
	return fmt.Sprintf(`
Lionrock is ready at %[1]s

Sign in at %[1]s/sign-in with the password %[2]s as
  %-27[3]s a service partner, three names short of its fee waiver
  %-27[4]s an officer of the registry
  %-27[5]s a second officer: two are needed to announce results
  %-27[7]s a member of the Objections Committee, with 2 and 3
  %-27[6]s a company that is joining: only the fee is missing
API clients: demo-harbour / demo-harbour-secret and demo-peak / demo-peak-secret

Walk through the launch of 2004 at %[1]s/launch/walk
Letters to people lie in %[8]s

Is this name free?
  curl -s %[1]s/graphql -H 'Content-Type: application/json' \
    -d '{"query":"{ domainAvailability(names: [\"google.com.hk\", \"discuss.idv.hk\"]) { name status reason } }"}'

Press Ctrl-C to stop; what was done is kept.
`, c.PublicURL, demo.Password, demo.PartnerEmail, demo.OfficerEmail, demo.Officer2Email,
		demo.ApplicantEmail, demo.CommitteeEmail, filepath.Join(c.DataDir, "mail"))
}

func migrateCommand() *cobra.Command {
	return configured(&cobra.Command{
		Use: "migrate", Short: "Bring the database up to date and stop", Args: cobra.NoArgs,
		Long: "Bring the database up to date and stop. `lionrock serve` does the same before it serves.\n" + configHelp,
	}, false, nil, func(cmd *cobra.Command, c config, _ []string) error {
		db, err := database.Open(cmd.Context(), c.DatabaseURL, c.DataDir)
		if err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), "The database is up to date.")
		return db.Close()
	})
}

func verifyCommand() *cobra.Command {
	var asJSON bool
	cmd := configured(&cobra.Command{
		Use: "verify", Short: "Check a database and its papers, changing nothing", Args: cobra.NoArgs,
		Long: "Open a database read-only and check, by its own reading, that it holds together: the ledger, names and their\n" +
			"holders, charges, counts, the audit chain, papers. Ends with a failure if anything is wrong.\n" + configHelp,
	}, false, nil, func(cmd *cobra.Command, c config, _ []string) error {
		return runVerify(cmd.Context(), c, asJSON, cmd.OutOrStdout())
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return cmd
}

func runVerify(ctx context.Context, c config, asJSON bool, out io.Writer) error {
	report, err := verify.Run(ctx, verify.Options{DatabaseURL: c.DatabaseURL, DataDir: c.DataDir})
	if err != nil {
		return err
	}
	print := report.Print
	if asJSON {
		print = report.PrintJSON
	}
	if err := print(out); err != nil {
		return err
	}
	if !report.OK() {
		return &quietError{errors.New("the register is not in order")}
	}
	return nil
}

func importCommand() *cobra.Command {
	return configured(&cobra.Command{
		Use: "import register.csv", Short: "Load an existing register", Args: one("the file to load, such as register.csv"),
		Long: importHelp + configHelp,
	}, false, nil, func(cmd *cobra.Command, c config, args []string) error {
		a, err := assemble(cmd.Context(), c, web.NewLogger(os.Stderr, slog.LevelInfo))
		if err != nil {
			return err
		}
		result, err := importer.Run(cmd.Context(), a.frame, args[0], cmd.ErrOrStderr())
		if err = errors.Join(err, a.close()); err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), result)
		if result.Rejected > 0 {
			return &quietError{errors.New("some lines were rejected")}
		}
		return nil
	})
}

const importHelp = `Load an existing register from a file of comma-separated values (UTF-8), one name a line. The first line names the
columns, in any order:

  name          the name; its category follows from it
  holder        who holds it
  holder_kind   INDIVIDUAL, COMPANY, GOVERNMENT, STATUTORY_BODY, SCHOOL, NON_PROFIT or NETWORK_PROVIDER
  country       of the holder, two letters
  commenced_on  YYYY-MM-DD in Hong Kong
  expires_on    YYYY-MM-DD in Hong Kong
  partner       the partner's handle
  operations    what counts to tier and waiver, such as CREATE@2026-01-02;RENEW@2027-01-03; empty means CREATE

Lines that cannot be imported go to register.csv.rejects.csv with line number, field and reason, and the command then ends
with a failure. It is safe to run again: what is there already is left as it is.
`
