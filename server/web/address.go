package web

import (
	"context"
	"net/http"
	"net/netip"
	"strings"
)

// addressed finds out who is at the other end.
func addressed(trusted []netip.Prefix, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchangeOf(r.Context())
		if x.clientIP = clientIP(r, trusted); x.clientIP.IsValid() {
			x.address = x.clientIP.String()
		}
		next.ServeHTTP(w, r)
	})
}

// Address answers the address of the caller: of the connection, or what a trusted proxy says it is. It is empty where
// nobody knows.
func Address(ctx context.Context) string { return exchangeOf(ctx).address }

// BudgetKey names the caller for limits. All of an IPv6 /64 is one subscriber (RFC 6177), who could otherwise come from a
// new address each time.
func BudgetKey(ctx context.Context) string {
	x := exchangeOf(ctx)
	if !x.clientIP.Is6() {
		return x.address
	}
	network, err := x.clientIP.WithZone("").Prefix(64)
	if err != nil {
		return x.address
	}
	return network.String()
}

// clientIP reads X-Forwarded-For from its end, where the nearest proxy wrote, and stops at the first
// address that is not a trusted proxy: what stands before it was written by whoever was there.
func clientIP(r *http.Request, trusted []netip.Prefix) netip.Addr {
	at := hostOf(r.RemoteAddr)
	if !within(at, trusted) {
		return at
	}
	forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(forwarded) - 1; i >= 0 && within(at, trusted); i-- {
		next := hostOf(strings.TrimSpace(forwarded[i]))
		if !next.IsValid() {
			break
		}
		at = next
	}
	return at
}

// hostOf reads an address with or without a port.
func hostOf(text string) netip.Addr {
	if with, err := netip.ParseAddrPort(text); err == nil {
		return with.Addr().Unmap()
	}
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return address.Unmap()
}

func within(address netip.Addr, networks []netip.Prefix) bool {
	for _, network := range networks {
		if network.Contains(address) {
			return true
		}
	}
	return false
}
