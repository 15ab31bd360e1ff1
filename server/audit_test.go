package main

import (
	"bytes"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
)

// The public GraphQL-over-HTTP audits, asked of the demo's own server by a caller without a token.
func TestTheDemoPassesThePublicAuditSuite(t *testing.T) {
	const audit = "gqlhttp/audit"
	if _, err := os.Stat(audit + "/node_modules/graphql-http"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("run npm ci in server/gqlhttp/audit first:", err)
		}
		t.Skip("run npm ci in server/gqlhttp/audit to run the audits:", err)
	}
	w := newWorld(t, "")
	server := httptest.NewServer(w.handler)
	defer server.Close()
	output, err := exec.Command("node", audit+"/run.mjs", server.URL+"/graphql").CombinedOutput()
	if err != nil || !bytes.HasSuffix(bytes.TrimSpace(output), []byte("61 passed, 0 failed")) {
		t.Errorf("%v\n%s", err, output)
	}
	w.quiet()
}
