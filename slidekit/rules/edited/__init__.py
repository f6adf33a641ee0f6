"""Rules for PPTX files that have been in other hands, or that slidekit never made."""
