// Rule (logo): a logo is a PNG, JPEG or WebP picture, told from its bytes, from 64 to 6,000 pixels on each side. It is never
// shown as it came: its points are drawn anew as PNG in set sizes, which leaves behind whatever else was in the file. SVG is
// refused, because it is a program as much as a picture: it can carry scripts and fetch from other sites in every visitor's
// browser, and no filter for it is certain.

package exposure

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/jpeg" // one of the kinds of picture that are read
	"image/png"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // one of the kinds of picture that are read

	"lionrock/rules"
	"lionrock/rules/paper"
)

var ruleLogo = rules.Rule{
	Code: "exposure.logo",
	Summary: rules.Say(
		"A logo is a PNG, JPEG or WebP picture and is drawn anew as PNG in set sizes; SVG is refused, for it can carry scripts.",
		"標誌須為 PNG、JPEG 或 WebP 圖像，並以既定尺寸重新繪製為 PNG；SVG 可含程式，故不接納。",
		"标志须为 PNG、JPEG 或 WebP 图像，并以既定尺寸重新绘制为 PNG；SVG 可含脚本，故不接纳。"),
	Source: "Recorded policy",
}

// The fewest and the most points on a side of a logo, and the most in all: a small file can claim to be a very large picture.
const (
	sideMin   = 64
	sideMax   = 6000
	pointsMax = 24_000_000
)

// boxes are the sizes that a logo is drawn in: as large as fits, never larger than it came.
var boxes = []image.Point{{160, 80}, {320, 160}, {640, 320}}

// Picture is a logo in one size, without its bytes.
type Picture struct {
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Sha256 string `json:"sha256"`
}

// Drawn is a logo in one size.
type Drawn struct {
	Picture
	PNG []byte
}

const logoField = "logoDocumentId"

// Draw reads a picture and draws it anew in every size, the smallest first.
func Draw(file []byte) ([]Drawn, *rules.Refusal) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case err != nil:
		return nil, paper.RefuseNoLogo(logoField)
	case min(config.Width, config.Height) < sideMin || max(config.Width, config.Height) > sideMax ||
		config.Width*config.Height > pointsMax:
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"The picture is %d by %d pixels. A logo has %d to %d on each side, and at most 24 million in all.",
			"圖像為 %d × %d 像素。標誌每邊須為 %d 至 %d 像素，總計不多於 2,400 萬像素。",
			"图像为 %d × %d 像素。标志每边须为 %d 至 %d 像素，总计不多于 2,400 万像素。",
		).With(config.Width, config.Height, sideMin, sideMax), logoField)
	}
	picture, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"The file begins as a %s picture and cannot be read to its end. Export it again and send that.",
			"檔案開首為 %s 圖像，但未能完整讀取。請重新匯出後再提交。",
			"文件开头为 %s 图像，但未能完整读取。请重新导出后再提交。").With(strings.ToUpper(kind)), logoField)
	}
	drawn := make([]Drawn, 0, len(boxes))
	for _, box := range boxes {
		one, err := drawIn(picture, box)
		if err != nil {
			return nil, rules.Refuse(rules.Invalid, rules.Say(
				"The picture cannot be drawn. Export it again as PNG and send that.",
				"未能繪製圖像。請重新匯出為 PNG 後再提交。", "未能绘制图像。请重新导出为 PNG 后再提交。"), logoField)
		}
		drawn = append(drawn, one)
	}
	return drawn, nil
}

// drawIn draws a picture as large as fits into a box.
func drawIn(picture image.Image, box image.Point) (Drawn, error) {
	size := fit(picture.Bounds().Size(), box)
	canvas := image.NewNRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(canvas, canvas.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	var file bytes.Buffer
	// The best compression saves an eighth of a photograph's bytes and takes five times as long.
	if err := png.Encode(&file, canvas); err != nil {
		return Drawn{}, fmt.Errorf("draw a logo: %w", err)
	}
	sum := sha256.Sum256(file.Bytes())
	return Drawn{
		Picture: Picture{Width: size.X, Height: size.Y, Sha256: hex.EncodeToString(sum[:])}, PNG: file.Bytes(),
	}, nil
}

// fit keeps the proportions, and never enlarges.
func fit(size, box image.Point) image.Point {
	if size.X <= box.X && size.Y <= box.Y {
		return size
	}
	if size.X*box.Y >= size.Y*box.X {
		return image.Pt(box.X, max(1, size.Y*box.X/size.X))
	}
	return image.Pt(max(1, size.X*box.Y/size.Y), box.Y)
}
