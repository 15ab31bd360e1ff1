package letter

import (
	"strings"
	"time"

	"lionrock/rules"
)

// Occasion is something that people are to be told.
type Occasion struct {
	// Key is the same whenever the same is to be told.
	Key string
	// Subject is one line; Body is plain text, or Markdown that reads as such.
	Subject, Body rules.Text
	// Path is where in the portal it stands; it begins with a slash.
	Path string
	// At is when it became due, Person who is told, where it is for one person: a service message.
	At     time.Time
	Person string
	// Notice decides who is told otherwise.
	Notice Notice
}

// To reports whether a person is told at an instant, and by which kind of letter.
func (o Occasion) To(personID string, r Reader, at time.Time) (Kind, bool) {
	if o.Person == "" {
		return o.Notice.To(r, at)
	}
	return Service, o.Person == personID && !at.Before(o.At) && at.Before(o.At.Add(Fresh))
}

// Text is the body of a letter, with the address of the portal's page about it.
func (o Occasion) Text(locale rules.Locale, portal string) string {
	return strings.TrimSpace(o.Body.In(locale)) + "\n\n" + portal + o.Path
}

// Foot puts under a letter why it came and, under news, how to end it.
func Foot(body string, kind Kind, locale rules.Locale, endURL string) string {
	foot := rules.Say(
		"This is a service message of the .hk registry's partner platform about your account or your partner's. It cannot be "+
			"unsubscribed from; news of promotions comes only if you ask for it.",
		"這是 .hk 註冊管理機構服務夥伴平台有關您或您所屬服務夥伴帳戶的服務訊息，不設取消訂閱。優惠消息只會應您要求發出。",
		"这是 .hk 注册管理机构服务伙伴平台有关您或您所属服务伙伴账户的服务消息，不设取消订阅。优惠消息只会应您要求发出。")
	if kind == News {
		foot = rules.Say(
			"You get this because you consented to news of promotions. To end that, free of charge and at once: %s",
			"您收到此電郵，是因為您同意收取優惠消息。如欲即時免費撤回同意，請按：%s",
			"您收到此邮件，是因为您同意接收优惠消息。如需即时免费撤回同意，请点击：%s").With(endURL)
	}
	return body + "\n\n-- \n" + foot.In(locale) + "\n"
}
