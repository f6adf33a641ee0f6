"""The approval library: people, decks in versions, comments, signatures, and who did what when.

It stores bytes and digests and holds the rules of who may do what; it knows no screens, slides or
PowerPoint. One database is one library: a SQLite file of one person, or PostgreSQL of a team.

    tables       what is stored, and what of it can never change
    opening      making a library, opening one
    sessions     signing in: a Session is what every other function takes
    audit        the only way to write: a change and its events in one transaction
    checking     whether anybody changed the library by another way

It supports the controls that 21 CFR Part 11 asks of a system; how it is run decides the rest.
"""
