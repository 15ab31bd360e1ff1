package main

import (
	"strings"
	"testing"
)

func TestThePeopleOfTheRegistryAreAppointedFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"an officer", []string{"officer", "one@registry.example"}, 0, "one@registry.example is an officer now. Sign in at "},
		{"a member", []string{"committee", "two@board.example", "--name", "Chan Tai Man"}, 0, "two@board.example sits on the Objections Committee now."},
		{"a member from outside", []string{"committee", "three@law.example", "--name", "Priya Nair", "--external"}, 0, "not shown again:"},
		{"a member without a name", []string{"committee", "four@board.example"}, 1, "Write 1 to 200 characters here."},
		{"nobody", []string{"committee"}, 1, "lionrock committee needs one e-mail address"},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, said := ended(t, append(c.args, "--data", dir)...)
			if status != c.status || !strings.Contains(said, c.says) {
				t.Errorf("status %d, want %d: %s", status, c.status, said)
			}
		})
	}
}
