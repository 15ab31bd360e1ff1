//go:build race

package names_test

// raceDetector tells that everything takes ten times as long.
const raceDetector = true
