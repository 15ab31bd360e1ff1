package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/server/web"
)

func officerCommand() *cobra.Command {
	return appointing(&cobra.Command{
		Use: "officer EMAIL", Short: "Appoint an officer of the registry",
		Long: "Make a person an officer of the registry, or give an officer a new password. The password is printed once.\n" +
			"Whoever sat on the Objections Committee leaves it: nobody holds two posts.\n" + configHelp,
	}, "is an officer", func(ctx context.Context, a *access.Access, email string) (string, error) {
		return a.AppointOfficer(ctx, email)
	})
}

func committeeCommand() *cobra.Command {
	in := access.AppointMemberInput{Capacity: launch.BoardMember}
	var external bool
	cmd := appointing(&cobra.Command{
		Use: "committee EMAIL", Short: "Appoint a member of the Objections Committee",
		Long: "Seat a person on the Objections Committee, which decides objections to allocations, or give a member a new\n" +
			"password. The password is printed once. An officer stops being one: nobody holds two posts. A panel takes two.\n" + configHelp,
	}, "sits on the Objections Committee", func(ctx context.Context, a *access.Access, email string) (string, error) {
		in.Email = email
		if external {
			in.Capacity = launch.External
		}
		return a.AppointMember(ctx, in)
	})
	cmd.Flags().StringVar(&in.Name, "name", "", "the member's name, under which decisions are published")
	cmd.Flags().BoolVar(&external, "external", false, "a member from outside, not of the board")
	return cmd
}

// appointing is a command that gives a person a post at the registry, and prints the password that comes with it.
func appointing(
	cmd *cobra.Command, post string, appoint func(context.Context, *access.Access, string) (string, error),
) *cobra.Command {
	cmd.Args = one("one e-mail address")
	return configured(cmd, false, nil, func(cmd *cobra.Command, c config, args []string) error {
		a, err := assemble(cmd.Context(), c, web.NewLogger(os.Stderr, slog.LevelInfo))
		if err != nil {
			return err
		}
		password, err := appoint(flows.AsSystem(cmd.Context(), "command line"), a.access, args[0])
		if err = errors.Join(err, a.close()); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s %s now. Sign in at %s/sign-in with this password, which is not shown again:\n%s\n",
			args[0], post, c.PublicURL, password)
		return nil
	})
}

func partnerCommand() *cobra.Command {
	var in access.AdmitPartnerInput
	var joined string
	cmd := configured(&cobra.Command{
		Use: "partner HANDLE", Short: "Open the account of a service partner", Args: one("a handle, such as harbour-hosting"),
		Long: "Open the account of a service partner that the registry takes over, before its names are imported, and make a\n" +
			"person its owner. Somebody new gets a password, which is printed once.\n" + configHelp,
	}, false, nil, func(cmd *cobra.Command, c config, args []string) error {
		in.Handle = args[0]
		if joined != "" {
			day, err := time.ParseInLocation(time.DateOnly, joined, rules.HongKong)
			if err != nil {
				return fmt.Errorf("--joined: %q is not a date such as 2026-03-01", joined)
			}
			in.JoinedAt = day
		}
		return runPartner(cmd, c, in)
	})
	cmd.Flags().StringVar(&in.Name, "name", "", "the partner's name")
	cmd.Flags().StringVar(&in.Owner, "owner", "", "e-mail address of the person who owns the account")
	cmd.Flags().StringVar(&in.WebsiteURL, "website", "", "the partner's website, if it has one")
	cmd.Flags().StringVar(&joined, "joined", "", "day in Hong Kong on which its first membership year began, YYYY-MM-DD (default today)")
	return cmd
}

func runPartner(cmd *cobra.Command, c config, in access.AdmitPartnerInput) error {
	a, err := assemble(cmd.Context(), c, web.NewLogger(os.Stderr, slog.LevelInfo))
	if err != nil {
		return err
	}
	password, err := a.access.AdmitPartner(flows.AsSystem(cmd.Context(), "command line"), in)
	if err = errors.Join(err, a.close()); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s is a partner now, and %s its owner.\n", in.Handle, in.Owner)
	if password != "" {
		fmt.Fprintf(cmd.OutOrStdout(), "Sign in at %s/sign-in with this password, which is not shown again:\n%s\n", c.PublicURL, password)
	}
	return nil
}
