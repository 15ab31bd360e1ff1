// Command lionrock is the partner platform of a domain registry: API, portal, and the tools to run them, in one binary.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the build.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := root().ExecuteContext(ctx); err != nil {
		var quiet *quietError
		if !errors.As(err, &quiet) {
			fmt.Fprintln(os.Stderr, "lionrock: "+err.Error())
		}
		os.Exit(statusOf(err))
	}
}

// statusOf is the status the program ends with: 1, or 2 where a command that tells the two apart could not run.
func statusOf(err error) int {
	var notRun *notRunError
	if errors.As(err, &notRun) {
		return 2
	}
	return 1
}

// quietError ends the program with a failure that has been told already.
type quietError struct{ error }

// notRunError ends the program where a command could not do what it was asked, as opposed to having found something wrong.
type notRunError struct{ error }

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:           "lionrock",
		Short:         "The partner platform of a domain registry, in one binary",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	cmd.AddCommand(serveCommand(), demoCommand(), migrateCommand(), importCommand(), verifyCommand(),
		officerCommand(), committeeCommand(), partnerCommand(), allocateCommand(), verifyDrawCommand(), versionCommand())
	return cmd
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Run: func(cmd *cobra.Command, _ []string) { fmt.Fprintln(cmd.OutOrStdout(), version) },
	}
}

// one asks for exactly one argument, and says what it is where it is not there.
func one(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("%s needs %s; see `%s --help`", cmd.CommandPath(), what, cmd.CommandPath())
		}
		return nil
	}
}

// flagged lets a command's flags go over the environment.
func flagged(cmd *cobra.Command, c *config, withAddr bool) {
	cmd.Flags().StringVar(&c.DataDir, "data", c.DataDir, "folder of the database, papers and secret")
	if withAddr {
		cmd.Flags().StringVar(&c.Addr, "addr", c.Addr, "address to listen on")
	}
}

// configured makes a command that runs with the configuration read, completed and checked.
func configured(
	cmd *cobra.Command, withAddr bool, adjust func(*config), run func(*cobra.Command, config, []string) error,
) *cobra.Command {
	c, envErr := readConfig(os.Environ())
	flagged(cmd, &c, withAddr)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if envErr != nil {
			return envErr
		}
		if adjust != nil {
			adjust(&c)
		}
		if err := c.check(); err != nil {
			return err
		}
		return run(cmd, c, args)
	}
	return cmd
}
