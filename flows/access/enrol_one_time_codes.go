package access

import (
	"bytes"
	"context"
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"image/png"
	"io"
	"strings"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/ent/recoverycode"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

const (
	// issuer is how authenticator apps call us.
	issuer           = "Lionrock"
	totpSecretBytes  = 20
	qrCodePixels     = 240
	recoveryCodes    = 10
	recoveryBytes    = 10
	recoveryGroup    = 4
	oneTimeCodeField = "oneTimeCode"
)

// EnrolOneTimeCodes gives the person who asks, and knows their password, a secret for their authenticator app. Nothing is
// asked of them at a sign-in before a code of it was confirmed.
func (a *Access) EnrolOneTimeCodes(ctx context.Context, password string) (*view.Enrolment, error) {
	row, err := a.sure(ctx, password)
	if err != nil {
		return nil, err
	}
	key, err := totp.Generate(totp.GenerateOpts{
		Issuer: issuer, AccountName: row.Email, SecretSize: totpSecretBytes, Rand: a.Entropy,
	})
	if err != nil {
		return nil, fmt.Errorf("enrol: %w", err)
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.UpdateOneID(row.ID).SetTotpPending(a.seal(row.ID, key.Secret())).Exec(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("enrol: %w", err)
	}
	picture, err := pictureOf(key)
	return &view.Enrolment{Secret: key.Secret(), URI: key.URL(), QRCode: picture}, err
}

func pictureOf(key *otp.Key) (string, error) {
	picture, err := key.Image(qrCodePixels, qrCodePixels)
	if err != nil {
		return "", fmt.Errorf("QR code: %w", err)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		return "", fmt.Errorf("QR code: %w", err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(file.Bytes()), nil
}

// ConfirmOneTimeCodes turns one-time codes on by the first code of the app that was enrolled, and answers new recovery codes.
func (a *Access) ConfirmOneTimeCodes(ctx context.Context, code string) (fresh []string, err error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return nil, refuseProgram()
	}
	if err := a.wait(ctx, "one-time-code:"+actor.ID); err != nil {
		return nil, err
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.Person.Get(ctx, actor.ID)
		if err != nil {
			return fmt.Errorf("confirm: %w", err)
		}
		if row.TotpPending == "" {
			return refuseNothingEnrolled(oneTimeCodeField)
		}
		secret, err := a.unseal(row.ID, row.TotpPending)
		if err != nil {
			return err
		}
		step, err := a.stepOf(secret, code, 0)
		if err != nil {
			return err
		}
		if step == 0 {
			return rules.Refuse(rules.BadCredentials, rules.Say(
				"This is not the code the app shows now. Check that the clock of your device is right, and give the newest code.",
				"這不是應用程式現時顯示的驗證碼。請確認裝置時間正確，並輸入最新的驗證碼。",
				"这不是应用当前显示的验证码。请确认设备时间正确，并输入最新的验证码。"), oneTimeCodeField)
		}
		err = tx.Person.UpdateOne(row).SetTotpSecret(row.TotpPending).SetTotpStep(step).SetTotpAt(a.sessionNow()).ClearTotpPending().Exec(ctx)
		if err != nil {
			return fmt.Errorf("confirm: %w", err)
		}
		if fresh, err = a.newRecoveryCodes(ctx, tx, row.ID); err != nil {
			return err
		}
		return a.Record(ctx, tx, row.ID, "one-time-codes.enable", row.ID, nil)
	})
	return fresh, err
}

// RenewRecoveryCodes gives the person who asks, and knows their password, new recovery codes; the old ones are good no more.
func (a *Access) RenewRecoveryCodes(ctx context.Context, password string) (fresh []string, err error) {
	row, err := a.sure(ctx, password)
	if err != nil {
		return nil, err
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		now, err := tx.Person.Query().Where(person.ID(row.ID)).WithPasskeys().Only(ctx)
		if err != nil {
			return fmt.Errorf("recovery codes: %w", err)
		}
		if !secondStepOf(now) {
			return refuseNothingEnrolled()
		}
		if fresh, err = a.newRecoveryCodes(ctx, tx, row.ID); err != nil {
			return err
		}
		return a.Record(ctx, tx, row.ID, "recovery-codes.renew", row.ID, nil)
	})
	return fresh, err
}

// DisableOneTimeCodes turns one-time codes off for the person who asks and knows their password. Recovery codes go with the last
// second step.
func (a *Access) DisableOneTimeCodes(ctx context.Context, password string) error {
	row, err := a.sure(ctx, password)
	if err != nil {
		return err
	}
	return a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		err := tx.Person.UpdateOneID(row.ID).ClearTotpSecret().ClearTotpPending().ClearTotpAt().Exec(ctx)
		if err != nil {
			return fmt.Errorf("disable: %w", err)
		}
		if err := dropRecoveryCodes(ctx, tx, row.ID); err != nil {
			return err
		}
		return a.Record(ctx, tx, row.ID, "one-time-codes.disable", row.ID, nil)
	})
}

