package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// serverPage is a page as the server answers it.
type serverPage struct {
	Edges    []struct{ Node struct{ Name string } }
	PageInfo struct{ EndCursor string }
}

func (p *pair) serverPage(token string, variables map[string]any) (serverPage, error) {
	said, err := ask[struct {
		Viewer struct{ Partner struct{ Domains serverPage } }
	}](p.server, token, askPage, variables)
	return said.Viewer.Partner.Domains, err
}

func (p serverPage) names() string {
	var names []string
	for _, edge := range p.Edges {
		names = append(names, edge.Node.Name)
	}
	return strings.Join(names, " ")
}

// barePage is a page as the reference answers it.
type barePage struct {
	Domains    []struct{ Name string }
	Before, ID string
}

func (p barePage) names() string {
	var names []string
	for _, d := range p.Domains {
		names = append(names, d.Name)
	}
	return strings.Join(names, " ")
}

func get[T any](ctx context.Context, p *process, path string) (read T, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.addr+path, nil)
	if err != nil {
		return read, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return read, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return read, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return read, json.NewDecoder(answer.Body).Decode(&read)
}
