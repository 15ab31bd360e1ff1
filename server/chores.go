package main

import (
	"context"
	"errors"
	"time"

	"lionrock/flows/letters"
	"lionrock/rules"
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
		{Kind: "FREE_NAMES", Every: soon, Do: counting(freed, a.names.FreeOverdue)},
		{Kind: "SETTLE_LAUNCH", Every: soon, Do: func(ctx context.Context) (rules.Text, error) { return rules.Text{}, a.launches.Settle(ctx) }},
		{Kind: "ERASE_EVIDENCE", Every: later, Do: counting(evidenceErased, a.launches.SweepEvidence)},
		{Kind: "ERASE_PAPERS", Every: later, Do: counting(papersErased, a.joining.SweepPapers)},
		{Kind: "FORGET_SESSIONS", Every: later, Do: counting(sessionsForgotten, a.access.ForgetSessions)},
	}
	if a.config.Mail != "" {
		chores = append(chores,
			work.Chore{Kind: "WRITE_LETTERS", Every: soon, Do: a.writing(a.program.News, a.joining.Letters)},
			work.Chore{Kind: "REMIND", Every: later, Do: a.writing(a.program.FeeLetters)})
	}
	return chores
}

// What chores say they did.
var (
	freed = rules.Say(
		"Names freed whose papers or payment did not come: %d.", "釋放文件或款項未到的域名：%d 個。", "释放文件或款项未到的域名：%d 个。")
	evidenceErased = rules.Say(
		"Pieces of evidence erased that nobody used: %d.", "刪除無人使用的證據：%d 份。", "删除无人使用的证据：%d 份。")
	papersErased = rules.Say(
		"Papers of ended applications erased: %d.", "刪除已結束申請的文件：%d 份。", "删除已结束申请的文件：%d 份。")
	sessionsForgotten = rules.Say(
		"Sign-ins forgotten that ended long ago: %d.", "刪除早已結束的登入記錄：%d 項。", "删除早已结束的登录记录：%d 项。")
	lettersWait = rules.Say("Letters that wait to be sent: %d.", "等候寄出的信件：%d 封。", "等候发送的信件：%d 封。")
	letterSent  = rules.Say("Sent.", "已寄出。", "已发送。")
	letterStays = rules.Say(
		"Not sent: it was sent before, or is not wanted any more.", "沒有寄出：先前已寄，或已無需寄出。", "没有发送：先前已发送，或已无需发送。")
)

// counting says how many things a chore did something to; nothing if there were none.
func counting(sentence rules.Text, do func(context.Context) (int, error)) func(context.Context) (rules.Text, error) {
	return func(ctx context.Context) (rules.Text, error) {
		count, err := do(ctx)
		if count == 0 {
			return rules.Text{}, err
		}
		return sentence.With(count), err
	}
}

// writing makes the letters that are due by some sources and has all that wait sent, those of a source that failed excepted.
func (a *app) writing(sources ...letters.Source) func(context.Context) (rules.Text, error) {
	return func(ctx context.Context) (rules.Text, error) {
		waiting, err := a.letters.Write(ctx, sources...)
		if sendErr := a.work.Send(ctx, waiting); sendErr != nil || len(waiting) == 0 {
			return rules.Text{}, errors.Join(err, sendErr)
		}
		return lettersWait.With(len(waiting)), err
	}
}

// sendLetter sends one letter.
func (a *app) sendLetter(ctx context.Context, id string) (rules.Text, error) {
	sent, err := a.letters.Send(ctx, id, a.post.Send)
	if err != nil || !sent {
		return letterStays, err
	}
	return letterSent, nil
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
