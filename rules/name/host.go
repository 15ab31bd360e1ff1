package name

// The rule: a name server is named by a host name of at least two labels, of any top-level domain and in any script that
// IDNA allows (RFC 1123 section 2.1, RFC 5891); it is kept as A-labels. Where it stands does not matter. An address is not a name.

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"

	"lionrock/rules"
)

var (
	sayNotHost = rules.Say("“%s” is not a host name. A name server is given by a name such as ns1.harbour.hk.",
		"「%s」不是主機名稱。請輸入域名伺服器的名稱，例如 ns1.harbour.hk。", "“%s”不是主机名称。请输入域名服务器的名称，例如 ns1.harbour.hk。")
	sayAddress = rules.Say("“%s” is an address. A name server is given by its name, such as ns1.harbour.hk.",
		"「%s」是位址。請輸入域名伺服器的名稱，例如 ns1.harbour.hk。", "“%s”是地址。请输入域名服务器的名称，例如 ns1.harbour.hk。")
	sayOneLabel = rules.Say("“%s” is only a part of a host name. Give the name in full, such as %[1]s.harbour.hk.",
		"「%s」不是完整的主機名稱。請輸入全名，例如 %[1]s.harbour.hk。", "“%s”不是完整的主机名称。请输入全名，例如 %[1]s.harbour.hk。")
)

// ParseHost reads the host name of a name server and returns it in lower case as A-labels.
func ParseHost(input string) (string, *rules.Refusal) {
	const field = "nameServers"
	if len(input) > maxInput {
		return "", rules.Refuse(rules.Invalid, sayNotHost.With(shown(input)), field)
	}
	text := fold(input)
	host, err := idna.Registration.ToASCII(text)
	switch {
	case isAddress(text):
		return "", rules.Refuse(rules.Invalid, sayAddress.With(shown(text)), field)
	case err != nil || strings.HasSuffix(host, "."):
		return "", rules.Refuse(rules.Invalid, sayNotHost.With(shown(text)), field)
	case !strings.Contains(host, "."):
		return "", rules.Refuse(rules.Invalid, sayOneLabel.With(host), field)
	}
	return host, nil
}

// isAddress reports whether text is an IP address, or would be read as one: no top-level domain is made of digits alone.
func isAddress(text string) bool {
	if _, err := netip.ParseAddr(text); err == nil {
		return true
	}
	last := text[strings.LastIndexByte(text, '.')+1:]
	return last != "" && strings.Trim(last, "0123456789") == ""
}
