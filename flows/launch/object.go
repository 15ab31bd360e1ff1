package launch

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"lionrock/ent"
	"lionrock/ent/evidence"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/paper"
)

// SubmitObjectionInput is an objection as somebody brings it.
type SubmitObjectionInput struct {
	SetID, Objector, Email, RuleCited, Statement string
	EvidenceIDs                                  []string
}

// filedObjection is the answer kept for retries.
type filedObjection struct {
	ObjectionID string `json:"objectionId"`
}

// SubmitObjection files an objection to an allocation and answers with its ID. Anyone may.
func (l *Launches) SubmitObjection(ctx context.Context, in SubmitObjectionInput, key string) (string, error) {
	email, refusal := rules.ReadEmail(in.Email)
	if refusal != nil {
		return "", refusal
	}
	if err := l.pace(ctx, "objection"); err != nil {
		return "", err
	}
	in.Email = email
	filed, err := flows.Once(ownedBy(ctx, email), l.Frame, "submitObjection", key, in,
		func(ctx context.Context, tx *flows.Tx) (filedObjection, error) {
			pieces, err := l.admissible(ctx, tx, in)
			if err != nil {
				return filedObjection{}, err
			}
			return l.file(ctx, tx, in, pieces)
		})
	return filed.ObjectionID, err
}

// admissible judges an objection from what the register holds, and answers with its evidence.
func (l *Launches) admissible(ctx context.Context, tx *flows.Tx, in SubmitObjectionInput) ([]*ent.Evidence, error) {
	p, _, now, err := l.programme()
	if err != nil {
		return nil, err
	}
	set, err := tx.ContentionSet.Get(ctx, in.SetID)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("setId")
	}
	if err != nil {
		return nil, fmt.Errorf("object to %s: %w", in.SetID, err)
	}
	line, err := lineage(ctx, tx.Reader(), set)
	if err != nil {
		return nil, err
	}
	ids := slices.Compact(slices.Sorted(slices.Values(in.EvidenceIDs)))
	refusal := p.Objections.Admissible(launch.Filing{
		Objector: in.Objector, RuleCited: in.RuleCited, Statement: in.Statement, Evidence: len(ids),
	}, launch.Allocation{Announced: line.announcedAt, Made: line.holder() != ""}, now)
	if refusal != nil {
		return nil, refusal
	}
	return unused(ctx, tx, ids)
}

// unused reads evidence that was uploaded and that no other objection uses.
func unused(ctx context.Context, tx *flows.Tx, ids []string) ([]*ent.Evidence, error) {
	pieces, err := tx.Evidence.Query().Where(evidence.IDIn(ids...), evidence.ObjectionIDIsNil()).
		Order(ent.Asc(evidence.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("evidence: %w", err)
	}
	if len(pieces) != len(ids) {
		return nil, flows.NotFound("evidenceIds")
	}
	for _, piece := range pieces {
		if piece.State != paper.Uploaded {
			return nil, launch.RefuseNotUploaded(piece.Filename)
		}
	}
	return pieces, nil
}

func (l *Launches) file(
	ctx context.Context, tx *flows.Tx, in SubmitObjectionInput, pieces []*ent.Evidence,
) (filedObjection, error) {
	p, _, now, err := l.programme()
	if err != nil {
		return filedObjection{}, err
	}
	id := l.NewID("obj")
	err = tx.Objection.Create().SetID(id).SetReference(l.reference(id)).SetSetID(in.SetID).
		SetObjector(strings.TrimSpace(in.Objector)).SetEmail(in.Email).SetRuleCited(strings.TrimSpace(in.RuleCited)).
		SetStatement(strings.TrimSpace(in.Statement)).SetFiledAt(now).SetDecisionDueAt(p.Objections.DecisionDue(now).UTC()).Exec(ctx)
	if err != nil {
		return filedObjection{}, fmt.Errorf("object to %s: %w", in.SetID, err)
	}
	hashes := make([]string, len(pieces))
	for i, piece := range pieces {
		hashes[i] = piece.Sha256
		if err := tx.Evidence.UpdateOne(piece).SetObjectionID(id).Exec(ctx); err != nil {
			return filedObjection{}, fmt.Errorf("evidence of %s: %w", id, err)
		}
	}
	err = l.Record(ctx, tx, flows.RegistryBook, "objection.file", id, map[string]any{
		"set": in.SetID, "ruleCited": in.RuleCited, "evidence": hashes,
	})
	return filedObjection{ObjectionID: id}, err
}

// crockford writes a number so that it can be read out on the telephone.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

const referenceBytes = 5

// reference is what an objector follows a case by: forty bits that nobody without the server's key can guess from the ID.
func (l *Launches) reference(id string) string {
	mac := hmac.New(sha256.New, l.Links.Key)
	mac.Write([]byte("objection\n" + id))
	code := crockford.EncodeToString(mac.Sum(nil)[:referenceBytes])
	return "OBJ-" + code[:4] + "-" + code[4:]
}

// readReference brings a reference into the form it was given in: letters that look like figures are those figures.
func readReference(written string) string {
	code := strings.NewReplacer("-", "", " ", "").Replace(strings.ToUpper(strings.TrimSpace(written)))
	code = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.TrimPrefix(code, "OBJ"))
	if len(code) != crockford.EncodedLen(referenceBytes) {
		return ""
	}
	return "OBJ-" + code[:4] + "-" + code[4:]
}

// ownedBy gives who has not signed in an owner for idempotency keys: the hash of the e-mail address, so that no stranger's
// key is in the way.
func ownedBy(ctx context.Context, email string) context.Context {
	request := flows.RequestOf(ctx)
	if request.Actor.Kind == flows.Nobody {
		sum := sha256.Sum256([]byte(email))
		request.Actor.ID = "eml_" + hex.EncodeToString(sum[:16])
	}
	return flows.WithRequest(ctx, request)
}

// pace lets one address try something a few times at once and then slowly, as it does with signing up.
func (l *Launches) pace(ctx context.Context, deed string) error {
	if l.Slow == nil {
		return nil
	}
	pause, err := l.Slow(ctx, deed+":"+flows.RequestOf(ctx).IP)
	if err != nil || pause == 0 {
		return err
	}
	return rules.Refuse(rules.BadCredentials, rules.Say(
		"There were too many tries. Wait %d seconds and try again.", "嘗試次數過多，請等 %d 秒後再試。",
		"尝试次数过多，请等 %d 秒后再试。").With(int(math.Ceil(pause.Seconds()))))
}
