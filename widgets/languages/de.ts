<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutSlide</name>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Locked by the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Required by the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Optional</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Not in the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Part {0} of {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Id</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Section</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Study</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Part</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Shown</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Hidden in the slide show</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Author</name>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Show slide {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Hide slide {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Delete slide {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Deleted. Ctrl+Z brings it back, Ctrl+M makes it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Insert slide {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>The deck is being checked again; choose the fix after that.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>This list is made from what the slides cite.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ColumnModel</name>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Column</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Holds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Means</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;File</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Edit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;View</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Slide sho&amp;w</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;New deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Open ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Save &amp;as ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Export ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Quit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Redo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Edit the text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Find ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Replace ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Insert a slide ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Duplicate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>De&amp;lete</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Hide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Move &amp;up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Move do&amp;wn</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Previous slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Next slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Fit the slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Zoom &amp;in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Zoom &amp;out</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Fin&amp;dings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>In&amp;spector</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Next &amp;part of the window</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>From the &amp;beginning</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>From &amp;this slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Commands</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Dates</name>
        <message>
            <location filename="../../widgets/dates.py"></location>
            <source>d MMM yyyy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/dates.py"></location>
            <source>{0}, {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/dates.py"></location>
            <source>{0}%</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>DeckPage</name>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>For whom the deck is</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>The trial</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Most can wait. Without purpose, audience, markets, presenter, employer, conflicts and funder, rules keep a deck from release.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Document</name>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>{0} is open in another window. Choose another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>Recover unsaved edits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>Take the deck from disk</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <location filename="../../widgets/editor.py"></location>
            <source>Choose the slide at the left to delete it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/editor.py"></location>
            <source>Every slide is hidden.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>EntryPage</name>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>&amp;Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>&amp;Remove</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Move &amp;up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Move &amp;down</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Alt+Up</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Alt+Down</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Another &amp;folder ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Asking the rules ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Export</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Show in folder</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Export {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Folder</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Files</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;PowerPoint, to edit and to show</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>P&amp;DF, a page a slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>P&amp;ictures, a PNG a slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>N&amp;otes pages, a PDF to speak from</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>What keeps the deck from release</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Progress</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>The deck has no slides. Add one, or choose another template.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Choose at least one kind of file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Give a name without a dot in front and without any of {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>The folder is not there any more. Choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>{0}: is there already and will be replaced.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>No rule keeps this deck from review.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>One finding keeps this deck from release, so DRAFT will stand across every slide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>{0} findings keep this deck from release, so DRAFT will stand across every slide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Slide {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Folder of the files</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Getting ready ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Writing the PowerPoint file ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Painting the PDF ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Painting the pictures ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Painting the notes pages ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Setting the slides ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Stopped. Nothing was written.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Written: {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Stopping after this step ...</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>{0} has no slides.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>Build the deck again from its study.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>{0} was changed by another program and was not written over.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>Choose which of the two holds, or save under another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>There is no folder {0}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Choose another folder.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Nothing can be written into {0}: {1}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Choose a folder that you may write to.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>{0} cannot be written: {1}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Close it where it is open, or choose another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>unknown reason</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/fonts.py"></location>
            <source>The font file {0} is damaged.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/fonts.py"></location>
            <source>Delete it and try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notes_pages.py"></location>
            <source>Notes pages need at least one slide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/paint.py"></location>
            <source>The picture {0} is not in the deck or is damaged.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/pdf.py"></location>
            <source>A PDF needs at least one slide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notes_pages.py"></location>
            <source>Add a slide to the deck.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/pdf.py"></location>
            <source>{0} cannot be made: {1}.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Match &amp;case</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Find &amp;next</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Replace on &amp;slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Replace &amp;all</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Re&amp;place by</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>&amp;Find</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Words to find</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Words to put in their place</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Not found</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>{0} of {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>{0} places</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Locked: not replaced</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>{0} replaced</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>FindingsPanel</name>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Nothing has been checked yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Findings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>What is wrong</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>About the finding</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Blocks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Blocks unless waived</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Warning</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>No findings: the rules have nothing against this deck.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>{0} in all; {1} block approval.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Choose a finding to see what to do about it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Rule {0}. {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>{0} - Ctrl+Z takes it back</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Gallery</name>
        <message>
            <location filename="../../widgets/start/gallery.py"></location>
            <source>Templates</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>GridView</name>
        <message>
            <location filename="../../widgets/study/grid.py"></location>
            <source>Rows of the table</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>InsertMenu</name>
        <message>
            <location filename="../../widgets/insert_menu.py"></location>
            <source>{0} cannot be made: {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/insert_menu.py"></location>
            <source>The deck has every slide that its results allow</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Copy its token</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Click a number on the slide to see where it came from.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Numbers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Numbers ({0})</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Inspector</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Numbers of this slide or block</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>What is said with this slide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Where the number came from</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Speaker notes</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <location filename="../../widgets/language.py"></location>
            <source>slidekit does not speak {0}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/language.py"></location>
            <source>Choose one of: {0}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/language.py"></location>
            <source>The language changes when slidekit starts next.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Leaving</name>
        <message>
            <location filename="../../widgets/leaving.py"></location>
            <source>Save the edits of {0}?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/leaving.py"></location>
            <source>What is not saved is deleted.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>Findings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>Open a deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>Save the deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>slidekit decks (*.slidekit)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>Opening {0} ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>&amp;Undo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>&amp;Redo</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>NewDeckDialog</name>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Another &amp;folder ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Take in &amp;tables ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Make the deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Sample: {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>As the study's file says</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>New deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>as the study's file says</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Study</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Occasion</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Purpose</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Audience</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Mar&amp;kets</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Folder of the study</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Another program changed this deck on disk. Which one holds?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Load it from disk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Keep mine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Edits of {0} were not saved when slidekit ended.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Recover them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Discard</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>This deck is open in another window. Save yours under another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Save as ...</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source>What is wrong, and what to do</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source>Error</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source>Remark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source> ({0} is the column {1} here.)</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Provenance</name>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Id</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Value</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Interval</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>p-value</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>n/N</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>N</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Unit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Arm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Population</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Status</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Source</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>as printed in the source</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>computed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>{0} rows</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Filter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Method</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Settings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Reference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Place in it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>agrees</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>differs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Checked</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>{0} gave no number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>{0}%</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>RoleDelegate</name>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Nothing that is used</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Samples</name>
        <message>
            <location filename="../../sample_data/onc301/README.md"></location>
            <source>ONC301</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../sample_data/published301/README.md"></location>
            <source>ONC302 as its paper prints it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../sample_data/simple/README.md"></location>
            <source>A small trial in two plain tables</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SlideShow</name>
        <message>
            <location filename="../../widgets/slide_show.py"></location>
            <source>Slide show</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_show.py"></location>
            <source>Slide show; Esc ends it</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SlideStrip</name>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>Slides</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>locked by the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>required by the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>optional</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>not in the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>Slide {0}: {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>hidden</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>{0} findings block</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>{0} warnings</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>SlideView</name>
        <message>
            <location filename="../../widgets/slide_view.py"></location>
            <source>Slide</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>&amp;Open a deck or PowerPoint file ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>&amp;Take in tables ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks opened last</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks that you open will be listed here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>&amp;Back to {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>New deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Choose the occasion. The pictures show a sample study.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Last opened</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Sample studies</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Or drop tables, a study folder, a deck or a PowerPoint file on this page.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks and PowerPoint files (*.slidekit *.pptx *.pptm *.ppsx)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Open</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Tables (*.csv *.tsv *.tab *.txt *.xpt *.sas7bdat *.yaml)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Tables of a study</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Drop either tables or one deck, not both: {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>{0} cannot be used. Drop CSV or SAS tables, a folder, a .slidekit or a .pptx file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Open the deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Check the PowerPoint file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Take in the study</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Slide {0} of {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Draft: cannot be approved yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Draft</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Findings: {0}, blocking: {1}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>No findings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Data cut-off {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Edits are not kept: save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Saved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Not saved, kept for recovery</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Not saved</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StripPane</name>
        <message>
            <location filename="../../widgets/strip_pane.py"></location>
            <source>Missing slides: {0}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>StudyImport</name>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Another &amp;folder ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>&amp;Write study.yaml</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Make a &amp;deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Choose &amp;other tables ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Reading {0} ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Parts of the study</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>What was refused or done</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Arms</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Populations</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Endpoints</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Sources</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Trial and deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml is written into {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml and copies of the tables are written into {0}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml in {0} is changed; its comments stay</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Nothing is wrong with the tables.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>1 remark</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>{0} remarks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>{0}. Enter or a click leads to the place.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>1 error</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>{0} errors</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Folder of the study</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Writing study.yaml ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Written into {0}; left to mend: {1}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Written into {0}. The study opens without errors.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TablePage</name>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>&amp;Texts that mean an event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>The first rows; the rest is being read ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>What this table holds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Columns and what they mean</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>This table &amp;holds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>This file could not be read.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>{0} rows, {1} columns</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>{0}: {1}</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Templates</name>
        <message>
            <location filename="../../templates/advisory_board.yaml"></location>
            <source>Advisory board</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/advisory_board.yaml"></location>
            <source>Why advice from outside is needed, an agenda whose larger part is discussion, the data that the questions need, and one slide per question.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/conference.yaml"></location>
            <source>Conference oral</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/conference.yaml"></location>
            <source>One trial for a congress session of 8 to 12 minutes, with every required safety slide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/grand_rounds.yaml"></location>
            <source>Grand rounds</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/grand_rounds.yaml"></location>
            <source>A disease, its treatments and the evidence of one or several studies, for a session of 30 to 50 minutes at a hospital.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/journal_club.yaml"></location>
            <source>Journal club</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/journal_club.yaml"></location>
            <source>One published trial with question, risk of bias, flow, results, harms, reporting checklist and questions to discuss; no conclusion about a product.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/one_to_one.yaml"></location>
            <source>One to one</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/one_to_one.yaml"></location>
            <source>One trial in few slides for a visit; further endpoints, design and methods wait in the backup.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/reactive_response.yaml"></location>
            <source>Response to an unsolicited request</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../templates/reactive_response.yaml"></location>
            <source>One logged question of one requester, answered by medical affairs with design, efficacy and safety of the same studies; it is used once.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TextEditor</name>
        <message>
            <location filename="../../widgets/text_editor.py"></location>
            <source>Text of the slide; { offers the numbers of the deck</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>TypingIn</name>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>This is made from results. Its words are in title and footnotes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>Type { to choose a number of the deck. Esc ends.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Waiting</name>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Progress</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Making the deck ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Back</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>_Job</name>
        <message>
            <location filename="../../widgets/jobs.py"></location>
            <source>slidekit has a fault: {0}.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>slides</name>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>acknowledgement</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>adverse events arm by arm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>common adverse events</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>adverse events with risk differences</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>overview of adverse events</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>adverse events of special interest</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>agenda</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>answer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>background</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>baseline characteristics</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>boxed warning</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>business question</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>notes on the talk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>case</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>checklist</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>citation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>safety of the class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>conclusions</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>context</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>contrary evidence</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>study design</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>disclosures</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>discussion</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>disease</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>patient disposition</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>duties</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>gaps in the evidence</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>exploratory endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>exposure</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>forest plot of subgroups</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>guidelines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>key secondary endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>label</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>rates at landmark times</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>treatment landscape</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>list of all endpoints</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>limitations</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>rules of the meeting</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>methods</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>next steps</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>objectives</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>PICO question</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>primary endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>question</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>references</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>request</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>question that was asked</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>results</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>risk of bias</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>literature search</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>secondary endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>special populations</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>statistics</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>regulatory status</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>strengths</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>summary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>test plan</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>title slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>title</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>subtitle</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>line above the title</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>text</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>lines beside the figure</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>figure</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>footnotes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>pointer to another slide</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>state of the deck</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>slide number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>primary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>key secondary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>secondary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>exploratory</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>post hoc</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>safety</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>baseline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>percentage points</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>days</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>weeks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>months</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>years</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>study</name>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Purpose</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Audience</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>who will see it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Markets</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>US, EU</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Pre&amp;senter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>name, degree</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Employer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Conflicts of interest</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>all of them, or: None</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Funder of the study</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Mee&amp;ting</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>congress or occasion</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Date of the tal&amp;k</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>2027-01-31</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>T&amp;itle of the trial</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Acron&amp;ym</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Registration</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>NCT and eight digits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>P&amp;hase</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Disease</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Sp&amp;onsor</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Data c&amp;ut-off</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>2026-06-30</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Randomised</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Blinding</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Contro&amp;l</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Reference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>The arm that the others are compared with</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Texts in the tables</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Short name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Chosen by</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>A column of the patients' table and its texts: SAFFL = Y</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name on slides</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Short</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Test no.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Met</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Definition</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Title</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Kind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Authors</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Journal</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Year</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Pages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>DOI</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Arms</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>In the order in which slides show them. Mark the one arm that the others are compared with.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name of another arm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Populations</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Who is counted. Without an entry, all randomised and all treated patients are.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name of another population</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Endpoints</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Say what was planned: rank, place in the sequence of tests, and the unit of the times. Remove what is not to be shown.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name of another endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>{0}, as the table says</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>{0}? To be confirmed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Sources</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>What slides cite: the paper, the report, the label. Printed tables that name no source are taken to come from the first one that you add.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Title of a source</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>What its columns say</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patients, a row each</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patients with times to an event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Times to an event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Adverse events</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Responses</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Tumour measurements</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Laboratory</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Vital signs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Questionnaires</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Exposure</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed results</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed curve</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed subgroups</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed adverse events</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Not read</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Not recognised</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patient</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Arm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Endpoint code</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Censoring</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Unit of time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Organ class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Grade</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Adverse event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patients with it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Grade 3 or more</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Serious</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Related</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Listed from</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Which number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Number</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>n</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>N</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Lower limit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Upper limit</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Level of limits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>p value</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Kind of p</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Compared with</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Endpoint</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Analysis</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Data cut-off</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Population</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Rank</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Status</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Registration</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Source</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Place in source</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Share without event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>At risk</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Events</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Censored</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Factor</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Subgroup</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Estimate</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>p of interaction</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Planned before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>numbers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>texts</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>dates</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Y or N</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>nothing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>not said yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>On label</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Consistent with the label</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Unapproved use of an approved medicine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Investigational medicine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Answer to an unsolicited question</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Payers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Within the company</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Yes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>No</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Open label</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Single-blind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Double-blind</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Placebo</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Active</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Another dose</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Historical</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>None</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>not said</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Primary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Key secondary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Secondary</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Exploratory</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Post hoc</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Time to an event</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Response</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>as in the table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Days</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Weeks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Months</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Years</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Article</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Abstract</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Label</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Registry</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Data on file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Guideline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Other</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
