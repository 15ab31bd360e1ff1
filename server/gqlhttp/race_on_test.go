//go:build race

package gqlhttp_test

// bound multiplies the times that are promised: the race detector slows everything down.
const bound = 20
