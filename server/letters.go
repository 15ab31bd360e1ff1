package main

import (
	"html/template"
	"net/http"

	"lionrock/flows"
	"lionrock/rules"
)

// The page behind the link of a letter works without the portal, without a script and without a sign-in.
var endPage = template.Must(template.New("end").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<main>
<h1>{{.Title}}</h1>
<p>{{.Text}}</p>
{{if .Button}}<form method="post"><button>{{.Button}}</button></form>{{end}}
</main>
</html>
`))

var (
	sayEndTitle = rules.Say("No more news of promotions", "不再收取優惠消息", "不再接收优惠消息")
	sayEndAsk   = rules.Say(
		"Press the button and no more news of promotions will be sent to you. Service messages about your account go on.",
		"按下按鈕後，我們不會再向您發送優惠消息。有關您帳戶的服務訊息不受影響。",
		"按下按钮后，我们不会再向您发送优惠消息。有关您账户的服务信息不受影响。")
	sayEndButton = rules.Say("End my consent", "撤回同意", "撤回同意")
	sayEnded     = rules.Say(
		"Your consent has ended. You can give it again in the portal, under Messages.",
		"您的同意已撤回。如欲再次同意，請在平台的「訊息」內設定。",
		"您的同意已撤回。如需再次同意，请在平台的“信息”内设置。")
	sayEndBroken = rules.Say(
		"This link is not complete, or it is older than a year. Sign in to end your consent in the portal.",
		"此連結不完整，或已超過一年。請登入平台撤回同意。", "此链接不完整，或已超过一年。请登录平台撤回同意。")
)

// serveEnd is GET and POST /letters/end/{person}: the link of a letter that ends the consent to news. Looking at it changes
// nothing, because mail programs look at links; posting to it ends the consent (RFC 8058), as often as it is done.
func (a *app) serveEnd(w http.ResponseWriter, r *http.Request) {
	locale, person := flows.RequestOf(r.Context()).Locale, r.PathValue("person")
	page := struct{ Lang, Title, Text, Button string }{locale.Tag(), sayEndTitle.In(locale), sayEndAsk.In(locale), sayEndButton.In(locale)}
	status := http.StatusOK
	switch {
	case !a.letters.ValidEnd(person, r.URL.Query()):
		status, page.Text, page.Button = http.StatusForbidden, sayEndBroken.In(locale), ""
	case r.Method == http.MethodPost:
		if err := a.letters.End(r.Context(), person); err != nil {
			a.log.ErrorContext(r.Context(), "end a consent", "error", err)
			http.Error(w, "Something went wrong on our side. Please try again.", http.StatusInternalServerError)
			return
		}
		page.Text, page.Button = sayEnded.In(locale), ""
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := endPage.Execute(w, page); err != nil {
		a.log.WarnContext(r.Context(), "end a consent", "error", err)
	}
}
