package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lionrock/flows/letters"
	"lionrock/server/work"
)

// How often chores are done. Nothing waits for them: what a person may do is judged by the instant.
const (
	soon  = 30 * time.Second
	later = 10 * time.Minute
)

// chores is what is done again and again behind everybody's back: names whose papers did not come are freed, what was announced
// is settled if a crash or a fault has kept it from being, what is not needed any more is forgotten, and letters are written.
func (a *app) chores() []work.Chore {
	chores := []work.Chore{
		{Kind: "FREE_NAMES", Every: soon, Do: counting("freed %d names whose papers or payment did not come", a.names.FreeOverdue)},
		{Kind: "SETTLE_LAUNCH", Every: soon, Do: func(ctx context.Context) (string, error) { return "", a.launches.Settle(ctx) }},
		{Kind: "ERASE_EVIDENCE", Every: later, Do: counting("erased %d pieces of evidence that nobody used", a.launches.SweepEvidence)},
		{Kind: "ERASE_PAPERS", Every: later, Do: counting("erased %d papers of applications that ended", a.joining.SweepPapers)},
		{Kind: "FORGET_SESSIONS", Every: later, Do: counting("forgot %d sign-ins that ended long ago", a.access.ForgetSessions)},
	}
	if a.config.Mail != "" {
		chores = append(chores,
			work.Chore{Kind: "WRITE_LETTERS", Every: soon, Do: a.writing(a.program.News, a.joining.Letters)},
			work.Chore{Kind: "REMIND", Every: later, Do: a.writing(a.program.FeeLetters)})
	}
	return chores
}

// counting says how many things a chore did something to; nothing if there were none.
func counting(sentence string, do func(context.Context) (int, error)) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		count, err := do(ctx)
		if count == 0 {
			return "", err
		}
		return fmt.Sprintf(sentence, count), err
	}
}

// writing makes the letters that are due by some sources and has all that wait sent, those of a source that failed excepted.
func (a *app) writing(sources ...letters.Source) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		waiting, err := a.letters.Write(ctx, sources...)
		if sendErr := a.work.Send(ctx, waiting); sendErr != nil || len(waiting) == 0 {
			return "", errors.Join(err, sendErr)
		}
		return fmt.Sprintf("%d letters wait to be sent", len(waiting)), err
	}
}

// sendLetter sends one letter.
func (a *app) sendLetter(ctx context.Context, id string) (string, error) {
	sent, err := a.letters.Send(ctx, id, a.post.Send)
	if err != nil || !sent {
		return "not sent: it was sent before, or is not wanted any more", err
	}
	return "sent", nil
}

// rereadEvery is how often a server looks whether another one has changed the dials.
const rereadEvery = 30 * time.Second

// reread reads the dials again until the context ends. Every server does it for itself.
func (a *app) reread(ctx context.Context) {
	ticker := time.NewTicker(rereadEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			if err := a.frame.Book.Reload(ctx, a.frame.DB); err != nil {
				a.log.ErrorContext(ctx, "read the dials again", "error", err)
			}
		case <-ctx.Done():
			return
		}
	}
}
