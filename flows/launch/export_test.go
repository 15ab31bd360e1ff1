package launch

// WriteCSV is how results are written as a table.
var WriteCSV = writeCSV
