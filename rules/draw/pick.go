package draw

import (
	"crypto/md5" //nolint:gosec // RFC 3797 section 5 prescribes MD5; what it must be is well mixed, not collision-free
	"encoding/binary"
	"math/bits"
)

// Pick is one step of a draw.
type Pick struct {
	// Digest is the MD5 of the step's number, the key, and the number again.
	Digest [md5.Size]byte
	// Left is how many entries were left to pick from, Index which of them was picked, from 0.
	Left, Index int
	// Entry is the number of the picked entry in the pool, from 1.
	Entry int
}

// Picks draws a pool of a size to its last entry. The same key and size always give the same picks.
func Picks(key string, pool int) []Pick {
	left := make([]uint16, pool)
	for i := range left {
		left[i] = uint16(i + 1) // a pool has at most PoolMax entries: see Suffices
	}
	message := framed(key)
	picks := make([]Pick, pool)
	for i := range picks {
		digest := digestOf(message, i)
		index := remainder(digest, pool-i)
		picks[i] = Pick{Digest: digest, Left: pool - i, Index: index, Entry: int(left[index])}
		left = append(left[:index], left[index+1:]...)
	}
	return picks
}

// Order ranks a pool of a size: the numbers of its entries, from 0, best first.
func Order(key string, pool int) []int {
	order := make([]int, pool)
	for i, pick := range Picks(key, pool) {
		order[i] = pick.Entry - 1
	}
	return order
}

// framed is the key between the two places for the step's number.
func framed(key string) []byte {
	message := make([]byte, 0, len(key)+4)
	message = append(message, 0, 0)
	message = append(message, key...)
	return append(message, 0, 0)
}

func digestOf(message []byte, step int) [md5.Size]byte {
	number := uint16(step) //nolint:gosec // below PoolMax
	binary.BigEndian.PutUint16(message, number)
	binary.BigEndian.PutUint16(message[len(message)-2:], number)
	return md5.Sum(message) //nolint:gosec // see the import
}

// remainder reads a digest as one 128-bit number, most significant byte first, and divides it.
func remainder(digest [md5.Size]byte, by int) int {
	n := uint64(by) //nolint:gosec // how many are left is positive
	high, low := binary.BigEndian.Uint64(digest[:8]), binary.BigEndian.Uint64(digest[8:])
	_, rest := bits.Div64(high%n, low, n)
	return int(rest) //nolint:gosec // less than by
}