// sure reads the person who asks, if they give their password again.
func (a *Access) sure(ctx context.Context, password string) (*ent.Person, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return nil, refuseProgram()
	}
	if err := a.wait(ctx, "sign-in:"+actor.Label); err != nil {
		return nil, err
	}
	row, err := a.DB.Read.Person.Query().Where(person.ID(actor.ID)).Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("person: %w", err)
	}
	same, err := a.passwords.match(password, row.PasswordHash)
	if err != nil {
		return nil, err
	}
	if !same {
		return nil, rules.Refuse(rules.BadCredentials, rules.Say(
			"This is not your password.", "密碼不正確。", "密码不正确。"), "password")
	}
	return row, nil
}

func refuseProgram() *rules.Refusal {
	return rules.Refuse(rules.NotEligible, rules.Say(
		"This is for people: an API client signs in by its secret. Sign in as a person.",
		"此功能只供個人使用；API 用戶端以密鑰登入。請以個人身分登入。", "此功能只供个人使用；API 客户端以密钥登录。请以个人身份登录。"))
}

func refuseNothingEnrolled(field ...string) *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"There is no authenticator app yet. Add one first.", "尚未設定驗證器應用程式，請先加入。", "尚未设置验证器应用，请先添加。"), field...)
}

var recoveryAlphabet = base32.StdEncoding.WithPadding(base32.NoPadding)

// newRecoveryCodes makes ten codes of 80 random bits in the place of those there were. A plain hash of so many cannot be
// guessed back.
func (a *Access) newRecoveryCodes(ctx context.Context, tx *flows.Tx, personID string) ([]string, error) {
	if _, err := tx.RecoveryCode.Delete().Where(recoverycode.PersonID(personID)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("recovery codes: %w", err)
	}
	fresh, rows := make([]string, recoveryCodes), make([]*ent.RecoveryCodeCreate, recoveryCodes)
	for i := range fresh {
		raw := make([]byte, recoveryBytes)
		if _, err := io.ReadFull(a.Entropy, raw); err != nil {
			return nil, fmt.Errorf("recovery codes: %w", err)
		}
		fresh[i] = inGroups(strings.ToLower(recoveryAlphabet.EncodeToString(raw)))
		rows[i] = tx.RecoveryCode.Create().SetID(a.NewID("rec")).SetPersonID(personID).SetHash(hashRecoveryCode(fresh[i]))
	}
	if err := tx.RecoveryCode.CreateBulk(rows...).Exec(ctx); err != nil {
		return nil, fmt.Errorf("recovery codes: %w", err)
	}
	return fresh, nil
}

// inGroups writes a code so that it can be copied by hand.
func inGroups(code string) string {
	var groups []string
	for ; len(code) > recoveryGroup; code = code[recoveryGroup:] {
		groups = append(groups, code[:recoveryGroup])
	}
	return strings.Join(append(groups, code), "-")
}

// hashRecoveryCode is what is remembered of a code, however it is written.
func hashRecoveryCode(code string) []byte {
	return hashSecret(strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(code)))
}

// OneTimeCodes tells since when the person who asks is asked for codes; nil where they are not.
func (a *Access) OneTimeCodes(ctx context.Context) (*view.OneTimeCodes, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return nil, nil
	}
	row, err := a.DB.Read.Person.Get(ctx, actor.ID)
	if err != nil {
		return nil, fmt.Errorf("one-time codes: %w", err)
	}
	if row.TotpSecret == "" || row.TotpAt == nil {
		return nil, nil
	}
	left, err := a.DB.Read.RecoveryCode.Query().Where(recoverycode.PersonID(actor.ID), recoverycode.UsedAtIsNil()).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("one-time codes: %w", err)
	}
	return &view.OneTimeCodes{Since: *row.TotpAt, RecoveryCodesLeft: left}, nil
}
