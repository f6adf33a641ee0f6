"""The screen: Qt shows values and sends edits; pages are painted from Frames."""
