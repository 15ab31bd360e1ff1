package allocator

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"lionrock/rules/draw"
)

// writeProofs writes the proof of every draw into a folder, each as a file of its own.
func writeProofs(folder string, draws []drawn, sources []draw.Source) error {
	if folder == "" {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // proofs are for everybody
		return fmt.Errorf("proofs: %w", err)
	}
	for _, d := range draws {
		proof, err := draw.Prove(d.subject, d.pool, sources)
		if err != nil {
			return fmt.Errorf("proof of %s: %w", d.subject.Name, err)
		}
		document, err := proof.JSON()
		if err != nil {
			return err
		}
		file := filepath.Join(folder, d.subject.Phase+"-"+d.subject.ASCIIName+".json")
		if err := os.WriteFile(file, document, 0o644); err != nil { //nolint:gosec // as above
			return fmt.Errorf("proofs: %w", err)
		}
	}
	return nil
}

// ErrDiffers is the fault of a proof that does not hold.
var ErrDiffers = errors.New("the proof does not hold")

// VerifyDraw repeats the draw of a proof from its own list and sources, and prints what came of it. An error that is
// ErrDiffers is the verdict; any other means that there is none.
func VerifyDraw(path string, out io.Writer) error {
	document, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("cannot read the proof: %w", err)
	}
	proof, err := draw.Read(document)
	if err != nil {
		fmt.Fprintf(out, "No. %s\n", err)
		return ErrDiffers
	}
	differences, err := proof.Verify()
	if err != nil {
		fmt.Fprintf(out, "No. From this list and these sources nothing can be drawn: %s\n", err)
		return ErrDiffers
	}
	if len(differences) > 0 {
		fmt.Fprintln(out, "No. What is published differs from what the list and the sources give:")
		for _, d := range differences {
			fmt.Fprintf(out, "  %s\n", d)
		}
		return ErrDiffers
	}
	fmt.Fprintf(out, `Yes. The draw for %s in %s was repeated from the list and the sources, and nothing differs.
  %d entries, SHA-256 %s
  key %s
  %.2f bits declared, %.2f needed
`, proof.Name, proof.Phase, len(proof.Entries), proof.EntriesSHA256, proof.Key, proof.EntropyDeclared, proof.EntropyNeeded)
	for i, id := range proof.Ranking {
		fmt.Fprintf(out, "  %d. %s\n", i+1, id)
	}
	return nil
}
