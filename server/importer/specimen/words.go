package specimen

import "strconv"

// Words that Hong Kong's names are often made of. No word of the first row with one of the second makes the same label as
// another pair; a test holds that.
var (
	first = []string{
		"golden", "silver", "jade", "pearl", "lucky", "happy", "great", "grand", "royal", "ocean", "harbour", "victoria",
		"lion", "dragon", "phoenix", "tiger", "lotus", "bamboo", "orchid", "bauhinia", "kowloon", "central", "wanchai",
		"mongkok", "shatin", "taipo", "saikung", "lantau", "stanley", "aberdeen", "peak", "star", "sun", "moon", "sky",
		"cloud", "river", "mountain", "green", "blue", "red", "white", "bright", "smart", "quick", "direct", "first",
		"prime", "prosper", "fortune", "unity", "eastern", "western", "southern", "northern", "pacific", "oriental",
		"global", "united", "modern", "new", "old", "little", "big", "chan", "wong", "lee", "lau", "cheung", "leung",
		"yeung", "kwok", "tang", "fung", "hung", "shing", "wing", "kam", "yuen", "tak", "ming", "kin", "man", "wai",
		"chi", "siu", "hoi", "lok", "fook", "sang", "cheong", "hing", "lung", "tung", "nam", "sai", "pak", "sun-hung",
		"tai-koo", "chung-wah",
	}
	second = []string{
		"trading", "logistics", "design", "studio", "kitchen", "cafe", "bakery", "tea", "dental", "clinic", "pharmacy",
		"optical", "fashion", "jewellery", "watches", "toys", "books", "music", "film", "photo", "print", "paper",
		"packaging", "plastics", "metal", "steel", "electric", "lighting", "solar", "energy", "water", "garden", "farm",
		"seafood", "noodles", "sushi", "winery", "travel", "tours", "hotel", "hostel", "property", "homes", "renovation",
		"cleaning", "laundry", "pets", "fitness", "yoga", "dance", "sports", "cycling", "sailing", "hiking", "tutor",
		"academy", "school", "nursery", "library", "church", "charity", "legal", "audit", "tax", "capital", "invest",
		"wealth", "software", "systems", "cloudworks", "data", "labs", "robotics", "mobile", "media", "marketing", "events",
		"wedding", "flowers", "gifts", "beauty", "salon", "spa", "health", "medical", "nutrition", "organic", "freight",
		"shipping", "courier", "taxi", "motors", "parts", "tools", "textiles", "leather", "furniture", "ceramics", "art",
		"museum",
	}
	tails = numbered("", "hk", "-hk", "asia", "group", "online", "shop", "intl", "-co", "88", "168", "852", "365")

	// Characters that are no variants of one another, within each row.
	rows = [][]rune{
		[]rune("香九新沙大西中北南東深元上下天屯青馬柴銅灣筲赤長坪"),
		[]rune("安平和樂福祿壽喜康寧豐富貴榮華昌盛興旺隆發財利達通順"),
		[]rune("金銀玉珠寶石木水火土山海河江湖雲月星日光明亮清美"),
		[]rune("茶館餐廳書局藥房花店行號社會校院堂閣樓軒齋莊園村"),
	}
)

// numbered adds to the endings themselves those with a number behind them, so that a million names find room.
func numbered(endings ...string) []string {
	all := append([]string{}, endings...)
	for n := 1; len(all) < 211; n++ {
		all = append(all, strconv.Itoa(1000+n))
	}
	return all
}
