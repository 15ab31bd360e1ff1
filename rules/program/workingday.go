// Rule (working days): Monday to Friday except Hong Kong general holidays are working days; whether Saturday is one is a
// dial, because the programme never says and the registry itself dated results on a Saturday in 2004. An application is
// decided in 3 to 5 working days, counted from the day the last required paper or payment arrived, that day not counted.

package program

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"lionrock/rules"
)

var ruleWorkingDays = rules.Rule{
	Code: "program.working-days",
	Summary: rules.Say(
		"An application is decided in 3 to 5 working days (the default), counted from the day after the last paper or payment arrived.",
		"申請於最後一份文件或款項收妥翌日起計三至五個工作天（預設）內批核。",
		"申请自最后一份文件或款项收妥翌日起计三至五个工作日（默认）内批核。"),
	Source: "HKDNR Service Partner Program FAQ: procedures; General Holidays Ordinance (Cap. 149); recorded policy (Saturdays)",
}

// dateOnly is how a holiday is written.
const dateOnly = "2006-01-02"

// Calendar knows the working days of the years it has holidays for.
type Calendar struct {
	Version string `json:"-"`
	// SaturdayWorks counts Saturdays that are no holiday.
	SaturdayWorks bool `json:"saturdayWorks"`
	// Holidays lists each year's general holidays as dates; every Sunday is one too and is not listed.
	Holidays map[int][]string `json:"holidays"`
}

// IsWorkingDay reports whether the Hong Kong day of an instant is one; a fault where the year's holidays are not known.
func (c *Calendar) IsWorkingDay(at time.Time) (bool, error) {
	day := at.In(rules.HongKong)
	holidays, known := c.Holidays[day.Year()]
	if !known {
		return false, fmt.Errorf("the general holidays of %d are not known", day.Year())
	}
	switch day.Weekday() {
	case time.Sunday:
		return false, nil
	case time.Saturday:
		if !c.SaturdayWorks {
			return false, nil
		}
	case time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday:
	}
	return !slices.Contains(holidays, day.Format(dateOnly)), nil
}

// After is the midnight that begins the nth working day after the Hong Kong day of an instant, that day not counted.
func (c *Calendar) After(at time.Time, n int) (time.Time, error) {
	day := rules.Midnight(at)
	for n > 0 {
		day = rules.AddDays(day, 1)
		works, err := c.IsWorkingDay(day)
		if err != nil {
			return time.Time{}, err
		}
		if works {
			n--
		}
	}
	return day, nil
}

// Decision is when an application is to be decided that became complete at an instant: from the start of the first day
// of the promise to the end of its last.
func (d *Dials) Decision(c *Calendar, complete time.Time) (rules.Window, error) {
	opens, err := c.After(complete, d.DecisionDays.Minimum)
	if err != nil {
		return rules.Window{}, err
	}
	last, err := c.After(complete, d.DecisionDays.Maximum)
	if err != nil {
		return rules.Window{}, err
	}
	return rules.Window{Opens: opens, Closes: rules.AddDays(last, 1)}, nil
}

// Validate checks that each holiday is a date of its year and no Sunday.
func (c *Calendar) Validate() error {
	if len(c.Holidays) == 0 {
		return errors.New("no year has holidays")
	}
	var faults []error
	for year, holidays := range c.Holidays {
		for _, holiday := range holidays {
			day, err := time.Parse(dateOnly, holiday)
			if err != nil || day.Year() != year || day.Weekday() == time.Sunday {
				faults = append(faults, fmt.Errorf("holiday %q of %d: want a date of that year that is no Sunday", holiday, year))
			}
		}
	}
	return errors.Join(faults...)
}

// Validate checks that the programme's figures are possible.
func (d *Dials) Validate() error {
	switch {
	case d.Fee < 0:
		return fmt.Errorf("fee %s is less than nothing", d.Fee)
	case d.Threshold < 1:
		return fmt.Errorf("threshold %d: want at least 1", d.Threshold)
	case d.DecisionDays.Minimum < 1 || d.DecisionDays.Maximum < d.DecisionDays.Minimum:
		return fmt.Errorf("decision days %d to %d: want an ascending range from 1", d.DecisionDays.Minimum, d.DecisionDays.Maximum)
	}
	for i, benefit := range d.Benefits {
		if !benefit.Complete() {
			return fmt.Errorf("benefit %d is not said in every language", i+1)
		}
	}
	return nil
}
