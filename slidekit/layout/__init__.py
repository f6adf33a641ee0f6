"""From slides to Frames: every item at a fixed place, text measured once."""
