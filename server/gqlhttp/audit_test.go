package gqlhttp_test

import (
	"bytes"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"

	"lionrock/server/gqlhttp"
)

func TestThePublicAuditSuitePasses(t *testing.T) {
	if _, err := os.Stat("audit/node_modules/graphql-http"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("run npm ci in server/gqlhttp/audit first:", err)
		}
		t.Skip("run npm ci in server/gqlhttp/audit to run the audits:", err)
	}
	s := serve(t, func(c *gqlhttp.Config) { c.AllowGET = true })
	server := httptest.NewServer(s.handler)
	defer server.Close()
	output, err := exec.Command("node", "audit/run.mjs", server.URL+"/graphql").CombinedOutput()
	if err != nil || !bytes.HasSuffix(bytes.TrimSpace(output), []byte("61 passed, 0 failed")) {
		t.Errorf("%v\n%s", err, output)
	}
}
