package access

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/pquerna/otp/totp"

	"lionrock/ent"
	"lionrock/ent/recoverycode"
	"lionrock/flows"
	"lionrock/rules"
)

// codePeriod is the length of a time step of one-time codes (RFC 6238).
const codePeriod = 30 * time.Second

// checkCode asks who has an authenticator for its code, or for a recovery code. Each is good once.
func (a *Access) checkCode(ctx context.Context, tx *flows.Tx, row *ent.Person, code string) error {
	if !secondStepOf(row) {
		return nil
	}
	if code == "" {
		return rules.Refuse(rules.OneTimeCodeRequired, whatIsMissing(row), "oneTimeCode")
	}
	if row.TotpSecret == "" {
		return a.useRecoveryCode(ctx, tx, row.ID, code)
	}
	secret, err := a.unseal(row.ID, row.TotpSecret)
	if err != nil {
		return err
	}
	step, err := a.stepOf(secret, code, row.TotpStep)
	if err != nil {
		return err
	}
	if step > 0 {
		return tx.Person.UpdateOne(row).SetTotpStep(step).Exec(ctx)
	}
	return a.useRecoveryCode(ctx, tx, row.ID, code)
}

// whatIsMissing says what a person has for the second step. It is said to who knows the password only.
func whatIsMissing(row *ent.Person) rules.Text {
	switch {
	case len(row.Edges.Passkeys) == 0:
		return rules.Say(
			"Give the six digits that your authenticator app shows now, or one of your recovery codes.",
			"請輸入驗證器應用程式現時顯示的六位數字，或一個備用碼。",
			"请输入验证器应用当前显示的六位数字，或一个备用码。")
	case row.TotpSecret == "":
		return rules.Say(
			"Use your passkey, or give one of your recovery codes.",
			"請使用通行密鑰，或輸入一個備用碼。", "请使用通行密钥，或输入一个备用码。")
	default:
		return rules.Say(
			"Use your passkey, or give the six digits that your authenticator app shows now, or one of your recovery codes.",
			"請使用通行密鑰，或輸入驗證器應用程式現時顯示的六位數字，或一個備用碼。",
			"请使用通行密钥，或输入验证器应用当前显示的六位数字，或一个备用码。")
	}
}

// stepOf finds the time step a code belongs to: this or the last one, and none whose code was used. Zero is no step.
func (a *Access) stepOf(secret, code string, used int64) (int64, error) {
	now := a.sessionNow()
	for _, at := range []time.Time{now, now.Add(-codePeriod)} {
		want, err := totp.GenerateCode(secret, at)
		if err != nil {
			return 0, fmt.Errorf("one-time code: %w", err)
		}
		step := at.Unix() / int64(codePeriod/time.Second)
		if step > used && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return step, nil
		}
	}
	return 0, nil
}

func (a *Access) useRecoveryCode(ctx context.Context, tx *flows.Tx, personID, code string) error {
	used, err := tx.RecoveryCode.Update().
		Where(recoverycode.PersonID(personID), recoverycode.Hash(hashRecoveryCode(code)), recoverycode.UsedAtIsNil()).
		SetUsedAt(a.sessionNow()).Save(ctx)
	if err != nil {
		return fmt.Errorf("recovery code: %w", err)
	}
	if used == 0 {
		return refuseCredentials("oneTimeCode")
	}
	return a.Record(ctx, tx, personID, "recovery-code.use", personID, nil)
}

// seal hides the secret of a person's authenticator. It opens for the same person only.
func (a *Access) seal(personID, secret string) string {
	return base64.RawStdEncoding.EncodeToString(a.Vault.Seal(nil, nil, []byte(secret), []byte(personID)))
}

func (a *Access) unseal(personID, sealed string) (string, error) {
	raw, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil {
		return "", errors.New("the secret of an authenticator is not sealed")
	}
	secret, err := a.Vault.Open(nil, nil, raw, []byte(personID))
	if err != nil {
		return "", errors.New("the secret of an authenticator was sealed with another secret of the server")
	}
	return string(secret), nil
}
