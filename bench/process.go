package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server under load. What it logs goes to a file, as it would in service.
type process struct {
	cmd  *exec.Cmd
	addr string
	log  *os.File
}

// command runs a program to its end, showing what it says.
func command(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...) //nolint:gosec // the benchmark runs go and what it has built
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}

// start runs a server on a free port, logging into a folder. Its rate limit is off: it is the machine's limit that is looked
// for.
func start(ctx context.Context, dir, name string, args ...string) (*process, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(dir, filepath.Base(name)+".log"))
	if err != nil {
		return nil, err
	}
	//nolint:gosec // the benchmark runs what it has built
	p := &process{addr: addr, log: log, cmd: exec.CommandContext(ctx, name, append(args, "--addr", addr)...)}
	p.cmd.Env = append(os.Environ(), "LIONROCK_RATE_LIMIT=off")
	p.cmd.Stderr = log
	p.cmd.Cancel = func() error { return p.cmd.Process.Signal(syscall.SIGTERM) }
	p.cmd.WaitDelay = 20 * time.Second
	return p, p.cmd.Start()
}

// stop ends the server as an operator would.
func (p *process) stop() error {
	err := p.cmd.Process.Signal(syscall.SIGTERM)
	if err == nil {
		err = p.cmd.Wait()
	}
	if err != nil {
		err = fmt.Errorf("%s: %w; its log is %s", filepath.Base(p.cmd.Path), err, p.log.Name())
	}
	return errors.Join(err, p.log.Close())
}

// ready waits until the server can be connected to.
func (p *process) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		conn, err := net.Dial("tcp", p.addr)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s did not start: %w; its log is %s", filepath.Base(p.cmd.Path), ctx.Err(), p.log.Name())
		case <-time.After(time.Millisecond):
		}
	}
}

// cpu is the processor time the server has used.
func (p *process) cpu() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	// The name of the program is in brackets and may hold anything; user and system time are the 12th and 13th field after it.
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	const user, system, tick = 11, 12, 10 * time.Millisecond
	var total time.Duration
	for _, i := range []int{user, system} {
		ticks, err := strconv.Atoi(fields[i])
		if err != nil {
			return 0, err
		}
		total += time.Duration(ticks) * tick
	}
	return total, nil
}

// token changes the partner's client ID and secret for an access token.
func (p *process) token() (string, error) {
	answer, err := http.PostForm("http://"+p.addr+"/oauth/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {clientID}, "client_secret": {clientSecret},
	})
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var issued struct {
		Token string `json:"access_token"`
		Error string `json:"error_description"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&issued); err != nil {
		return "", err
	}
	if issued.Token == "" {
		return "", errors.New(issued.Error)
	}
	return issued.Token, nil
}

// ask asks the server once, by GraphQL.
func ask[T any](p *process, token, query string, variables map[string]any) (data T, err error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return data, err
	}
	request, err := http.NewRequest(http.MethodPost, "http://"+p.addr+"/graphql", bytes.NewReader(body))
	if err != nil {
		return data, err
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return data, err
	}
	defer answer.Body.Close()
	var said struct {
		Data   T
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		return data, err
	}
	if len(said.Errors) > 0 {
		return data, fmt.Errorf("%s: %s", query, said.Errors[0].Message)
	}
	return said.Data, nil
}
