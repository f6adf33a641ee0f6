<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutSlide</name>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Locked by the template</source>
            <translation>Von der Vorlage gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Required by the template</source>
            <translation>Von der Vorlage verlangt</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Optional</source>
            <translation>Freigestellt</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Not in the template</source>
            <translation>Nicht in der Vorlage</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Part {0} of {1}</source>
            <translation>Teil {0} von {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Section</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Study</source>
            <translation>Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Template</source>
            <translation>Vorlage</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Shown</source>
            <translation>Anzeige</translation>
        </message>
        <message>
            <location filename="../../widgets/about_slide.py"></location>
            <source>Hidden in the slide show</source>
            <translation>In der Präsentation ausgeblendet</translation>
        </message>
    </context>
    <context>
        <name>Amending</name>
        <message>
            <location filename="../../widgets/amending.py"></location>
            <source>Edit the study</source>
            <translation>Studie bearbeiten</translation>
        </message>
        <message>
            <location filename="../../widgets/amending.py"></location>
            <source>Which study?</source>
            <translation>Welche Studie?</translation>
        </message>
    </context>
    <context>
        <name>AskDialog</name>
        <message>
            <location filename="../../widgets/review/asking.py"></location>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>AuditPage</name>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>No.</source>
            <translation>Nr.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Of</source>
            <translation>Woran</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Reason</source>
            <translation>Begründung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Export as &amp;CSV ...</source>
            <translation>Als &amp;CSV ausgeben ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Reading ...</source>
            <translation>Wird gelesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Wrote {0}: {1} events.</source>
            <translation>{0} geschrieben: {1} Ereignisse.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>The event in full</source>
            <translation>Das Ereignis im Ganzen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Choose an event to read it in full.</source>
            <translation>Ein Ereignis wählen, um es ganz zu lesen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Show reads the trail; that it was read is noted in it.</source>
            <translation>„Zeigen“ liest das Protokoll; dass es gelesen wurde, wird darin vermerkt.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>&amp;Deck</source>
            <translation>Folien&amp;satz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>&amp;Person</source>
            <translation>Pers&amp;on</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>S&amp;ince</source>
            <translation>S&amp;eit</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>such as 2026-06-30</source>
            <translation>etwa 2026-06-30</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>{0} events, the newest first.</source>
            <translation>{0} Ereignisse, das neueste zuerst.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message>
            <location filename="../../widgets/review/audit_page.py"></location>
            <source>Audit trail</source>
            <translation>Protokoll</translation>
        </message>
    </context>
    <context>
        <name>Author</name>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Show slide {0}</source>
            <translation>Folie {0} einblenden</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Hide slide {0}</source>
            <translation>Folie {0} ausblenden</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Delete slide {0}</source>
            <translation>Folie {0} löschen</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Deleted. Ctrl+Z brings it back, Ctrl+M makes it again.</source>
            <translation>Gelöscht. Strg+Z holt sie zurück, Strg+M erstellt sie neu.</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Insert slide {0}</source>
            <translation>Folie {0} einfügen</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>The deck is being checked again; choose the fix after that.</source>
            <translation>Der Foliensatz wird gerade neu geprüft; die Korrektur danach wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>Choose a number or a source from the list after {, or take the { away.</source>
            <translation>Wählen Sie nach { eine Zahl oder Quelle aus der Liste, oder nehmen Sie die { weg.</translation>
        </message>
        <message>
            <location filename="../../widgets/author.py"></location>
            <source>This list is made from what the slides cite.</source>
            <translation>Diese Liste entsteht aus dem, was die Folien zitieren.</translation>
        </message>
    </context>
    <context>
        <name>Begins</name>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>{0}, version {1}</source>
            <translation>{0}, Version {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>You began a comment that is not sent yet: {0}.</source>
            <translation>Sie haben einen Kommentar begonnen, der noch nicht gesendet ist: {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>A comment is begun and not sent.</source>
            <translation>Ein Kommentar ist begonnen und nicht gesendet.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>{0} comments are begun and not sent.</source>
            <translation>{0} Kommentare sind begonnen und nicht gesendet.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>What was typed before the window was locked is not sent.</source>
            <translation>Was vor dem Sperren des Fensters eingegeben wurde, ist nicht gesendet.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>What is not sent is lost when the window closes.</source>
            <translation>Was nicht gesendet ist, geht verloren, wenn das Fenster geschlossen wird.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/unsent.py"></location>
            <source>Close &amp;without it</source>
            <translation>&amp;Trotzdem schließen</translation>
        </message>
    </context>
    <context>
        <name>BesideDock</name>
        <message>
            <location filename="../../widgets/review/beside.py"></location>
            <source>Comments of the reviewers</source>
            <translation>Kommentare der Prüfenden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/beside.py"></location>
            <source>{0}, version {1}: {2}</source>
            <translation>{0}, Version {1}: {2}</translation>
        </message>
    </context>
    <context>
        <name>Browser</name>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Versions of the library</source>
            <translation>Versionen der Bibliothek</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Title, product, deck or author</source>
            <translation>Titel, Produkt, Foliensatz oder Name</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Search</source>
            <translation>Suche</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>All states</source>
            <translation>Jeder Stand</translation>
        </message>
    </context>
    <context>
        <name>Callout</name>
        <message>
            <location filename="../../widgets/callout.py"></location>
            <source>&amp;Skip</source>
            <translation>Ü&amp;berspringen</translation>
        </message>
    </context>
    <context>
        <name>ChangeRows</name>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>Slides</source>
            <translation>Folien</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>Words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>New findings</source>
            <translation>Neue Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>Findings that are gone</source>
            <translation>Erledigte Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>Nothing changed.</source>
            <translation>Nichts hat sich geändert.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>new data</source>
            <translation>neue Daten</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>another method</source>
            <translation>andere Methode</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>another population</source>
            <translation>andere Population</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>another definition</source>
            <translation>andere Definition</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>new slide</source>
            <translation>neue Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>removed</source>
            <translation>entfernt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>moved</source>
            <translation>verschoben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>hidden</source>
            <translation>ausgeblendet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>shown again</source>
            <translation>wieder eingeblendet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/change_rows.py"></location>
            <source>deck</source>
            <translation>gesamt</translation>
        </message>
    </context>
    <context>
        <name>ChangesDialog</name>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>&amp;Take over</source>
            <translation>&amp;Übernehmen</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>&amp;Later</source>
            <translation>&amp;Später</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Making the results of the study anew ...</source>
            <translation>Die Ergebnisse der Studie werden neu berechnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Not as it was</source>
            <translation>Nicht wie zuvor</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Slides</source>
            <translation>Folien</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>New findings</source>
            <translation>Neue Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Findings that are gone</source>
            <translation>Erledigte Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>What the study changes in the deck</source>
            <translation>Was die Studie im Foliensatz ändert</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>After</source>
            <translation>Danach</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Because of</source>
            <translation>Wegen</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>The study gives the very deck that is open.</source>
            <translation>Die Studie ergibt genau den Foliensatz, der offen ist.</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>The study is another, and nothing that the deck says changes.</source>
            <translation>Die Studie ist eine andere, und nichts von dem, was der Foliensatz sagt, ändert sich.</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Numbers that change: {0}, slides: {1}, words: {2}.</source>
            <translation>Es ändern sich Zahlen: {0}, Folien: {1}, Wörter: {2}.</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>What you typed, moved and hid stays; undo takes it all back.</source>
            <translation>Was getippt, verschoben und ausgeblendet wurde, bleibt; Rückgängig nimmt alles zurück.</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>new data</source>
            <translation>neue Daten</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>another method</source>
            <translation>andere Methode</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>another population</source>
            <translation>andere Population</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>another definition</source>
            <translation>andere Definition</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>comes in: {0}</source>
            <translation>kommt hinzu: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>goes: {0}</source>
            <translation>entfällt: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>moves: {0}</source>
            <translation>wird verschoben: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>is hidden: {0}</source>
            <translation>wird ausgeblendet: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>is shown again: {0}</source>
            <translation>wird wieder gezeigt: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Slide {0}</source>
            <translation>Folie {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>Deck</source>
            <translation>Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>comes in</source>
            <translation type="vanished">kommt hinzu</translation>
        </message>
        <message>
            <source>deck</source>
            <translation type="vanished">gesamt</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>goes</source>
            <translation type="vanished">entfällt</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>is hidden</source>
            <translation type="vanished">wird ausgeblendet</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>is shown again</source>
            <translation type="vanished">wird wieder gezeigt</translation>
        </message>
        <message>
            <location filename="../../widgets/changes.py"></location>
            <source>moves</source>
            <translation type="vanished">wird verschoben</translation>
        </message>
    </context>
    <context>
        <name>ChangesTab</name>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>This is the first version: all of it is new.</source>
            <translation>Dies ist die erste Version: Alles ist neu.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>{0} more that no slide shows</source>
            <translation>{0} weitere, die keine Folie zeigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>What changed</source>
            <translation>Was sich geändert hat</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>Compared with</source>
            <translation>Verglichen mit</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>The change in full</source>
            <translation>Die Änderung im Ganzen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>&amp;Compared with</source>
            <translation>&amp;Verglichen mit</translation>
        </message>
        <message>
            <location filename="../../widgets/review/changes_tab.py"></location>
            <source>version {0} ({1})</source>
            <translation>Version {0} ({1})</translation>
        </message>
    </context>
    <context>
        <name>CiteDialog</name>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>C&amp;ite</source>
            <translation>&amp;Zitieren</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>Cite a source</source>
            <translation>Quelle zitieren</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>Find a source by author, year or title</source>
            <translation>Quelle nach Name, Jahr oder Titel suchen</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>Words to find a source by</source>
            <translation>Wörter, nach denen eine Quelle gesucht wird</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>if need be, such as Table 2, page 6</source>
            <translation>falls nötig, etwa Tabelle 2, Seite 6</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>Place in the source</source>
            <translation>Stelle in der Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>Sources of the deck</source>
            <translation>Quellen des Foliensatzes</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>&amp;Place in it</source>
            <translation>&amp;Stelle darin</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>The study names no source yet: File, Edit the study, page Sources.</source>
            <translation>Die Studie nennt noch keine Quelle: Datei, Studie bearbeiten, Seite Quellen.</translation>
        </message>
        <message>
            <location filename="../../widgets/cite_dialog.py"></location>
            <source>No source has these words.</source>
            <translation>Keine Quelle enthält diese Wörter.</translation>
        </message>
    </context>
    <context>
        <name>ColumnModel</name>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Holds</source>
            <translation>Enthält</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Means</source>
            <translation>Bedeutet</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Slide</source>
            <translation>&amp;Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Slide sho&amp;w</source>
            <translation>Bildschirm&amp;präsentation</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Library</source>
            <translation>Bib&amp;liothek</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;New deck</source>
            <translation>&amp;Neuer Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Open ...</source>
            <translation>Ö&amp;ffnen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Check or verify a file ...</source>
            <translation>&amp;Datei prüfen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Save</source>
            <translation>&amp;Speichern</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Save &amp;as ...</source>
            <translation>Speichern &amp;unter ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Export ...</source>
            <translation>&amp;Exportieren ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Submit for re&amp;view ...</source>
            <translation>Zur &amp;Prüfung einreichen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Refresh from the study ...</source>
            <translation>&amp;Aus der Studie aktualisieren ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Edit the stud&amp;y ...</source>
            <translation>Stud&amp;ie bearbeiten ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Edit the text</source>
            <translation>&amp;Text bearbeiten</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Cite a source ...</source>
            <translation>&amp;Quelle zitieren ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Find ...</source>
            <translation>&amp;Suchen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Re&amp;place ...</source>
            <translation>&amp;Ersetzen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Next spelling &amp;mistake</source>
            <translation>Nächster Rechtschreib&amp;fehler</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Insert a slide ...</source>
            <translation>Folie &amp;einfügen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Duplicate</source>
            <translation>&amp;Duplizieren</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>De&amp;lete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Hide</source>
            <translation>&amp;Ausblenden</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Move &amp;up</source>
            <translation>Nach &amp;oben</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Move do&amp;wn</source>
            <translation>Nach &amp;unten</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Previous slide</source>
            <translation>&amp;Vorherige Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Next slide</source>
            <translation>&amp;Nächste Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Fit the slide</source>
            <translation>&amp;Folie einpassen</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Zoom &amp;in</source>
            <translation>Ver&amp;größern</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Fin&amp;dings</source>
            <translation>&amp;Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>In&amp;spector</source>
            <translation>&amp;Inspektor</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Next &amp;part of the window</source>
            <translation>&amp;Nächster Bereich des Fensters</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>From the &amp;beginning</source>
            <translation>Von &amp;Beginn an</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>From &amp;this slide</source>
            <translation>Ab &amp;dieser Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>What awaits my &amp;review</source>
            <translation>&amp;Was auf meine Prüfung wartet</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Comments of the reviewers</source>
            <translation>&amp;Kommentare der Prüfenden</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Audit trail</source>
            <translation>&amp;Protokoll</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;People and keys</source>
            <translation>P&amp;ersonen und Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Sign &amp;out</source>
            <translation>Ab&amp;melden</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Keys</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Tour of the window</source>
            <translation>&amp;Rundgang durch das Fenster</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Do or go to ...</source>
            <translation>&amp;Befehl oder Folie ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;Settings ...</source>
            <translation>&amp;Einstellungen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>&amp;About slidekit</source>
            <translation>Über &amp;slidekit</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <source>&amp;Replace ...</source>
            <translation type="vanished">&amp;Ersetzen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/commands.py"></location>
            <source>Next doubtful &amp;word</source>
            <translation type="vanished">Nächstes &amp;unbekanntes Wort</translation>
        </message>
    </context>
    <context>
        <name>CommentRows</name>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>deck</source>
            <translation>gesamt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>the whole deck</source>
            <translation>der ganze Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>slide {0}</source>
            <translation>Folie {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>must fix</source>
            <translation>muss behoben werden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>from an earlier version</source>
            <translation>aus einer früheren Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>its place is gone</source>
            <translation>seine Stelle gibt es nicht mehr</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comment_rows.py"></location>
            <source>resolved by {0}</source>
            <translation>erledigt von {0}</translation>
        </message>
    </context>
    <context>
        <name>CommentsPanel</name>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Must be fi&amp;xed</source>
            <translation>Muss behoben &amp;werden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>On the wh&amp;ole slide</source>
            <translation>Z&amp;ur ganzen Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Co&amp;mment</source>
            <translation>&amp;Kommentieren</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>A&amp;nswer</source>
            <translation>An&amp;tworten</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>&amp;Resolve</source>
            <translation>&amp;Erledigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Must be fixed</source>
            <translation>Muss behoben werden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>On this slide</source>
            <translation>Auf dieser Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Which comments</source>
            <translation>Welche Kommentare</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>New comment or answer</source>
            <translation>Neuer Kommentar oder Antwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Say what should change, or answer.</source>
            <translation>Sagen, was sich ändern soll, oder antworten.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Not sent, and nothing more can be said on this version:</source>
            <translation>Nicht gesendet, und zu dieser Version kann nichts mehr gesagt werden:</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>A new comment stands on: {0}</source>
            <translation>Ein neuer Kommentar steht bei: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>No open comment.</source>
            <translation>Kein offener Kommentar.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Nothing that must be fixed.</source>
            <translation>Nichts muss behoben werden.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>No comment on this slide.</source>
            <translation>Kein Kommentar auf dieser Folie.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>No comment on this version.</source>
            <translation>Kein Kommentar zu dieser Version.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/comments_panel.py"></location>
            <source>Click a place or a number on the slide, and say below what should change.</source>
            <translation>Klicken Sie eine Stelle oder eine Zahl auf der Folie an und schreiben Sie unten, was sich ändern soll.</translation>
        </message>
    </context>
    <context>
        <name>CompanyPage</name>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Ch&amp;oose ...</source>
            <translation>&amp;Wählen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>&amp;Make one ...</source>
            <translation>&amp;Neu anlegen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>&amp;None</source>
            <translation>&amp;Keines</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Pictures (*.png)</source>
            <translation>Bilder (*.png)</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>PowerPoint (*.potx *.pptx)</source>
            <translation>PowerPoint (*.potx *.pptx)</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Choose the logo</source>
            <translation>Logo wählen</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Choose the file with the colours</source>
            <translation>Datei mit den Farben wählen</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Com&amp;pany</source>
            <translation>&amp;Unternehmen</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Foo&amp;ter</source>
            <translation>&amp;Fußzeile</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Fo&amp;nt</source>
            <translation>&amp;Schrift</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Lo&amp;go</source>
            <translation>Lo&amp;go</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Colours &amp;from</source>
            <translation>Farben &amp;aus</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>theme of your .potx</source>
            <translation>Design Ihrer .potx</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Titles</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Quiet words</source>
            <translation>Leise Wörter</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Band</source>
            <translation>Band</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Arm {0}</source>
            <translation>Arm {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>None: new decks have the look of the house.</source>
            <translation>Keines: neue Foliensätze haben das Aussehen des Hauses.</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>as the house or the master has it</source>
            <translation>wie im Haus oder im Folienmaster</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Profile of your company</source>
            <translation>Profil Ihres Unternehmens</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Profiles (*.yaml *.yml)</source>
            <translation>Profile (*.yaml *.yml)</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Where the profile is kept</source>
            <translation>Wo das Profil liegt</translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>Choose a file</source>
            <translation type="vanished">Datei wählen</translation>
        </message>
    </context>
    <context>
        <name>CompanyPreview</name>
        <message>
            <location filename="../../widgets/company_preview.py"></location>
            <source>Title slide</source>
            <translation>Titelfolie</translation>
        </message>
        <message>
            <location filename="../../widgets/company_preview.py"></location>
            <source>Figure</source>
            <translation>Abbildung</translation>
        </message>
        <message>
            <location filename="../../widgets/company_preview.py"></location>
            <source>Drawing ...</source>
            <translation>Wird gezeichnet ...</translation>
        </message>
    </context>
    <context>
        <name>Dates</name>
        <message>
            <location filename="../../widgets/dates.py"></location>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <location filename="../../widgets/dates.py"></location>
            <source>{0}, {1}</source>
            <translation>{0}, {1} Uhr</translation>
        </message>
        <message>
            <location filename="../../widgets/dates.py"></location>
            <source>{0}%</source>
            <translation>{0} %</translation>
        </message>
    </context>
    <context>
        <name>DeckActs</name>
        <message>
            <location filename="../../widgets/review/deck_acts.py"></location>
            <source>Decks (*.slidekit)</source>
            <translation>Foliensätze (*.slidekit)</translation>
        </message>
        <message>
            <location filename="../../widgets/review/deck_acts.py"></location>
            <source>Keep the deck as</source>
            <translation>Foliensatz ablegen als</translation>
        </message>
        <message>
            <location filename="../../widgets/review/deck_acts.py"></location>
            <source>Why it is freed</source>
            <translation>Warum er frei wird</translation>
        </message>
        <message>
            <location filename="../../widgets/review/deck_acts.py"></location>
            <source>Free the deck for others</source>
            <translation>Foliensatz für andere freimachen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/deck_acts.py"></location>
            <source>{0} works on this deck since {1}. Then anybody can submit its next version.</source>
            <translation>{0} arbeitet seit {1} an diesem Foliensatz. Danach können alle seine nächste Version einreichen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/deck_acts.py"></location>
            <source>Written: {0}. In the library it is {1}, approval {2}, until {3}.</source>
            <translation>Geschrieben: {0}. In der Bibliothek heißt er {1}, Genehmigung {2}, bis {3}.</translation>
        </message>
    </context>
    <context>
        <name>DeckPage</name>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>For whom the deck is</source>
            <translation>Für wen der Foliensatz ist</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>The trial</source>
            <translation>Die Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Adverse events</source>
            <translation>Unerwünschte Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Most can wait. Without purpose, audience, markets, presenter, employer, conflicts and funder, rules keep a deck from release.</source>
            <translation>Das meiste kann warten. Ohne Zweck, Zielgruppe, Märkte, vortragende Person, Arbeitgeber, Konflikte und Geldgeber verhindern Regeln die Freigabe.</translation>
        </message>
    </context>
    <context>
        <name>DeckParts</name>
        <message>
            <location filename="../../widgets/deck_parts.py"></location>
            <source>A text that you typed was not taken into its slide.</source>
            <translation>Ein Text, den Sie eingegeben haben, wurde nicht in seine Folie übernommen.</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_parts.py"></location>
            <source>{0} texts that you typed were not taken into their slides.</source>
            <translation>{0} Texte, die Sie eingegeben haben, wurden nicht in ihre Folien übernommen.</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_parts.py"></location>
            <source>What is not taken is lost when you leave the deck.</source>
            <translation>Was nicht übernommen ist, geht verloren, wenn Sie den Foliensatz verlassen.</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_parts.py"></location>
            <source>Leave &amp;without it</source>
            <translation>&amp;Trotzdem verlassen</translation>
        </message>
    </context>
    <context>
        <name>DeriveDialog</name>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Derive a deck: {0}, version {1}</source>
            <translation>Foliensatz ableiten: {0}, Version {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>&amp;Derive</source>
            <translation>A&amp;bleiten</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Slides that are shown</source>
            <translation>Gezeigte Folien</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Fewer slides of this version, for one talk. It is released at once under the approval of this version, and ends with it; nobody signs again.</source>
            <translation>Weniger Folien dieser Version, für einen Vortrag. Der Foliensatz ist unter der Genehmigung dieser Version sofort freigegeben und endet mit ihr; niemand unterschreibt noch einmal.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Presenter</source>
            <translation>Vortragende Person</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Employer</source>
            <translation>Arbeitgeber</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Conflicts of interest</source>
            <translation>Interessenkonflikte</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Meeting</source>
            <translation>Veranstaltung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>such as 2027-01-31</source>
            <translation>etwa 2027-01-31</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Choose the slides that are shown.</source>
            <translation>Wählen Sie die Folien, die gezeigt werden.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>The approval does not cover this choice.</source>
            <translation>Die Genehmigung deckt diese Auswahl nicht.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>The approval covers this choice: {0} slides.</source>
            <translation>Die Genehmigung deckt diese Auswahl: {0} Folien.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>&amp;Choose ...</source>
            <translation type="vanished">&amp;Wählen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>Choose a folder that is there, and a name.</source>
            <translation type="vanished">Wählen Sie einen vorhandenen Ordner und einen Namen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/derive_dialog.py"></location>
            <source>PowerPoint files (*.pptx)</source>
            <translation type="vanished">PowerPoint-Dateien (*.pptx)</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>You are signed out.</source>
            <translation>Sie sind abgemeldet.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>Locked after {0} minutes without a key or a click. Sign in again.</source>
            <translation>Gesperrt nach {0} Minuten ohne Taste oder Klick. Bitte neu anmelden.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>Sign in to see the comments.</source>
            <translation>Zum Lesen der Kommentare bitte anmelden.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>What you have typed and not sent is kept till then.</source>
            <translation>Was Sie eingegeben und nicht gesendet haben, bleibt bis dahin erhalten.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>Submitted as {0}, version {1}. It is in review.</source>
            <translation>Eingereicht als {0}, Version {1}. Sie wird geprüft.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>This deck has not been submitted from this file.</source>
            <translation>Aus dieser Datei wurde nichts eingereicht.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>Decks (*.slidekit)</source>
            <translation type="vanished">Foliensätze (*.slidekit)</translation>
        </message>
        <message>
            <location filename="../../widgets/review/desk.py"></location>
            <source>Keep the deck as</source>
            <translation type="vanished">Foliensatz ablegen als</translation>
        </message>
    </context>
    <context>
        <name>Dictionary</name>
        <message>
            <location filename="../../widgets/spelling/personal.py"></location>
            <source>The word was not added: {0} is no text in UTF-8.</source>
            <translation>Das Wort wurde nicht aufgenommen: {0} ist kein Text in UTF-8.</translation>
        </message>
        <message>
            <location filename="../../widgets/spelling/personal.py"></location>
            <source>Save that file as UTF-8 in a text editor, or move it away.</source>
            <translation>Speichern Sie diese Datei in einem Texteditor als UTF-8, oder verschieben Sie sie.</translation>
        </message>
        <message>
            <location filename="../../widgets/spelling/personal.py"></location>
            <source>The word was not added to {0}: {1}.</source>
            <translation>Das Wort wurde nicht in {0} aufgenommen: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/spelling/personal.py"></location>
            <source>Check that you may read and write your settings' folder.</source>
            <translation>Prüfen Sie, ob Sie den Ordner Ihrer Einstellungen lesen und schreiben dürfen.</translation>
        </message>
    </context>
    <context>
        <name>Document</name>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>{0} is open in another window. Choose another name.</source>
            <translation>{0} ist in einem anderen Fenster geöffnet. Einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>Recover unsaved edits</source>
            <translation>Nicht gespeicherte Änderungen wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>Take the deck from disk</source>
            <translation>Den Foliensatz vom Datenträger übernehmen</translation>
        </message>
        <message>
            <location filename="../../widgets/document.py"></location>
            <source>Make all safe fixes</source>
            <translation>Alle sicheren Korrekturen ausführen</translation>
        </message>
    </context>
    <context>
        <name>Due</name>
        <message>
            <location filename="../../widgets/review/due.py"></location>
            <source>{0}, overdue</source>
            <translation>{0}, überfällig</translation>
        </message>
        <message>
            <location filename="../../widgets/review/due.py"></location>
            <source>overdue since {0}</source>
            <translation>überfällig seit {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/due.py"></location>
            <source>due by {0}</source>
            <translation>fällig am {0}</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <location filename="../../widgets/editor.py"></location>
            <source>Slide {0} is not in the deck any more. You had typed on it: {1}</source>
            <translation>Folie {0} ist nicht mehr im Foliensatz. Dort hatten Sie eingegeben: {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/editor.py"></location>
            <source>Choose the slide at the left to delete it.</source>
            <translation>Zum Löschen die Folie links auswählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/editor.py"></location>
            <source>Every slide is hidden.</source>
            <translation>Alle Folien sind ausgeblendet.</translation>
        </message>
        <message>
            <location filename="../../widgets/editor.py"></location>
            <source>Notes not taken, but kept: {0} They are there again with their slide.</source>
            <translation>Notizen nicht übernommen, aber aufgehoben: {0} Sie stehen mit ihrer Folie wieder da.</translation>
        </message>
    </context>
    <context>
        <name>EntryPage</name>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>&amp;Add</source>
            <translation>&amp;Hinzufügen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Move &amp;up</source>
            <translation>Nach &amp;oben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Move &amp;down</source>
            <translation>Nach &amp;unten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Alt+Up</source>
            <translation>Alt+Hoch</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_page.py"></location>
            <source>Alt+Down</source>
            <translation>Alt+Herunter</translation>
        </message>
    </context>
    <context>
        <name>EntryView</name>
        <message>
            <location filename="../../widgets/study/entry_table.py"></location>
            <source>Nothing here yet. Type a name below and press Enter.</source>
            <translation>Hier steht noch nichts. Unten einen Namen eingeben und Eingabe drücken.</translation>
        </message>
    </context>
    <context>
        <name>EventRecord</name>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Number in the trail</source>
            <translation>Nummer im Protokoll</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Computer</source>
            <translation>Rechner</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Version of slidekit</source>
            <translation>Version von slidekit</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Of</source>
            <translation>Woran</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Reason</source>
            <translation>Begründung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Hash of the event before</source>
            <translation>Hash des Ereignisses davor</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Hash of this event</source>
            <translation>Hash dieses Ereignisses</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Key that signed it</source>
            <translation>Schlüssel, der es signiert hat</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Password, as a digest</source>
            <translation>Passwort, als Prüfsumme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Set</source>
            <translation>Gesetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Reset</source>
            <translation>Zurückgesetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Given</source>
            <translation>Vergeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Public key</source>
            <translation>Öffentlicher Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Proves nothing from event</source>
            <translation>Beweist nichts ab Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Digest</source>
            <translation>Prüfsumme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Permitted</source>
            <translation>Erlaubt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Deck</source>
            <translation>Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Submitted</source>
            <translation>Eingereicht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Digest of the policy</source>
            <translation>Prüfsumme der Richtlinie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Digest of the rule report</source>
            <translation>Prüfsumme des Regelberichts</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>File of the deck</source>
            <translation>Datei des Foliensatzes</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>File of the results</source>
            <translation>Datei der Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Draft as PPTX</source>
            <translation>Entwurf als PPTX</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Draft as PDF</source>
            <translation>Entwurf als PDF</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>File of the rule report</source>
            <translation>Datei des Regelberichts</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>File to compare it by</source>
            <translation>Datei zum Vergleichen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Data cut-offs</source>
            <translation>Datenschnitte</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Versions of labels</source>
            <translation>Stände der Fachinformationen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Review dates</source>
            <translation>Prüftermine</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Rests on</source>
            <translation>Beruht auf</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Released PPTX</source>
            <translation>Freigegebenes PPTX</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Released PDF</source>
            <translation>Freigegebenes PDF</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Asked</source>
            <translation>Angefragt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Part of the slide</source>
            <translation>Teil der Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Number on the slide</source>
            <translation>Zahl auf der Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Answer to</source>
            <translation>Antwort auf</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Taken along from</source>
            <translation>Mitgenommen von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>What was signed</source>
            <translation>Was unterschrieben wurde</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Signature</source>
            <translation>Signatur</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>Digest of the signature before</source>
            <translation>Prüfsumme der Unterschrift davor</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>of the database</source>
            <translation>der Datenbank</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>of the computer that wrote it</source>
            <translation>des Rechners, der es geschrieben hat</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>something new</source>
            <translation>etwas Neues</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>something changed</source>
            <translation>etwas geändert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>something was noted</source>
            <translation>etwas vermerkt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>dossier</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>bundle for a reviewer</source>
            <translation>Paket für eine prüfende Person</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>derived deck</source>
            <translation>abgeleiteter Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_record.py"></location>
            <source>no</source>
            <translation>nein</translation>
        </message>
    </context>
    <context>
        <name>EventWords</name>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Added a person</source>
            <translation>Person angelegt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Answered a comment</source>
            <translation>Kommentar beantwortet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Asked for review</source>
            <translation>Um Prüfung gebeten</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Backed up the library</source>
            <translation>Bibliothek gesichert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Brought in comments</source>
            <translation>Kommentare eingelesen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Took a comment along</source>
            <translation>Kommentar mitgenommen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Changed a setting</source>
            <translation>Einstellung geändert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Checked by the rules</source>
            <translation>Von den Regeln geprüft</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Gave a deck back</source>
            <translation>Foliensatz zurückgegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Took a deck to work on</source>
            <translation>Foliensatz zur Bearbeitung genommen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>The clock was set back</source>
            <translation>Die Uhr wurde zurückgestellt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Commented</source>
            <translation>Kommentiert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Typed the password again</source>
            <translation>Passwort erneut eingegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Confirmed who somebody is</source>
            <translation>Identität bestätigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Counted a wrong password</source>
            <translation>Falsches Passwort gezählt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Disabled an account</source>
            <translation>Konto gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Opened an account again</source>
            <translation>Konto wieder geöffnet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Expired</source>
            <translation>Abgelaufen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Forgot wrong passwords</source>
            <translation>Falsche Passwörter gelöscht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Gave a role</source>
            <translation>Rolle erteilt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Later events are lost</source>
            <translation>Spätere Ereignisse sind verloren</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Locked an account</source>
            <translation>Konto vorübergehend gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Made a key</source>
            <translation>Schlüssel erzeugt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Made the library</source>
            <translation>Bibliothek angelegt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>New deck</source>
            <translation>Neuer Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>New derived deck</source>
            <translation>Neuer abgeleiteter Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Opened a deck</source>
            <translation>Foliensatz geöffnet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Permitted a policy</source>
            <translation>Richtlinie erlaubt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Read the audit trail</source>
            <translation>Änderungsprotokoll gelesen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Recorded a training</source>
            <translation>Schulung eingetragen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Refused</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Reset a password</source>
            <translation>Passwort zurückgesetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Settled a comment</source>
            <translation>Kommentar erledigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Restored the library</source>
            <translation>Bibliothek wiederhergestellt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Rests on something older</source>
            <translation>Beruht auf Älterem</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Retired a key</source>
            <translation>Schlüssel abgelöst</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Revoked a key</source>
            <translation>Schlüssel widerrufen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Took a role</source>
            <translation>Rolle entzogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Set a password</source>
            <translation>Passwort gesetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Signed in</source>
            <translation>Angemeldet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Stored a file</source>
            <translation>Datei abgelegt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Submitted</source>
            <translation>Eingereicht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Superseded</source>
            <translation>Ersetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Took a file away</source>
            <translation>Datei mitgenommen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Unlocked an account</source>
            <translation>Konto entsperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Waived a finding</source>
            <translation>Ausnahme erteilt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Withdrew a policy</source>
            <translation>Richtlinie zurückgezogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Sent back</source>
            <translation>Zurückgegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Waived</source>
            <translation>Ausnahme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Recorded an outside approval</source>
            <translation>Auswärtige Freigabe eingetragen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Derived a deck</source>
            <translation>Foliensatz abgeleitet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Identity seen by</source>
            <translation>Identität geprüft von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Trained on</source>
            <translation>Geschult am</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Disabled</source>
            <translation>Gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Wrong passwords</source>
            <translation>Falsche Passwörter</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Locked until</source>
            <translation>Gesperrt bis</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Has to be changed</source>
            <translation>Muss geändert werden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Reset by</source>
            <translation>Zurückgesetzt von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Confirmed by</source>
            <translation>Bestätigt von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Confirmed</source>
            <translation>Bestätigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Given by</source>
            <translation>Erteilt von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Taken</source>
            <translation>Entzogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Made</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Retired</source>
            <translation>Abgelöst</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Bytes</source>
            <translation>Byte</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Permitted by</source>
            <translation>Erlaubt von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Withdrawn by</source>
            <translation>Zurückgezogen von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Withdrawn</source>
            <translation>Zurückgezogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Owner</source>
            <translation>Verantwortlich</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Works on it</source>
            <translation>In Bearbeitung bei</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Works on it since</source>
            <translation>In Bearbeitung seit</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Author</source>
            <translation>Verfasst von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Purpose</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Audience</source>
            <translation>Publikum</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Derived from</source>
            <translation>Abgeleitet von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Approval</source>
            <translation>Freigabe</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Approved</source>
            <translation>Genehmigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Released</source>
            <translation>Freigegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Valid until</source>
            <translation>Gültig bis</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Must be fixed</source>
            <translation>Muss behoben werden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Settled by</source>
            <translation>Erledigt von</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Settled</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Act</source>
            <translation>Handlung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Meaning</source>
            <translation>Bedeutung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Deck {0}</source>
            <translation>Foliensatz {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Signature {0}</source>
            <translation>Unterschrift {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Waived finding</source>
            <translation>Ausnahme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>File taken away</source>
            <translation>Mitgenommene Datei</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Key {0}</source>
            <translation>Schlüssel {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>File {0}</source>
            <translation>Datei {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Password that was reset</source>
            <translation>Zurückgesetztes Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Policy</source>
            <translation>Richtlinie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Request for review</source>
            <translation>Bitte um Prüfung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>unknown login</source>
            <translation>unbekannter Anmeldename</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>wrong password</source>
            <translation>falsches Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>too many wrong passwords</source>
            <translation>zu viele falsche Passwörter</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>nobody approves an own deck</source>
            <translation>niemand genehmigt einen eigenen Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>the role is missing</source>
            <translation>die Rolle fehlt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>not in this state</source>
            <translation>nicht in diesem Stand</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>comments that must be fixed are open</source>
            <translation>Kommentare, die behoben werden müssen, sind offen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>findings are open</source>
            <translation>Befunde sind offen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>the account is locked</source>
            <translation>das Konto ist gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>login or password is wrong</source>
            <translation>Anmeldename oder Passwort ist falsch</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>somebody else was there before</source>
            <translation>jemand anderes war schneller</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>the account is disabled</source>
            <translation>das Konto ist gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>the policy is not permitted</source>
            <translation>die Richtlinie ist nicht erlaubt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>not covered by the release it comes from</source>
            <translation>von der Freigabe, aus der es stammt, nicht gedeckt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>the same content was withdrawn</source>
            <translation>derselbe Inhalt wurde zurückgezogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_names.py"></location>
            <source>the identity is not confirmed</source>
            <translation>die Identität ist nicht bestätigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_words.py"></location>
            <source>{0}: refused</source>
            <translation>{0}: abgelehnt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_words.py"></location>
            <source>Signed: {0}</source>
            <translation>Unterschrieben: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_words.py"></location>
            <source>{0}, version {1}</source>
            <translation>{0}, Version {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_words.py"></location>
            <source>rule report {0}</source>
            <translation>Regelbericht {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_words.py"></location>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../../widgets/review/event_words.py"></location>
            <source>no</source>
            <translation>nein</translation>
        </message>
    </context>
    <context>
        <name>ExhibitKinds</name>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Kaplan-Meier figure</source>
            <translation>Kaplan-Meier-Abbildung</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Forest plot of subgroups</source>
            <translation>Forest-Plot der Subgruppen</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Landmark table</source>
            <translation>Raten zu festen Zeitpunkten</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Response rates</source>
            <translation>Ansprechraten</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Endpoint ledger</source>
            <translation>Liste der Endpunkte</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Baseline characteristics</source>
            <translation>Ausgangsmerkmale</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Disposition of subjects</source>
            <translation>Verbleib der Patienten</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Exposure to treatment</source>
            <translation>Exposition</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Adverse events: overview</source>
            <translation>Unerwünschte Ereignisse: Überblick</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Adverse events by system organ class</source>
            <translation>Unerwünschte Ereignisse nach Systemorganklasse</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Adverse events: incidence and risk difference</source>
            <translation>Unerwünschte Ereignisse: Inzidenz und Risikodifferenz</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Adverse events: two arms mirrored</source>
            <translation>Unerwünschte Ereignisse: zwei Arme gespiegelt</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Adverse events of special interest</source>
            <translation>Unerwünschte Ereignisse von besonderem Interesse</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Approval status</source>
            <translation>Zulassungsstatus</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Disclosures</source>
            <translation>Offenlegungen</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Study design</source>
            <translation>Studiendesign</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Endpoints and testing</source>
            <translation>Endpunkte und Testreihenfolge</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Test plan</source>
            <translation>Testplan</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Limitations</source>
            <translation>Limitationen</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Conclusions</source>
            <translation>Schlussfolgerungen</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Acknowledgement</source>
            <translation>Danksagung</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>References</source>
            <translation>Literatur</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>What markets want to see</source>
            <translation>Pflichtangaben der Märkte</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Boxed warning</source>
            <translation>Umrandeter Warnhinweis</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>How these numbers were made</source>
            <translation>Wie diese Zahlen entstanden</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Lines of study.yaml</source>
            <translation>Zeilen aus study.yaml</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Table of study.yaml</source>
            <translation>Tabelle aus study.yaml</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Agenda</source>
            <translation>Tagesordnung</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <location filename="../../slidekit/exhibits/registry.py"></location>
            <source>Long question</source>
            <translation>Lange Frage</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Another &amp;folder ...</source>
            <translation>Anderer &amp;Ordner ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Export</source>
            <translation>&amp;Exportieren</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Show in folder</source>
            <translation>Im Ordner &amp;zeigen</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Export {0}</source>
            <translation>{0} exportieren</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;PowerPoint, to edit and to show</source>
            <translation>&amp;PowerPoint, zum Bearbeiten und Vorführen</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>P&amp;DF, a page a slide</source>
            <translation>P&amp;DF, eine Seite je Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>P&amp;ictures, a PNG a slide</source>
            <translation>B&amp;ilder, ein PNG je Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>N&amp;otes pages, a PDF to speak from</source>
            <translation>No&amp;tizenseiten, ein PDF als Redevorlage</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>What keeps the deck from release</source>
            <translation>Was der Freigabe entgegensteht</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Cancel</source>
            <translation>&amp;Abbrechen</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>&amp;Close</source>
            <translation>S&amp;chließen</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>The deck has no slides. Add one, or choose another template.</source>
            <translation>Der Foliensatz hat keine Folien. Eine hinzufügen oder eine andere Vorlage wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Choose at least one kind of file.</source>
            <translation>Mindestens eine Art von Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Give a name without a dot in front and without any of {0}</source>
            <translation>Einen Namen angeben, der nicht mit einem Punkt beginnt und keines dieser Zeichen enthält: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>The folder is not there any more. Choose another one.</source>
            <translation>Den Ordner gibt es nicht mehr. Einen anderen wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>{0}: is there already and will be replaced.</source>
            <translation>Schon vorhanden und wird ersetzt: {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Asking the rules ...</source>
            <translation>Der Foliensatz wird geprüft ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>No rule keeps this deck from review.</source>
            <translation>Keine Regel steht der Prüfung dieses Foliensatzes entgegen.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>One finding keeps this deck from release, so DRAFT will stand across every slide.</source>
            <translation>Ein Befund steht der Freigabe entgegen, daher steht der Entwurfsvermerk quer über jeder Folie.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>{0} findings keep this deck from release, so DRAFT will stand across every slide.</source>
            <translation>{0} Befunde stehen der Freigabe entgegen, daher steht der Entwurfsvermerk quer über jeder Folie.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>One warning stands; Findings in the menu View shows it.</source>
            <translation>Eine Warnung besteht; „Befunde“ im Menü „Ansicht“ zeigt sie.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>{0} warnings stand; Findings in the menu View lists them.</source>
            <translation>{0} Warnungen bestehen; „Befunde“ im Menü „Ansicht“ listet sie auf.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Slide {0}</source>
            <translation>Folie {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Deck</source>
            <translation>Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Folder of the files</source>
            <translation>Ordner der Dateien</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Getting ready ...</source>
            <translation>Wird vorbereitet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Writing the PowerPoint file ...</source>
            <translation>Die PowerPoint-Datei wird geschrieben ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Painting the PDF ...</source>
            <translation>Das PDF wird gezeichnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Painting the pictures ...</source>
            <translation>Die Bilder werden gezeichnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Painting the notes pages ...</source>
            <translation>Die Notizenseiten werden gezeichnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Setting the slides ...</source>
            <translation>Die Folien werden gesetzt ...</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Stopped. Nothing was written.</source>
            <translation>Angehalten. Es wurde nichts geschrieben.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Written: {0}</source>
            <translation>Geschrieben: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/export_dialog.py"></location>
            <source>Stopping after this step ...</source>
            <translation>Hält nach diesem Schritt an ...</translation>
        </message>
    </context>
    <context>
        <name>FaultDialog</name>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>&amp;Copy the details</source>
            <translation>Einzelheiten &amp;kopieren</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>Show the &amp;log</source>
            <translation>&amp;Protokoll zeigen</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>A fault of slidekit</source>
            <translation>Ein Fehler von slidekit</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>The log is kept in {0}</source>
            <translation>Das Protokoll liegt in {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>Details of the fault</source>
            <translation>Einzelheiten des Fehlers</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>&amp;Go on</source>
            <translation>&amp;Weiterarbeiten</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>slidekit has made a mistake. You can go on working.</source>
            <translation>slidekit hat einen Fehler gemacht. Die Arbeit kann weitergehen.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>slidekit has made {0} mistakes. You can go on working.</source>
            <translation>slidekit hat {0} Fehler gemacht. Die Arbeit kann weitergehen.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>If it comes again, send the details to whoever looks after slidekit for you: they name no file of yours beyond what the mistake itself says.</source>
            <translation>Wenn es wieder vorkommt, die Einzelheiten an die Stelle senden, die slidekit betreut: Sie nennen keine eigene Datei außer dem, was der Fehler selbst sagt.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>No deck was open.</source>
            <translation>Es war kein Foliensatz geöffnet.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>Your deck is safe: all of it is in its file.</source>
            <translation>Der Foliensatz ist sicher: Er steht ganz in seiner Datei.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>The last edits could not be kept ({0}). Save the deck under another name now.</source>
            <translation>Die letzten Änderungen ließen sich nicht sichern ({0}). Den Foliensatz jetzt unter anderem Namen speichern.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>Your deck is safe: edits that are not saved are kept, and the page to start from offers them if slidekit ends before you save.</source>
            <translation>Ihr Foliensatz ist sicher: Nicht gespeicherte Änderungen sind aufbewahrt, und die Startseite bietet sie an, falls slidekit endet, bevor Sie speichern.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>Your deck is safe: edits that are not saved are kept beside its file, and are offered when it is opened again.</source>
            <translation>Der Foliensatz ist sicher: Nicht gespeicherte Änderungen liegen neben seiner Datei und werden beim nächsten Öffnen angeboten.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>The last edits of your deck are being put into safety.</source>
            <translation>Die letzten Änderungen des Foliensatzes werden gerade gesichert.</translation>
        </message>
        <message>
            <location filename="../../widgets/fault_dialog.py"></location>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
    </context>
    <context>
        <name>FileCheck</name>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>&amp;Check again</source>
            <translation>&amp;Neu prüfen</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>About the &amp;rule</source>
            <translation>Zur &amp;Regel</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>C&amp;lose</source>
            <translation>S&amp;chließen</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>Checking {0} ...</source>
            <translation>{0} wird geprüft ...</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>Check of {0}</source>
            <translation>Prüfung von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>Asking the library about its release ...</source>
            <translation>Die Bibliothek wird nach der Freigabe gefragt ...</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>What this file is could not be told: {0}</source>
            <translation>Was diese Datei ist, ließ sich nicht feststellen: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>{0}: the rules have nothing against it</source>
            <translation>{0}: Die Regeln haben nichts dagegen</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>{0}: one finding, which blocks</source>
            <translation>{0}: ein Befund, der blockiert</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>{0}: one finding</source>
            <translation>{0}: ein Befund</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>{0}: {1} findings, {2} of them block</source>
            <translation>{0}: Befunde: {1}, davon blockierend: {2}</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>slidekit has no record of this file, so only what can be seen is judged, by the policy {0}. What it may mean is for you to decide.</source>
            <translation>slidekit hat keine Aufzeichnung zu dieser Datei, daher wird nur beurteilt, was zu sehen ist, nach der Richtlinie {0}. Was es bedeutet, ist selbst zu entscheiden.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>Written by slidekit as {0} by the template {1}; judged by the policy {2}. Some findings are of edits made since, others the deck had already when it was written.</source>
            <translation>Von slidekit als {0} nach der Vorlage {1} geschrieben; beurteilt nach der Richtlinie {2}. Manche Befunde betreffen spätere Änderungen, andere hatte der Foliensatz schon, als er geschrieben wurde.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>{0} could not be checked</source>
            <translation>{0} ließ sich nicht prüfen</translation>
        </message>
        <message>
            <location filename="../../widgets/file_check.py"></location>
            <source>Written by slidekit as {0} by the template {1}; judged by the policy {2}. The findings say what edits have done to it since.</source>
            <translation type="vanished">Von slidekit als {0} nach der Vorlage {1} geschrieben; beurteilt nach der Richtlinie {2}. Die Befunde sagen, was Bearbeitungen seither bewirkt haben.</translation>
        </message>
    </context>
    <context>
        <name>FileRow</name>
        <message>
            <location filename="../../widgets/review/file_row.py"></location>
            <source>&amp;Choose ...</source>
            <translation>&amp;Wählen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/file_row.py"></location>
            <source>Choose a folder that is there, and a name for the file.</source>
            <translation>Wählen Sie einen Ordner, den es gibt, und einen Namen für die Datei.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/file_row.py"></location>
            <source>{0} is there already. Choose another name.</source>
            <translation>{0} gibt es schon. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/file_row.py"></location>
            <source>PowerPoint files (*.pptx)</source>
            <translation>PowerPoint-Dateien (*.pptx)</translation>
        </message>
    </context>
    <context>
        <name>FileStanding</name>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Not written by slidekit</source>
            <translation>Nicht von slidekit geschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Its record is missing</source>
            <translation>Ihr Protokoll fehlt</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Draft, never released</source>
            <translation>Entwurf, nie freigegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>No signature</source>
            <translation>Keine Unterschrift</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Not to be trusted</source>
            <translation>Nicht vertrauenswürdig</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>These are slides of slidekit whose record was taken out; whether they were released cannot be told.</source>
            <translation>Es sind Folien von slidekit, deren Protokoll entfernt wurde; ob sie freigegeben waren, lässt sich nicht sagen.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>The library did not answer, so nobody knows whether it was withdrawn: {0}</source>
            <translation>Die Bibliothek hat nicht geantwortet; ob die Freigabe zurückgezogen wurde, ist daher nicht bekannt: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Whether it was withdrawn since, only its library knows; the settings name none.</source>
            <translation>Ob sie seither zurückgezogen wurde, weiß nur die Bibliothek; in den Einstellungen steht keine.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Approval {0} of {1}, version {2}: released on {3}, valid until {4}.</source>
            <translation>Genehmigung {0} von {1}, Version {2}: freigegeben am {3}, gültig bis {4}.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>For: {0}.</source>
            <translation>Für: {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Derived from approval {0}.</source>
            <translation>Abgeleitet von der Genehmigung {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Approved in another system as {0}.</source>
            <translation>In einem anderen System genehmigt als {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Not confirmed by the library</source>
            <translation>Von der Bibliothek nicht bestätigt</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Released, as the file says</source>
            <translation>Laut Datei freigegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>As it was signed</source>
            <translation>Wie unterschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Signed with another key</source>
            <translation>Mit einem anderen Schlüssel unterschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Signatures not tested</source>
            <translation>Unterschriften nicht geprüft</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Not as it was signed</source>
            <translation>Nicht wie unterschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/file_standing.py"></location>
            <source>Its signatures do not hold</source>
            <translation>Die Unterschriften gelten nicht</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>{0} has no slides.</source>
            <translation>{0} hat keine Folien.</translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>Build the deck again from its study.</source>
            <translation>Den Foliensatz neu aus seiner Studie erstellen.</translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>{0}, {1}</source>
            <translation>{0}, {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>{0} is open in another window.</source>
            <translation>{0} ist in einem anderen Fenster offen.</translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>Go on there.</source>
            <translation>Arbeiten Sie dort weiter.</translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>{0} was changed by another program and was not written over.</source>
            <translation>{0} wurde von einem anderen Programm geändert und nicht überschrieben.</translation>
        </message>
        <message>
            <location filename="../../widgets/deckfile.py"></location>
            <source>Choose which of the two holds, or save under another name.</source>
            <translation>Wählen, welche der beiden Fassungen gilt, oder unter anderem Namen speichern.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>There is no folder {0}.</source>
            <translation>Den Ordner {0} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Choose another folder.</source>
            <translation>Einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Nothing can be written into {0}: {1}.</source>
            <translation>In {0} lässt sich nichts schreiben: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Choose a folder that you may write to.</source>
            <translation>Einen Ordner wählen, in den geschrieben werden darf.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>{0} cannot be written: {1}.</source>
            <translation>{0} lässt sich nicht schreiben: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>{0} Written before it: {1}.</source>
            <translation>{0} Davor geschrieben: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>Close it where it is open, or choose another name.</source>
            <translation>Die Datei schließen, wo sie geöffnet ist, oder einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/fonts.py"></location>
            <source>The font file {0} is damaged.</source>
            <translation>Die Schriftdatei {0} ist beschädigt.</translation>
        </message>
        <message>
            <location filename="../../widgets/fonts.py"></location>
            <source>Delete it and try again.</source>
            <translation>Sie löschen und es noch einmal versuchen.</translation>
        </message>
        <message>
            <location filename="../../widgets/fonts.py"></location>
            <source>The font that the deck carries is damaged.</source>
            <translation>Die Schrift im Foliensatz ist beschädigt.</translation>
        </message>
        <message>
            <location filename="../../widgets/fonts.py"></location>
            <source>Make the deck anew from the profile.</source>
            <translation>Machen Sie den Foliensatz aus dem Profil neu.</translation>
        </message>
        <message>
            <location filename="../../widgets/notes_pages.py"></location>
            <source>Notes pages need at least one slide.</source>
            <translation>Notizenseiten brauchen mindestens eine Folie.</translation>
        </message>
        <message>
            <location filename="../../widgets/paint.py"></location>
            <source>The picture {0} is not in the deck or is damaged.</source>
            <translation>Das Bild {0} fehlt im Foliensatz oder ist beschädigt.</translation>
        </message>
        <message>
            <location filename="../../widgets/pdf.py"></location>
            <source>A PDF needs at least one slide.</source>
            <translation>Ein PDF braucht mindestens eine Folie.</translation>
        </message>
        <message>
            <location filename="../../widgets/notes_pages.py"></location>
            <source>Add a slide to the deck.</source>
            <translation>Dem Foliensatz eine Folie hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../widgets/pdf.py"></location>
            <source>{0} cannot be made: {1}.</source>
            <translation>{0} lässt sich nicht anlegen: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/export_work.py"></location>
            <source>unknown reason</source>
            <translation type="vanished">unbekannter Grund</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Match &amp;case</source>
            <translation>Groß-/&amp;Kleinschreibung</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Find &amp;next</source>
            <translation>&amp;Weitersuchen</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Replace on &amp;slide</source>
            <translation>Auf der Folie &amp;ersetzen</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Replace &amp;all</source>
            <translation>A&amp;lle ersetzen</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Re&amp;place by</source>
            <translation>E&amp;rsetzen durch</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>&amp;Find</source>
            <translation>&amp;Suchen nach</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Words to find</source>
            <translation>Gesuchte Wörter</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Words to put in their place</source>
            <translation>Wörter, die an ihre Stelle treten</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>one place</source>
            <translation>eine Stelle</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>{0} places</source>
            <translation>Fundstellen: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>Locked: not replaced</source>
            <translation>Gesperrt: nicht ersetzt</translation>
        </message>
        <message>
            <location filename="../../widgets/find_bar.py"></location>
            <source>{0} replaced</source>
            <translation>{0} ersetzt</translation>
        </message>
    </context>
    <context>
        <name>FindingWords</name>
        <message>
            <location filename="../../widgets/finding_words.py"></location>
            <source>File, Edit the study, page {0}.</source>
            <translation>Datei, Studie bearbeiten, Seite {0}.</translation>
        </message>
    </context>
    <context>
        <name>FindingsPanel</name>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Nothing has been checked yet.</source>
            <translation>Noch wurde nichts geprüft.</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>What is wrong</source>
            <translation>Was nicht stimmt</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>About the finding</source>
            <translation>Zum Befund</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>deck</source>
            <translation>gesamt</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Blocks</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Blocks unless waived</source>
            <translation>Blockiert ohne begründete Ausnahme</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Make all safe fixes ({0})</source>
            <translation>Alle sicheren Korrekturen ausführen ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>No findings: the rules have nothing against this deck.</source>
            <translation>Keine Befunde: Die Regeln haben nichts gegen diesen Foliensatz.</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>{0} in all; {1} block approval.</source>
            <translation>Insgesamt {0}; davon blockieren {1} die Freigabe.</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Choose a finding to see what to do about it.</source>
            <translation>Einen Befund wählen, um zu sehen, was zu tun ist.</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Rule {0}. {1}</source>
            <translation>Regel {0}. {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>Company policy</source>
            <translation>Richtlinie des Unternehmens</translation>
        </message>
        <message>
            <location filename="../../widgets/findings.py"></location>
            <source>{0} - Ctrl+Z takes it back</source>
            <translation>{0} – Strg+Z macht es rückgängig</translation>
        </message>
    </context>
    <context>
        <name>FindingsTab</name>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>W&amp;aive ...</source>
            <translation>Zula&amp;ssen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>deck</source>
            <translation>gesamt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Findings: {0}. Waiting for a waiver: {1}.</source>
            <translation>Befunde: {0}. Warten auf eine Ausnahme: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>No findings: the rules had nothing against this version.</source>
            <translation>Keine Befunde: Die Regeln hatten nichts gegen diese Version.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Findings of this version</source>
            <translation>Befunde dieser Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>What is wrong</source>
            <translation>Was nicht stimmt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>About the finding</source>
            <translation>Zum Befund</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Waived by {0}: {1}</source>
            <translation>Ausnahme von {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Waived</source>
            <translation>Ausnahme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Blocks</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Blocks unless waived</source>
            <translation>Blockiert ohne begründete Ausnahme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>Rule {0}. {1}</source>
            <translation>Regel {0}. {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/findings_tab.py"></location>
            <source>{0} in all; {1} wait for a waiver.</source>
            <translation type="vanished">{0} insgesamt; {1} warten auf eine Ausnahme.</translation>
        </message>
    </context>
    <context>
        <name>FormDialog</name>
        <message>
            <location filename="../../widgets/review/form_dialog.py"></location>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/form_dialog.py"></location>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
    </context>
    <context>
        <name>Gallery</name>
        <message>
            <location filename="../../widgets/start/gallery.py"></location>
            <source>Templates</source>
            <translation>Vorlagen</translation>
        </message>
    </context>
    <context>
        <name>GridView</name>
        <message>
            <location filename="../../widgets/study/grid.py"></location>
            <source>Rows of the table</source>
            <translation>Zeilen der Tabelle</translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>The pages of help were not installed.</source>
            <translation>Die Hilfeseiten wurden nicht installiert.</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>Not on this page.</source>
            <translation>Nicht auf dieser Seite.</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>Page of help</source>
            <translation>Hilfeseite</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>Find on this page</source>
            <translation>Auf dieser Seite suchen</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>This page is there in English only.</source>
            <translation>Diese Seite gibt es nur auf Englisch.</translation>
        </message>
        <message>
            <location filename="../../widgets/help_window.py"></location>
            <source>{0} is not a page of help.</source>
            <translation>{0} ist keine Hilfeseite.</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>What awaits me</source>
            <translation>Was auf mich wartet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Nothing waits for you. Versions that you are asked to judge are listed here.</source>
            <translation>Nichts wartet auf Sie. Hier stehen Versionen, die Sie beurteilen sollen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>File &gt; Submit for review sends the deck that is open.</source>
            <translation>Datei &gt; Zur Prüfung einreichen schickt den offenen Foliensatz.</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Copy its token</source>
            <translation>Platzhalter kopieren</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Cite a source ...</source>
            <translation>Quelle zitieren ...</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Click a number on the slide to see where it came from.</source>
            <translation>Eine Zahl auf der Folie anklicken, um ihre Herkunft zu sehen.</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Sources</source>
            <translation>Quellen</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>How it is drawn</source>
            <translation>Wie es gezeichnet ist</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>This slide cites no source.</source>
            <translation>Diese Folie zitiert keine Quelle.</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Numbers ({0})</source>
            <translation>Zahlen ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Numbers of this slide or block</source>
            <translation>Zahlen dieser Folie oder dieses Blocks</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>What is said with this slide.</source>
            <translation>Was zu dieser Folie gesagt wird.</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Sources of this slide</source>
            <translation>Quellen dieser Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Where the number came from</source>
            <translation>Woher die Zahl stammt</translation>
        </message>
        <message>
            <location filename="../../widgets/inspector.py"></location>
            <source>Speaker notes</source>
            <translation>Notizen zum Vortrag</translation>
        </message>
    </context>
    <context>
        <name>Jobs</name>
        <message>
            <location filename="../../widgets/jobs.py"></location>
            <source>slidekit has a fault: {0}.</source>
            <translation>slidekit hat einen Fehler: {0}.</translation>
        </message>
    </context>
    <context>
        <name>KeysWindow</name>
        <message>
            <location filename="../../widgets/keys_window.py"></location>
            <source>Commands and their keys</source>
            <translation>Befehle und ihre Tasten</translation>
        </message>
        <message>
            <location filename="../../widgets/keys_window.py"></location>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <location filename="../../widgets/keys_window.py"></location>
            <source>Keys</source>
            <translation>Tastenkürzel</translation>
        </message>
    </context>
    <context>
        <name>Leaving</name>
        <message>
            <location filename="../../widgets/leaving.py"></location>
            <source>Save the edits of {0}?</source>
            <translation>Änderungen an „{0}“ speichern?</translation>
        </message>
        <message>
            <location filename="../../widgets/leaving.py"></location>
            <source>What is not saved is deleted.</source>
            <translation>Was nicht gespeichert wird, wird gelöscht.</translation>
        </message>
    </context>
    <context>
        <name>LibraryPage</name>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>&amp;Refresh</source>
            <translation>&amp;Neu lesen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>Sign &amp;out</source>
            <translation>Ab&amp;melden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>Reading the library ...</source>
            <translation>Die Bibliothek wird gelesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>None of your roles is for that page.</source>
            <translation>Keine Ihrer Rollen ist für diese Seite.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>All versions</source>
            <translation>Alle Versionen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>For me ({0})</source>
            <translation>Für mich ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>For me</source>
            <translation>Für mich</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>Audit trail</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>People and keys</source>
            <translation>Personen und Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/library_page.py"></location>
            <source>Policies and settings</source>
            <translation>Richtlinien und Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>Decks and PowerPoint files (*.slidekit *.pptx *.pptm *.ppsx)</source>
            <translation>Foliensätze und PowerPoint-Dateien (*.slidekit *.pptx *.pptm *.ppsx)</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>PowerPoint files (*.pptx *.pptm *.ppsx *.ppsm *.potx *.potm)</source>
            <translation>PowerPoint-Dateien (*.pptx *.pptm *.ppsx *.ppsm *.potx *.potm)</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>Check or verify a file</source>
            <translation>Datei prüfen</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>Save the deck</source>
            <translation>Foliensatz speichern</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>slidekit decks (*.slidekit)</source>
            <translation>slidekit-Foliensätze (*.slidekit)</translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>Opening {0} ...</source>
            <translation>{0} wird geöffnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>&amp;Redo</source>
            <translation type="vanished">&amp;Wiederholen</translation>
        </message>
        <message>
            <location filename="../../widgets/main_window.py"></location>
            <source>&amp;Undo</source>
            <translation type="vanished">&amp;Rückgängig</translation>
        </message>
        <message>
            <location filename="../../widgets/deck_names.py"></location>
            <source>Open a deck</source>
            <translation type="vanished">Foliensatz öffnen</translation>
        </message>
    </context>
    <context>
        <name>NewDeckDialog</name>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Another &amp;folder ...</source>
            <translation>Anderer O&amp;rdner ...</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Take in &amp;tables ...</source>
            <translation>&amp;Tabellen einlesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Make the deck</source>
            <translation>Foliensatz &amp;erstellen</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Sample: {0}</source>
            <translation>Beispiel: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>As the study's file says</source>
            <translation>Wie in der Datei der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>New deck</source>
            <translation>Neuer Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>as the study's file says</source>
            <translation>wie in der Datei der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Study</source>
            <translation>&amp;Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Occasion</source>
            <translation>An&amp;lass</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Purpose</source>
            <translation>&amp;Zweck</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Audience</source>
            <translation>Ziel&amp;gruppe</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Mar&amp;kets</source>
            <translation>&amp;Märkte</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Language of the deck</source>
            <translation>&amp;Sprache der Folien</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>P&amp;resenter</source>
            <translation>&amp;Vortragende Person</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Employer</source>
            <translation>Ar&amp;beitgeber</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>&amp;Conflicts of interest</source>
            <translation>&amp;Interessenkonflikte</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Po&amp;licy</source>
            <translation>Ri&amp;chtlinie</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Pro&amp;file of the company</source>
            <translation>Pro&amp;fil des Unternehmens</translation>
        </message>
        <message>
            <location filename="../../widgets/new_deck.py"></location>
            <source>Folder of the study</source>
            <translation>Ordner der Studie</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Another program changed this deck on disk. Which one holds?</source>
            <translation>Ein anderes Programm hat diesen Foliensatz auf dem Datenträger geändert. Welcher gilt?</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Load it from disk</source>
            <translation>Vom Datenträger laden</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Keep mine</source>
            <translation>Meinen behalten</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Edits of {0} were not saved when slidekit ended.</source>
            <translation>Änderungen vom {0} waren beim Ende von slidekit nicht gespeichert.</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Recover them</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>This deck is open in another window. Save yours under another name.</source>
            <translation>Dieser Foliensatz ist in einem anderen Fenster geöffnet. Diesen hier unter anderem Namen speichern.</translation>
        </message>
        <message>
            <location filename="../../widgets/notices.py"></location>
            <source>Save as ...</source>
            <translation>Speichern unter ...</translation>
        </message>
    </context>
    <context>
        <name>NumberNames</name>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>hazard ratio</source>
            <translation>Hazard Ratio</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>median</source>
            <translation>Median</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>rate</source>
            <translation>Rate</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>difference of rates</source>
            <translation>Differenz der Raten</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>at risk</source>
            <translation>unter Risiko</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>median follow-up</source>
            <translation>mediane Nachbeobachtung</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>interaction</source>
            <translation>Interaktion</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>ratio</source>
            <translation>Quotient</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>difference</source>
            <translation>Differenz</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>subjects</source>
            <translation>Personen</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>without data</source>
            <translation>ohne Daten</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>treatment stopped for an event</source>
            <translation>Therapieabbruch wegen eines Ereignisses</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>dose changed for an event</source>
            <translation>Dosisänderung wegen eines Ereignisses</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>fatal events</source>
            <translation>tödliche Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>deaths</source>
            <translation>Todesfälle</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>related to treatment</source>
            <translation>im Zusammenhang mit der Behandlung</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>randomised</source>
            <translation>randomisiert</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>screened</source>
            <translation>gescreent</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>treated</source>
            <translation>behandelt</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>not treated</source>
            <translation>nicht behandelt</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>adverse events</source>
            <translation>unerwünschte Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>grade 3 or higher</source>
            <translation>Grad 3 oder höher</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>serious</source>
            <translation>schwerwiegend</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>Safety</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>Baseline</source>
            <translation>Ausgangsmerkmale</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>Disposition</source>
            <translation>Verbleib</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>Exposure</source>
            <translation>Exposition</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>Design</source>
            <translation>Design</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>{0}, difference</source>
            <translation>{0}, Differenz</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>{0}, grade 3 or higher</source>
            <translation>{0}, Grad 3 oder höher</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>{0} vs {1}</source>
            <translation>{0} vs. {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/number_names.py"></location>
            <source>at {0} {1}</source>
            <translation>nach {0} {1}</translation>
        </message>
    </context>
    <context>
        <name>NumbersTab</name>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>Compute &amp;again from the study's tables ...</source>
            <translation>Aus den Tabellen der Studie neu &amp;rechnen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>Comment on this number</source>
            <translation>Diese Zahl kommentieren</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>Computing all numbers again ...</source>
            <translation>Alle Zahlen werden neu gerechnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>Folder with the tables of {0}</source>
            <translation>Ordner mit den Tabellen von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>{0} numbers come out otherwise.</source>
            <translation>{0} Zahlen kommen anders heraus.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>All numbers come out as they stand.</source>
            <translation>Alle Zahlen kommen heraus, wie sie dastehen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>Computed now: {0}. It differs.</source>
            <translation>Jetzt gerechnet: {0}. Das weicht ab.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/numbers_tab.py"></location>
            <source>Computed now: equal.</source>
            <translation>Jetzt gerechnet: gleich.</translation>
        </message>
    </context>
    <context>
        <name>Older</name>
        <message>
            <location filename="../../widgets/older.py"></location>
            <source>{0} was made by an older slidekit. Bring it up to date?</source>
            <translation>{0} wurde mit einem älteren slidekit erstellt. Auf den neuen Stand bringen?</translation>
        </message>
        <message>
            <location filename="../../widgets/older.py"></location>
            <source>When it is saved, the old file stays beside it as {0}.</source>
            <translation>Beim Speichern bleibt die alte Datei als {0} daneben liegen.</translation>
        </message>
        <message>
            <location filename="../../widgets/older.py"></location>
            <source>Bring up to date</source>
            <translation>Auf den neuen Stand bringen</translation>
        </message>
    </context>
    <context>
        <name>OptionsPanel</name>
        <message>
            <location filename="../../widgets/options_panel.py"></location>
            <source>Nothing to choose here. What it shows was computed from the tables by what the study says of them: File, Edit the study.</source>
            <translation>Hier gibt es nichts zu wählen. Was es zeigt, wurde aus den Tabellen berechnet, nach dem, was die Studie über sie sagt: Datei, Studie bearbeiten.</translation>
        </message>
        <message>
            <location filename="../../widgets/options_panel.py"></location>
            <source>Populations, thresholds and methods are chosen in the study: File, Edit the study.</source>
            <translation>Populationen, Schwellen und Methoden werden in der Studie gewählt: Datei, Studie bearbeiten.</translation>
        </message>
        <message>
            <location filename="../../widgets/options_panel.py"></location>
            <source>Nothing to choose here. What it shows was computed from the tables: to change it, change study.yaml in the study's folder and make the deck again.</source>
            <translation type="vanished">Hier gibt es nichts zu wählen. Was gezeigt wird, wurde aus den Tabellen berechnet: Zum Ändern study.yaml im Ordner der Studie ändern und den Foliensatz neu erstellen.</translation>
        </message>
        <message>
            <location filename="../../widgets/options_panel.py"></location>
            <source>Populations, thresholds and methods are chosen in study.yaml in the study's folder.</source>
            <translation type="vanished">Populationen, Schwellen und Methoden werden in study.yaml im Ordner der Studie gewählt.</translation>
        </message>
        <message>
            <source>Populations, thresholds and methods need the tables: change them in study.yaml in the study's folder and make the deck again.</source>
            <translation type="vanished">Populationen, Schwellen und Methoden brauchen die Tabellen: Sie in study.yaml im Ordner der Studie ändern und den Foliensatz neu erstellen.</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <location filename="../../widgets/command_palette.py"></location>
            <source>Do or go to</source>
            <translation>Befehl oder Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/command_palette.py"></location>
            <source>A command, or the number or title of a slide</source>
            <translation>Ein Befehl oder Nummer oder Titel einer Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/command_palette.py"></location>
            <source>Command or slide</source>
            <translation>Befehl oder Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/command_palette.py"></location>
            <source>What can be done</source>
            <translation>Was getan werden kann</translation>
        </message>
        <message>
            <location filename="../../widgets/command_palette.py"></location>
            <source>No command and no slide is called so.</source>
            <translation>Kein Befehl und keine Folie heißt so.</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>The deck is still being checked</source>
            <translation>Der Foliensatz wird noch geprüft</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>{0}; try again in a moment.</source>
            <translation>{0}; gleich noch einmal versuchen.</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>1 slide to insert</source>
            <translation>1 Folie zum Einfügen</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>{0} slides to insert</source>
            <translation>{0} Folien zum Einfügen</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>Enter puts what is chosen in at its place.</source>
            <translation>Die Eingabetaste fügt das Gewählte an seinem Platz ein.</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>On slide {0}</source>
            <translation>Auf Folie {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>The deck has every slide of this kind that its results allow. To have one twice, choose it and press Ctrl+D.</source>
            <translation>Der Foliensatz hat jede Folie dieser Art, die seine Ergebnisse zulassen. Für eine zweite die Folie wählen und Strg+D drücken.</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>Not possible in this deck</source>
            <translation>In diesem Foliensatz nicht möglich</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>The template {0} has no place for it; another template may have one.</source>
            <translation>Die Vorlage {0} hat keinen Platz dafür; eine andere Vorlage hat ihn vielleicht.</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/choice.py"></location>
            <source>The deck holds no results for it. Make the deck again from the study's folder, which has the tables.</source>
            <translation>Der Foliensatz hat keine Ergebnisse dafür. Ihn aus dem Ordner der Studie, in dem die Tabellen liegen, neu erstellen.</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>&amp;Insert</source>
            <translation>&amp;Einfügen</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>Insert an exhibit</source>
            <translation>Abbildung oder Tabelle einfügen</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>Find an exhibit, such as survival or adverse</source>
            <translation>Abbildung oder Tabelle suchen, etwa Überleben</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>Words to find an exhibit by</source>
            <translation>Suchwörter für Abbildungen und Tabellen</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>Kinds of exhibit</source>
            <translation>Arten von Abbildungen und Tabellen</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>Slides that can be inserted</source>
            <translation>Folien, die eingefügt werden können</translation>
        </message>
        <message>
            <location filename="../../widgets/palette/palette.py"></location>
            <source>No exhibit has these words</source>
            <translation>Nichts hat diese Wörter</translation>
        </message>
        <message>
            <source>Enter puts the slide in at its place.</source>
            <translation type="vanished">Die Eingabetaste fügt die Folie an ihrem Platz ein.</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>&amp;Add ...</source>
            <translation>Hinzufü&amp;gen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>&amp;Give roles ...</source>
            <translation>Rollen g&amp;eben ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>&amp;Take a role ...</source>
            <translation>&amp;Rolle nehmen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Train&amp;ing ...</source>
            <translation>Sch&amp;ulung ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>New &amp;password ...</source>
            <translation>Neues Pass&amp;wort ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>&amp;Confirm identity ...</source>
            <translation>&amp;Identität bestätigen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>&amp;Disable ...</source>
            <translation>&amp;Sperren ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>&amp;Unlock</source>
            <translation>En&amp;tsperren</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>New &amp;key ...</source>
            <translation>Neuer S&amp;chlüssel ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>E&amp;xport public keys ...</source>
            <translation>&amp;Öffentliche Schlüssel ausgeben ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Made</source>
            <translation>Erzeugt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>retired {0}</source>
            <translation>abgelöst {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>disabled {0}</source>
            <translation>gesperrt {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>locked until {0}</source>
            <translation>verschlossen bis {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>waits to be confirmed</source>
            <translation>muss bestätigt werden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Login</source>
            <translation>Anmeldename</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Name, as signatures print it</source>
            <translation>Name, wie Unterschriften ihn zeigen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Who saw proof of the identity</source>
            <translation>Wer die Identität geprüft hat</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>First password</source>
            <translation>Erstes Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>New person</source>
            <translation>Neue Person</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Roles</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Roles of {0}</source>
            <translation>Rollen von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>empty: all</source>
            <translation>leer: alle</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Take a role from {0}</source>
            <translation>{0} eine Rolle nehmen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Trained on</source>
            <translation>Geschult am</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Training of {0}</source>
            <translation>Schulung von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>New password, which {0} has to change</source>
            <translation>Neues Passwort, das {0} ändern muss</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>New password of {0}</source>
            <translation>Neues Passwort von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>How you know it</source>
            <translation>Woher Sie es wissen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Showed her badge, in person</source>
            <translation>Hat persönlich den Ausweis gezeigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Your password</source>
            <translation>Ihr Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Confirm who {0} is</source>
            <translation>Bestätigen, wer {0} ist</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>{0} set the password of {1}, and could have signed in that name. Confirm only if you have seen who uses the account now. From then on {1} can sign, approve and release again.</source>
            <translation>{0} hat das Passwort von {1} gesetzt und hätte in diesem Namen unterschreiben können. Bestätigen Sie nur, wenn Sie gesehen haben, wer das Konto jetzt benutzt. Danach kann {1} wieder unterschreiben, genehmigen und freigeben.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Disable the account {0}</source>
            <translation>Konto {0} sperren</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Open the account {0} again</source>
            <translation>Konto {0} wieder öffnen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Why a new key is needed</source>
            <translation>Warum ein neuer Schlüssel nötig ist</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>New key; what the old one signed stays valid</source>
            <translation>Neuer Schlüssel; was der alte unterschrieb, bleibt gültig</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Public keys (*.pem)</source>
            <translation>Öffentliche Schlüssel (*.pem)</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Public keys</source>
            <translation>Öffentliche Schlüssel</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Wrote {0}.</source>
            <translation>{0} geschrieben.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>{0} set the password of {1}. {1} signs, approves and releases nothing until somebody else confirms who that is.</source>
            <translation>{0} hat das Passwort von {1} gesetzt. Bis jemand anderes bestätigt, wer das ist, kann {1} nichts unterschreiben, genehmigen oder freigeben.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>You can do that.</source>
            <translation>Sie können das tun.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Who can do that: {0}.</source>
            <translation>Das kann: {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>Nobody can do that so far. Give a second person the role of administrator or librarian, one who is neither {0} nor has set this password; that person then confirms it here.</source>
            <translation>Bisher kann das niemand. Geben Sie einer zweiten Person die Rolle Administration oder Bibliotheksleitung, die weder {0} ist noch dieses Passwort gesetzt hat; sie bestätigt es dann hier.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/people_page.py"></location>
            <source>never</source>
            <translation>nie</translation>
        </message>
    </context>
    <context>
        <name>PlaceForm</name>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>S&amp;ource</source>
            <translation>&amp;Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>Source of this table</source>
            <translation>Quelle dieser Tabelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>Not said</source>
            <translation>Nicht angegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>such as Table 2, page 6</source>
            <translation>etwa Tabelle 2, Seite 6</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>Place &amp;in it</source>
            <translation>&amp;Stelle darin</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>Place of {0} in the source</source>
            <translation>Stelle von {0} in der Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>Place in the source</source>
            <translation>Stelle in der Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>study.yaml says it part by part, and is where it is changed.</source>
            <translation>study.yaml sagt es Teil für Teil und ist der Ort, an dem es geändert wird.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/place_form.py"></location>
            <source>Each row says itself where in the source it stands.</source>
            <translation>Jede Zeile sagt selbst, wo in der Quelle sie steht.</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source>What is wrong, and what to do</source>
            <translation>Was nicht stimmt und was zu tun ist</translation>
        </message>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source>Remark</source>
            <translation>Anmerkung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/problem_list.py"></location>
            <source> ({0} is the column {1} here.)</source>
            <translation> ({0} ist hier die Spalte {1}.)</translation>
        </message>
    </context>
    <context>
        <name>Provenance</name>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Interval</source>
            <translation>Intervall</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>p-value</source>
            <translation>p-Wert</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>n/N</source>
            <translation>n/N</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>N</source>
            <translation>N</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Arm</source>
            <translation>Arm</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Population</source>
            <translation>Population</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>as printed in the source</source>
            <translation>wie in der Quelle gedruckt</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>computed</source>
            <translation>berechnet</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>{0} rows</source>
            <translation>{0} Zeilen</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Place in it</source>
            <translation>Stelle darin</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>agrees</source>
            <translation>stimmt überein</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>differs</source>
            <translation>weicht ab</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Second reader</source>
            <translation>Zweite lesende Person</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>Checked</source>
            <translation>Geprüft</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>{0} gave no number</source>
            <translation>{0} ergab keine Zahl</translation>
        </message>
        <message>
            <location filename="../../widgets/provenance.py"></location>
            <source>{0}%</source>
            <translation>{0} %</translation>
        </message>
    </context>
    <context>
        <name>ReaderPage</name>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>Whoever did not type the tables in compares each number with its source. What was read is kept with name and date; a number that is changed is to be read again.</source>
            <translation>Wer die Tabellen nicht eingegeben hat, vergleicht jede Zahl mit ihrer Quelle. Das Gelesene wird mit Name und Datum festgehalten; eine geänderte Zahl ist neu zu lesen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>Space or Enter: agrees.  N: does not agree.  Backspace: back.  Delete: withdraw.  Arrows: move.</source>
            <translation>Leertaste oder Eingabetaste: stimmt.  N: stimmt nicht.  Rücktaste: zurück.  Entf: zurücknehmen.  Pfeile: bewegen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>What was refused or done</source>
            <translation>Was abgelehnt oder getan wurde</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>What does the source print? Enter keeps, Esc leaves</source>
            <translation>Was druckt die Quelle? Eingabetaste behält, Esc verlässt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>What the source prints instead</source>
            <translation>Was die Quelle stattdessen druckt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>How many numbers are read</source>
            <translation>Wie viele Zahlen gelesen sind</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>Second reading</source>
            <translation>Zweites Lesen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>&amp;Read by</source>
            <translation>&amp;Gelesen von</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>&amp;Typed in by</source>
            <translation>&amp;Eingegeben von</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>Of the table of the number shown; may stay empty</source>
            <translation>Zur Tabelle der gezeigten Zahl; darf leer bleiben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>{0} is broken. Mend it, and open the study again.</source>
            <translation>{0} ist beschädigt. Sie reparieren und die Studie neu öffnen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>All numbers are read.</source>
            <translation>Alle Zahlen sind gelesen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>{0} on {1}: agrees with the source.</source>
            <translation>{0} am {1}: stimmt mit der Quelle überein.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>{0} on {1}: differs from the source. {2}</source>
            <translation>{0} am {1}: weicht von der Quelle ab. {2}</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>Changed since {0} read it on {1}: {2} stood here.</source>
            <translation>Geändert, seit {0} es am {1} gelesen hat: Hier stand {2}.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>{0} of {1} read</source>
            <translation>{0} von {1} gelesen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reader_page.py"></location>
            <source>{0}, {1} of them differ</source>
            <translation>{0}, davon weichen {1} ab</translation>
        </message>
    </context>
    <context>
        <name>ReadingCard</name>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>no source is named</source>
            <translation>keine Quelle genannt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>Place in it</source>
            <translation>Stelle darin</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>not said</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>Its file</source>
            <translation>Datei dazu</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>{0}, line {1}, column {2}</source>
            <translation>{0}, Zeile {1}, Spalte {2}</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_card.py"></location>
            <source>Typed in</source>
            <translation>Eingegeben</translation>
        </message>
    </context>
    <context>
        <name>ReadingView</name>
        <message>
            <location filename="../../widgets/study/reading_list.py"></location>
            <source>Printed numbers</source>
            <translation>Gedruckte Zahlen</translation>
        </message>
    </context>
    <context>
        <name>RecordTab</name>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Record of this version</source>
            <translation>Akte dieser Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Submitted by {0}, {1}</source>
            <translation>Eingereicht von {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Content {0}</source>
            <translation>Inhalt {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Derived from {0}</source>
            <translation>Abgeleitet von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Withdrawn before</source>
            <translation>Zuvor zurückgezogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Signatures</source>
            <translation>Unterschriften</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Rests on something older</source>
            <translation>Beruht auf Älterem</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>{0}: {1}; {2} has {3}</source>
            <translation>{0}: {1}; {2} hat {3}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Files taken away</source>
            <translation>Mitgenommene Dateien</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>Signature {0} was put there by another way than slidekit and does not count. Tell your librarian.</source>
            <translation>Unterschrift {0} kam auf anderem Weg als durch slidekit hinein und zählt nicht. Sagen Sie es der Bibliotheksleitung.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>{0} works on this deck since {1}</source>
            <translation>{0} arbeitet seit {1} an diesem Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/record_tab.py"></location>
            <source>valid until {0}</source>
            <translation>gültig bis {0}</translation>
        </message>
    </context>
    <context>
        <name>ReleaseForm</name>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>A &amp;PDF beside it</source>
            <translation>Dazu ein &amp;PDF</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>as long as the library allows</source>
            <translation>so lange wie die Bibliothek erlaubt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source> months</source>
            <translation> Monate</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>Released file</source>
            <translation>Freigegebene Datei</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>Valid for</source>
            <translation>Gültig für</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>&amp;Choose ...</source>
            <translation type="vanished">&amp;Wählen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>Choose a folder that is there, and a name for the released file.</source>
            <translation type="vanished">Bitte einen vorhandenen Ordner und einen Namen für die freigegebene Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>PowerPoint files (*.pptx)</source>
            <translation type="vanished">PowerPoint-Dateien (*.pptx)</translation>
        </message>
        <message>
            <location filename="../../widgets/review/release_form.py"></location>
            <source>{0} is there already. Choose another name.</source>
            <translation type="vanished">{0} gibt es schon. Wählen Sie einen anderen Namen.</translation>
        </message>
    </context>
    <context>
        <name>Renewal</name>
        <message>
            <location filename="../../widgets/renewal.py"></location>
            <source>Folder with the tables of {0}</source>
            <translation>Ordner mit den Tabellen von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/renewal.py"></location>
            <source>The tables of this deck's study changed.</source>
            <translation>Die Tabellen der Studie dieses Foliensatzes haben sich geändert.</translation>
        </message>
        <message>
            <location filename="../../widgets/renewal.py"></location>
            <source>Show what changes</source>
            <translation>Zeigen, was sich ändert</translation>
        </message>
        <message>
            <location filename="../../widgets/renewal.py"></location>
            <source>Later</source>
            <translation>Später</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Approved</source>
            <translation>Genehmigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Sent back</source>
            <translation>Zurückgegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Waived</source>
            <translation>Ausnahme</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Released</source>
            <translation>Freigegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Withdrawn</source>
            <translation>Zurückgezogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Outside approval recorded</source>
            <translation>Externe Genehmigung vermerkt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Medically accurate and balanced</source>
            <translation>Medizinisch richtig und ausgewogen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Medically accurate and balanced, apart from what is waived</source>
            <translation>Medizinisch richtig und ausgewogen, bis auf die Ausnahmen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>In line with the approved use and local rules</source>
            <translation>Im Einklang mit der Zulassung und den örtlichen Regeln</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Acceptable for the stated purpose and audience</source>
            <translation>Vertretbar für den genannten Zweck und das Publikum</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>No legal objection</source>
            <translation>Keine rechtlichen Bedenken</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Approved in its final form</source>
            <translation>In der endgültigen Form genehmigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Released for use</source>
            <translation>Zur Verwendung freigegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>Released for the stated audience only</source>
            <translation>Nur für das genannte Publikum freigegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/words.py"></location>
            <source>{0} ({1} d)</source>
            <translation>{0} ({1} T.)</translation>
        </message>
    </context>
    <context>
        <name>ReviewCard</name>
        <message>
            <location filename="../../widgets/review/card.py"></location>
            <source>What awaits my &amp;review ...</source>
            <translation>Was auf meine Prüfung &amp;wartet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/card.py"></location>
            <source>All of the librar&amp;y ...</source>
            <translation>Die &amp;ganze Bibliothek ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/card.py"></location>
            <source>Nothing awaits me. Librar&amp;y ...</source>
            <translation>Nichts wartet auf mich. Bibliothe&amp;k ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/card.py"></location>
            <source>{0}, version {1}</source>
            <translation>{0}, Version {1}</translation>
        </message>
    </context>
    <context>
        <name>RoleDelegate</name>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Nothing that is used</source>
            <translation>Nichts, was verwendet wird</translation>
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>&amp;Permit ...</source>
            <translation>E&amp;rlauben ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>With&amp;draw ...</source>
            <translation>Zurückz&amp;iehen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>&amp;Change ...</source>
            <translation>&amp;Ändern ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Reading {0} ...</source>
            <translation>{0} wird gelesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Policy</source>
            <translation>Richtlinie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Permitted</source>
            <translation>Erlaubt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Setting</source>
            <translation>Einstellung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Policies</source>
            <translation>Richtlinien</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Settings of the library</source>
            <translation>Einstellungen der Bibliothek</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Digest {0}</source>
            <translation>Prüfsumme {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>It is permitted already.</source>
            <translation>Sie ist schon erlaubt.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Why it is permitted</source>
            <translation>Warum sie erlaubt wird</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Who permits a policy submits nothing under it.</source>
            <translation>Wer eine Richtlinie erlaubt, reicht selbst nichts unter ihr ein.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Permit a policy</source>
            <translation>Richtlinie erlauben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Policy files and decks (*.yaml *.yml *.slidekit)</source>
            <translation>Richtlinien und Foliensätze (*.yaml *.yml *.slidekit)</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Policy file, or a deck that was refused for its policy</source>
            <translation>Richtlinie, oder ein Foliensatz, der wegen seiner Richtlinie abgelehnt wurde</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Why it is withdrawn</source>
            <translation>Warum sie zurückgezogen wird</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Nothing is submitted, approved or released under {0} any more. What was released stays released until it is withdrawn itself.</source>
            <translation>Unter {0} wird nichts mehr eingereicht, genehmigt oder freigegeben. Was freigegeben ist, bleibt es, bis es selbst zurückgezogen wird.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Withdraw a policy</source>
            <translation>Richtlinie zurückziehen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Why it is changed</source>
            <translation>Warum sie geändert wird</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>Change a setting</source>
            <translation>Einstellung ändern</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>withdrawn {0}</source>
            <translation>zurückgezogen am {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>permitted</source>
            <translation>erlaubt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>ended with a revoked key</source>
            <translation>mit widerrufenem Schlüssel beendet</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>invalid</source>
            <translation>ungültig</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>The key that signed this permission was revoked, so it does not count. Look at the policy, and permit it again if it is still wanted.</source>
            <translation>Der Schlüssel, der diese Erlaubnis unterschrieben hat, wurde widerrufen, sie gilt also nicht. Sehen Sie sich die Richtlinie an, und erlauben Sie sie erneut, wenn sie noch gewünscht ist.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>The library's key did not sign this permission as it stands here, so it does not count. Ask an administrator to check the library.</source>
            <translation>Der Schlüssel der Bibliothek hat diese Erlaubnis so, wie sie hier steht, nicht unterschrieben, sie gilt also nicht. Bitten Sie die Administration, die Bibliothek zu prüfen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/rules_page.py"></location>
            <source>{0}
It differs from {1} in: {2}.</source>
            <translation>{0}
Sie unterscheidet sich von {1} in: {2}.</translation>
        </message>
    </context>
    <context>
        <name>Samples</name>
        <message>
            <location filename="../../sample_data/onc301/README.md"></location>
            <source>ONC301</source>
            <translation>ONC301</translation>
        </message>
        <message>
            <location filename="../../sample_data/published301/README.md"></location>
            <source>ONC302 as its paper prints it</source>
            <translation>ONC302, wie die Publikation sie berichtet</translation>
        </message>
        <message>
            <location filename="../../sample_data/simple/README.md"></location>
            <source>A small trial in two plain tables</source>
            <translation>Eine kleine Studie in zwei einfachen Tabellen</translation>
        </message>
    </context>
    <context>
        <name>ScreenWays</name>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Make the deck under a policy that stands on the page "Policies and settings" of the library (Ctrl+L), or ask a librarian or administrator to permit this one there.</source>
            <translation>Erstellen Sie den Foliensatz unter einer Richtlinie, die auf der Seite „Richtlinien und Einstellungen“ der Bibliothek (Strg+L) steht, oder bitten Sie Bibliotheksleitung oder Administration, diese dort zuzulassen.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Submit a version under a policy that stands on the page "Policies and settings" of the library (Ctrl+L).</source>
            <translation>Reichen Sie eine Version unter einer Richtlinie ein, die auf der Seite „Richtlinien und Einstellungen“ der Bibliothek (Strg+L) steht.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>See the page "Policies and settings" of the library (Ctrl+L).</source>
            <translation>Siehe die Seite „Richtlinien und Einstellungen“ der Bibliothek (Strg+L).</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Sign in with "Change my password", and type a new one.</source>
            <translation>Melden Sie sich mit „Mein Passwort ändern“ an und geben Sie ein neues ein.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Look at {0} in the library (Ctrl+L).</source>
            <translation>Sehen Sie sich {0} in der Bibliothek an (Strg+L).</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Open the newest version in the library (Ctrl+L), take over what is new, and submit again.</source>
            <translation>Öffnen Sie die neueste Version in der Bibliothek (Strg+L), übernehmen Sie das Neue, und reichen Sie erneut ein.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>They stand among the findings: mend these, and submit again.</source>
            <translation>Sie stehen bei den Befunden: Beheben Sie sie, und reichen Sie erneut ein.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Wait until {0} is given back, or ask a librarian to free it.</source>
            <translation>Warten Sie, bis {0} zurückgegeben ist, oder bitten Sie die Bibliotheksleitung, es freizugeben.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>Ask another administrator or librarian than the one who reset it: the page "People and keys" of the library is where they confirm it.</source>
            <translation>Fragen Sie eine andere Person aus Administration oder Bibliotheksleitung als die, die es zurückgesetzt hat: Sie bestätigt es auf der Seite „Personen und Schlüssel“ der Bibliothek.</translation>
        </message>
        <message>
            <location filename="../../widgets/screen_ways.py"></location>
            <source>On the command line: {0}</source>
            <translation>In der Befehlszeile: {0}</translation>
        </message>
    </context>
    <context>
        <name>SettingWords</name>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Roles whose approval every version needs</source>
            <translation>Rollen, die jede Version genehmigen müssen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Longest time that an approval holds</source>
            <translation>Längste Gültigkeit einer Freigabe</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>First letters of approval numbers</source>
            <translation>Erste Buchstaben von Freigabenummern</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Shortest password</source>
            <translation>Kürzestes Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Passwords have to be changed after</source>
            <translation>Passwörter sind zu ändern nach</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Earlier passwords that may not be used again</source>
            <translation>Frühere Passwörter, die nicht wiederkehren dürfen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Wrong passwords in a row that lock an account</source>
            <translation>Falsche Passwörter in Folge, die ein Konto sperren</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>A locked account opens again after</source>
            <translation>Ein gesperrtes Konto öffnet sich wieder nach</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Largest file that the library takes</source>
            <translation>Größte Datei, die die Bibliothek annimmt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>{0} months</source>
            <translation>{0} Monate</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>{0} characters</source>
            <translation>{0} Zeichen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>{0} days</source>
            <translation>{0} Tagen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>{0} minutes</source>
            <translation>{0} Minuten</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>{0} MB</source>
            <translation>{0} MB</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>A whole number from {0} to {1}</source>
            <translation>Eine ganze Zahl von {0} bis {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>Up to 12 letters A to Z and digits</source>
            <translation>Bis zu 12 Buchstaben A bis Z und Ziffern</translation>
        </message>
        <message>
            <location filename="../../widgets/review/setting_words.py"></location>
            <source>One or more of {0}, with commas</source>
            <translation type="vanished">Eine oder mehrere von {0}, mit Kommas</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>From a &amp;file ...</source>
            <translation>Aus einer &amp;Datei ...</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>your interests; "None" where there are none</source>
            <translation>Interessen; „None“, wo es keine gibt</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>You, as the presenter of new decks</source>
            <translation>Angaben zur vortragenden Person in neuen Foliensätzen</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>&amp;Employer</source>
            <translation>&amp;Arbeitgeber</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>&amp;Conflicts of interest</source>
            <translation>&amp;Interessenkonflikte</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>&amp;Policy of new decks and of checks</source>
            <translation>&amp;Richtlinie neuer Foliensätze und Prüfungen</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>&amp;Address</source>
            <translation>&amp;Adresse</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>from whoever keeps the library; it begins with {0}</source>
            <translation>von der Person, die die Bibliothek betreut; sie beginnt mit {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>This program</source>
            <translation>Dieses Programm</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Look of new decks</source>
            <translation>Aussehen neuer Foliensätze</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Company</source>
            <translation>Unternehmen</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Policy</source>
            <translation>Richtlinie</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Library (for approval)</source>
            <translation>Bibliothek (für die Freigabe)</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Policies (*.yaml *.yml)</source>
            <translation>Richtlinien (*.yaml *.yml)</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Policy of your company</source>
            <translation>Richtlinie des Unternehmens</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>The language changes when slidekit starts next.</source>
            <translation>Die Sprache wechselt beim nächsten Start von slidekit.</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>The address of a library begins with {0}, and names a file or a server.</source>
            <translation>Die Adresse einer Bibliothek beginnt mit {0} und nennt eine Datei oder einen Server.</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <location filename="../../widgets/company_page.py"></location>
            <source>As the study's file says</source>
            <translation>Wie in der Datei der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>Your company</source>
            <translation type="vanished">Unternehmen</translation>
        </message>
        <message>
            <location filename="../../widgets/settings_dialog.py"></location>
            <source>such as {0}</source>
            <translation type="vanished">etwa {0}</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <location filename="../../widgets/shell.py"></location>
            <source>Kept. New decks begin with these settings.</source>
            <translation>Gespeichert. Neue Foliensätze beginnen mit diesen Einstellungen.</translation>
        </message>
        <message>
            <location filename="../../widgets/shell.py"></location>
            <source>About slidekit</source>
            <translation>Über slidekit</translation>
        </message>
        <message>
            <location filename="../../widgets/shell.py"></location>
            <source>slidekit {0}</source>
            <translation>slidekit {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/shell.py"></location>
            <source>Makes decks of a trial's tables in which every number is bound to its source.

It checks structure and numbers by rules that it can explain. It does not know whether a claim is true, and it approves nothing.

Licence: Apache-2.0. Qt {0} by The Qt Company, used under the LGPL.</source>
            <translation>Erstellt aus den Tabellen einer Studie Foliensätze, in denen jede Zahl an ihre Quelle gebunden ist.

Geprüft werden Aufbau und Zahlen nach Regeln, die sich erklären lassen. Ob eine Aussage wahr ist, weiß das Programm nicht, und es gibt nichts frei.

Lizenz: Apache-2.0. Qt {0} von The Qt Company, verwendet unter der LGPL.</translation>
        </message>
        <message>
            <location filename="../../widgets/shell.py"></location>
            <source>not possible now</source>
            <translation>jetzt nicht möglich</translation>
        </message>
        <message>
            <location filename="../../widgets/shell.py"></location>
            <source>needs an open deck</source>
            <translation>braucht einen geöffneten Foliensatz</translation>
        </message>
    </context>
    <context>
        <name>SignDialog</name>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>{0}: {1}, version {2}</source>
            <translation>{0}: {1}, Version {2}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>&amp;Sign</source>
            <translation>&amp;Unterschreiben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>What you sign</source>
            <translation>Was Sie unterschreiben</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>In the capacity of</source>
            <translation>In der Eigenschaft</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>What has to change</source>
            <translation>Was sich ändern muss</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Why it is acceptable</source>
            <translation>Warum es vertretbar ist</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Why it is withdrawn</source>
            <translation>Warum sie zurückgezogen wird</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Meaning</source>
            <translation>Bedeutung</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Why it is released again</source>
            <translation>Warum sie erneut freigegeben wird</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Password of {0}, again</source>
            <translation>Passwort von {0}, noch einmal</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>{0}, you approve this version of the deck.</source>
            <translation>{0}, Sie genehmigen diese Version des Foliensatzes.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>{0}, you send this version back; it takes a new one to go on.</source>
            <translation>{0}, Sie geben diese Version zurück; weiter geht es mit einer neuen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>{0}, you sign that this finding is acceptable.</source>
            <translation>{0}, Sie unterschreiben, dass dieser Befund vertretbar ist.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>{0}, you release this version: stamped files are written.</source>
            <translation>{0}, Sie geben diese Version frei: Gestempelte Dateien werden geschrieben.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>{0}, you withdraw this version. It must not be used any more.</source>
            <translation>{0}, Sie ziehen diese Version zurück. Sie darf nicht mehr verwendet werden.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Deck: {0} ({1})</source>
            <translation>Foliensatz: {0} ({1})</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Version: {0}, content {1}</source>
            <translation>Version: {0}, Inhalt {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Finding: {0}</source>
            <translation>Befund: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>All {0} findings of this rule are waived with it.</source>
            <translation>Die Ausnahme gilt für alle {0} Befunde dieser Regel.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Open comments: {0}, of which must be fixed: {1}</source>
            <translation>Offene Kommentare: {0}, davon zu beheben: {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Findings: {0}, waived: {1}, waiting for a waiver: {2}</source>
            <translation>Befunde: {0}, Ausnahmen: {1}, warten auf eine Ausnahme: {2}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Cancel</source>
            <translation type="vanished">Abbrechen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_dialog.py"></location>
            <source>Progress</source>
            <translation type="vanished">Fortschritt</translation>
        </message>
    </context>
    <context>
        <name>SignInForm</name>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>&amp;Change my password</source>
            <translation>Mein Passwort &amp;ändern</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>Se&amp;ttings ...</source>
            <translation>E&amp;instellungen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>The settings name no library yet. Who looks after yours knows its address.</source>
            <translation>Die Einstellungen nennen noch keine Bibliothek. Wer Ihre betreut, kennt die Adresse.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>Library: {0}</source>
            <translation>Bibliothek: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>Sign in to the library</source>
            <translation>An der Bibliothek anmelden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>Lo&amp;gin</source>
            <translation>Anmeldena&amp;me</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>&amp;Password</source>
            <translation>Pass&amp;wort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>&amp;New password</source>
            <translation>&amp;Neues Passwort</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>New password, &amp;again</source>
            <translation>Neues Passwort, n&amp;och einmal</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>The new password was not typed alike both times.</source>
            <translation>Das neue Passwort wurde nicht beide Male gleich getippt.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>Signing in ...</source>
            <translation>Anmeldung läuft ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/sign_in.py"></location>
            <source>Sign &amp;in</source>
            <translation>Anm&amp;elden</translation>
        </message>
    </context>
    <context>
        <name>SlideShow</name>
        <message>
            <location filename="../../widgets/slide_show.py"></location>
            <source>Slide show</source>
            <translation>Bildschirmpräsentation</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_show.py"></location>
            <source>Slide show; Esc ends it</source>
            <translation>Bildschirmpräsentation; Esc beendet sie</translation>
        </message>
    </context>
    <context>
        <name>SlideStrip</name>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>Slides</source>
            <translation>Folien</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>locked by the template</source>
            <translation>von der Vorlage gesperrt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>required by the template</source>
            <translation>von der Vorlage verlangt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>optional</source>
            <translation>freigestellt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>not in the template</source>
            <translation>nicht in der Vorlage</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>Slide {0}: {1}</source>
            <translation>Folie {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>hidden</source>
            <translation>ausgeblendet</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>findings that block: {0}</source>
            <translation>blockierende Befunde: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>warnings: {0}</source>
            <translation>Warnungen: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>{0} findings block</source>
            <translation type="vanished">blockierende Befunde: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_strip.py"></location>
            <source>{0} warnings</source>
            <translation type="vanished">Warnungen: {0}</translation>
        </message>
    </context>
    <context>
        <name>SlideView</name>
        <message>
            <location filename="../../widgets/slide_view.py"></location>
            <source>Slide</source>
            <translation>Folie</translation>
        </message>
    </context>
    <context>
        <name>Sources</name>
        <message>
            <location filename="../../widgets/sources.py"></location>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
    </context>
    <context>
        <name>Speller</name>
        <message>
            <location filename="../../widgets/spelling/speller.py"></location>
            <source>Every word of the deck is known.</source>
            <translation>Jedes Wort des Foliensatzes ist bekannt.</translation>
        </message>
        <message>
            <location filename="../../widgets/spelling/speller.py"></location>
            <source>Unknown word {0} of {1}. A right click offers others.</source>
            <translation>Unbekanntes Wort {0} von {1}. Ein Rechtsklick bietet andere an.</translation>
        </message>
        <message>
            <location filename="../../widgets/spelling/speller.py"></location>
            <source>Doubtful word {0} of {1}. The context menu has others.</source>
            <translation type="vanished">Unbekanntes Wort {0} von {1}. Das Kontextmenü bietet andere an.</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>&amp;Open a deck or PowerPoint file ...</source>
            <translation>Foliensatz oder PowerPoint-Datei öff&amp;nen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>&amp;Take in tables ...</source>
            <translation>&amp;Tabellen einlesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Not saved when slidekit ended</source>
            <translation>Nicht gespeichert, als slidekit endete</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks that were not saved when slidekit ended</source>
            <translation>Foliensätze, die nicht gespeichert waren, als slidekit endete</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks opened last</source>
            <translation>Zuletzt geöffnete Foliensätze</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks that you open will be listed here.</source>
            <translation>Geöffnete Foliensätze werden hier aufgeführt.</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>&amp;Back to {0}</source>
            <translation>&amp;Zurück zu {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>New deck</source>
            <translation>Neuer Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Choose the occasion. The pictures show a sample study.</source>
            <translation>Den Anlass wählen. Die Bilder zeigen eine Beispielstudie.</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Or drop tables, a study folder, a deck or a PowerPoint file on this page.</source>
            <translation>Oder Tabellen, den Ordner einer Studie, einen Foliensatz oder eine PowerPoint-Datei auf dieser Seite ablegen.</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Last opened</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Sample studies</source>
            <translation>Beispielstudien</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Tables (*.csv *.tsv *.tab *.txt *.xpt *.sas7bdat *.yaml)</source>
            <translation>Tabellen (*.csv *.tsv *.tab *.txt *.xpt *.sas7bdat *.yaml)</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Tables of a study</source>
            <translation>Tabellen einer Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Drop either tables or one deck, not both: {0}</source>
            <translation>Entweder Tabellen oder einen Foliensatz ablegen, nicht beides: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>{0} cannot be used. Drop CSV or SAS tables, a folder, a .slidekit or a .pptx file.</source>
            <translation>{0} ist nicht verwendbar. CSV- oder SAS-Tabellen, einen Ordner, eine .slidekit- oder eine .pptx-Datei ablegen.</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Open the deck</source>
            <translation>Den Foliensatz öffnen</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Check the PowerPoint file</source>
            <translation>Die PowerPoint-Datei prüfen</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Take in the study</source>
            <translation>Die Studie einlesen</translation>
        </message>
        <message>
            <location filename="../../widgets/start/start_page.py"></location>
            <source>Decks and PowerPoint files (*.slidekit *.pptx *.pptm *.ppsx)</source>
            <translation type="vanished">Foliensätze und PowerPoint-Dateien (*.slidekit *.pptx *.pptm *.ppsx)</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Slide {0} of {1}</source>
            <translation>Folie {0} von {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Draft: cannot be approved yet</source>
            <translation>Entwurf: noch nicht freigabefähig</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Findings: {0}, blocking: {1}</source>
            <translation>Befunde: {0}, blockierend: {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>No findings</source>
            <translation>Keine Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Data cut-off {0}</source>
            <translation>Datenschnitt {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Edits are not kept: save</source>
            <translation>Änderungen nicht gesichert: speichern</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Not saved, kept for recovery</source>
            <translation>Nicht gespeichert, aber gesichert</translation>
        </message>
        <message>
            <location filename="../../widgets/status.py"></location>
            <source>Not saved</source>
            <translation>Nicht gespeichert</translation>
        </message>
    </context>
    <context>
        <name>StripPane</name>
        <message>
            <location filename="../../widgets/strip_pane.py"></location>
            <source>Missing slides: {0}</source>
            <translation>Fehlende Folien: {0}</translation>
        </message>
    </context>
    <context>
        <name>StudyImport</name>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Another &amp;folder ...</source>
            <translation>Anderer O&amp;rdner ...</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>&amp;Write study.yaml</source>
            <translation>study.yaml &amp;schreiben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Choose &amp;other tables ...</source>
            <translation>Andere &amp;Tabellen wählen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>&amp;Back to the deck</source>
            <translation>&amp;Zurück zum Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Reading {0} ...</source>
            <translation>{0} wird gelesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Show what &amp;changes in the deck</source>
            <translation>&amp;Änderungen im Foliensatz zeigen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Make a &amp;deck</source>
            <translation>&amp;Jetzt Foliensatz erstellen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>What was refused or done</source>
            <translation>Was abgelehnt oder getan wurde</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml will be written into {0}</source>
            <translation>study.yaml wird in {0} geschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml and copies of the tables will be written into {0}</source>
            <translation>study.yaml und Kopien der Tabellen werden in {0} geschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml in {0} will be changed; its comments stay</source>
            <translation>study.yaml in {0} wird geändert; Kommentare bleiben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Nothing is wrong with the tables.</source>
            <translation>An den Tabellen ist nichts auszusetzen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>1 remark</source>
            <translation>1 Anmerkung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>{0} remarks</source>
            <translation>{0} Anmerkungen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>{0}. Enter or a click leads to the place.</source>
            <translation>{0}. Die Eingabetaste oder ein Klick führt zur Stelle.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>1 error</source>
            <translation>1 Fehler</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>{0} errors</source>
            <translation>{0} Fehler</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Folder of the study</source>
            <translation>Ordner der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Writing study.yaml ...</source>
            <translation>study.yaml wird geschrieben ...</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Written into {0}; left to mend: {1}.</source>
            <translation>In {0} geschrieben; noch zu beheben: {1}.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Written into {0}. The study opens without errors.</source>
            <translation>In {0} geschrieben. Die Studie lässt sich ohne Fehler öffnen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Arms</source>
            <translation type="vanished">Arme</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Endpoints</source>
            <translation type="vanished">Endpunkte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Medicines</source>
            <translation type="vanished">Arzneimittel</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Parts of the study</source>
            <translation type="vanished">Teile der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Populations</source>
            <translation type="vanished">Populationen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Second reading</source>
            <translation type="vanished">Zweites Lesen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Sources</source>
            <translation type="vanished">Quellen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Special interest</source>
            <translation type="vanished">Besonderes Interesse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Subgroups</source>
            <translation type="vanished">Subgruppen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>Trial and deck</source>
            <translation type="vanished">Studie und Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml and copies of the tables are written into {0}</source>
            <translation type="vanished">study.yaml und Kopien der Tabellen werden in {0} geschrieben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml in {0} is changed; its comments stay</source>
            <translation type="vanished">study.yaml in {0} wird geändert; Kommentare darin bleiben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/import_view.py"></location>
            <source>study.yaml is written into {0}</source>
            <translation type="vanished">study.yaml wird in {0} geschrieben</translation>
        </message>
    </context>
    <context>
        <name>StudyParts</name>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Parts of the study</source>
            <translation>Teile der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Arms</source>
            <translation>Arme</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Populations</source>
            <translation>Populationen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Endpoints</source>
            <translation>Endpunkte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Sources</source>
            <translation>Quellen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Subgroups</source>
            <translation>Subgruppen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Medicines</source>
            <translation>Arzneimittel</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Special interest</source>
            <translation>Besonderes Interesse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Trial and deck</source>
            <translation>Studie und Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/study/parts.py"></location>
            <source>Second reading</source>
            <translation>Zweites Lesen</translation>
        </message>
    </context>
    <context>
        <name>SubmitDialog</name>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>Submit for review</source>
            <translation>Zur Prüfung einreichen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>&amp;Submit</source>
            <translation>&amp;Einreichen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>&amp;Decision wanted by</source>
            <translation>&amp;Entscheidung erwünscht bis</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>What is new, for the reviewers</source>
            <translation>Was neu ist, für die Prüfenden</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>Logins, with commas; empty: whoever has the role</source>
            <translation>Anmeldenamen mit Kommas; leer: wer die Rolle hat</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>a new deck of the library</source>
            <translation>neuer Foliensatz der Bibliothek</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>The deck is frozen as it stands, with what the rules say of it. From then on reviewers see it; you can go on editing your file.</source>
            <translation>Der Foliensatz wird eingefroren, wie er ist, mit dem, was die Regeln von ihm sagen. Von da an sehen ihn die Prüfenden; an Ihrer Datei können Sie weiterarbeiten.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>&amp;As</source>
            <translation>&amp;Als</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>&amp;Message</source>
            <translation>&amp;Nachricht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>&amp;Reviewers</source>
            <translation>&amp;Prüfende</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>Decision wanted by</source>
            <translation>Entscheidung erwünscht bis</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>version {0} of {1}</source>
            <translation>Version {0} von {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>{0}: version {1} is the newest. {2}.</source>
            <translation>{0}: Version {1} ist die neueste. {2}.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>Cancel</source>
            <translation type="vanished">Abbrechen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>Progress</source>
            <translation type="vanished">Fortschritt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/submit_dialog.py"></location>
            <source>next version of {0} (version {1}: {2})</source>
            <translation type="vanished">nächste Version von {0} (Version {1}: {2})</translation>
        </message>
    </context>
    <context>
        <name>TablePage</name>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>&amp;Texts that mean an event</source>
            <translation>&amp;Texte für ein Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>The first rows; the rest is being read ...</source>
            <translation>Die ersten Zeilen; der Rest wird gelesen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>What this table holds</source>
            <translation>Was diese Tabelle enthält</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>Columns and what they mean</source>
            <translation>Spalten und was sie bedeuten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>This table &amp;holds</source>
            <translation>Ent&amp;hält</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>This file could not be read.</source>
            <translation>Diese Datei ließ sich nicht lesen.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>{0} rows, {1} columns</source>
            <translation>{0} Zeilen, {1} Spalten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/table_page.py"></location>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>Talk</name>
        <message>
            <location filename="../../widgets/review/talk.py"></location>
            <source>What you wrote on {0} was not sent: {1}</source>
            <translation>Was Sie zu {0} geschrieben haben, wurde nicht gesendet: {1}</translation>
        </message>
    </context>
    <context>
        <name>TaskWords</name>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>Awaits my review ({0})</source>
            <translation>Wartet auf meine Prüfung ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>Can be released by me ({0})</source>
            <translation>Kann ich freigeben ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>Came back to me ({0})</source>
            <translation>Kam zu mir zurück ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>Waits for others ({0})</source>
            <translation>Wartet auf andere ({0})</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>your judgement as {0}</source>
            <translation>Ihr Urteil als {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>your release as {0}</source>
            <translation>Ihre Freigabe als {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>a new version</source>
            <translation>eine neue Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>waits for {0}</source>
            <translation>wartet auf {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>the release</source>
            <translation>die Freigabe</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>must be fixed: {0}</source>
            <translation>zu beheben: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/task_words.py"></location>
            <source>{0} works on it</source>
            <translation>{0} arbeitet daran</translation>
        </message>
    </context>
    <context>
        <name>Templates</name>
        <message>
            <location filename="../../templates/advisory_board.yaml"></location>
            <source>Advisory board</source>
            <translation>Beirat</translation>
        </message>
        <message>
            <location filename="../../templates/advisory_board.yaml"></location>
            <source>Why advice from outside is needed, an agenda whose larger part is discussion, the data that the questions need, and one slide per question.</source>
            <translation>Wozu Rat von außen gebraucht wird, eine Tagesordnung, die überwiegend aus Diskussion besteht, die Daten, die zu den Fragen gehören, und eine Folie je Frage.</translation>
        </message>
        <message>
            <location filename="../../templates/conference.yaml"></location>
            <source>Conference oral</source>
            <translation>Kongressvortrag</translation>
        </message>
        <message>
            <location filename="../../templates/conference.yaml"></location>
            <source>One trial for a congress session of 8 to 12 minutes, with every required safety slide.</source>
            <translation>Eine Studie für einen Kongressvortrag von 8 bis 12 Minuten, mit allen vorgeschriebenen Folien zur Sicherheit.</translation>
        </message>
        <message>
            <location filename="../../templates/grand_rounds.yaml"></location>
            <source>Grand rounds</source>
            <translation>Klinikfortbildung</translation>
        </message>
        <message>
            <location filename="../../templates/grand_rounds.yaml"></location>
            <source>A disease, its treatments and the evidence of one or several studies, for a session of 30 to 50 minutes at a hospital.</source>
            <translation>Eine Erkrankung, ihre Behandlungen und die Evidenz aus einer oder mehreren Studien, für 30 bis 50 Minuten im Krankenhaus.</translation>
        </message>
        <message>
            <location filename="../../templates/journal_club.yaml"></location>
            <source>Journal club</source>
            <translation>Journal Club</translation>
        </message>
        <message>
            <location filename="../../templates/journal_club.yaml"></location>
            <source>One published trial with question, risk of bias, flow, results, harms, reporting checklist and questions to discuss; no conclusion about a product.</source>
            <translation>Eine veröffentlichte Studie mit Fragestellung, Verzerrungsrisiko, Patientenfluss, Ergebnissen, Schäden, Berichts-Checkliste und Fragen zur Diskussion; ohne Schlussfolgerung zu einem Produkt.</translation>
        </message>
        <message>
            <location filename="../../templates/one_to_one.yaml"></location>
            <source>One to one</source>
            <translation>Einzelgespräch</translation>
        </message>
        <message>
            <location filename="../../templates/one_to_one.yaml"></location>
            <source>One trial in few slides for a visit; further endpoints, design and methods wait in the backup.</source>
            <translation>Eine Studie auf wenigen Folien für einen Besuch; weitere Endpunkte, Design und Methoden liegen im Anhang bereit.</translation>
        </message>
        <message>
            <location filename="../../templates/reactive_response.yaml"></location>
            <source>Response to an unsolicited request</source>
            <translation>Unaufgeforderte Anfrage</translation>
        </message>
        <message>
            <location filename="../../templates/reactive_response.yaml"></location>
            <source>One logged question of one requester, answered by medical affairs with design, efficacy and safety of the same studies; it is used once.</source>
            <translation>Eine dokumentierte Frage einer Person, beantwortet von der medizinischen Abteilung mit Design, Wirksamkeit und Sicherheit derselben Studien; wird einmal verwendet.</translation>
        </message>
    </context>
    <context>
        <name>TextEditor</name>
        <message>
            <location filename="../../widgets/text_editor.py"></location>
            <source>Text of the slide; { offers numbers and sources</source>
            <translation>Text der Folie; { bietet Zahlen und Quellen an</translation>
        </message>
        <message>
            <location filename="../../widgets/text_editor.py"></location>
            <source>Text of the slide; { offers the numbers of the deck</source>
            <translation type="vanished">Text der Folie; { bietet die Zahlen des Foliensatzes an</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>Begin with the occasion</source>
            <translation>Mit dem Anlass beginnen</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>Each template knows which slides the occasion needs and in which order. Choose one, and a whole first deck is made of your study.</source>
            <translation>Jede Vorlage weiß, welche Folien der Anlass braucht und in welcher Reihenfolge. Eine wählen, und aus der Studie entsteht ein ganzer erster Foliensatz.</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>Drop your tables anywhere here</source>
            <translation>Tabellen irgendwo hier ablegen</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>CSV or SAS tables, a study folder, a deck, or a PowerPoint file that came back. Tables stay on this machine and never enter a deck.</source>
            <translation>CSV- oder SAS-Tabellen, der Ordner einer Studie, ein Foliensatz oder eine PowerPoint-Datei, die zurückkam. Tabellen bleiben auf diesem Rechner und gelangen nie in einen Foliensatz.</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>The slides, and how they stand</source>
            <translation>Die Folien und wie es um sie steht</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>A sign on a slide says that a rule has something against it. Slides can be dragged, hidden and put in; what the template forbids is explained.</source>
            <translation>Ein Zeichen an einer Folie sagt, dass eine Regel etwas gegen sie hat. Folien lassen sich ziehen, ausblenden und einfügen; was die Vorlage verbietet, wird erklärt.</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>Where each number came from</source>
            <translation>Woher jede Zahl stammt</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>Click a number on the slide: file, filter, patients and method are shown here. Numbers are bound to their source and are not typed.</source>
            <translation>Eine Zahl auf der Folie anklicken: Datei, Filter, Patienten und Methode stehen hier. Zahlen sind an ihre Quelle gebunden und werden nicht getippt.</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>Findings, and export</source>
            <translation>Befunde und Export</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>All that the rules say, with what to do about it. While one of them blocks, an exported deck has DRAFT across every slide. Ctrl+E exports.</source>
            <translation>Alles, was die Regeln sagen, und was zu tun ist. Solange eine blockiert, trägt ein exportierter Foliensatz den Entwurfsvermerk quer über jeder Folie. Strg+E exportiert.</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>The other steps come with the first deck that is open.</source>
            <translation>Die übrigen Schritte folgen mit dem ersten offenen Foliensatz.</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>&amp;Done</source>
            <translation>&amp;Fertig</translation>
        </message>
        <message>
            <location filename="../../widgets/tour.py"></location>
            <source>&amp;Next</source>
            <translation>&amp;Weiter</translation>
        </message>
    </context>
    <context>
        <name>TypingIn</name>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>This is made from results. Its words are in title and footnotes.</source>
            <translation>Dies entsteht aus Ergebnissen. Worte dazu stehen in Titel und Fußnoten.</translation>
        </message>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>Type { to choose a number or a source. Esc ends.</source>
            <translation>{ tippen, um eine Zahl oder eine Quelle zu wählen. Esc beendet.</translation>
        </message>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>You typed this before, and it was not taken. Esc tries again.</source>
            <translation>Das haben Sie vorhin eingegeben; es wurde nicht übernommen. Esc versucht es noch einmal.</translation>
        </message>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>Not taken, but kept: {0} It is there again when you edit that text.</source>
            <translation>Nicht übernommen, aber aufgehoben: {0} Es steht wieder da, wenn Sie diesen Text bearbeiten.</translation>
        </message>
        <message>
            <location filename="../../widgets/typing_in.py"></location>
            <source>Type { to choose a number of the deck. Esc ends.</source>
            <translation type="vanished">{ tippen, um eine Zahl des Foliensatzes zu wählen. Esc beendet.</translation>
        </message>
    </context>
    <context>
        <name>Underline</name>
        <message>
            <location filename="../../widgets/spelling/underline.py"></location>
            <source>&amp;Add to the dictionary</source>
            <translation>Ins &amp;Wörterbuch aufnehmen</translation>
        </message>
    </context>
    <context>
        <name>Unsent</name>
        <message>
            <location filename="../../widgets/unsent.py"></location>
            <source>&amp;Go to it</source>
            <translation>&amp;Dorthin gehen</translation>
        </message>
    </context>
    <context>
        <name>Unwritten</name>
        <message>
            <location filename="../../widgets/study/unwritten.py"></location>
            <source>Write what was typed into study.yaml?</source>
            <translation>Das Eingegebene in study.yaml schreiben?</translation>
        </message>
        <message>
            <location filename="../../widgets/study/unwritten.py"></location>
            <source>What is not written is lost.</source>
            <translation>Was nicht geschrieben wird, geht verloren.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/unwritten.py"></location>
            <source>&amp;Write study.yaml</source>
            <translation>study.yaml &amp;schreiben</translation>
        </message>
    </context>
    <context>
        <name>VersionHead</name>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>Wor&amp;k on it ...</source>
            <translation>Daran arbe&amp;iten ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>{0}, version {1}</source>
            <translation>{0}, Version {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>Nobody else submits a version of this deck until you do, or give it back.</source>
            <translation>Niemand sonst reicht eine Version dieses Foliensatzes ein, bis Sie es tun oder ihn zurücklegen.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>&amp;Give back</source>
            <translation>Zurückle&amp;gen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>Free for o&amp;thers ...</source>
            <translation>Für andere frei&amp;machen ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>Written: {0}</source>
            <translation>Geschrieben: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>submitted by {0}, {1}</source>
            <translation>eingereicht von {0}, {1}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>waits for: {0}</source>
            <translation>wartet auf: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>you have approved it</source>
            <translation>Sie haben sie genehmigt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>{0} works on it</source>
            <translation>{0} arbeitet daran</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>you work on it</source>
            <translation>Sie arbeiten daran</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>derived from {0}</source>
            <translation>abgeleitet von {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>until {0}</source>
            <translation>bis {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>slides are shown as submitted; in the released file all carry the approval</source>
            <translation>Folien wie eingereicht gezeigt; in der freigegebenen Datei tragen alle die Freigabe</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>comments that must be fixed: {0}</source>
            <translation>zu behebende Kommentare: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>findings that wait for a waiver: {0}</source>
            <translation>Befunde, die auf eine Ausnahme warten: {0}</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_head.py"></location>
            <source>by {0}, {1}</source>
            <translation type="vanished">von {0}, {1}</translation>
        </message>
    </context>
    <context>
        <name>VersionPage</name>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Opening {0} ...</source>
            <translation>{0} wird geöffnet ...</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Record</source>
            <translation>Akte</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>You began a comment on this version. It is not sent yet.</source>
            <translation>Sie haben zu dieser Version einen Kommentar begonnen. Er ist noch nicht gesendet.</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_page.py"></location>
            <source>Comments ({0})</source>
            <translation>Kommentare ({0})</translation>
        </message>
    </context>
    <context>
        <name>VersionTree</name>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Deck</source>
            <translation>Foliensatz</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>What is asked</source>
            <translation>Was ansteht</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <location filename="../../widgets/review/version_list.py"></location>
            <source>Submitted by</source>
            <translation>Eingereicht von</translation>
        </message>
    </context>
    <context>
        <name>Waiting</name>
        <message>
            <location filename="../../widgets/review/card.py"></location>
            <source>What awaits me in the library</source>
            <translation>Was in der Bibliothek auf mich wartet</translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>&amp;Try again</source>
            <translation>Er&amp;neut versuchen</translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Making the deck ...</source>
            <translation>Der Foliensatz wird erstellt ...</translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <location filename="../../widgets/waiting.py"></location>
            <source>Back</source>
            <translation type="vanished">Zurück</translation>
        </message>
    </context>
    <context>
        <name>slides</name>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>acknowledgement</source>
            <translation>Danksagung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>adverse events arm by arm</source>
            <translation>unerwünschte Ereignisse im Vergleich der Arme</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>common adverse events</source>
            <translation>häufige unerwünschte Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>adverse events with risk differences</source>
            <translation>unerwünschte Ereignisse mit Risikodifferenzen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>overview of adverse events</source>
            <translation>Übersicht der unerwünschten Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>adverse events of special interest</source>
            <translation>unerwünschte Ereignisse von besonderem Interesse</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>agenda</source>
            <translation>Tagesordnung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>baseline characteristics</source>
            <translation>Ausgangsmerkmale</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>boxed warning</source>
            <translation>umrandeter Warnhinweis</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>business question</source>
            <translation>Fragestellung des Unternehmens</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>notes on the talk</source>
            <translation>Mitschrift des Gesprächs</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>case</source>
            <translation>Fallbeispiel</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>checklist</source>
            <translation>Checkliste</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>citation</source>
            <translation>Zitat</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>safety of the class</source>
            <translation>Sicherheit der Wirkstoffklasse</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>conclusions</source>
            <translation>Schlussfolgerungen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>context</source>
            <translation>Zusammenhang</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>contrary evidence</source>
            <translation>gegenläufige Evidenz</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>study design</source>
            <translation>Studiendesign</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>disclosures</source>
            <translation>Offenlegungen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>discussion</source>
            <translation>Diskussion</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>disease</source>
            <translation>Erkrankung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>patient disposition</source>
            <translation>Patientenfluss</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>duties</source>
            <translation>Pflichten</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>gaps in the evidence</source>
            <translation>Evidenzlücken</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>exploratory endpoint</source>
            <translation>explorativer Endpunkt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>exposure</source>
            <translation>Exposition</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>forest plot of subgroups</source>
            <translation>Forest-Plot der Subgruppen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>guidelines</source>
            <translation>Leitlinien</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>key secondary endpoint</source>
            <translation>wichtiger sekundärer Endpunkt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>label</source>
            <translation>Fachinformation</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>rates at landmark times</source>
            <translation>Raten zu festen Zeitpunkten</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>treatment landscape</source>
            <translation>Behandlungslandschaft</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>list of all endpoints</source>
            <translation>Liste aller Endpunkte</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>limitations</source>
            <translation>Limitationen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>rules of the meeting</source>
            <translation>Regeln der Sitzung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>methods</source>
            <translation>Methoden</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>next steps</source>
            <translation>nächste Schritte</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>objectives</source>
            <translation>Ziele</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>PICO question</source>
            <translation>PICO-Frage</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>primary endpoint</source>
            <translation>primärer Endpunkt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>references</source>
            <translation>Referenzen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>question that was asked</source>
            <translation>gestellte Frage</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>risk of bias</source>
            <translation>Verzerrungsrisiko</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>literature search</source>
            <translation>Literatursuche</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>secondary endpoint</source>
            <translation>sekundärer Endpunkt</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>special populations</source>
            <translation>besondere Populationen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>regulatory status</source>
            <translation>Zulassungsstatus</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>strengths</source>
            <translation>Stärken</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>summary</source>
            <translation>Zusammenfassung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>test plan</source>
            <translation>Testplan</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>title slide</source>
            <translation>Titelfolie</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>subtitle</source>
            <translation>Untertitel</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>line above the title</source>
            <translation>Zeile über dem Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>lines beside the figure</source>
            <translation>Zeilen neben der Abbildung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>figure</source>
            <translation>Abbildung</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>footnotes</source>
            <translation>Fußnoten</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>pointer to another slide</source>
            <translation>Verweis auf eine andere Folie</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>state of the deck</source>
            <translation>Stand des Foliensatzes</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>slide number</source>
            <translation>Foliennummer</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>primary</source>
            <translation>primär</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>key secondary</source>
            <translation>wichtig sekundär</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>secondary</source>
            <translation>sekundär</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>exploratory</source>
            <translation>explorativ</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>post hoc</source>
            <translation>post hoc</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>safety</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>baseline</source>
            <translation>Ausgangswert</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>percentage points</source>
            <translation>Prozentpunkte</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>weeks</source>
            <translation>Wochen</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>months</source>
            <translation>Monate</translation>
        </message>
        <message>
            <location filename="../../widgets/slide_words.py"></location>
            <source>years</source>
            <translation>Jahre</translation>
        </message>
    </context>
    <context>
        <name>study</name>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Purpose</source>
            <translation>&amp;Zweck</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Audience</source>
            <translation>Zie&amp;lgruppe</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>who will see it</source>
            <translation>wer ihn sehen wird</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Markets</source>
            <translation>&amp;Märkte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>US, EU</source>
            <translation>US, EU</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Pre&amp;senter</source>
            <translation>Vortra&amp;gende Person</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>name, degree</source>
            <translation>Name, Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Employer</source>
            <translation>Arb&amp;eitgeber</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Conflicts of interest</source>
            <translation>&amp;Interessenkonflikte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>all of them, or: None</source>
            <translation>alle, oder: None</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Funder of the study</source>
            <translation>Geldgeber der St&amp;udie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Funder's part</source>
            <translation>Rolle des Förderers</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>in design, analysis and writing, or: None</source>
            <translation>bei Planung, Auswertung und Manuskript, oder: None</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>what was known before; a semicolon between two lines</source>
            <translation>was zuvor bekannt war; Semikolon zwischen zwei Zeilen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Limitations</source>
            <translation>Limitationen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>what the trial cannot show; a semicolon between two lines</source>
            <translation>was die Studie nicht zeigen kann; ein Semikolon zwischen zwei Zeilen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Mee&amp;ting</source>
            <translation>&amp;Veranstaltung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>congress or occasion</source>
            <translation>Kongress oder Anlass</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Date of the tal&amp;k</source>
            <translation>Datum des V&amp;ortrags</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>2027-01-31</source>
            <translation>2027-01-31</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>T&amp;itle of the trial</source>
            <translation>&amp;Titel der Studie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Acron&amp;ym</source>
            <translation>Akron&amp;ym</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Registration</source>
            <translation>Registrieru&amp;ng</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>NCT and eight digits</source>
            <translation>NCT und acht Ziffern</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>P&amp;hase</source>
            <translation>P&amp;hase</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Disease</source>
            <translation>Erkr&amp;ankung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Sp&amp;onsor</source>
            <translation>S&amp;ponsor</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Data c&amp;ut-off</source>
            <translation>Datens&amp;chnitt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Randomised</source>
            <translation>Randomisiert</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>&amp;Blinding</source>
            <translation>Ver&amp;blindung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Contro&amp;l</source>
            <translation>&amp;Kontrolle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Allocation</source>
            <translation>Zuteilung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>2:1</source>
            <translation>2:1</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Treatments</source>
            <translation>Behandlungen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>what each arm got, in a sentence or two</source>
            <translation>was jeder Arm erhielt, in ein, zwei Sätzen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Who could take part</source>
            <translation>Wer teilnehmen konnte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>a semicolon between two criteria</source>
            <translation>Semikolon zwischen zwei Kriterien</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Sample size</source>
            <translation>Fallzahl</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>how it was chosen, in a sentence</source>
            <translation>wie sie festgelegt wurde, in einem Satz</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Alpha of the tests</source>
            <translation>Alpha der Tests</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>0.05</source>
            <translation>0.05</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>MedDRA version</source>
            <translation>MedDRA-Version</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>27.0</source>
            <translation>27.0</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>CTCAE version</source>
            <translation>CTCAE-Version</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>5.0</source>
            <translation>5.0</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>Treatment-emergent</source>
            <translation>Unter Behandlung aufgetreten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>from the first dose to 30 days after the last</source>
            <translation>von der ersten Dosis bis 30 Tage nach der letzten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Reference</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>The arm that the others are compared with</source>
            <translation>Der Arm, mit dem die anderen verglichen werden</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Texts in the tables</source>
            <translation>Texte in den Tabellen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Short name</source>
            <translation>Kurzname</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Chosen by</source>
            <translation>Ausgewählt durch</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>A column of the patients' table and its texts: SAFFL = Y</source>
            <translation>Eine Spalte der Patiententabelle und ihre Texte: SAFFL = Y</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Short</source>
            <translation>Kurz</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Test no.</source>
            <translation>Test Nr.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Met</source>
            <translation>Erreicht</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Definition</source>
            <translation>Definition</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Authors</source>
            <translation>Autoren</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Journal</source>
            <translation>Zeitschrift</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>DOI</source>
            <translation>DOI</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>In the order in which slides show them. Mark the one arm that the others are compared with.</source>
            <translation>In der Reihenfolge, in der Folien sie zeigen. Den einen Arm markieren, mit dem die anderen verglichen werden.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name of another arm</source>
            <translation>Name eines weiteren Arms</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Populations</source>
            <translation>Populationen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Who is counted. Without an entry, all randomised and all treated patients are.</source>
            <translation>Wer gezählt wird. Ohne Eintrag sind es alle randomisierten und alle behandelten Patienten.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name of another population</source>
            <translation>Name einer weiteren Population</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Endpoints</source>
            <translation>Endpunkte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Say what was planned: rank, place in the sequence of tests, population, and the unit of the times. Remove what is not to be shown.</source>
            <translation>Angeben, was geplant war: Rang, Platz in der Testreihenfolge, Population und die Einheit der Zeiten. Entfernen, was nicht gezeigt werden soll.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name of another endpoint</source>
            <translation>Name eines weiteren Endpunkts</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>{0}, as the table says</source>
            <translation>{0}, laut Tabelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>{0}? To be confirmed</source>
            <translation>{0}? Zu bestätigen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Sources</source>
            <translation>Quellen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>What slides cite: the paper, the report, the label. Printed tables that name no source are taken to come from the first one that you add.</source>
            <translation>Was Folien zitieren: Publikation, Bericht, Fachinformation. Gedruckte Tabellen, die keine Quelle nennen, gelten als aus der ersten entnommen, die hinzugefügt wird.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Title of a source</source>
            <translation>Titel einer Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>A use of this medicine holds a semicolon or an equals sign, so it cannot be typed here.</source>
            <translation>Eine Anwendung dieses Arzneimittels enthält ein Semikolon oder ein Gleichheitszeichen und kann deshalb hier nicht eingegeben werden.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Change it in study.yaml.</source>
            <translation>Ändern Sie sie in study.yaml.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>It is not said what {0} is: a market is followed by its status.</source>
            <translation>Zu {0} fehlt die Angabe: Auf einen Markt folgt sein Status.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Type such as: US approved, EU not approved.</source>
            <translation>Geben Sie zum Beispiel ein: US approved, EU not approved.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Levels in order</source>
            <translation>Stufen in Reihenfolge</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>As in the cells; empty: as found, sorted</source>
            <translation>Wie in den Zellen; leer: wie gefunden, sortiert</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Generic name</source>
            <translation>Wirkstoffname</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Arms</source>
            <translation>Arme</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Ids of the arms that got it</source>
            <translation>Kennungen der Arme, die es erhielten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Uses and their approval</source>
            <translation>Anwendungen und ihre Zulassung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Use = market and status; another use: US approved, EU not approved, JP under review</source>
            <translation>Anwendung = Markt und Status; weitere Anwendung: US approved, EU not approved, JP under review</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Label version</source>
            <translation>Stand der Fachinformation</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Label compared on</source>
            <translation>Fachinformation verglichen am</translation>
        </message>
        <message>
            <location filename="../../widgets/study/deck_page.py"></location>
            <source>2026-06-30</source>
            <translation>2026-06-30</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Boxed warning</source>
            <translation>Umrandeter Warnhinweis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Events the label warns of</source>
            <translation>Ereignisse, vor denen die Fachinformation warnt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Name on slides</source>
            <translation>Name auf Folien</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Preferred terms</source>
            <translation>Bevorzugte Begriffe (PT)</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Or chosen by</source>
            <translation>Oder gewählt durch</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>A column of the adverse events and its texts: AESIFL = Y</source>
            <translation>Eine Spalte der unerwünschten Ereignisse und ihre Texte: AESIFL = Y</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Subgroups</source>
            <translation>Subgruppen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Factors of the forest plot, by columns of the patients' table or as the paper names them. Say which were planned before.</source>
            <translation>Faktoren des Forest-Plots, als Spalten der Patiententabelle oder wie die Publikation sie nennt. Angeben, welche vorab geplant waren.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Column of another factor</source>
            <translation>Spalte eines weiteren Faktors</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Medicines</source>
            <translation>Arzneimittel</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Uses are typed with market and status: Advanced lung cancer = US approved, EU under review. The statuses are approved, not approved, under review, withdrawn.</source>
            <translation>Anwendungen werden mit Markt und Status eingegeben: Fortgeschrittenes Lungenkarzinom = US approved, EU under review. Der Status ist approved, not approved, under review oder withdrawn.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Generic name of another medicine</source>
            <translation>Wirkstoffname eines weiteren Arzneimittels</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Events of special interest</source>
            <translation>Ereignisse von besonderem Interesse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Adverse events that the protocol names, by their preferred terms or by a column. Once the last one is removed, study.yaml says that none were defined.</source>
            <translation>Unerwünschte Ereignisse, die das Protokoll nennt, über ihre bevorzugten Begriffe oder über eine Spalte. Ist das letzte entfernt, sagt study.yaml, dass keine festgelegt wurden.</translation>
        </message>
        <message>
            <location filename="../../widgets/study/medicine_pages.py"></location>
            <source>Name of another event</source>
            <translation>Name eines weiteren Ereignisses</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_list.py"></location>
            <source>not read yet</source>
            <translation>noch nicht gelesen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_list.py"></location>
            <source>agrees with the source</source>
            <translation>stimmt mit der Quelle überein</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_list.py"></location>
            <source>differs from the source</source>
            <translation>weicht von der Quelle ab</translation>
        </message>
        <message>
            <location filename="../../widgets/study/reading_list.py"></location>
            <source>changed since it was read</source>
            <translation>seit dem Lesen geändert</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>What its columns say</source>
            <translation>Laut Spalten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patients, a row each</source>
            <translation>Patienten, je eine Zeile</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patients with times to an event</source>
            <translation>Patienten mit Zeiten bis zu einem Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Times to an event</source>
            <translation>Zeiten bis zu einem Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Adverse events</source>
            <translation>Unerwünschte Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Responses</source>
            <translation>Ansprechen, je Untersuchung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Tumour measurements</source>
            <translation>Tumormessungen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Laboratory</source>
            <translation>Laborwerte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Vital signs</source>
            <translation>Vitalzeichen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Questionnaires</source>
            <translation>Fragebögen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Exposure</source>
            <translation>Exposition</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed results</source>
            <translation>Gedruckte Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed curve</source>
            <translation>Gedruckte Kurve</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed subgroups</source>
            <translation>Gedruckte Subgruppen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Printed adverse events</source>
            <translation>Gedruckte unerwünschte Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Not read</source>
            <translation>Wird nicht gelesen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Not recognised</source>
            <translation>Nicht erkannt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patient</source>
            <translation>Patient</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Arm</source>
            <translation>Arm</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Endpoint code</source>
            <translation>Kürzel des Endpunkts</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Event</source>
            <translation>Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Censoring</source>
            <translation>Zensierung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Unit of time</source>
            <translation>Zeiteinheit</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Organ class</source>
            <translation>Organklasse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Grade</source>
            <translation>Grad</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Adverse event</source>
            <translation>Unerwünschtes Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Patients with it</source>
            <translation>Betroffene Patienten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Grade 3 or more</source>
            <translation>Grad 3 oder höher</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Serious</source>
            <translation>Schwerwiegend</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Related</source>
            <translation>Im Zusammenhang</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Listed from</source>
            <translation>Aufgeführt ab</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Which number</source>
            <translation>Welche Zahl</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>n</source>
            <translation>n</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>N</source>
            <translation>N</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Lower limit</source>
            <translation>Untere Grenze</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Upper limit</source>
            <translation>Obere Grenze</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Level of limits</source>
            <translation>Niveau der Grenzen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>p value</source>
            <translation>p-Wert</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Kind of p</source>
            <translation>Art von p</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Compared with</source>
            <translation>Verglichen mit</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Analysis</source>
            <translation>Analyse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Data cut-off</source>
            <translation>Datenschnitt</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Population</source>
            <translation>Population</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Rank</source>
            <translation>Rang</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Registration</source>
            <translation>Registrierung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Place in source</source>
            <translation>Stelle in der Quelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Share without event</source>
            <translation>Anteil ohne Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>At risk</source>
            <translation>Unter Risiko</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Censored</source>
            <translation>Zensiert</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Factor</source>
            <translation>Faktor</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Subgroup</source>
            <translation>Subgruppe</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Estimate</source>
            <translation>Schätzer</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>p of interaction</source>
            <translation>p der Interaktion</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Planned before</source>
            <translation>Vorab geplant</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>texts</source>
            <translation>Texte</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>dates</source>
            <translation>Daten (Tage)</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Y or N</source>
            <translation>Y oder N</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>not said yet</source>
            <translation>noch nicht angegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>On label</source>
            <translation>Innerhalb der Zulassung</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Consistent with the label</source>
            <translation>Mit der Fachinformation vereinbar</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Unapproved use of an approved medicine</source>
            <translation>Nicht zugelassene Anwendung eines zugelassenen Arzneimittels</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Investigational medicine</source>
            <translation>Prüfpräparat</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Answer to an unsolicited question</source>
            <translation>Antwort auf eine unaufgeforderte Anfrage</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Payers</source>
            <translation>Kostenträger</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Within the company</source>
            <translation>Innerhalb des Unternehmens</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Open label</source>
            <translation>Offen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Single-blind</source>
            <translation>Einfachblind</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Double-blind</source>
            <translation>Doppelblind</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Placebo</source>
            <translation>Placebo</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Active</source>
            <translation>Aktiv</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Another dose</source>
            <translation>Andere Dosis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Historical</source>
            <translation>Historisch</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>not said</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Primary</source>
            <translation>Primär</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Key secondary</source>
            <translation>Wichtig sekundär</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Secondary</source>
            <translation>Sekundär</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Exploratory</source>
            <translation>Explorativ</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Post hoc</source>
            <translation>Post hoc</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Time to an event</source>
            <translation>Zeit bis zu einem Ereignis</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Response</source>
            <translation>Ansprechen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>as in the table</source>
            <translation>wie in der Tabelle</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Weeks</source>
            <translation>Wochen</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Months</source>
            <translation>Monate</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Years</source>
            <translation>Jahre</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Article</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Abstract</source>
            <translation>Abstract</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Label</source>
            <translation>Fachinformation</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Registry</source>
            <translation>Register</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Data on file</source>
            <translation>Unveröffentlichte Daten</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Guideline</source>
            <translation>Leitlinie</translation>
        </message>
        <message>
            <location filename="../../widgets/study/words.py"></location>
            <source>Other</source>
            <translation>Andere</translation>
        </message>
        <message>
            <location filename="../../widgets/study/entry_pages.py"></location>
            <source>Say what was planned: rank, place in the sequence of tests, and the unit of the times. Remove what is not to be shown.</source>
            <translation type="vanished">Angeben, was geplant war: Rang, Platz in der Testreihenfolge und die Einheit der Zeiten. Entfernen, was nicht gezeigt werden soll.</translation>
        </message>
    </context>
    <context>
        <name>InsertMenu</name>
        <message>
            <location filename="../../widgets/insert_menu.py"></location>
            <source>The deck has every slide that its results allow</source>
            <translation type="vanished">Der Foliensatz hat alle Folien, die seine Ergebnisse zulassen</translation>
        </message>
        <message>
            <location filename="../../widgets/insert_menu.py"></location>
            <source>{0} cannot be made: {1}</source>
            <translation type="vanished">{0} – nicht zu erstellen: {1}</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <location filename="../../widgets/language.py"></location>
            <source>Choose one of: {0}.</source>
            <translation type="vanished">Eine von diesen wählen: {0}.</translation>
        </message>
        <message>
            <location filename="../../widgets/language.py"></location>
            <source>The language changes when slidekit starts next.</source>
            <translation type="vanished">Die Sprache wechselt beim nächsten Start von slidekit.</translation>
        </message>
        <message>
            <location filename="../../widgets/language.py"></location>
            <source>slidekit does not speak {0}.</source>
            <translation type="vanished">{0} spricht slidekit nicht.</translation>
        </message>
    </context>
    <context>
        <name>Refusals</name>
        <message>
            <location filename="../../widgets/refusals.py"></location>
            <source>On the command line: {0}</source>
            <translation type="vanished">In der Befehlszeile: {0}</translation>
        </message>
    </context>
</TS>
