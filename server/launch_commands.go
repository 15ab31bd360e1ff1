package main

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"lionrock/rules/launch"
	"lionrock/server/allocator"
)

func allocateCommand() *cobra.Command {
	var o allocator.Options
	cmd := tellingApart(&cobra.Command{
		Use: "allocate", Short: "Run a launch programme on files: who gets which name, and why", Args: cobra.NoArgs, Long: allocateHelp,
	}, func(cmd *cobra.Command, _ []string) error {
		for _, flag := range []string{"applications", "holdings", "sources", "out"} {
			if cmd.Flags().Lookup(flag).Value.String() == "" {
				return &notRunError{fmt.Errorf("--%s is needed; lionrock allocate --help says more", flag)}
			}
		}
		o.Progress, o.Warnings = cmd.ErrOrStderr(), cmd.ErrOrStderr()
		result, err := allocator.Run(cmd.Context(), o)
		if err != nil {
			return &notRunError{err}
		}
		fmt.Fprintln(cmd.OutOrStdout(), result)
		if result.Rejected > 0 {
			return &quietError{errors.New("some lines were rejected")}
		}
		return nil
	})
	flags := cmd.Flags()
	flags.StringVar(&o.Programme, "programme", launch.HK2004, "a programme that is shipped, or the path of one as JSON")
	flags.StringVar(&o.Applications, "applications", "", "the applications, CSV")
	flags.StringVar(&o.Holdings, "holdings", "", "the third-level names and their holders, CSV")
	flags.StringVar(&o.Sources, "sources", "", "the sources of the draw, JSON")
	flags.StringVar(&o.Out, "out", "", "where to write the results, one JSON object a line")
	flags.StringVar(&o.Proofs, "proofs", "", "folder for the proof of every draw (none are written without it)")
	flags.StringVar(&o.Rejects, "rejects", "", "where to write rejected lines (default: the results' name and .rejects.csv)")
	return cmd
}

func verifyDrawCommand() *cobra.Command {
	return tellingApart(&cobra.Command{
		Use: "verify-draw proof.json", Short: "Repeat a draw from its published proof", Args: one("the proof to repeat, such as proof.json"), Long: verifyDrawHelp,
	}, func(cmd *cobra.Command, args []string) error {
		err := allocator.VerifyDraw(args[0], cmd.OutOrStdout())
		switch {
		case errors.Is(err, allocator.ErrDiffers):
			return &quietError{err}
		case err != nil:
			return &notRunError{err}
		}
		return nil
	})
}

// garbage is how much a command that reads a large file whole may let lie about, in percent of what it uses.
const garbage = 25

// tellingApart makes a command that ends with 2 where it could not run at all, by its usage too.
func tellingApart(cmd *cobra.Command, run func(*cobra.Command, []string) error) *cobra.Command {
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &notRunError{err} })
	args := cmd.Args
	cmd.Args = func(cmd *cobra.Command, given []string) error {
		if err := args(cmd, given); err != nil {
			return &notRunError{err}
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		defer debug.SetGCPercent(debug.SetGCPercent(garbage))
		return run(cmd, args)
	}
	return cmd
}

const allocateHelp = `Run a launch programme on published files, offline: every name of every phase with its winner, the whole ranking, what
separated each from the next, and why the others were rejected. The same files give the same bytes in every run.

  applications.csv  id,phase,name,applicant,submitted_at,documents,mark
                    submitted_at is RFC 3339; documents are the accepted ones, parted by semicolons
  holdings.csv      name,holder,commenced_on,holder_class
                    commenced_on is YYYY-MM-DD; holder_class is OTHER, STATUTORY_BODY or GOVERNMENT
  sources.json      {"sources":[{"name":"Mark Six 04/045","values":[3,12,18,27,33,41,7],"bits":29.2}]}

The first line of a CSV file names the columns, in any order. A bad line stops nothing: it is written to the rejects with
its file, line, field and reason. A draw for which the sources declare too little entropy stops the run, and nothing is
written at all.

Ends with 0 when all went well, 1 when it is done but lines were rejected, 2 when it could not run (a wrong option, a
missing file or column, too little entropy).
`

const verifyDrawHelp = `Repeat the draw of a proof from its own list of entries and its own sources, and say whether everything published in
it, to the last step, is what they give.

Ends with 0 when it is, 1 when anything differs or the file is no proof, 2 when it could not be read.
`
