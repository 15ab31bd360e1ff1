package letter

import (
	"time"

	"lionrock/rules"
)

// Consent is how a person stands about news. Without a word from them there is none.
type Consent struct {
	Given bool
	// At is when they last said so; zero where they never did.
	At time.Time
	// Words is the version of the words that they were shown.
	Words string
}

// WordsVersion is the version of Words. It goes up with every change of them, so that it is known what was consented to.
const WordsVersion = "1.0"

// Words are what a person consents to. They name the data that is used, for what, and the right to end it (Cap. 486 s. 35C).
func Words() rules.Text {
	return rules.Say(
		"We would like to use your e-mail address and the language of your account to tell you about promotions of .hk names, and "+
			"about the Service Partner Program where you are not in it. We may not do so without your consent, and give your data to "+
			"nobody else for this. You can end it at any time, free of charge, here or with one click in each such e-mail.",
		"我們希望使用您的電郵地址及帳戶語言，向您介紹 .hk 域名的優惠活動；如您並非服務夥伴，亦包括服務夥伴計劃的消息。未經您同意，我們不得如此使用，"+
			"亦不會為此把資料提供予他人。您可隨時免費撤回同意：在此處，或在每封電郵內一按即可。",
		"我们希望使用您的电子邮箱及账户语言，向您介绍 .hk 域名的优惠活动；如您并非服务伙伴，也包括服务伙伴计划的消息。未经您同意，我们不得如此使用，"+
			"也不会为此把资料提供给他人。您可随时免费撤回同意：在此处，或在每封电子邮件内一按即可。")
}
