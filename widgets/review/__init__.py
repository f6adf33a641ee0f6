"""The approval library on the screen: what awaits whom, what changed, comments and signatures."""
