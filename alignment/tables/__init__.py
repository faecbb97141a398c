"""Tables as officers keep them: spreadsheets, text with separators and tables in Word, as cells with their addresses."""
