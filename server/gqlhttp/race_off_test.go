//go:build !race

package gqlhttp_test

// bound multiplies the times that are promised.
const bound = 1
