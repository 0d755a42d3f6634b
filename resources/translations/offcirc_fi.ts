<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About offcirc</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Tietoja: offcirc</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <extracomment>Below the name.</extracomment>
        <translation>Versio {version}</translation>
    </message>
    <message>
        <source>Circulation for libraries that goes on without a network: after the beep it is on disk.</source>
        <extracomment>One sentence.</extracomment>
        <translation>Kirjaston lainaus, joka toimii myös ilman verkkoa: äänimerkin jälkeen tapahtuma on levyllä.</translation>
    </message>
    <message>
        <source>offcirc is free software under the Apache License 2.0. It comes without any warranty.</source>
        <extracomment>Our licence.</extracomment>
        <translation>offcirc on vapaa ohjelma, jonka lisenssi on Apache License 2.0. Sillä ei ole takuuta.</translation>
    </message>
    <message>
        <source>The window uses Qt and PySide6 under the GNU Lesser General Public License 3. They are separate libraries, and you may replace them by your own versions.</source>
        <extracomment>The note that Qt&apos;s licence asks for.</extracomment>
        <translation>Ikkuna käyttää Qt- ja PySide6-kirjastoja, joiden lisenssi on GNU Lesser General Public License 3. Ne ovat erillisiä, ja voit korvata ne omilla versioillasi.</translation>
    </message>
    <message>
        <source>The journal is encrypted by SQLCipher, © ZETETIC LLC, under a BSD licence; SQLite is in the public domain.</source>
        <extracomment>The notice that SQLCipher asks for.</extracomment>
        <translation>Tapahtumalokin salaa SQLCipher, © ZETETIC LLC, BSD-lisenssi; SQLite on vapaasti käytettävissä (public domain).</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <extracomment>Title of the list.</extracomment>
        <translation>Ohjelman osat</translation>
    </message>
    <message>
        <source>Enter shows the licence of the current line</source>
        <extracomment>How the list is used, for screen readers.</extracomment>
        <translation>Enter näyttää valitun rivin lisenssin</translation>
    </message>
    <message>
        <source>Package</source>
        <extracomment>A column.</extracomment>
        <translation>Paketti</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>A column.</extracomment>
        <translation>Versio</translation>
    </message>
    <message>
        <source>Licence</source>
        <extracomment>A column.</extracomment>
        <translation>Lisenssi</translation>
    </message>
    <message>
        <source>see its text</source>
        <extracomment>Where a package names no licence.</extracomment>
        <translation>katso teksti</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>While the list is read.</extracomment>
        <translation>Luetaan…</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <extracomment>A button.</extracomment>
        <translation>Takaisin luetteloon</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <extracomment>A button, and what the text is, for screen readers.</extracomment>
        <translation>Lue lisenssi</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>less than a minute</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>alle minuutti</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n minuutti</numerusform>
            <numerusform>%n minuuttia</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n tunti</numerusform>
            <numerusform>%n tuntia</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n päivä</numerusform>
            <numerusform>%n päivää</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Automatic</name>
    <message>
        <source>Automatic mode</source>
        <extracomment>A page of the settings.</extracomment>
        <translation>Automaattitoiminta</translation>
    </message>
    <message>
        <source>Synchronises without anybody&apos;s doing. Nobody waits for it, and no scan becomes slower.</source>
        <extracomment>At its top.</extracomment>
        <translation>Synkronoi kenenkään puuttumatta. Kukaan ei odota sitä, eikä mikään luku hidastu.</translation>
    </message>
    <message>
        <source>Send after each visit, and when the network comes back</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Lähetä jokaisen asioinnin jälkeen ja kun verkko palaa</translation>
    </message>
    <message>
        <source>Fetch new local data</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Hae uudet paikalliset tiedot</translation>
    </message>
    <message>
        <source>How often, while the window is open</source>
        <extracomment>A field.</extracomment>
        <translation>Kuinka usein, kun ikkuna on auki</translation>
    </message>
    <message>
        <source>When the window opens, if the local data is older than</source>
        <extracomment>A field.</extracomment>
        <translation>Ikkunan avautuessa, jos paikalliset tiedot ovat vanhemmat kuin</translation>
    </message>
    <message>
        <source>however old it is</source>
        <extracomment>A choice: however old.</extracomment>
        <translation>aina, iästä riippumatta</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Vain verkkovirralla</translation>
    </message>
    <message>
        <source>Only over a line that is not paid for by the megabyte</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Vain yhteydellä, josta ei makseta datan määrän mukaan</translation>
    </message>
    <message>
        <source>This computer does not tell whether it runs on its battery: it counts as plugged in.</source>
        <extracomment>Below the box.</extracomment>
        <translation>Tämä tietokone ei kerro, toimiiko se akulla: sen katsotaan olevan verkkovirrassa.</translation>
    </message>
    <message>
        <source>This computer does not tell what its line costs now: a line that is unknown counts as free.</source>
        <extracomment>Below the box.</extracomment>
        <translation>Tämä tietokone ei nyt kerro, mitä sen yhteys maksaa: tuntematonta yhteyttä pidetään maksuttomana.</translation>
    </message>
    <message>
        <source>Also while this window is closed</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Myös kun tämä ikkuna on suljettu</translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s), by the computer&apos;s own schedule: it sends and fetches.</source>
        <extracomment>Below it.</extracomment>
        <translation>
            <numerusform>Joka %n. minuutti tietokoneen oman ajastuksen mukaan: lähettää ja hakee.</numerusform>
            <numerusform>%n minuutin välein tietokoneen oman ajastuksen mukaan: lähettää ja hakee.</numerusform>
        </translation>
    </message>
    <message>
        <source>By the computer&apos;s own schedule: {when}.</source>
        <extracomment>Below it, where a schedule is there. `when`: as it stands there.</extracomment>
        <translation>Tietokoneen oman ajastuksen mukaan: {when}.</translation>
    </message>
    <message>
        <source>It works with nobody signed in as well.</source>
        <extracomment>After it: whether the journal can be opened then; `opens` as in `app.schedule.system`.</extracomment>
        <translation>Se toimii myös, kun kukaan ei ole kirjautunut tietokoneeseen.</translation>
    </message>
    <message>
        <source>It works while somebody is signed in to this computer.</source>
        <extracomment>After it: whether the journal can be opened then; `opens` as in `app.schedule.system`.</extracomment>
        <translation>Se toimii, kun joku on kirjautunut tähän tietokoneeseen.</translation>
    </message>
    <message>
        <source>This desk opens with a passphrase, which nobody types then: the schedule cannot be set up from here.</source>
        <extracomment>After it: whether the journal can be opened then; `opens` as in `app.schedule.system`.</extracomment>
        <translation>Tämä palvelupiste avautuu salalauseella, jota kukaan ei silloin kirjoita: ajastusta ei voi ottaa käyttöön täältä.</translation>
    </message>
    <message>
        <source>Network</source>
        <extracomment>A page of the settings.</extracomment>
        <translation>Verkko</translation>
    </message>
    <message>
        <source>Proxy on the way to the server</source>
        <extracomment>A field.</extracomment>
        <translation>Välityspalvelin matkalla palvelimelle</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. Left empty, the computer&apos;s own settings count.</source>
        <extracomment>Below it.</extracomment>
        <translation>Esimerkiksi http://proxy.example:3128. Tyhjänä noudatetaan tietokoneen omia asetuksia.</translation>
    </message>
    <message>
        <source>Write http://, the proxy&apos;s name, a colon and its number.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita http://, välityspalvelimen nimi, kaksoispiste ja portin numero.</translation>
    </message>
    <message>
        <source>User name for the proxy</source>
        <extracomment>A field.</extracomment>
        <translation>Käyttäjätunnus välityspalvelimelle</translation>
    </message>
    <message>
        <source>Left empty where the proxy asks for none.</source>
        <extracomment>Below it.</extracomment>
        <translation>Jätä tyhjäksi, jos välityspalvelin ei kysy sitä.</translation>
    </message>
    <message>
        <source>Password for the proxy</source>
        <extracomment>A field.</extracomment>
        <translation>Salasana välityspalvelimelle</translation>
    </message>
    <message>
        <source>It is kept encrypted, and not shown again.</source>
        <extracomment>Below it.</extracomment>
        <translation>Se säilytetään salattuna, eikä sitä näytetä uudelleen.</translation>
    </message>
    <message>
        <source>automatic: waits for mains power</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaatti: odottaa verkkovirtaa</translation>
    </message>
    <message>
        <source>automatic: waits for a line that costs nothing</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaatti: odottaa maksutonta yhteyttä</translation>
    </message>
    <message>
        <source>automatic: did not work, will be tried again</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaatti: ei onnistunut, yritetään uudelleen</translation>
    </message>
    <message>
        <source>automatic: next at {time}</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaatti: seuraavaksi {time}</translation>
    </message>
    <message>
        <source>automatic: sends after each visit</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaatti: lähettää jokaisen asioinnin jälkeen</translation>
    </message>
    <message>
        <source>Automatic mode waits until the computer is on mains power.</source>
        <translation>Automaattitoiminta odottaa, että tietokone on verkkovirrassa.</translation>
    </message>
    <message>
        <source>Automatic mode waits for a line that is not paid for by the megabyte.</source>
        <translation>Automaattitoiminta odottaa yhteyttä, josta ei makseta datan määrän mukaan.</translation>
    </message>
    <message>
        <source>Automatic mode: sends after each visit, fetches next at {time}.</source>
        <translation>Automaattitoiminta: lähettää jokaisen asioinnin jälkeen, hakee seuraavaksi {time}.</translation>
    </message>
    <message>
        <source>Automatic mode: fetches next at {time}.</source>
        <translation>Automaattitoiminta: hakee seuraavaksi {time}.</translation>
    </message>
    <message>
        <source>Automatic mode: sends after each visit.</source>
        <translation>Automaattitoiminta: lähettää jokaisen asioinnin jälkeen.</translation>
    </message>
    <message>
        <source>Automatic mode is off. Settings, Automatic mode, turns it on.</source>
        <translation>Automaattitoiminta ei ole käytössä. Sen saa käyttöön kohdassa Asetukset, Automaattitoiminta.</translation>
    </message>
    <message>
        <source>The last automatic run, at {time}, went well.</source>
        <translation>Viimeisin automaattinen ajo ({time}) onnistui.</translation>
    </message>
    <message>
        <source>The last automatic run, at {time}, did not work: {why}</source>
        <translation>Viimeisin automaattinen ajo ({time}) ei onnistunut: {why}</translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message>
        <source>Carried by hand</source>
        <extracomment>Card.</extracomment>
        <translation>Muistitikulla</translation>
    </message>
    <message>
        <source>Where there is no network, a stick carries the transactions. The same file twice, or in another order, changes nothing.</source>
        <extracomment>Beneath it.</extracomment>
        <translation>Kun verkkoa ei ole, tapahtumat kulkevat muistitikulla. Saman tiedoston voi tuoda kahdesti tai eri järjestyksessä: mikään ei muutu.</translation>
    </message>
    <message>
        <source>Take transactions to a stick…</source>
        <extracomment>Button.</extracomment>
        <translation>Vie tapahtumat tikulle…</translation>
    </message>
    <message>
        <source>Writes the transactions that have not been sent to a file that somebody carries</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Kirjoittaa lähettämättömät tapahtumat tiedostoon, jonka joku vie mukanaan</translation>
    </message>
    <message>
        <source>Bring in a file…</source>
        <extracomment>Button.</extracomment>
        <translation>Tuo tiedosto…</translation>
    </message>
    <message>
        <source>Takes in transactions of another workstation, or an extract of the server’s data</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Tuo toisen työaseman tapahtumat tai palvelimen tietopaketin</translation>
    </message>
    <message>
        <source>Nothing of {name} has been brought in yet.</source>
        <extracomment>A file that the program was opened with.</extracomment>
        <translation>Tiedostosta {name} ei ole vielä tuotu mitään.</translation>
    </message>
    <message>
        <source>Bring it in</source>
        <extracomment>Button beside it.</extracomment>
        <translation>Tuo se</translation>
    </message>
    <message>
        <source>Brings in the file {name}, with which offcirc was opened</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Tuo tiedoston {name}, jolla offcirc avattiin</translation>
    </message>
    <message>
        <source>Where to write the transactions</source>
        <extracomment>File dialog.</extracomment>
        <translation>Minne tapahtumat kirjoitetaan</translation>
    </message>
    <message>
        <source>Choose the file that was carried here</source>
        <extracomment>File dialog.</extracomment>
        <translation>Valitse tänne tuotu tiedosto</translation>
    </message>
    <message>
        <source>Transactions (*.offcirc)</source>
        <extracomment>Kinds of file in the dialog, where the server is ours.</extracomment>
        <translation>Tapahtumat (*.offcirc)</translation>
    </message>
    <message>
        <source>Transactions, with a passphrase (*.offcirc);;For Koha, in the clear (*.koc)</source>
        <extracomment>The same, where it is Koha.</extracomment>
        <translation>Tapahtumat tunnuslauseella (*.offcirc);;Kohalle, salaamatta (*.koc)</translation>
    </message>
    <message>
        <source>Carried files (*.offcirc *.offcirc-extract *.koc);;All files (*)</source>
        <extracomment>Kinds of file in the dialog.</extracomment>
        <translation>Tuodut tiedostot (*.offcirc *.offcirc-extract *.koc);;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button.</extracomment>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <extracomment>Field.</extracomment>
        <translation>Tiedoston tunnuslause</translation>
    </message>
    <message>
        <source>The same once more</source>
        <extracomment>Field.</extracomment>
        <translation>Sama uudelleen</translation>
    </message>
    <message>
        <source>The file will hold card numbers. Choose a passphrase of at least 10 characters, and tell it to whoever takes the file in.</source>
        <extracomment>Above the fields.</extracomment>
        <translation>Tiedostoon tulee korttien numeroita. Valitse vähintään 10 merkin tunnuslause ja kerro se tiedoston vastaanottajalle.</translation>
    </message>
    <message>
        <source>The file opens with the passphrase that it was written with.</source>
        <extracomment>Above the fields.</extracomment>
        <translation>Tiedosto avautuu tunnuslauseella, jolla se kirjoitettiin.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <extracomment>Button.</extracomment>
        <translation>Kirjoita tiedosto</translation>
    </message>
    <message>
        <source>Open the file</source>
        <extracomment>Button.</extracomment>
        <translation>Avaa tiedosto</translation>
    </message>
    <message>
        <source>At least 10 characters.</source>
        <extracomment>Beneath the fields.</extracomment>
        <translation>Vähintään 10 merkkiä.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <extracomment>Beneath the fields.</extracomment>
        <translation>Tunnuslauseet eivät ole samat.</translation>
    </message>
    <message>
        <source>Writing the file …</source>
        <extracomment>While it runs.</extracomment>
        <translation>Tiedostoa kirjoitetaan …</translation>
    </message>
    <message>
        <source>Taking the file in …</source>
        <extracomment>While it runs.</extracomment>
        <translation>Tiedostoa tuodaan …</translation>
    </message>
    <message>
        <source>Nothing waits: no file was written.</source>
        <extracomment>After an export of nothing.</extracomment>
        <translation>Mikään ei odota lähettämistä: tiedostoa ei kirjoitettu.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) are in {name}. Whoever takes the file in sees the same number.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>
            <numerusform>Tiedostossa {name} on %n tapahtuma. Tiedoston tuoja näkee saman luvun.</numerusform>
            <numerusform>Tiedostossa {name} on %n tapahtumaa. Tiedoston tuoja näkee saman luvun.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the server can read it, whoever brings it.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>Vain palvelin voi lukea sen, toipa sen kuka tahansa.</translation>
    </message>
    <message>
        <source>They do not leave again by themselves: settle or resend them under Transactions.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>Ne eivät lähde itsestään uudelleen: kuittaa tai lähetä ne uudelleen Tapahtumat-sivulla.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) stay here, because such a file cannot carry them.</source>
        <extracomment>Rows that the file has no line for.</extracomment>
        <translation>
            <numerusform>%n tapahtuma jää tänne, koska tällainen tiedosto ei voi sisältää sitä.</numerusform>
            <numerusform>%n tapahtumaa jää tänne, koska tällainen tiedosto ei voi sisältää niitä.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) of {workstation} are kept here and go to the server with the next synchronisation.</source>
        <extracomment>After a sealed file came.</extracomment>
        <translation>
            <numerusform>%n tapahtuma työasemalta {workstation} on nyt täällä ja lähtee palvelimelle seuraavassa synkronoinnissa.</numerusform>
            <numerusform>%n tapahtumaa työasemalta {workstation} on nyt täällä ja lähtee palvelimelle seuraavassa synkronoinnissa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) were taken in.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n tapahtuma tuotiin.</numerusform>
            <numerusform>%n tapahtumaa tuotiin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n oli täällä jo.</numerusform>
            <numerusform>%n oli täällä jo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken in.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n jäi tuomatta.</numerusform>
            <numerusform>%n jäi tuomatta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other workstations, with {rows} transactions, wait here for the next synchronisation.</source>
        <extracomment>Files of other workstations that lie here.</extracomment>
        <translation>
            <numerusform>%n toisen työaseman tiedosto odottaa täällä seuraavaa synkronointia; siinä tapahtumia: {rows}.</numerusform>
            <numerusform>%n muiden työasemien tiedostoa odottaa täällä seuraavaa synkronointia; niissä tapahtumia: {rows}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) of {workstation} are at the server; {new} were new there.</source>
        <extracomment>After a synchronisation: a file is at the server.</extracomment>
        <translation>
            <numerusform>%n tapahtuma työasemalta {workstation} on palvelimella; uusia siellä: {new}.</numerusform>
            <numerusform>%n tapahtumaa työasemalta {workstation} on palvelimella; uusia siellä: {new}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not take a carried file. {why}</source>
        <extracomment>The same, where the server took nothing of it.</extracomment>
        <translation>Palvelin ei ottanut tuotua tiedostoa vastaan. {why}</translation>
    </message>
    <message numerus="yes">
        <source>%n of them left in a file that somebody carries.</source>
        <extracomment>Rows that left in a file, beside how many were not sent.</extracomment>
        <translation>
            <numerusform>Niistä %n lähti tiedostossa, jonka joku vie perille.</numerusform>
            <numerusform>Niistä %n lähti tiedostossa, jonka joku vie perille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Load it all the same</source>
        <extracomment>Button behind the question whether an older extract is meant.</extracomment>
        <translation>Lue se silti</translation>
    </message>
</context>
<context>
    <name>CheckIn</name>
    <message>
        <source>Check in</source>
        <extracomment>The page.</extracomment>
        <translation>Palautus</translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Lue palautettu nide</translation>
    </message>
    <message>
        <source>What a scan means</source>
        <extracomment>What the two buttons choose, for screen readers.</extracomment>
        <translation>Mitä luenta tarkoittaa</translation>
    </message>
    <message>
        <source>In-house use</source>
        <extracomment>The other mode.</extracomment>
        <translation>Käyttö kirjastossa</translation>
    </message>
    <message>
        <source>Scanned items are returned</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Luetut niteet palautetaan</translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>Before the number that the next scan counts.</extracomment>
        <translation>Kertoja</translation>
    </message>
    <message>
        <source>Book drop</source>
        <extracomment>Button.</extracomment>
        <translation>Palautusluukku</translation>
    </message>
    <message>
        <source>For items that came back earlier, while nobody was at the desk</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Niteille, jotka palautettiin aikaisemmin, kun tiskillä ei ollut ketään</translation>
    </message>
    <message>
        <source>When did these items come back?</source>
        <extracomment>Over the form.</extracomment>
        <translation>Milloin nämä niteet palautettiin?</translation>
    </message>
    <message>
        <source>Every scan gets this time until you end it, so that nobody is late without fault.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Jokainen luenta saa tämän ajan, kunnes lopetat. Näin kukaan ei myöhästy syyttään.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <extracomment>Label of the field.</extracomment>
        <translation>Päivä ja kellonaika</translation>
    </message>
    <message>
        <source>Yesterday evening</source>
        <extracomment>Preset.</extracomment>
        <translation>Eilen illalla</translation>
    </message>
    <message>
        <source>This morning</source>
        <extracomment>Preset.</extracomment>
        <translation>Tänä aamuna</translation>
    </message>
    <message>
        <source>Use this time</source>
        <extracomment>Button of the form.</extracomment>
        <translation>Käytä tätä aikaa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button of the form.</extracomment>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Book drop: what is scanned came back on {moment}.</source>
        <extracomment>The coloured line while scans are dated back.</extracomment>
        <translation>Palautusluukku: luettavat niteet on palautettu {moment}.</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Button on that line.</extracomment>
        <translation>Muuta</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Button on that line.</extracomment>
        <translation>Lopeta</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <extracomment>The form&apos;s time has not come yet.</extracomment>
        <translation>Aika on tulevaisuudessa.</translation>
    </message>
    <message>
        <source>Shelve here: {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Hyllytä tänne: {place}</translation>
    </message>
    <message>
        <source>Shelve here</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Hyllytä tähän kirjastoon</translation>
    </message>
    <message>
        <source>Set aside: on hold for {name}, pick-up at {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Varaushyllyyn: {name}, nouto: {place}</translation>
    </message>
    <message>
        <source>Set aside: on hold for {name}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Varaushyllyyn: {name}</translation>
    </message>
    <message>
        <source>Route to {place}</source>
        <extracomment>What to do with an item that belongs to another library, or to where its exchange set is.</extracomment>
        <translation>Lähetä: {place}</translation>
    </message>
    <message>
        <source>Recorded; the server will say</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Kirjattu; palvelin ratkaisee</translation>
    </message>
    <message>
        <source>Taken back: nothing is recorded</source>
        <extracomment>A line whose row was undone.</extracomment>
        <translation>Peruttu: mitään ei ole kirjattu</translation>
    </message>
    <message>
        <source>That is a patron’s card: {name}. Nothing was recorded.</source>
        <extracomment>A card was scanned here.</extracomment>
        <translation>Tämä on asiakkaan kortti: {name}. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>A patron’s card: nothing recorded</source>
        <extracomment>The same in the table.</extracomment>
        <translation>Asiakkaan kortti: mitään ei kirjattu</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <extracomment>In the table.</extracomment>
        <translation>Ei kirjattu</translation>
    </message>
    <message>
        <source>Not recorded: there is nothing in that scan. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Ei kirjattu: luenta oli tyhjä. Lue uudelleen.</translation>
    </message>
    <message>
        <source>Not recorded: longer than {limit} characters. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Ei kirjattu: yli {limit} merkkiä. Lue uudelleen.</translation>
    </message>
    <message>
        <source>Not recorded. {why}</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Ei kirjattu. {why}</translation>
    </message>
    <message>
        <source>Not recorded: the program has a fault. Try again; write it down if that fails.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Ei kirjattu: ohjelmassa on virhe. Yritä uudelleen; jos se ei onnistu, kirjoita ylös.</translation>
    </message>
    <message>
        <source>Not recorded: that has characters which no label carries. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Ei kirjattu: luennassa on merkkejä, joita tarroissa ei ole. Lue uudelleen.</translation>
    </message>
    <message>
        <source>{barcode} (not in the local data)</source>
        <extracomment>In place of the title of an item that is not in the data.</extracomment>
        <translation>{barcode} (ei paikallisissa tiedoissa)</translation>
    </message>
    <message>
        <source>{title} (noted; {barcode})</source>
        <extracomment>The same, once staff have said what it is.</extracomment>
        <translation>{title} (merkitty; {barcode})</translation>
    </message>
    <message>
        <source>Title on the item</source>
        <extracomment>Before the field.</extracomment>
        <translation>Nimeke niteessä</translation>
    </message>
    <message>
        <source>helps whoever looks into it later</source>
        <extracomment>For screen readers, and in the empty field.</extracomment>
        <translation>auttaa, kun asiaa selvitetään</translation>
    </message>
    <message>
        <source>Note it</source>
        <extracomment>Button.</extracomment>
        <translation>Kirjaa</translation>
    </message>
    <message>
        <source>The title was not noted: the row has been sent already, or the title is too long.</source>
        <extracomment>The row has left, or the note has characters that cannot be.</extracomment>
        <translation>Nimekettä ei kirjattu: rivi on jo lähetetty, tai nimeke on liian pitkä.</translation>
    </message>
    <message>
        <source>Scan what was used in the library</source>
        <extracomment>The empty scan box while items are counted.</extracomment>
        <translation>Lue kirjastossa käytetty nide</translation>
    </message>
    <message>
        <source>Scanned items are counted as used in the library, and stay as they are</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Luetut niteet lasketaan kirjastossa käytetyiksi; niiden tila ei muutu</translation>
    </message>
    <message>
        <source>How often the next item was used; one again after it</source>
        <extracomment>For screen readers: that number.</extracomment>
        <translation>Kuinka monta kertaa seuraavaa nidettä käytettiin; sen jälkeen taas yksi</translation>
    </message>
    <message>
        <source>In-house use: what is scanned is counted as used in the library, and not returned.</source>
        <extracomment>The coloured line while items are counted.</extracomment>
        <translation>Käyttö kirjastossa: luetut niteet lasketaan kirjastossa käytetyiksi, niitä ei palauteta.</translation>
    </message>
    <message>
        <source>Used earlier</source>
        <extracomment>Button.</extracomment>
        <translation>Käytetty aiemmin</translation>
    </message>
    <message>
        <source>For items that were used earlier and are counted only now</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Niteille, joita käytettiin aiemmin ja jotka lasketaan vasta nyt</translation>
    </message>
    <message>
        <source>When were these items used in the library?</source>
        <extracomment>Over the form.</extracomment>
        <translation>Milloin näitä niteitä käytettiin kirjastossa?</translation>
    </message>
    <message>
        <source>Every scan gets this time until you end it.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Jokainen luenta saa tämän ajan, kunnes lopetat.</translation>
    </message>
    <message>
        <source>Used earlier: what is scanned was used in the library on {moment}.</source>
        <extracomment>The coloured line while scans are dated back.</extracomment>
        <translation>Käytetty aiemmin: luettavia niteitä on käytetty kirjastossa {moment}.</translation>
    </message>
    <message>
        <source>Belongs to an exchange set: route to {place}</source>
        <extracomment>What to do with an item that belongs to another library, or to where its exchange set is.</extracomment>
        <translation>Kuuluu siirtokokoelmaan: lähetä kirjastoon {place}</translation>
    </message>
    <message>
        <source>Exchange set: route to {place}</source>
        <extracomment>The same for a line of the table, which has less room.</extracomment>
        <translation>Siirtokokoelma, lähetä: {place}</translation>
    </message>
    <message>
        <source>Hold: {name} · {place}</source>
        <comment>pick-up library</comment>
        <extracomment>The same for a line of the table, which has less room.</extracomment>
        <translation>Varaus: {name} · {place}</translation>
    </message>
    <message>
        <source>Hold: {name}</source>
        <extracomment>The same for a line of the table, which has less room.</extracomment>
        <translation>Varaus: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Used in the library: counted %n time(s)</source>
        <extracomment>In-house use.</extracomment>
        <translation>
            <numerusform>Käytetty kirjastossa: laskettu %n kerran</numerusform>
            <numerusform>Käytetty kirjastossa: laskettu %n kertaa</numerusform>
        </translation>
    </message>
    <message>
        <source>Not recorded: the time given for these scans has not come yet. Change it.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Ei kirjattu: luennoille annettu aika on tulevaisuudessa. Muuta sitä.</translation>
    </message>
    <message>
        <source>From {name}</source>
        <extracomment>Who had it.</extracomment>
        <translation>Lainaaja: {name}</translation>
    </message>
    <message>
        <source>another library&apos;s patron</source>
        <extracomment>A patron&apos;s name, where this workstation may know it; stands after a colon or in brackets.</extracomment>
        <translation>toisen kirjaston asiakas</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <extracomment>Overdue.</extracomment>
        <translation>
            <numerusform>%n päivän myöhässä</numerusform>
            <numerusform>%n päivää myöhässä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>overdue</comment>
        <extracomment>The same under a heading that says so.</extracomment>
        <translation>
            <numerusform>%n päivä</numerusform>
            <numerusform>%n päivää</numerusform>
        </translation>
    </message>
    <message>
        <source>Came back on {moment}</source>
        <extracomment>A return that was dated back.</extracomment>
        <translation>Palautettu {moment}</translation>
    </message>
    <message>
        <source>Used in the library on {moment}</source>
        <extracomment>In-house use that was dated back.</extracomment>
        <translation>Käytetty kirjastossa {moment}</translation>
    </message>
    <message>
        <source>It was not on loan in the local data.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Se ei ollut lainassa paikallisten tietojen mukaan.</translation>
    </message>
    <message>
        <source>It is not in the local data: put it aside until the server knows.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Sitä ei ole paikallisissa tiedoissa: pane se syrjään, kunnes palvelin tietää.</translation>
    </message>
    <message>
        <source>It was marked as lost or missing: now it is here.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Se oli merkitty kadonneeksi tai puuttuvaksi: nyt se on täällä.</translation>
    </message>
    <message>
        <source>It was withdrawn: keep it off the shelf.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Se on poistettu: älä vie sitä hyllyyn.</translation>
    </message>
    <message>
        <source>Its check digit is wrong: was it scanned, or typed?</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Sen tarkistusnumero on väärä: luettiinko se vai näppäiltiinkö?</translation>
    </message>
    <message>
        <source>was not on loan</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation>ei ollut lainassa</translation>
    </message>
    <message>
        <source>was lost</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation>oli kadonnut</translation>
    </message>
    <message>
        <source>was withdrawn</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation>oli poistettu</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>On a line.</extracomment>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Undo: {title}</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Peru: {title}</translation>
    </message>
    <message>
        <source>sent</source>
        <extracomment>In place of Undo.</extracomment>
        <translation>lähetetty</translation>
    </message>
    <message>
        <source>It has been sent: nothing undoes a return here but lending the item again, to the same patron.</source>
        <extracomment>Somebody wants to undo a return that the server has.</extracomment>
        <translation>Se on jo lähetetty: palautuksen kumoaa täällä vain niteen lainaaminen samalle asiakkaalle.</translation>
    </message>
    <message>
        <source>It has been sent: a count can only be corrected at the server.</source>
        <extracomment>Somebody wants to undo a count that the server has.</extracomment>
        <translation>Se on jo lähetetty: määrän voi korjata vain palvelimella.</translation>
    </message>
    <message>
        <source>Open Check out with this card</source>
        <extracomment>Button on a card&apos;s line.</extracomment>
        <translation>Siirry lainaukseen tällä kortilla</translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>The same in the table.</extracomment>
        <translation>Lainaus</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button on a line that was not recorded.</extracomment>
        <translation>Yritä uudelleen</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Of the table.</extracomment>
        <translation>Aika</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Of the table.</extracomment>
        <translation>Nimeke</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Of the table.</extracomment>
        <translation>Lainaaja</translation>
    </message>
    <message>
        <source>Late</source>
        <extracomment>Of the table.</extracomment>
        <translation>Myöhässä</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <extracomment>Of the table.</extracomment>
        <translation>Minne</translation>
    </message>
    <message>
        <source>The latest scan</source>
        <extracomment>What the large card is, for screen readers.</extracomment>
        <translation>Viimeisin luenta</translation>
    </message>
    <message>
        <source>What was scanned, newest first</source>
        <extracomment>What the table is, for screen readers.</extracomment>
        <translation>Luetut, uusin ensin</translation>
    </message>
    <message>
        <source>Enter or Space undoes the current line, as long as it has not been sent</source>
        <extracomment>How it is used with the keyboard.</extracomment>
        <translation>Enter tai välilyönti peruu valitun rivin, jos sitä ei ole vielä lähetetty</translation>
    </message>
    <message>
        <source>Nothing has been counted yet</source>
        <extracomment>Before the first scan.</extracomment>
        <translation>Mitään ei ole vielä laskettu</translation>
    </message>
    <message>
        <source>Nothing has come back yet</source>
        <extracomment>Before the first scan.</extracomment>
        <translation>Palautuksia ei vielä ole</translation>
    </message>
    <message>
        <source>Scan what was left on the tables: it is counted, and can go back to the shelf.</source>
        <extracomment>Under that.</extracomment>
        <translation>Lue pöydille jääneet niteet: ne lasketaan ja voi viedä takaisin hyllyyn.</translation>
    </message>
    <message>
        <source>Scan a barcode: here you see at once where the item goes.</source>
        <extracomment>Under that.</extracomment>
        <translation>Lue viivakoodi: näet heti, minne nide kuuluu.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) recorded</source>
        <extracomment>Beside the modes.</extracomment>
        <translation>
            <numerusform>%n luenta kirjattu</numerusform>
            <numerusform>%n luentaa kirjattu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for the disk</source>
        <extracomment>Scans that the disk has not taken yet.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa levyä</numerusform>
            <numerusform>%n luentaa odottaa levyä</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckOut</name>
    <message>
        <source>Scan a patron’s card</source>
        <extracomment>Nobody is being served.</extracomment>
        <translation>Lue asiakkaan kortti</translation>
    </message>
    <message>
        <source>Scan an item, or the next patron’s card</source>
        <extracomment>Somebody is.</extracomment>
        <translation>Lue nide tai seuraavan asiakkaan kortti</translation>
    </message>
    <message>
        <source>Choose a due date first: your scan is kept</source>
        <extracomment>A scan waits for a due date.</extracomment>
        <translation>Valitse ensin eräpäivä: luenta on tallessa</translation>
    </message>
    <message>
        <source>Scan the new patron’s card</source>
        <extracomment>The registration form waits for the card.</extracomment>
        <translation>Lue uuden asiakkaan kortti</translation>
    </message>
    <message>
        <source>Patron</source>
        <extracomment>The card at the left, for screen readers.</extracomment>
        <translation>Asiakas</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <extracomment>Its heading while nobody is being served.</extracomment>
        <translation>Ei asiakasta</translation>
    </message>
    <message>
        <source>Scan a card to begin. Without a card, find the patron by name.</source>
        <extracomment>What to do then.</extracomment>
        <translation>Aloita lukemalla kortti. Ilman korttia voit etsiä asiakkaan nimellä.</translation>
    </message>
    <message>
        <source>Card not known here</source>
        <extracomment>In place of a name.</extracomment>
        <translation>Korttia ei tunneta täällä</translation>
    </message>
    <message>
        <source>Card valid until {day}</source>
        <extracomment>Expiry of the card.</extracomment>
        <translation>Kortti voimassa {day} asti</translation>
    </message>
    <message>
        <source>Loans: {today} in this visit, {before} before (limit {limit})</source>
        <extracomment>How many; `limit` empty where there is none.</extracomment>
        <translation>Lainat: {today} nyt, {before} ennestään (raja&#xa0;{limit})</translation>
    </message>
    <message>
        <source>Loans: {today} in this visit, {before} before</source>
        <extracomment>How many; `limit` empty where there is none.</extracomment>
        <translation>Lainat: {today} nyt, {before} ennestään</translation>
    </message>
    <message>
        <source>Owes {amount} (limit {limit})</source>
        <extracomment>A debt below the limit.</extracomment>
        <translation>Velkaa {amount} (raja&#xa0;{limit})</translation>
    </message>
    <message>
        <source>Owes {amount}</source>
        <extracomment>A debt below the limit.</extracomment>
        <translation>Velkaa {amount}</translation>
    </message>
    <message>
        <source>Credit of {amount}</source>
        <extracomment>The library owes the patron.
----------
It is recorded.</extracomment>
        <translation>Hyvitys {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) waiting here: {titles}</source>
        <extracomment>Set aside at this library.</extracomment>
        <translation>
            <numerusform>%n varaus noudettavissa: {titles}</numerusform>
            <numerusform>%n varausta noudettavissa: {titles}</numerusform>
        </translation>
    </message>
    <message>
        <source>Find by name…</source>
        <extracomment>Button.</extracomment>
        <translation>Etsi nimellä…</translation>
    </message>
    <message>
        <source>New patron…</source>
        <extracomment>Button.</extracomment>
        <translation>Uusi asiakas…</translation>
    </message>
    <message>
        <source>Paper slips…</source>
        <extracomment>Button.</extracomment>
        <translation>Paperilaput…</translation>
    </message>
    <message>
        <source>Take a payment…</source>
        <extracomment>Button.</extracomment>
        <translation>Kirjaa maksu…</translation>
    </message>
    <message>
        <source>Register this card…</source>
        <extracomment>Button on a card that is not known.</extracomment>
        <translation>Rekisteröi kortti…</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <extracomment>Button.</extracomment>
        <translation>Tulosta kuitti</translation>
    </message>
    <message>
        <source>Finish visit</source>
        <extracomment>Button.</extracomment>
        <translation>Päätä asiointi</translation>
    </message>
    <message numerus="yes">
        <source>Last patron: {name} (%n loan(s), last at {at})</source>
        <extracomment>After the window was closed, or killed.</extracomment>
        <translation>
            <numerusform>Viimeisin asiakas: {name} (%n laina, viimeisin klo {at})</numerusform>
            <numerusform>Viimeisin asiakas: {name} (%n lainaa, viimeisin klo {at})</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue this visit</source>
        <extracomment>Its button.</extracomment>
        <translation>Jatka asiointia</translation>
    </message>
    <message>
        <source>Due date</source>
        <extracomment>Heading.</extracomment>
        <translation>Eräpäivä</translation>
    </message>
    <message>
        <source>No due date yet</source>
        <extracomment>Nothing chosen yet (K12).</extracomment>
        <translation>Eräpäivä puuttuu</translation>
    </message>
    <message>
        <source>The due date is for</source>
        <extracomment>For screen readers: how far the date reaches.</extracomment>
        <translation>Mitä eräpäivä koskee</translation>
    </message>
    <message>
        <source>This item</source>
        <extracomment>One of the three choices.</extracomment>
        <translation>Tämä nide</translation>
    </message>
    <message>
        <source>This patron</source>
        <extracomment>One of the three choices.</extracomment>
        <translation>Tämä asiakas</translation>
    </message>
    <message>
        <source>Until changed</source>
        <extracomment>One of the three choices.</extracomment>
        <translation>Toistaiseksi</translation>
    </message>
    <message>
        <source>Due date for the next item only.</source>
        <extracomment>The same as a sentence under the date.</extracomment>
        <translation>Eräpäivä vain seuraavalle niteelle.</translation>
    </message>
    <message>
        <source>Due date for this patron’s items.</source>
        <extracomment>The same as a sentence under the date.</extracomment>
        <translation>Eräpäivä tämän asiakkaan niteille.</translation>
    </message>
    <message>
        <source>Due date for every item until you change it.</source>
        <extracomment>The same as a sentence under the date.</extracomment>
        <translation>Eräpäivä kaikille niteille, kunnes muutat sitä.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), the rule</source>
        <extracomment>Preset, and where the date comes from.</extracomment>
        <translation>
            <numerusform>%n päivä, sääntö</numerusform>
            <numerusform>%n päivää, sääntö</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>Preset.</extracomment>
        <translation>
            <numerusform>%n päivä</numerusform>
            <numerusform>%n päivää</numerusform>
        </translation>
    </message>
    <message>
        <source>{stop} {day}</source>
        <comment>bookmobile stop and date</comment>
        <extracomment>Preset: the bookmobile&apos;s.</extracomment>
        <translation>{stop} {day}</translation>
    </message>
    <message>
        <source>The bookmobile’s next stop at {stop}.</source>
        <extracomment>Where the date comes from.</extracomment>
        <translation>Kirjastoauton seuraava käynti: {stop}.</translation>
    </message>
    <message>
        <source>{text} (closed)</source>
        <extracomment>A preset on a closed day.</extracomment>
        <translation>{text} (suljettu)</translation>
    </message>
    <message>
        <source>The library is closed that day: {reason}.</source>
        <extracomment>The chosen day is a closed one.</extracomment>
        <translation>Kirjasto on silloin suljettu: {reason}.</translation>
    </message>
    <message>
        <source>The library is closed that day.</source>
        <extracomment>The chosen day is a closed one.</extracomment>
        <translation>Kirjasto on silloin suljettu.</translation>
    </message>
    <message>
        <source>Use {day}</source>
        <extracomment>The way out.</extracomment>
        <translation>Käytä {day}</translation>
    </message>
    <message>
        <source>Other date…</source>
        <extracomment>Button, F8.</extracomment>
        <translation>Muu päivä…</translation>
    </message>
    <message>
        <source>Which due date?</source>
        <extracomment>Its panel.</extracomment>
        <translation>Mikä eräpäivä?</translation>
    </message>
    <message>
        <source>Type a date like {example}, or +10 for ten days from today.</source>
        <extracomment>How to type one.</extracomment>
        <translation>Kirjoita päivä, esim. {example}, tai +10, jos eräpäivä on kymmenen päivän kuluttua.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <extracomment>Button and accessible name.</extracomment>
        <translation>Kalenteri</translation>
    </message>
    <message>
        <source>Use this date</source>
        <extracomment>Button.</extracomment>
        <translation>Käytä tätä</translation>
    </message>
    <message>
        <source>That is not a date. Type one like {example}.</source>
        <extracomment>What was typed is no date.</extracomment>
        <translation>Tämä ei ole päivämäärä. Kirjoita esim. {example}.</translation>
    </message>
    <message>
        <source>Scan a card, then the items</source>
        <extracomment>The page while nobody is being served.</extracomment>
        <translation>Lue kortti, sitten niteet</translation>
    </message>
    <message>
        <source>No usable local data: names and titles are not known here. Loans are recorded all the same, and the server will check them.</source>
        <extracomment>There is no replica.</extracomment>
        <translation>Käyttökelpoisia paikallisia tietoja ei ole: nimiä ja nimekkeitä ei tunneta täällä. Lainat kirjataan silti, ja palvelin tarkistaa ne.</translation>
    </message>
    <message>
        <source>Born {day}</source>
        <extracomment>Date of birth, where this workstation is given it.</extracomment>
        <translation>Syntynyt {day}</translation>
    </message>
    <message>
        <source>Each loan is safe on this machine when you hear the beep. No network is needed.</source>
        <extracomment>Under it.</extracomment>
        <translation>Kun kuulet äänimerkin, laina on turvassa tällä koneella. Verkkoa ei tarvita.</translation>
    </message>
    <message numerus="yes">
        <source>This visit · %n</source>
        <extracomment>Heading.</extracomment>
        <translation>
            <numerusform>Nyt · %n</numerusform>
            <numerusform>Nyt · %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Had before · %n</source>
        <extracomment>Heading.</extracomment>
        <translation>
            <numerusform>Ennestään · %n</numerusform>
            <numerusform>Ennestään · %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet. Scan the first item.</source>
        <extracomment>No row in this visit.</extracomment>
        <translation>Ei vielä mitään. Lue ensimmäinen nide.</translation>
    </message>
    <message>
        <source>Nothing on loan.</source>
        <extracomment>The patron had nothing.</extracomment>
        <translation>Ei lainoja.</translation>
    </message>
    <message>
        <source>Loans of this visit, and loans from before</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Tämän asioinnin lainat ja aiemmat lainat</translation>
    </message>
    <message>
        <source>Enter undoes a row of this visit, or renews a loan from before; the menu key shows more.</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Enter peruu tämän asioinnin rivin tai uusii aiemman lainan; valikkonäppäin näyttää lisää.</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Column heads.</extracomment>
        <translation>Aika</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Column heads.</extracomment>
        <translation>Nimeke</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Column heads.</extracomment>
        <translation>Viivakoodi</translation>
    </message>
    <message>
        <source>Due</source>
        <extracomment>Column heads.</extracomment>
        <translation>Eräpäivä</translation>
    </message>
    <message>
        <source>Remark</source>
        <extracomment>Column heads.</extracomment>
        <translation>Huomautus</translation>
    </message>
    <message>
        <source>Action</source>
        <extracomment>Column heads.</extracomment>
        <translation>Toiminto</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>On a row, and Ctrl+Z.</extracomment>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Undo last</source>
        <extracomment>Button.</extracomment>
        <translation>Peru viimeinen</translation>
    </message>
    <message>
        <source>Renew</source>
        <extracomment>On a row.</extracomment>
        <translation>Uusi</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <extracomment>In words.</extracomment>
        <translation>
            <numerusform>%n päivän myöhässä</numerusform>
            <numerusform>%n päivää myöhässä</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <extracomment>In words.</extracomment>
        <translation>erääntyy tänään</translation>
    </message>
    <message>
        <source>Title not in the data here</source>
        <extracomment>In place of a title.</extracomment>
        <translation>Nimeke ei ole tiedoissa</translation>
    </message>
    <message>
        <source>renewed</source>
        <extracomment>Remark.</extracomment>
        <translation>uusittu</translation>
    </message>
    <message>
        <source>lent anyway</source>
        <extracomment>Remark: recorded as overridden.</extracomment>
        <translation>lainattu silti</translation>
    </message>
    <message>
        <source>not in the data</source>
        <extracomment>Remark.</extracomment>
        <translation>ei tiedoissa</translation>
    </message>
    <message>
        <source>Payment of {amount}</source>
        <extracomment>A payment&apos;s row.</extracomment>
        <translation>Maksu {amount}</translation>
    </message>
    <message>
        <source>New patron {name}</source>
        <extracomment>A registration&apos;s row.</extracomment>
        <translation>Uusi asiakas {name}</translation>
    </message>
    <message>
        <source>Add its title…</source>
        <extracomment>Menu and button: for an item that is not in the data.</extracomment>
        <translation>Lisää nimeke…</translation>
    </message>
    <message>
        <source>This was a card</source>
        <extracomment>Button.</extracomment>
        <translation>Tämä oli kortti</translation>
    </message>
    <message>
        <source>{barcode} is not in the data here. It was taken for an item and lent; the server will say.</source>
        <extracomment>A scan that nobody knows, with a patron open.</extracomment>
        <translation>{barcode} ei ole täällä tiedoissa. Se lainattiin niteenä; palvelin ratkaisee.</translation>
    </message>
    <message>
        <source>This was an item</source>
        <extracomment>Button: the card was none.</extracomment>
        <translation>Tämä oli nide</translation>
    </message>
    <message>
        <source>“{title}” is lent. {remarks}</source>
        <extracomment>A loan with something to say about it.</extracomment>
        <translation>”{title}” on lainattu. {remarks}</translation>
    </message>
    <message>
        <source>{remarks}.</source>
        <extracomment>Separates remarks; a question ends by itself.</extracomment>
        <translation>{remarks}.</translation>
    </message>
    <message>
        <source>The last scan was not taken. {sentence}</source>
        <extracomment>What was wrong with a scan.</extracomment>
        <translation>Viimeistä luentaa ei kirjattu. {sentence}</translation>
    </message>
    <message>
        <source>Nothing is lent without a due date.</source>
        <extracomment>Under it.</extracomment>
        <translation>Ilman eräpäivää mitään ei lainata.</translation>
    </message>
    <message>
        <source>Nothing is left to pay.</source>
        <extracomment>Of a debt, after the payment.</extracomment>
        <translation>Maksettavaa ei jää.</translation>
    </message>
    <message>
        <source>Nothing is owed. What is paid becomes a credit.</source>
        <extracomment>There is no debt.</extracomment>
        <translation>Velkaa ei ole. Maksu jää hyvitykseksi.</translation>
    </message>
    <message>
        <source>Nothing is owed: there is a credit of {credit}. What is paid is added to it.</source>
        <extracomment>There is no debt, but a credit.</extracomment>
        <translation>Velkaa ei ole: hyvitystä on {credit}. Maksu lisätään siihen.</translation>
    </message>
    <message>
        <source>Nothing is owed. Record {amount} as a credit?</source>
        <extracomment>Before a payment of somebody who owes nothing is recorded.</extracomment>
        <translation>Velkaa ei ole. Kirjataanko {amount} hyvitykseksi?</translation>
    </message>
    <message>
        <source>Record the credit</source>
        <extracomment>Button.</extracomment>
        <translation>Kirjaa hyvitys</translation>
    </message>
    <message>
        <source>Payment of {amount} recorded.</source>
        <extracomment>It is recorded.</extracomment>
        <translation>Maksu {amount} on kirjattu.</translation>
    </message>
    <message>
        <source>“{item}” waits for a due date. Choose one, and it is lent.</source>
        <extracomment>K12.</extracomment>
        <translation>”{item}” odottaa eräpäivää. Se lainataan, kun valitset eräpäivän.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait for a patron’s card, “{item}” first. Scan the card.</source>
        <extracomment>Items before a card.</extracomment>
        <translation>
            <numerusform>%n nide odottaa asiakkaan korttia: ”{item}”. Lue kortti.</numerusform>
            <numerusform>%n nidettä odottaa asiakkaan korttia, ensimmäisenä ”{item}”. Lue kortti.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{item}” waits for a patron’s card. Scan the card.</source>
        <extracomment>Items before a card.</extracomment>
        <translation>”{item}” odottaa asiakkaan korttia. Lue kortti.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) were scanned before the card, “{item}” first. Lend them to {name}?</source>
        <extracomment>A decision: whose are they?</extracomment>
        <translation>
            <numerusform>%n nide luettiin ennen korttia: ”{item}”. Lainataanko asiakkaalle {name}?</numerusform>
            <numerusform>%n nidettä luettiin ennen korttia, ensimmäisenä ”{item}”. Lainataanko asiakkaalle {name}?</numerusform>
        </translation>
    </message>
    <message>
        <source>“{item}” was scanned before the card. Lend it to {name}?</source>
        <extracomment>A decision: whose are they?</extracomment>
        <translation>”{item}” luettiin ennen korttia. Lainataanko asiakkaalle {name}?</translation>
    </message>
    <message>
        <source>Lend “{item}”?</source>
        <extracomment>Heading of the decision panel.</extracomment>
        <translation>Lainataanko ”{item}”?</translation>
    </message>
    <message>
        <source>Renew “{item}”?</source>
        <extracomment>The same for a renewal.</extracomment>
        <translation>Uusitaanko ”{item}”?</translation>
    </message>
    <message>
        <source>Lend anyway</source>
        <extracomment>Button.</extracomment>
        <translation>Lainaa silti</translation>
    </message>
    <message>
        <source>Renew anyway</source>
        <extracomment>Button.</extracomment>
        <translation>Uusi silti</translation>
    </message>
    <message>
        <source>Lend</source>
        <extracomment>Button.</extracomment>
        <translation>Lainaa</translation>
    </message>
    <message>
        <source>Do not lend</source>
        <extracomment>Button.</extracomment>
        <translation>Älä lainaa</translation>
    </message>
    <message>
        <source>Do not renew</source>
        <extracomment>Button.</extracomment>
        <translation>Älä uusi</translation>
    </message>
    <message>
        <source>The same for the rest of this visit</source>
        <extracomment>Tick box in the decision panel.</extracomment>
        <translation>Sama koko tämän asioinnin ajan</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button.</extracomment>
        <translation>Yritä uudelleen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <extracomment>Button.</extracomment>
        <translation>Jätä pois</translation>
    </message>
    <message>
        <source>“{item}” could not be recorded. It waits here.</source>
        <extracomment>The disk did not take the scan.</extracomment>
        <translation>”{item}”: kirjaus ei onnistunut. Se odottaa tässä.</translation>
    </message>
    <message numerus="yes">
        <source>%n more scan(s) wait behind it, in their order</source>
        <extracomment>How many scans stand behind the first.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa sen jälkeen jonossa</numerusform>
            <numerusform>%n luentaa odottaa sen jälkeen jonossa</numerusform>
        </translation>
    </message>
    <message>
        <source>Scans that wait in line</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Jonossa odottavat luennat</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) still wait: decide about them first.</source>
        <extracomment>Finishing or changing the patron has to wait.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa vielä: ratkaise se ensin.</numerusform>
            <numerusform>%n luentaa odottaa vielä: ratkaise ne ensin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer the question first; then the due date can be changed.</source>
        <extracomment>F8 while a question is open.</extracomment>
        <translation>Vastaa ensin kysymykseen; sen jälkeen eräpäivää voi vaihtaa.</translation>
    </message>
    <message>
        <source>Close the form first (Esc); then the due date can be changed.</source>
        <extracomment>F8 while a form is open.</extracomment>
        <translation>Sulje ensin lomake (Esc); sen jälkeen eräpäivää voi vaihtaa.</translation>
    </message>
    <message>
        <source>Nothing in this visit to print yet.</source>
        <extracomment>Ctrl+P with nothing there.</extracomment>
        <translation>Tässä asioinnissa ei ole vielä mitään tulostettavaa.</translation>
    </message>
    <message>
        <source>Undo what was lent to this card first.</source>
        <extracomment>Loans to a card that was none.</extracomment>
        <translation>Peru ensin tälle kortille lainatut.</translation>
    </message>
    <message>
        <source>Nothing in this visit to undo.</source>
        <extracomment>Ctrl+Z with nothing there.</extracomment>
        <translation>Tässä asioinnissa ei ole peruttavaa.</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <extracomment>Taken back before it was sent.</extracomment>
        <translation>Peruttu: {what}</translation>
    </message>
    <message>
        <source>“{what}” has been sent to the server already and cannot be taken back. Record a return that undoes it?</source>
        <extracomment>It has left this machine.</extracomment>
        <translation>”{what}” on jo lähetetty palvelimelle, eikä sitä voi enää perua. Kirjataanko palautus, joka kumoaa sen?</translation>
    </message>
    <message>
        <source>“{what}” has been sent to the server already. Settle it there.</source>
        <extracomment>It has left, and no other row undoes it.</extracomment>
        <translation>”{what}” on jo lähetetty palvelimelle. Hoida asia siellä.</translation>
    </message>
    <message>
        <source>Record the return</source>
        <extracomment>Button.</extracomment>
        <translation>Kirjaa palautus</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>Button.</extracomment>
        <translation>Jätä ennalleen</translation>
    </message>
    <message>
        <source>A return of “{what}” is recorded; it undoes the loan when both are processed.</source>
        <extracomment>The compensating row is recorded.</extracomment>
        <translation>Palautus on kirjattu: ”{what}”. Se kumoaa lainan, kun molemmat on käsitelty.</translation>
    </message>
    <message>
        <source>The loan has been sent already: its title can be added at the server only.</source>
        <extracomment>The row has left.</extracomment>
        <translation>Laina on jo lähetetty: nimekkeen voi lisätä vain palvelimella.</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button of every panel.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Find a patron by name</source>
        <extracomment>Heading.</extracomment>
        <translation>Etsi asiakas nimellä</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Field.</extracomment>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Beginning of surname or first name</source>
        <extracomment>Placeholder.</extracomment>
        <translation>Suku- tai etunimen alku</translation>
    </message>
    <message>
        <source>Nobody found. Check the spelling, or register a new patron.</source>
        <extracomment>No result.</extracomment>
        <translation>Ketään ei löytynyt. Tarkista kirjoitusasu tai rekisteröi uusi asiakas.</translation>
    </message>
    <message numerus="yes">
        <source>%n patron(s). Choose with the arrow keys and Enter.</source>
        <extracomment>Results.</extracomment>
        <translation>
            <numerusform>%n asiakas. Valitse Enterillä.</numerusform>
            <numerusform>%n asiakasta. Valitse nuolinäppäimillä ja Enterillä.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n patron(s). Type more of the name.</source>
        <extracomment>More than can be shown.</extracomment>
        <translation>
            <numerusform>Ensimmäinen %n asiakas. Kirjoita nimeä pidemmälle.</numerusform>
            <numerusform>Ensimmäiset %n asiakasta. Kirjoita nimeä pidemmälle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Patrons found</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Löytyneet asiakkaat</translation>
    </message>
    <message>
        <source>Payment from {name}</source>
        <extracomment>Heading.</extracomment>
        <translation>Maksu: {name}</translation>
    </message>
    <message>
        <source>Amount</source>
        <extracomment>Field.</extracomment>
        <translation>Summa</translation>
    </message>
    <message>
        <source>Left to pay: {amount}</source>
        <extracomment>Of a debt, after the payment.</extracomment>
        <translation>Jää maksettavaa: {amount}</translation>
    </message>
    <message>
        <source>More than is owed: {amount} becomes a credit</source>
        <extracomment>The payment is more than the debt.</extracomment>
        <translation>Enemmän kuin velkaa: {amount} jää hyvitykseksi</translation>
    </message>
    <message>
        <source>Owes {amount}. A part may be paid.</source>
        <extracomment>Before anything was typed.</extracomment>
        <translation>Velkaa {amount}. Voit kirjata myös osan.</translation>
    </message>
    <message>
        <source>Record the payment</source>
        <extracomment>Button.</extracomment>
        <translation>Kirjaa maksu</translation>
    </message>
    <message>
        <source>New patron</source>
        <extracomment>Heading.</extracomment>
        <translation>Uusi asiakas</translation>
    </message>
    <message>
        <source>The rest is completed at the server later.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Muut tiedot täydennetään palvelimella myöhemmin.</translation>
    </message>
    <message>
        <source>Card (scan it)</source>
        <extracomment>Field.</extracomment>
        <translation>Kortti (lue se)</translation>
    </message>
    <message>
        <source>Card</source>
        <extracomment>Column head.</extracomment>
        <translation>Kortti</translation>
    </message>
    <message>
        <source>This number is an item’s barcode as well. It was taken for the card.</source>
        <extracomment>The card&apos;s number is an item&apos;s barcode, too.</extracomment>
        <translation>Sama numero on myös niteen viivakoodi. Se tulkittiin kortiksi.</translation>
    </message>
    <message>
        <source>Its barcode is a patron’s card as well; it was taken for the item.</source>
        <extracomment>The item&apos;s barcode is a card&apos;s number, too.</extracomment>
        <translation>Sama viivakoodi on myös asiakkaan kortissa; se tulkittiin niteeksi.</translation>
    </message>
    <message>
        <source>Surname</source>
        <extracomment>Field.</extracomment>
        <translation>Sukunimi</translation>
    </message>
    <message>
        <source>First name</source>
        <extracomment>Field.</extracomment>
        <translation>Etunimi</translation>
    </message>
    <message>
        <source>Category</source>
        <extracomment>Field.</extracomment>
        <translation>Asiakasryhmä</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>Field.</extracomment>
        <translation>Kirjasto</translation>
    </message>
    <message>
        <source>Register</source>
        <extracomment>Button.</extracomment>
        <translation>Rekisteröi</translation>
    </message>
    <message>
        <source>Scan or type the new card.</source>
        <extracomment>The form has no card yet.</extracomment>
        <translation>Lue tai kirjoita uusi kortti.</translation>
    </message>
    <message>
        <source>A surname is needed.</source>
        <extracomment>The form has no surname yet.</extracomment>
        <translation>Sukunimi puuttuu.</translation>
    </message>
    <message>
        <source>When were the slips written?</source>
        <extracomment>Heading.</extracomment>
        <translation>Milloin laput kirjoitettiin?</translation>
    </message>
    <message>
        <source>The date and time go on every scan until you end this.</source>
        <extracomment>Under it.</extracomment>
        <translation>Jokainen luenta saa tämän päivän ja ajan, kunnes lopetat.</translation>
    </message>
    <message>
        <source>Day</source>
        <extracomment>Field.</extracomment>
        <translation>Päivä</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Field.</extracomment>
        <translation>Aika</translation>
    </message>
    <message>
        <source>That is not a time. Type one like {example}.</source>
        <extracomment>What was typed is no time.</extracomment>
        <translation>Tämä ei ole kellonaika. Kirjoita esim. {example}.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <extracomment>It has not come yet.</extracomment>
        <translation>Aika on tulevaisuudessa.</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>Button.</extracomment>
        <translation>Aloita</translation>
    </message>
    <message>
        <source>Paper slips: every scan is recorded as of {moment}.</source>
        <extracomment>Shown all the while.</extracomment>
        <translation>Paperilaput: jokainen luenta kirjataan ajalle {moment}.</translation>
    </message>
    <message>
        <source>End paper slips</source>
        <extracomment>Button.</extracomment>
        <translation>Lopeta laput</translation>
    </message>
    <message>
        <source>Title of {barcode}</source>
        <extracomment>Heading.</extracomment>
        <translation>Nimeke: {barcode}</translation>
    </message>
    <message>
        <source>Title, as it stands on the item</source>
        <extracomment>Field.</extracomment>
        <translation>Nimeke sellaisena kuin se on niteessä</translation>
    </message>
    <message>
        <source>Keep the title</source>
        <extracomment>Button.</extracomment>
        <translation>Tallenna nimeke</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Not recorded here: F2 checks out, F3 checks in</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Täällä ei kirjata: F2 lainaus, F3 palautus</translation>
    </message>
    <message>
        <source>Scanned here and not recorded: {codes}. Scan again under Check out or Check in.</source>
        <extracomment>Scans that came while this page was open.</extracomment>
        <translation>Luettu tässä, ei kirjattu: {codes}. Lue uudelleen lainauksessa tai palautuksessa.</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <extracomment>Button.</extracomment>
        <translation>Synkronoi nyt</translation>
    </message>
    <message>
        <source>Sends what waits, then fetches what has changed</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation>Lähettää odottavat tapahtumat ja hakee muutokset</translation>
    </message>
    <message>
        <source>Update only</source>
        <extracomment>Button.</extracomment>
        <translation>Vain päivitys</translation>
    </message>
    <message>
        <source>Fetches what has changed, and sends nothing</source>
        <extracomment>The same.</extracomment>
        <translation>Hakee muutokset, ei lähetä mitään</translation>
    </message>
    <message>
        <source>Full update</source>
        <extracomment>Button.</extracomment>
        <translation>Hae kaikki</translation>
    </message>
    <message>
        <source>Fetches all local data anew; the old data stays in use until the new is complete</source>
        <extracomment>The same.</extracomment>
        <translation>Hakee kaikki paikalliset tiedot uudelleen; vanhat ovat käytössä, kunnes uudet ovat valmiit</translation>
    </message>
    <message>
        <source>Load a carried extract…</source>
        <extracomment>Button.</extracomment>
        <translation>Lue tietopaketti…</translation>
    </message>
    <message>
        <source>Local data that somebody brings from the server as a file, on a stick for instance</source>
        <extracomment>The same.</extracomment>
        <translation>Paikalliset tiedot, jotka tuodaan palvelimelta tiedostona, esimerkiksi muistitikulla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button.</extracomment>
        <translation>Keskeytä</translation>
    </message>
    <message>
        <source>Choose the extract that was carried here</source>
        <extracomment>Title of the file dialog.</extracomment>
        <translation>Valitse tänne tuotu tietopaketti</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>What the bar is, for screen readers.</extracomment>
        <translation>Eteneminen</translation>
    </message>
    <message>
        <source>Sending transactions</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Lähetetään tapahtumia</translation>
    </message>
    <message>
        <source>The server is preparing its data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Palvelin valmistelee tietoja</translation>
    </message>
    <message>
        <source>Fetching the local data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Haetaan paikallisia tietoja</translation>
    </message>
    <message>
        <source>Checking the new data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Tarkistetaan uusia tietoja</translation>
    </message>
    <message>
        <source>Fetching changes</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Haetaan muutoksia</translation>
    </message>
    <message>
        <source>Processing at the server</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Palvelin käsittelee</translation>
    </message>
    <message>
        <source>Fetching the queue</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Haetaan jonoa</translation>
    </message>
    <message>
        <source>Reading the extract</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Luetaan tietopakettia</translation>
    </message>
    <message>
        <source>Asking what became of earlier transactions</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Kysytään, mitä aiemmille tapahtumille tuli</translation>
    </message>
    <message>
        <source>Finding out what the server can do</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Selvitetään, mihin palvelin pystyy</translation>
    </message>
    <message>
        <source>Reading what the server made of them</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Luetaan, mitä palvelin niille teki</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Synkronoidaan</translation>
    </message>
    <message>
        <source>Updating the local data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Päivitetään paikallisia tietoja</translation>
    </message>
    <message>
        <source>Loading the extract</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Ladataan tietopakettia</translation>
    </message>
    <message>
        <source>Working</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Työ käynnissä</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>How far it is, with numbers.</extracomment>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>about {age} left</source>
        <extracomment>How long the step will take.</extracomment>
        <translation>jäljellä {age}</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <extracomment>While nothing runs.</extracomment>
        <translation>Etsitään palvelinta…</translation>
    </message>
    <message>
        <source>The server is there.</source>
        <extracomment>While nothing runs.</extracomment>
        <translation>Palvelin on tavoitettavissa.</translation>
    </message>
    <message>
        <source>The server is away.</source>
        <extracomment>While nothing runs.</extracomment>
        <translation>Palvelin ei ole tavoitettavissa.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) sent</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n tapahtuma lähetetty</numerusform>
            <numerusform>%n tapahtumaa lähetetty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken by the server</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>palvelin ei ottanut: %n</numerusform>
            <numerusform>palvelin ei ottanut: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) came</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n tulos saatu</numerusform>
            <numerusform>%n tulosta saatu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) processed</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n tapahtuma käsitelty</numerusform>
            <numerusform>%n tapahtumaa käsitelty</numerusform>
        </translation>
    </message>
    <message>
        <source>the local data is new</source>
        <extracomment>What a command came to.</extracomment>
        <translation>paikalliset tiedot ovat uudet</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n tietue muuttunut</numerusform>
            <numerusform>%n tietuetta muuttunut</numerusform>
        </translation>
    </message>
    <message>
        <source>the local data was up to date</source>
        <extracomment>What a command came to.</extracomment>
        <translation>paikalliset tiedot olivat ajan tasalla</translation>
    </message>
    <message>
        <source>Done: {what}.</source>
        <extracomment>What a command came to.</extracomment>
        <translation>Valmis: {what}.</translation>
    </message>
    <message>
        <source>Done.</source>
        <extracomment>What a command came to.</extracomment>
        <translation>Valmis.</translation>
    </message>
    <message>
        <source>nothing waited to be sent</source>
        <translation>lähetettävää ei ollut</translation>
    </message>
    <message>
        <source>Cancelled. What was sent by then is at the server, the rest waits here.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Keskeytetty. Siihen mennessä lähetetyt ovat palvelimella, loput odottavat täällä.</translation>
    </message>
    <message>
        <source>The exchange was cut short. Nothing is lost; synchronise again.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Yhteys katkesi kesken. Mitään ei kadonnut; synkronoi uudelleen.</translation>
    </message>
    <message>
        <source>The program cannot be started a second time: install it again.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Ohjelman osaa ei voi käynnistää: asenna ohjelma uudelleen.</translation>
    </message>
    <message>
        <source>A fault of the program ({where}). Nothing that was recorded is lost.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Ohjelmassa on virhe ({where}). Mitään kirjattua ei kadonnut.</translation>
    </message>
    <message>
        <source>Transactions</source>
        <extracomment>Card.</extracomment>
        <translation>Tapahtumat</translation>
    </message>
    <message>
        <source>not sent from here</source>
        <extracomment>Below K16&apos;s first number.</extracomment>
        <translation>lähettämättä täältä</translation>
    </message>
    <message>
        <source>not yet processed at the server</source>
        <extracomment>Below K16&apos;s second number.</extracomment>
        <translation>palvelimella vielä käsittelemättä</translation>
    </message>
    <message>
        <source>as of {when}, {age} ago</source>
        <extracomment>When that was so.</extracomment>
        <translation>tilanne {when}, {age} sitten</translation>
    </message>
    <message>
        <source>no contact with the server yet</source>
        <extracomment>In place of it.</extracomment>
        <translation>ei vielä yhteyttä palvelimeen</translation>
    </message>
    <message numerus="yes">
        <source>For %n of them the answer was lost; the next synchronisation asks again.</source>
        <extracomment>Rows whose answer was lost.</extracomment>
        <translation>
            <numerusform>Niistä %n jäi ilman vastausta; seuraava synkronointi kysyy uudelleen.</numerusform>
            <numerusform>Niistä %n jäi ilman vastausta; seuraava synkronointi kysyy uudelleen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From all workstations together %n row(s) wait there for somebody to process them.</source>
        <extracomment>All workstations&apos;.</extracomment>
        <translation>
            <numerusform>Kaikilta työasemilta yhteensä %n rivi odottaa siellä käsittelyä.</numerusform>
            <numerusform>Kaikilta työasemilta yhteensä %n riviä odottaa siellä käsittelyä.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded {count}</source>
        <extracomment>The statement that always holds.</extracomment>
        <translation>Kirjattu {count}</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <extracomment>The statement that always holds.</extracomment>
        <translation>Mitään ei ole vielä kirjattu.</translation>
    </message>
    <message>
        <source>Every recorded transaction is accounted for:</source>
        <extracomment>Beside it.</extracomment>
        <translation>Jokainen kirjattu tapahtuma on tallessa:</translation>
    </message>
    <message>
        <source>The account does not hold. Make a backup, verify the journal, and ask for help.</source>
        <extracomment>The same, when it does not hold.</extracomment>
        <translation>Luvut eivät täsmää. Tee varmuuskopio, tarkista tapahtumaloki ja pyydä apua.</translation>
    </message>
    <message>
        <source>Local data</source>
        <extracomment>Card.</extracomment>
        <translation>Paikalliset tiedot</translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>Column.
----------
Line.</extracomment>
        <translation>Tieto</translation>
    </message>
    <message>
        <source>Records</source>
        <extracomment>Column.</extracomment>
        <translation>Tietueita</translation>
    </message>
    <message>
        <source>Last updated</source>
        <extracomment>Column.</extracomment>
        <translation>Päivitetty</translation>
    </message>
    <message>
        <source>Patrons</source>
        <extracomment>A line.</extracomment>
        <translation>Asiakkaat</translation>
    </message>
    <message>
        <source>Replaced cards</source>
        <extracomment>A line.</extracomment>
        <translation>Korvatut kortit</translation>
    </message>
    <message>
        <source>Items</source>
        <extracomment>A line.</extracomment>
        <translation>Niteet</translation>
    </message>
    <message>
        <source>Loans</source>
        <extracomment>A line.</extracomment>
        <translation>Lainat</translation>
    </message>
    <message>
        <source>Holds</source>
        <extracomment>A line.</extracomment>
        <translation>Varaukset</translation>
    </message>
    <message>
        <source>Libraries</source>
        <extracomment>A line.</extracomment>
        <translation>Kirjastot</translation>
    </message>
    <message>
        <source>Locations</source>
        <extracomment>A line.</extracomment>
        <translation>Sijainnit</translation>
    </message>
    <message>
        <source>Circulation rules</source>
        <extracomment>A line.</extracomment>
        <translation>Lainaussäännöt</translation>
    </message>
    <message>
        <source>Closed days</source>
        <extracomment>A line.</extracomment>
        <translation>Sulkupäivät</translation>
    </message>
    <message>
        <source>Visits of the bookmobile</source>
        <extracomment>A line.</extracomment>
        <translation>Kirjastoauton käynnit</translation>
    </message>
    <message>
        <source>Exchange sets</source>
        <extracomment>A line.</extracomment>
        <translation>Siirtokokoelmat</translation>
    </message>
    <message>
        <source>Items out in exchange sets</source>
        <extracomment>A line.</extracomment>
        <translation>Siirtokokoelmissa olevat niteet</translation>
    </message>
    <message>
        <source>Libraries&apos; settings for items</source>
        <extracomment>A line.</extracomment>
        <translation>Kirjastojen niteitä koskevat asetukset</translation>
    </message>
    <message>
        <source>{when}  ·  {age} ago</source>
        <extracomment>When, and how long ago (K4).</extracomment>
        <translation>{when}  ·  {age} sitten</translation>
    </message>
    <message>
        <source>From {server}, up to change {cursor}</source>
        <extracomment>Where it comes from.</extracomment>
        <translation>Lähde: {server}, viimeisin muutos {cursor}</translation>
    </message>
    <message>
        <source>The local data is {age} old. Synchronise while there is a network.</source>
        <extracomment>K5.</extracomment>
        <translation>Paikalliset tiedot on haettu {age} sitten. Synkronoi, kun verkko toimii.</translation>
    </message>
    <message>
        <source>Journal</source>
        <extracomment>Card.</extracomment>
        <translation>Tapahtumaloki</translation>
    </message>
    <message>
        <source>Every transaction is written here, encrypted, before the beep. It is the library&apos;s only copy until it is sent.</source>
        <extracomment>What it is.</extracomment>
        <translation>Jokainen tapahtuma kirjoitetaan tänne salattuna ennen äänimerkkiä. Se on kirjaston ainoa kappale, kunnes tapahtuma on lähetetty.</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <extracomment>Button.</extracomment>
        <translation>Tarkista loki</translation>
    </message>
    <message>
        <source>Proves that nothing in the journal was lost or altered</source>
        <extracomment>The same.</extracomment>
        <translation>Varmistaa, ettei tapahtumalokista ole kadonnut eikä muuttunut mitään</translation>
    </message>
    <message>
        <source>Verifying the journal…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Tarkistetaan tapahtumalokia…</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <extracomment>Button.</extracomment>
        <translation>Varmuuskopioi…</translation>
    </message>
    <message>
        <source>Copies the journal, encrypted; it opens with the passphrase or the recovery code</source>
        <extracomment>The same.</extracomment>
        <translation>Kopioi tapahtumalokin salattuna; kopio avautuu tunnuslauseella tai palautuskoodilla</translation>
    </message>
    <message>
        <source>Writing the backup…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Tehdään varmuuskopiota…</translation>
    </message>
    <message>
        <source>Backup written: {path}</source>
        <extracomment>Done.</extracomment>
        <translation>Varmuuskopio on valmis: {path}</translation>
    </message>
    <message>
        <source>Where to put the backup</source>
        <extracomment>Title of the file dialog.</extracomment>
        <translation>Minne varmuuskopio tallennetaan</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <extracomment>Kind of file, in the dialog.</extracomment>
        <translation>Varmuuskopiot (*.zip)</translation>
    </message>
    <message numerus="yes">
        <source>Sound: %n transaction(s), nothing lost, nothing altered.</source>
        <extracomment>Verified.</extracomment>
        <translation>
            <numerusform>Kunnossa: %n tapahtuma, mitään ei ole kadonnut eikä muuttunut.</numerusform>
            <numerusform>Kunnossa: %n tapahtumaa, mitään ei ole kadonnut eikä muuttunut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries are in the archive.</source>
        <extracomment>Verified.</extracomment>
        <translation>
            <numerusform>Merkinnöistä %n on arkistossa.</numerusform>
            <numerusform>Merkinnöistä %n on arkistossa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry {where} is not what was recorded.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Merkintä {where} ei ole sellainen kuin se kirjattiin.</translation>
    </message>
    <message>
        <source>The index says something else than entry {where}.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Hakemiston tiedot poikkeavat merkinnästä {where}.</translation>
    </message>
    <message>
        <source>Entries {where} cannot be read.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Lukukelvottomat merkinnät: {where}.</translation>
    </message>
    <message>
        <source>Entries {where} cannot be read in the archive.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Arkiston lukukelvottomat merkinnät: {where}.</translation>
    </message>
    <message>
        <source>Entries {where} were recorded and are not here any more.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Kirjattu, mutta enää puuttuu: {where}.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>After the first few.</extracomment>
        <translation>
            <numerusform>ja %n muu</numerusform>
            <numerusform>ja %n muuta</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a backup now and keep it, synchronise, then ask your administrator. Recording goes on meanwhile.</source>
        <extracomment>After what was found.</extracomment>
        <translation>Tee nyt varmuuskopio ja säilytä se. Synkronoi ja kysy sitten ylläpidolta. Kirjaamista voi jatkaa.</translation>
    </message>
    <message>
        <source>The last transactions of this workstation are missing here: an older copy of the journal was put back, or the disk lost them. What the server has is safe. Verify the journal to see which they are, and enter what was not sent again from paper.</source>
        <extracomment>The server knows rows that are not here.</extracomment>
        <translation>Tämän työaseman viimeiset tapahtumat puuttuvat: tapahtumalokin tilalle on palautettu vanhempi kopio, tai levy on kadottanut ne. Palvelimella olevat ovat tallessa. Tarkista loki, niin näet, mitkä puuttuvat, ja kirjaa lähettämättä jääneet uudelleen paperilta.</translation>
    </message>
    <message>
        <source>I have taken note</source>
        <extracomment>Button beside it.</extracomment>
        <translation>Asia on selvä</translation>
    </message>
    <message>
        <source>The loss is not named again; what is here now is proved from here on</source>
        <extracomment>The same.</extracomment>
        <translation>Puutteesta ei enää ilmoiteta; tästä eteenpäin tarkistetaan se, mikä on tallessa</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>Card.</extracomment>
        <translation>Palvelin</translation>
    </message>
    <message>
        <source>This workstation has no server yet.</source>
        <extracomment>A workstation that was never enrolled with one.</extracomment>
        <translation>Tällä työasemalla ei vielä ole palvelinta.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Line.</extracomment>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <extracomment>Line.</extracomment>
        <translation>Kirjautunut</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>Line.</extracomment>
        <translation>Osoite</translation>
    </message>
    <message>
        <source>This workstation</source>
        <extracomment>Line.</extracomment>
        <translation>Tämä työasema</translation>
    </message>
    <message>
        <source>Last contact</source>
        <extracomment>Line.</extracomment>
        <translation>Viimeisin yhteys</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <extracomment>Line.</extracomment>
        <translation>Tämän koneen kello</translation>
    </message>
    <message>
        <source>agrees with the server&apos;s</source>
        <extracomment>In it.</extracomment>
        <translation>sama kuin palvelimella</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {age} ahead of the server&apos;s. Set it right.</source>
        <extracomment>A warning.</extracomment>
        <translation>Tämän koneen kello on edellä palvelimen kelloa ({age}). Aseta se oikeaan aikaan.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {age} behind the server&apos;s. Set it right.</source>
        <extracomment>A warning.</extracomment>
        <translation>Tämän koneen kello on jäljessä palvelimen kellosta ({age}). Aseta se oikeaan aikaan.</translation>
    </message>
    <message>
        <source>Transactions are sent with the server&apos;s time; due dates stay as they were given.</source>
        <extracomment>A warning.</extracomment>
        <translation>Tapahtumat lähetetään palvelimen ajassa; annetut eräpäivät eivät muutu.</translation>
    </message>
    <message>
        <source>{age} ahead</source>
        <extracomment>In the line.</extracomment>
        <translation>edellä ({age})</translation>
    </message>
    <message>
        <source>{age} behind</source>
        <extracomment>In the line.</extracomment>
        <translation>jäljessä ({age})</translation>
    </message>
    <message>
        <source>What this server keeps, and what it does not</source>
        <extracomment>Over the list.</extracomment>
        <translation>Mitä tällä palvelimella säilyy ja mitä ei</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <extracomment>A line for screen readers, which see no tick.</extracomment>
        <translation>Säilyy: {what}</translation>
    </message>
    <message>
        <source>Not kept: {what}</source>
        <extracomment>A line for screen readers, which see no tick.</extracomment>
        <translation>Ei säily: {what}</translation>
    </message>
    <message>
        <source>The due date that the patron was told</source>
        <translation>Asiakkaalle sanottu eräpäivä</translation>
    </message>
    <message>
        <source>The time of each loan and return</source>
        <translation>Jokaisen lainan ja palautuksen aika</translation>
    </message>
    <message>
        <source>The time of a loan or return: the server takes the time of processing.</source>
        <translation>Lainan tai palautuksen aika: palvelin käyttää käsittelyn aikaa.</translation>
    </message>
    <message>
        <source>A queue, so that somebody reviews before anything is applied</source>
        <translation>Jono, josta tapahtumat tarkistetaan ennen käsittelyä</translation>
    </message>
    <message>
        <source>Each transaction once, even if it is sent twice</source>
        <translation>Jokainen tapahtuma vain kerran, vaikka se lähetettäisiin kahdesti</translation>
    </message>
    <message>
        <source>Each transaction once: after a lost answer offcirc looks whether it came, and a person decides where that cannot be seen. Nothing is sent twice.</source>
        <translation>Jokainen tapahtuma kerran: jos vastaus katoaa, offcirc katsoo, tuliko tapahtuma perille, ja ihminen päättää, jos se ei näy. Mitään ei lähetetä kahdesti.</translation>
    </message>
    <message>
        <source>A record of its changes, so that an update is quick</source>
        <translation>Luettelo muutoksista, joten päivitys on nopea</translation>
    </message>
    <message>
        <source>A record of its changes: every update fetches everything.</source>
        <translation>Luettelo muutoksista: jokainen päivitys hakee kaiken.</translation>
    </message>
    <message>
        <source>Loans: this server does not take them, and none is recorded here.</source>
        <translation>Lainat: tämä palvelin ei ota niitä vastaan, eikä niitä kirjata täällä.</translation>
    </message>
    <message>
        <source>Returns: this server does not take them, and none is recorded here.</source>
        <translation>Palautukset: tämä palvelin ei ota niitä vastaan, eikä niitä kirjata täällä.</translation>
    </message>
    <message>
        <source>Renewals: this server does not take them, and none is recorded here.</source>
        <translation>Uusinnat: tämä palvelin ei ota niitä vastaan, eikä niitä kirjata täällä.</translation>
    </message>
    <message>
        <source>Payments: this server does not take them, and none is recorded here.</source>
        <translation>Maksut: tämä palvelin ei ota niitä vastaan, eikä niitä kirjata täällä.</translation>
    </message>
    <message>
        <source>In-house use: this server does not take it, and none is recorded here.</source>
        <translation>Käyttö kirjastossa: tämä palvelin ei ota sitä vastaan, eikä sitä kirjata täällä.</translation>
    </message>
    <message>
        <source>New patrons: this server does not take them, and none is recorded here.</source>
        <translation>Uudet asiakkaat: tämä palvelin ei ota heitä vastaan, eikä heitä kirjata täällä.</translation>
    </message>
    <message>
        <source>New items: this server does not take them, and none is recorded here.</source>
        <translation>Uudet niteet: tämä palvelin ei ota niitä vastaan, eikä niitä kirjata täällä.</translation>
    </message>
    <message>
        <source>Edited items: this server does not take them, and none is recorded here.</source>
        <translation>Niteiden muokkaukset: tämä palvelin ei ota niitä vastaan, eikä niitä kirjata täällä.</translation>
    </message>
    <message>
        <source>Exchange sets: this server does not take them, and none is sent here.</source>
        <translation>Siirtokokoelmat: tämä palvelin ei ota niitä vastaan, eikä niitä lähetetä täältä.</translation>
    </message>
    <message>
        <source>Returned exchange sets: this server does not take them, and none is returned here.</source>
        <translation>Siirtokokoelmien palautukset: tämä palvelin ei ota niitä vastaan, eikä niitä palauteta täältä.</translation>
    </message>
    <message>
        <source>Second copy</source>
        <extracomment>Card.</extracomment>
        <translation>Toinen kopio</translation>
    </message>
    <message>
        <source>A copy of the journal on a stick or another disk, encrypted and kept current: what is left when this machine is stolen or breaks before it has sent everything.</source>
        <extracomment>What it is for.</extracomment>
        <translation>Tapahtumalokin kopio muistitikulla tai toisella levyllä, salattuna ja ajan tasalla: se jää jäljelle, jos kone varastetaan tai hajoaa ennen kuin kaikki on lähetetty.</translation>
    </message>
    <message>
        <source>Keep one on a stick…</source>
        <extracomment>Button.</extracomment>
        <translation>Pidä kopiota muistitikulla…</translation>
    </message>
    <message>
        <source>Choose a stick or a folder on another disk; a folder for this workstation is made there</source>
        <extracomment>The same.</extracomment>
        <translation>Valitse muistitikku tai kansio toisella levyllä; sinne tehdään tälle työasemalle oma kansio</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <extracomment>Button, where one is kept.</extracomment>
        <translation>Pidä kopiota muualla…</translation>
    </message>
    <message>
        <source>Keep it no more</source>
        <extracomment>Button.</extracomment>
        <translation>Lopeta kopion pitäminen</translation>
    </message>
    <message>
        <source>What is on the stick stays there, as it is now</source>
        <extracomment>The same.</extracomment>
        <translation>Muistitikulla oleva jää sinne sellaisenaan</translation>
    </message>
    <message>
        <source>Where to keep the second copy</source>
        <extracomment>Title of the folder dialog.</extracomment>
        <translation>Missä toista kopiota pidetään</translation>
    </message>
    <message>
        <source>Writing the second copy…</source>
        <extracomment>While the first copy is written.</extracomment>
        <translation>Kirjoitetaan toista kopiota…</translation>
    </message>
    <message>
        <source>No second copy is kept: what is not sent is on this machine only.</source>
        <extracomment>None is kept.</extracomment>
        <translation>Toista kopiota ei pidetä: lähettämättömät tapahtumat ovat vain tällä koneella.</translation>
    </message>
    <message>
        <source>Current at {time}: {path}</source>
        <extracomment>It has everything.</extracomment>
        <translation>Ajan tasalla klo {time}: {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) are not in the second copy yet.</source>
        <extracomment>It lacks rows.</extracomment>
        <translation>
            <numerusform>%n tapahtuma ei ole vielä toisessa kopiossa.</numerusform>
            <numerusform>%n tapahtumaa ei ole vielä toisessa kopiossa.</numerusform>
        </translation>
    </message>
    <message>
        <source>offcirc&apos;s files are on a disk in memory. They are gone when this computer restarts.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>offcircin tiedostot ovat muistilevyllä. Ne katoavat, kun tämä tietokone käynnistyy uudelleen.</translation>
    </message>
    <message>
        <source>This system keeps its changes in memory. offcirc&apos;s files are gone when this computer restarts.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Tämä järjestelmä pitää muutokset muistissa. offcircin tiedostot katoavat, kun tietokone käynnistyy uudelleen.</translation>
    </message>
    <message>
        <source>This computer is reset whenever it restarts, and offcirc&apos;s files are gone with everything else.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Tämä tietokone palautetaan alkutilaan aina uudelleenkäynnistyksessä, ja offcircin tiedostot katoavat muun mukana.</translation>
    </message>
    <message>
        <source>This user&apos;s files are removed when the user signs out, and offcirc&apos;s files with them.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Tämän käyttäjän tiedostot poistetaan uloskirjautumisen yhteydessä, ja offcircin tiedostot niiden mukana.</translation>
    </message>
    <message>
        <source>What is not sent is in the second copy then: at its next start offcirc offers to bring it back from there.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Lähettämättömät tapahtumat ovat silloin toisessa kopiossa: offcirc tarjoutuu seuraavassa käynnistyksessä palauttamaan ne sieltä.</translation>
    </message>
    <message>
        <source>Keep a second copy on a stick or in a folder of the network, now.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Ota nyt käyttöön toinen kopio muistitikulla tai verkkokansiossa.</translation>
    </message>
    <message>
        <source>These files go with the program from computer to computer. They are locked with the passphrase; nothing is left in a computer&apos;s keychain or settings.</source>
        <extracomment>The home goes from machine to machine.</extracomment>
        <translation>Nämä tiedostot kulkevat ohjelman mukana tietokoneelta toiselle. Ne on lukittu tunnuslauseella; tietokoneen avainnippuun tai asetuksiin ei jää mitään.</translation>
    </message>
    <message>
        <source>As it was before the last upgrade, for 30 days: {path}</source>
        <extracomment>The copy from before an upgrade.</extracomment>
        <translation>Sellaisena kuin se oli ennen viimeisintä päivitystä, 30 päivän ajan: {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n older copy(ies) of the journal may still hold patrons who were forgotten, and transactions that are nowhere else. Ask your administrator what is still needed, and delete the rest: {paths}</source>
        <extracomment>Copies that nobody but a person may delete.</extracomment>
        <translation>
            <numerusform>%n vanhempi tapahtumalokin kopio voi yhä sisältää unohdettuja asiakkaita sekä tapahtumia, joita ei ole muualla. Kysy ylläpidolta, tarvitaanko sitä vielä, ja poista se, jos ei: {paths}</numerusform>
            <numerusform>%n vanhempaa tapahtumalokin kopiota voi yhä sisältää unohdettuja asiakkaita sekä tapahtumia, joita ei ole muualla. Kysy ylläpidolta, mitä niistä vielä tarvitaan, ja poista muut: {paths}</numerusform>
        </translation>
    </message>
    <message>
        <source>It is on the same disk as the journal: a broken or stolen disk takes both.</source>
        <extracomment>It lies on the journal&apos;s own disk.</extracomment>
        <translation>Se on samalla levyllä kuin tapahtumaloki: hajonnut tai varastettu levy vie molemmat.</translation>
    </message>
    <message>
        <source>The due date: the server makes its own. A difference is shown after processing.</source>
        <translation>Eräpäivä: palvelin laskee omansa. Ero näkyy käsittelyn jälkeen.</translation>
    </message>
    <message>
        <source>Carried extracts (*.offcirc-extract);;All files (*)</source>
        <extracomment>Kind of file, in the dialog.</extracomment>
        <translation>Tietopaketit (*.offcirc-extract);;Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>There is no usable local data. Synchronise before the network drops.</source>
        <extracomment>K1, or nothing of it can be read.</extracomment>
        <translation>Käyttökelpoisia paikallisia tietoja ei ole. Synkronoi ennen kuin verkko katkeaa.</translation>
    </message>
    <message>
        <source>Some of the local data is damaged: a card or an item may look unknown. Synchronise, and all of it is fetched anew.</source>
        <extracomment>Some of it cannot be read.</extracomment>
        <translation>Osa paikallisista tiedoista on vioittunut: kortti tai nide voi näyttää tuntemattomalta. Synkronoi, niin kaikki haetaan uudelleen.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more kind(s)</source>
        <extracomment>Below the lines of the kinds that a desk asks for: shows those of the others.</extracomment>
        <translation>
            <numerusform>Näytä vielä %n laji</numerusform>
            <numerusform>Näytä vielä %n lajia</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer kinds</source>
        <extracomment>The same, to hide them again.</extracomment>
        <translation>Näytä vähemmän lajeja</translation>
    </message>
    <message>
        <source>The journal is damaged, and so is its backup. It is kept as {path}; no older one was replaced. Synchronise, then ask your administrator.</source>
        <extracomment>Done as far as could be.</extracomment>
        <translation>Loki on vaurioitunut, ja niin on sen varmuuskopiokin. Se on tallessa nimellä {path}; vanhempaa ei korvattu. Synkronoi ja kysy sitten ylläpidolta.</translation>
    </message>
    <message>
        <source>A queue: what is sent is applied at once.</source>
        <translation>Jono: lähetetty käsitellään heti.</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Demonstration</source>
        <extracomment>What the bar is, for screen readers.</extracomment>
        <translation>Esittely</translation>
    </message>
    <message>
        <source>Demonstration: the server is running.</source>
        <extracomment>The server&apos;s state.</extracomment>
        <translation>Esittely: palvelin on käynnissä.</translation>
    </message>
    <message>
        <source>Demonstration: the server is starting…</source>
        <extracomment>The server&apos;s state.</extracomment>
        <translation>Esittely: palvelin käynnistyy…</translation>
    </message>
    <message>
        <source>Demonstration: the server is gone. Go on lending.</source>
        <extracomment>The server&apos;s state.</extracomment>
        <translation>Esittely: palvelin on poissa. Jatka lainausta.</translation>
    </message>
    <message>
        <source>Take it away</source>
        <extracomment>Button.</extracomment>
        <translation>Sammuta se</translation>
    </message>
    <message>
        <source>Ends the central server at once, as an outage does</source>
        <extracomment>The same.</extracomment>
        <translation>Sammuttaa keskuspalvelimen heti, kuten katkos</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <extracomment>Button.</extracomment>
        <translation>Käynnistä se</translation>
    </message>
    <message>
        <source>Starts the central server again; then synchronise</source>
        <extracomment>The same.</extracomment>
        <translation>Käynnistää keskuspalvelimen uudelleen; synkronoi sitten</translation>
    </message>
    <message>
        <source>Cards to try</source>
        <extracomment>Button that opens a list.</extracomment>
        <translation>Kokeilukortit</translation>
    </message>
    <message>
        <source>Barcodes to try</source>
        <extracomment>Button that opens a list.</extracomment>
        <translation>Kokeiluniteet</translation>
    </message>
    <message>
        <source>What is chosen is taken for a scan</source>
        <extracomment>Of both.</extracomment>
        <translation>Valinta vastaa luentaa</translation>
    </message>
    <message>
        <source>nothing stands against her</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>kaikki kunnossa</translation>
    </message>
    <message>
        <source>card expired yesterday</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>kortti vanheni eilen</translation>
    </message>
    <message>
        <source>blocked</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>lainauskielto</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>kortti ilmoitettu kadonneeksi</translation>
    </message>
    <message>
        <source>owes too much</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>liikaa velkaa</translation>
    </message>
    <message>
        <source>30 loans, the limit</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>30 lainaa, raja</translation>
    </message>
    <message>
        <source>her hold waits on board</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>varaus odottaa autossa</translation>
    </message>
    <message>
        <source>one digit wrong: nobody&apos;s card</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>yksi numero väärin: ei kenenkään kortti</translation>
    </message>
    <message>
        <source>on the shelf</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>hyllyssä</translation>
    </message>
    <message>
        <source>on loan, and somebody waits for it</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>lainassa, ja joku odottaa sitä</translation>
    </message>
    <message>
        <source>waits on board for Inger-Ánne Magga</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>odottaa autossa: Inger-Ánne Magga</translation>
    </message>
    <message>
        <source>on hold for somebody</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>varattu jollekulle</translation>
    </message>
    <message>
        <source>not for loan</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>ei lainata</translation>
    </message>
    <message>
        <source>belongs to another library</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>toisen kirjaston nide</translation>
    </message>
    <message>
        <source>no such item</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>nidettä ei ole</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The server refused: {code}. Ask its administrator.</source>
        <extracomment>The same for a code that another process told.</extracomment>
        <translation>Palvelin hylkäsi: {code}. Kysy sen ylläpidolta.</translation>
    </message>
    <message>
        <source>A fault of the program ({where}). Nothing that was recorded is lost.</source>
        <extracomment>A mistake in the program itself.</extracomment>
        <translation>Ohjelmassa on virhe ({where}). Mitään kirjattua ei kadonnut.</translation>
    </message>
    <message>
        <source>A due date is needed. Choose one, and the scan is recorded.</source>
        <translation>Eräpäivä puuttuu. Luenta kirjataan, kun valitset eräpäivän.</translation>
    </message>
    <message>
        <source>That is not a date. Nothing was recorded; correct it.</source>
        <translation>Tämä ei ole päivämäärä. Mitään ei kirjattu; korjaa se.</translation>
    </message>
    <message>
        <source>That time has not come yet. Nothing was recorded; give a time in the past.</source>
        <translation>Aika on tulevaisuudessa. Mitään ei kirjattu; anna mennyt aika.</translation>
    </message>
    <message>
        <source>Nothing was read ({which}). Scan again.</source>
        <translation>Mitään ei luettu ({which}). Lue uudelleen.</translation>
    </message>
    <message>
        <source>More than {limit} characters were read ({which}). Scan again.</source>
        <translation>Luettiin yli {limit} merkkiä ({which}). Lue uudelleen.</translation>
    </message>
    <message>
        <source>Characters were read that no label carries ({which}). Scan again.</source>
        <translation>Luettiin merkkejä, joita tarroissa ei ole ({which}). Lue uudelleen.</translation>
    </message>
    <message>
        <source>A line has a card and a barcode, or a barcode alone. Correct it.</source>
        <translation>Rivillä on kortti ja viivakoodi tai pelkkä viivakoodi. Korjaa se.</translation>
    </message>
    <message>
        <source>The staff name has more than {limit} characters, or some that cannot be shown. Change it.</source>
        <translation>Virkailijan nimessä on yli {limit} merkkiä tai merkkejä, joita ei voi näyttää. Muuta sitä.</translation>
    </message>
    <message>
        <source>That card belongs to a patron already. Take another card.</source>
        <translation>Kortti on jo toisella asiakkaalla. Ota toinen kortti.</translation>
    </message>
    <message>
        <source>Write down the reason: the next person will want to know it.</source>
        <translation>Kirjoita perustelu: seuraava haluaa tietää sen.</translation>
    </message>
    <message>
        <source>the card</source>
        <extracomment>What of several things was read, for the person who scanned it.</extracomment>
        <translation>kortti</translation>
    </message>
    <message>
        <source>{path} is not as the server signed it. The data here stays in use; carry the file here once more.</source>
        <translation>{path} ei ole sellainen kuin palvelin sen allekirjoitti. Entiset tiedot jäävät käyttöön; tuo tiedosto uudelleen.</translation>
    </message>
    <message>
        <source>{path} comes from another server than this workstation’s. The data here stays in use.</source>
        <translation>{path} on toisen palvelimen kuin tämän työaseman. Entiset tiedot jäävät käyttöön.</translation>
    </message>
    <message>
        <source>That extract is older than the data here. Is it the right one?</source>
        <translation>Tietopaketti on vanhempi kuin täällä olevat tiedot. Onko se oikea?</translation>
    </message>
    <message>
        <source>This workstation does not know its server’s keys yet. Synchronise once.</source>
        <translation>Tämä työasema ei vielä tunne palvelimensa avaimia. Synkronoi kerran.</translation>
    </message>
    <message>
        <source>{path} is an extract. Load it under Data and connection.</source>
        <translation>{path} on tietopaketti. Lue se Tiedot ja yhteys -sivulla.</translation>
    </message>
    <message>
        <source>{path} is not a file of carried transactions. Choose another file.</source>
        <translation>{path} ei ole tapahtumatiedosto. Valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>{path} was altered or damaged on its way. Nothing of it was taken; have it written again.</source>
        <translation>{path} on muuttunut tai vioittunut matkalla. Siitä ei tuotu mitään; pyydä uusi tiedosto.</translation>
    </message>
    <message>
        <source>{rows} transactions are too many for one file. Synchronise instead.</source>
        <translation>{rows} tapahtumaa on liikaa yhteen tiedostoon. Synkronoi sen sijaan.</translation>
    </message>
    <message>
        <source>{path} is for another server than this workstation’s. Bring it to a workstation of that server.</source>
        <translation>{path} on toiselle palvelimelle kuin tämän työaseman. Vie se sen palvelimen työasemalle.</translation>
    </message>
    <message>
        <source>The server knows no key of the workstation {workstation} that opens the file. Nothing was taken.</source>
        <translation>Palvelin ei tunne työaseman {workstation} avainta, joka avaisi tiedoston. Mitään ei tuotu.</translation>
    </message>
    <message>
        <source>{path} opens with a passphrase, and this server takes transactions of others only sealed to it. Have it written without one.</source>
        <translation>{path} avautuu tunnuslauseella, mutta tämä palvelin ottaa muiden tapahtumat vain sille salattuina. Pyydä tiedosto ilman tunnuslausetta.</translation>
    </message>
    <message>
        <source>This workstation’s server takes no carried files.</source>
        <translation>Tämän työaseman palvelin ei ota vastaan tuotuja tiedostoja.</translation>
    </message>
    <message>
        <source>The file needs a passphrase. Type it.</source>
        <translation>Tiedosto vaatii tunnuslauseen. Kirjoita se.</translation>
    </message>
    <message>
        <source>The passphrase of a file has at least {shortest} characters.</source>
        <translation>Tiedoston tunnuslauseessa on vähintään {shortest} merkkiä.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Nothing was written.</source>
        <translation>Tunnuslauseet eivät ole samat. Mitään ei kirjoitettu.</translation>
    </message>
    <message>
        <source>That passphrase does not open {path}. Type it once more.</source>
        <translation>Tunnuslause ei avaa tiedostoa {path}. Kirjoita se uudelleen.</translation>
    </message>
    <message>
        <source>The list names patrons by their card numbers, for everybody to read.</source>
        <translation>Luettelossa on asiakkaiden korttinumerot kaikkien luettavissa.</translation>
    </message>
    <message>
        <source>Give the server’s address.</source>
        <translation>Anna palvelimen osoite.</translation>
    </message>
    <message>
        <source>{path} is not an answer to an enrolment. Choose another file.</source>
        <translation>{path} ei ole vastaus liittämispyyntöön. Valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>{path} was made for another computer. Write a new request here.</source>
        <translation>{path} on tehty toiselle tietokoneelle. Tee täällä uusi pyyntö.</translation>
    </message>
    <message>
        <source>{path} is not as the server signed it. Carry it here once more.</source>
        <translation>{path} ei ole sellainen kuin palvelin sen allekirjoitti. Tuo se uudelleen.</translation>
    </message>
    <message>
        <source>the item’s barcode</source>
        <extracomment>What of several things was read, for the person who scanned it.</extracomment>
        <translation>niteen viivakoodi</translation>
    </message>
    <message>
        <source>the entry</source>
        <extracomment>What of several things was read, for the person who scanned it.</extracomment>
        <translation>syöte</translation>
    </message>
    <message>
        <source>A new patron needs a surname. No field has more than 200 characters, or some that cannot be shown.</source>
        <translation>Uusi asiakas tarvitsee sukunimen. Missään kentässä ei ole yli 200 merkkiä eikä merkkejä, joita ei voi näyttää.</translation>
    </message>
    <message>
        <source>The server cannot be told that, so that nothing was recorded. Write it down, and do it there.</source>
        <translation>Tätä ei voi kertoa palvelimelle, joten mitään ei kirjattu. Kirjoita se muistiin ja tee se palvelimella.</translation>
    </message>
    <message>
        <source>That is not an amount. Nothing was recorded; write it as {example}.</source>
        <translation>Tämä ei ole rahasumma. Mitään ei kirjattu; kirjoita se näin: {example}.</translation>
    </message>
    <message>
        <source>A payment is more than nothing. Nothing was recorded.</source>
        <translation>Maksun on oltava yli nolla. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>A payment above {limit} looks like a slip. Nothing was recorded.</source>
        <translation>Maksu yli {limit} näyttää näppäilyvirheeltä. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>An amount has two decimals at most. Nothing was recorded.</source>
        <translation>Summassa on enintään kaksi desimaalia. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>The title has more than {limit} characters, or some that cannot be shown. Nothing was recorded.</source>
        <translation>Nimekkeessä on yli {limit} merkkiä tai merkkejä, joita ei voi näyttää. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>The count is a number from 1 to {limit}. Nothing was recorded.</source>
        <translation>Määrän on oltava luku väliltä 1–{limit}. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>That transaction is not here. Look for it under Transactions.</source>
        <translation>Tapahtumaa ei ole täällä. Etsi sitä Tapahtumat-sivulta.</translation>
    </message>
    <message>
        <source>More than one transaction&apos;s id ends like that. Give more of it.</source>
        <translation>Useampi tunniste päättyy noin. Anna siitä enemmän merkkejä.</translation>
    </message>
    <message>
        <source>That transaction is not refused (any more): there is nothing to correct or settle.</source>
        <translation>Tapahtuma ei ole (enää) hylätty: korjattavaa tai kuitattavaa ei ole.</translation>
    </message>
    <message>
        <source>The server keeps the due date that was told, as far as is known here. Look at the list once more.</source>
        <translation>Palvelin pitää sanotun eräpäivän, sikäli kuin täällä tiedetään. Katso luetteloa uudelleen.</translation>
    </message>
    <message>
        <source>A later transaction is about the same item: its due date is the one that counts.</source>
        <translation>Samasta niteestä on myöhempi tapahtuma: sen eräpäivä on voimassa.</translation>
    </message>
    <message>
        <source>The server has given the loan yet another due date meanwhile. Look at it again, then decide.</source>
        <translation>Palvelin on sillä välin antanut lainalle taas toisen eräpäivän. Katso tapahtumaa uudelleen ja päätä sitten.</translation>
    </message>
    <message>
        <source>The server has no such loan any more. Nothing was changed.</source>
        <translation>Palvelimella ei enää ole tätä lainaa. Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>This server takes no due date for a loan. Tell the patron the server&apos;s date.</source>
        <translation>Tälle palvelimelle ei voi antaa lainan eräpäivää. Kerro asiakkaalle palvelimen eräpäivä.</translation>
    </message>
    <message>
        <source>That transaction has left this workstation. Record the opposite one instead: undo offers it.</source>
        <translation>Tapahtuma on jo lähtenyt tältä työasemalta. Kirjaa sen kumoava tapahtuma: Peru tarjoaa sitä.</translation>
    </message>
    <message>
        <source>That transaction has not left this workstation: undo takes it back.</source>
        <translation>Tapahtuma ei ole vielä lähtenyt tältä työasemalta: voit perua sen.</translation>
    </message>
    <message>
        <source>No other transaction undoes this one. Settle it at the server.</source>
        <translation>Mikään toinen tapahtuma ei kumoa tätä. Hoida asia palvelimella.</translation>
    </message>
    <message>
        <source>This kind of transaction cannot be corrected here. Settle it by hand.</source>
        <translation>Tällaista tapahtumaa ei voi korjata täällä. Kuittaa se käsin.</translation>
    </message>
    <message>
        <source>This computer is not a workstation yet. Connect it to your server first.</source>
        <translation>Tämä kone ei vielä ole työasema. Liitä se ensin palvelimeen.</translation>
    </message>
    <message>
        <source>This workstation has no server. Get an enrolment code and connect it under Settings.</source>
        <translation>Tällä työasemalla ei ole palvelinta. Hanki käyttöönottokoodi ja liitä työasema asetuksissa.</translation>
    </message>
    <message>
        <source>The journal here belongs to the workstation {workstation}. Ask for a code under that name.</source>
        <translation>Tämän koneen tapahtumaloki kuuluu työasemalle {workstation}. Pyydä koodi sillä nimellä.</translation>
    </message>
    <message>
        <source>This version connects to offcirc&apos;s central server and to Koha.</source>
        <translation>Tämä versio toimii offcircin keskuspalvelimen ja Kohan kanssa.</translation>
    </message>
    <message>
        <source>There is no time zone {name}. Zones have names such as Europe/Prague.</source>
        <translation>Aikavyöhykettä {name} ei ole. Vyöhykkeiden nimet ovat muotoa Europe/Helsinki.</translation>
    </message>
    <message>
        <source>The server&apos;s time is {offset} from UTC, and that of {zone} is not. Choose the server&apos;s zone.</source>
        <translation>Palvelimen aika eroaa UTC:stä {offset}, vyöhykkeen {zone} ei. Valitse palvelimen aikavyöhyke.</translation>
    </message>
    <message>
        <source>Koha needs a user name and a password.</source>
        <translation>Koha tarvitsee käyttäjätunnuksen ja salasanan.</translation>
    </message>
    <message>
        <source>{rows} transactions are at the server used before, or may be. Finish them there first, or settle them by hand.</source>
        <translation>{rows} tapahtumaa on tai saattaa olla aiemmalla palvelimella. Käsittele ne ensin siellä tai selvitä ne käsin.</translation>
    </message>
    <message>
        <source>Transactions cannot be taken back from this server. Process them, or undo them by their opposites.</source>
        <translation>Tältä palvelimelta ei voi perua tapahtumia. Käsittele ne tai kumoa ne vastakkaisilla tapahtumilla.</translation>
    </message>
    <message>
        <source>What became of that transaction is known by now. It is not sent again; look at the list once more.</source>
        <translation>Tapahtuman lopputulos tiedetään jo. Sitä ei lähetetä uudelleen; katso luettelo vielä kerran.</translation>
    </message>
    <message>
        <source>The enrolment code is missing. The server&apos;s administrator makes one.</source>
        <translation>Käyttöönottokoodi puuttuu. Sen tekee palvelimen ylläpito.</translation>
    </message>
    <message>
        <source>The server does not know that enrolment code. Check it letter by letter, or ask for a new one.</source>
        <translation>Palvelin ei tunne käyttöönottokoodia. Tarkista se merkki merkiltä tai pyydä uusi.</translation>
    </message>
    <message>
        <source>That enrolment code was used before. Ask for a new one.</source>
        <translation>Käyttöönottokoodi on jo käytetty. Pyydä uusi.</translation>
    </message>
    <message>
        <source>That enrolment code has expired. Ask for a new one.</source>
        <translation>Käyttöönottokoodi on vanhentunut. Pyydä uusi.</translation>
    </message>
    <message>
        <source>This system has no safe keychain. Choose a passphrase instead.</source>
        <translation>Tässä järjestelmässä ei ole turvallista avainnippua. Valitse tunnuslause.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain is locked. Unlock it and try again, or use the recovery code.</source>
        <translation>Järjestelmän avainnippu on lukittu. Avaa se ja yritä uudelleen tai käytä palautuskoodia.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain no longer has this workstation&apos;s key. Use the recovery code.</source>
        <translation>Järjestelmän avainnipussa ei enää ole tämän työaseman avainta. Käytä palautuskoodia.</translation>
    </message>
    <message>
        <source>Type this workstation&apos;s passphrase.</source>
        <translation>Kirjoita tämän työaseman tunnuslause.</translation>
    </message>
    <message>
        <source>That is not this workstation&apos;s passphrase. Correct it and try again.</source>
        <translation>Tämän työaseman tunnuslause on toinen. Korjaa ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>That recovery code does not fit. Check it letter by letter.</source>
        <translation>Palautuskoodi ei sovi. Tarkista se merkki merkiltä.</translation>
    </message>
    <message>
        <source>The key file {path} is missing, and nothing opens without it. Restore a backup.</source>
        <translation>Avaintiedosto puuttuu ({path}), eikä mikään aukea ilman sitä. Palauta varmuuskopio.</translation>
    </message>
    <message>
        <source>A part of offcirc was given no key. Close offcirc and open it again.</source>
        <translation>Ohjelman osa ei saanut avainta. Sulje offcirc ja avaa se uudelleen.</translation>
    </message>
    <message>
        <source>The key file {path} is damaged. Restore it from a backup.</source>
        <translation>Avaintiedosto on vaurioitunut ({path}). Palauta se varmuuskopiosta.</translation>
    </message>
    <message>
        <source>A name has 1 to {limit} characters that can be shown.</source>
        <translation>Nimessä on 1–{limit} näkyvää merkkiä.</translation>
    </message>
    <message>
        <source>Somebody of that name signs in here. Write the name differently.</source>
        <translation>Tällä nimellä kirjautuu jo joku. Kirjoita nimi toisin.</translation>
    </message>
    <message>
        <source>Nobody of that name signs in here any more. Choose another name.</source>
        <translation>Tällä nimellä ei enää kirjauduta. Valitse toinen nimi.</translation>
    </message>
    <message>
        <source>Only staff who may look after staff can do that. Ask one of them.</source>
        <translation>Tähän tarvitaan oikeus hoitaa henkilökunnan tunnuksia. Pyydä apua siltä, jolla se on.</translation>
    </message>
    <message>
        <source>The first staff of this desk were added less than a day ago. Try again tomorrow.</source>
        <translation>Henkilökunnan ensimmäiset tunnukset lisättiin alle vuorokausi sitten. Yritä uudelleen huomenna.</translation>
    </message>
    <message>
        <source>Somebody has to look after staff. Give that right to another person first.</source>
        <translation>Jonkun on hoidettava henkilökunnan tunnuksia. Anna oikeus ensin toiselle.</translation>
    </message>
    <message>
        <source>A PIN has {shortest} to {longest} digits.</source>
        <translation>PIN-koodissa on {shortest}–{longest} numeroa.</translation>
    </message>
    <message>
        <source>Choose a PIN other than the one before.</source>
        <translation>Valitse eri PIN kuin edellinen.</translation>
    </message>
    <message>
        <source>That PIN is not right. Try again.</source>
        <translation>Väärä PIN. Yritä uudelleen.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {seconds} s.</source>
        <translation>Liian monta väärää PIN-koodia. Yritä uudelleen {seconds} s:n kuluttua.</translation>
    </message>
    <message>
        <source>The disk is full ({path}). Make room, then do it again: nothing was half written.</source>
        <translation>Levy on täynnä ({path}). Tee tilaa ja yritä uudelleen: mitään ei jäänyt kesken.</translation>
    </message>
    <message>
        <source>{path} cannot be written to. Check who may write there, then do it again.</source>
        <translation>Tallennus ei onnistu: {path}. Tarkista, kuka sinne saa kirjoittaa, ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>A command&apos;s answer could not be written: {reason}. Nothing is lost.</source>
        <translation>Komennon vastausta ei voitu kirjoittaa: {reason}. Mitään ei ole hävinnyt.</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that it is there and that it is yours.</source>
        <translation>Avaaminen ei onnistu: {path}. Tarkista, että se on olemassa ja sinun.</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Wait a moment and do it again.</source>
        <translation>{path} on toisen ohjelman käytössä. Odota hetki ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>{path} is damaged, and no backup was made. It holds settled days; the journal itself goes on. Keep the backups you have, and ask your administrator to bring that file back from the newest one.</source>
        <translation>{path} on vaurioitunut, eikä varmuuskopiota tehty. Siinä on päättyneitä päiviä; tapahtumaloki itse toimii edelleen. Säilytä vanhat varmuuskopiot ja pyydä ylläpitoa palauttamaan tiedosto uusimmasta.</translation>
    </message>
    <message>
        <source>{path} is damaged. Restore the newest backup.</source>
        <translation>{path} on vaurioitunut. Palauta uusin varmuuskopio.</translation>
    </message>
    <message>
        <source>The disk failed at {path}. Stop using it, and restore the newest backup on another one.</source>
        <translation>Levyssä on vika ({path}). Älä käytä levyä; palauta uusin varmuuskopio toiselle levylle.</translation>
    </message>
    <message>
        <source>{path} was written by a newer offcirc. Install that version.</source>
        <translation>{path} on kirjoitettu uudemmalla offcircilla. Asenna se versio.</translation>
    </message>
    <message>
        <source>Files on a stick are locked with a passphrase. Choose one, then do it again.</source>
        <translation>Muistitikulla olevat tiedostot lukitaan tunnuslauseella. Valitse se ja tee sama uudelleen.</translation>
    </message>
    <message>
        <source>The stick or disk with {path} is not there. Plug it in again, then do it again.</source>
        <translation>Muistitikku tai levy, jolla on {path}, ei ole paikallaan. Kytke se takaisin ja tee sama uudelleen.</translation>
    </message>
    <message>
        <source>An older offcirc is at work with {path}. Close it, then try again.</source>
        <translation>Vanhempi offcirc käyttää tiedostoa {path}. Sulje se ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>{path} could not be brought up to date. It is as it was; the older offcirc goes on with it.</source>
        <translation>Tiedostoa {path} ei voitu päivittää. Se on ennallaan; vanhempi offcirc voi jatkaa sillä.</translation>
    </message>
    <message>
        <source>The journal {path} is missing. Restore the newest backup.</source>
        <translation>Tapahtumaloki puuttuu ({path}). Palauta uusin varmuuskopio.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read. Mend it or move it away.</source>
        <translation>Asetustiedostoa ei voi lukea ({path}). Korjaa se tai siirrä se pois.</translation>
    </message>
    <message>
        <source>offcirc is open on this computer already. Go on in that window.</source>
        <translation>offcirc on jo auki tällä koneella. Jatka siinä ikkunassa.</translation>
    </message>
    <message>
        <source>That ended early. Nothing is lost; do it again.</source>
        <translation>Toiminto päättyi kesken. Mitään ei kadonnut; yritä uudelleen.</translation>
    </message>
    <message>
        <source>That could not be started. Is offcirc installed completely?</source>
        <translation>Käynnistys ei onnistunut. Onko offcirc asennettu kokonaan?</translation>
    </message>
    <message>
        <source>Another offcirc is talking to the server. Wait until it is done.</source>
        <translation>Toinen offcirc on yhteydessä palvelimeen. Odota, kunnes se on valmis.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Go on working, and synchronise when the network is back.</source>
        <translation>Palvelimeen ei saada yhteyttä. Jatka työtä ja synkronoi, kun verkko toimii.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached. Check this computer&apos;s network settings.</source>
        <translation>Välityspalvelimeen ei saada yhteyttä. Tarkista koneen verkkoasetukset.</translation>
    </message>
    <message>
        <source>That is not a server&apos;s address. It looks like https://library.example.</source>
        <translation>Tämä ei ole palvelimen osoite. Osoite on tällainen: https://library.example.</translation>
    </message>
    <message>
        <source>The server talks encrypted only. Write https:// in front of its address.</source>
        <translation>Palvelin on vain salatun yhteyden takana. Kirjoita osoitteen eteen https://.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. Check the address, and this computer&apos;s date and time.</source>
        <translation>Palvelimen varmenteeseen ei voi luottaa. Tarkista osoite sekä koneen päivä ja kellonaika.</translation>
    </message>
    <message>
        <source>The server said nothing for {seconds} s. Nothing is lost; synchronise again later.</source>
        <translation>Palvelin ei vastannut ({seconds} s). Mitään ei kadonnut; synkronoi myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>The connection broke before the answer came. Nothing is lost; synchronise again.</source>
        <translation>Yhteys katkesi ennen vastausta. Mitään ei kadonnut; synkronoi uudelleen.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read. Nothing is lost; is the address right?</source>
        <translation>Palvelimen vastausta ei voi lukea. Mitään ei kadonnut; onko osoite oikein?</translation>
    </message>
    <message>
        <source>What answers there is not the library&apos;s server. Check the address; does the network want a sign-in?</source>
        <translation>Osoitteesta vastaa muu kuin kirjaston palvelin. Tarkista osoite; vaatiiko verkko kirjautumista?</translation>
    </message>
    <message>
        <source>The server speaks version {theirs}, this program version {ours}. Upgrade the older one.</source>
        <translation>Palvelimen versio on {theirs}, tämän ohjelman {ours}. Päivitä vanhempi.</translation>
    </message>
    <message>
        <source>The server failed inside (HTTP {status}). Nothing is lost; synchronise again later.</source>
        <translation>Palvelimessa on vika (HTTP {status}). Mitään ei kadonnut; synkronoi myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>The server is busy. Nothing is lost; synchronise again in a minute.</source>
        <translation>Palvelin on varattu. Mitään ei kadonnut; synkronoi uudelleen minuutin kuluttua.</translation>
    </message>
    <message>
        <source>The server no longer lets this workstation in. Ask for a new enrolment code; what waits is kept.</source>
        <translation>Palvelin ei enää hyväksy tätä työasemaa. Pyydä uusi käyttöönottokoodi; odottavat tapahtumat säilyvät.</translation>
    </message>
    <message>
        <source>The server does not know this workstation. Ask for a new enrolment code; what waits is kept.</source>
        <translation>Palvelin ei tunne tätä työasemaa. Pyydä uusi käyttöönottokoodi; odottavat tapahtumat säilyvät.</translation>
    </message>
    <message>
        <source>This workstation&apos;s permission at the server has run out. Ask for a new enrolment code; what waits is kept.</source>
        <translation>Tämän työaseman käyttöoikeus palvelimella on vanhentunut. Pyydä uusi käyttöönottokoodi; odottavat tapahtumat säilyvät.</translation>
    </message>
    <message>
        <source>Too many wrong attempts from this network. Wait a few minutes, then try again.</source>
        <translation>Tästä verkosta on tehty liian monta väärää yritystä. Odota muutama minuutti ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>This workstation may not do that. Ask the server&apos;s administrator.</source>
        <translation>Tällä työasemalla ei ole siihen oikeutta. Kysy palvelimen ylläpidolta.</translation>
    </message>
    <message>
        <source>The server refused (HTTP {status}). Ask its administrator.</source>
        <translation>Palvelin hylkäsi pyynnön (HTTP {status}). Kysy sen ylläpidolta.</translation>
    </message>
    <message>
        <source>The server does not accept that user name and password. Check them; what waits is kept.</source>
        <translation>Palvelin ei hyväksy käyttäjätunnusta ja salasanaa. Tarkista ne; odottavat tapahtumat säilyvät.</translation>
    </message>
    <message>
        <source>That account needs a code at each sign-in (two-factor authentication). Use one that does not.</source>
        <translation>Tunnus vaatii koodin joka kirjautumisella (kaksivaiheinen tunnistautuminen). Käytä tunnusta, joka ei vaadi.</translation>
    </message>
    <message>
        <source>The account may not do that at the server. Ask its administrator; what waits is kept.</source>
        <translation>Tunnuksella ei ole siihen oikeutta palvelimella. Kysy sen ylläpidolta; odottavat tapahtumat säilyvät.</translation>
    </message>
    <message>
        <source>The server does not let that account work at that library. Choose the account&apos;s own library.</source>
        <translation>Palvelin ei anna tunnuksen toimia siinä kirjastossa. Valitse tunnuksen oma kirjasto.</translation>
    </message>
    <message>
        <source>Koha does not give this account its patrons, items and loans ({list}, HTTP {status}). Ask its administrator for the permission to list patrons, then sign in again. Transactions are sent all the same.</source>
        <translation>Koha ei anna tälle tunnukselle asiakkaita, niteitä eikä lainoja ({list}, HTTP {status}). Pyydä sen ylläpidolta oikeutta listata asiakkaita ja kirjaudu sitten uudelleen. Tapahtumat lähetetään silti.</translation>
    </message>
    <message>
        <source>That Koha has no offline circulation service. Ask its administrator.</source>
        <translation>Siinä Kohassa ei ole offline-lainauksen palvelua. Kysy sen ylläpidolta.</translation>
    </message>
    <message>
        <source>The local data cannot be read. Lending goes on without it; synchronise to fetch it anew.</source>
        <translation>Paikallisia tietoja ei voi lukea. Lainaus jatkuu ilman niitä; hae ne uudelleen synkronoimalla.</translation>
    </message>
    <message>
        <source>The server makes local data for a newer offcirc. Install that version; the old data stays in use.</source>
        <translation>Palvelimen tiedot on tehty uudemmalle offcircille. Asenna uudempi versio; vanhat tiedot ovat käytössä.</translation>
    </message>
    <message>
        <source>The server made new data while the old was coming. Synchronise once more.</source>
        <translation>Palvelin teki haun aikana uudet tiedot. Synkronoi vielä kerran.</translation>
    </message>
    <message>
        <source>The server is still making the data. Synchronise again in a minute.</source>
        <translation>Palvelin valmistelee vielä tietoja. Synkronoi uudelleen minuutin kuluttua.</translation>
    </message>
    <message>
        <source>The server no longer has the data that was coming. Synchronise again.</source>
        <translation>Haettavia tietoja ei enää ole palvelimella. Synkronoi uudelleen.</translation>
    </message>
    <message>
        <source>The data arrived changed. The old data stays in use; synchronise again.</source>
        <translation>Tiedot muuttuivat matkalla. Vanhat tiedot ovat käytössä; synkronoi uudelleen.</translation>
    </message>
    <message>
        <source>The server&apos;s changes do not fit the local data. Fetch all data anew under Data and connection.</source>
        <translation>Palvelimen muutokset eivät sovi paikallisiin tietoihin. Hae kaikki uudelleen Tiedot ja yhteys -sivulla.</translation>
    </message>
    <message>
        <source>The server&apos;s changes contradict each other. The old data stays in use; tell its administrator.</source>
        <translation>Palvelimen muutokset ovat ristiriidassa keskenään. Vanhat tiedot ovat käytössä; kerro ylläpidolle.</translation>
    </message>
    <message>
        <source>The server&apos;s data is older than this workstation&apos;s. Ask the server&apos;s administrator.</source>
        <translation>Palvelimen tiedot ovat vanhemmat kuin tämän työaseman. Kysy palvelimen ylläpidolta.</translation>
    </message>
    <message>
        <source>{path} is not a carried extract. Choose another file.</source>
        <translation>{path} ei ole tietopaketti. Valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>That extract was not made for the workstation {workstation}. Have a new one made at the server.</source>
        <translation>Tietopakettia ei ole tehty tälle työasemalle ({workstation}). Pyydä palvelimelta uusi.</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name; nothing was written.</source>
        <extracomment>What stands in the way of carried files, by code.</extracomment>
        <translation>{path} on jo olemassa. Valitse toinen nimi; mitään ei kirjoitettu.</translation>
    </message>
    <message>
        <source>{path} is not a .koc file. Choose another file.</source>
        <translation>{path} ei ole .koc-tiedosto. Valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>The line does not begin with a time. It was not recorded.</source>
        <translation>Rivin alussa ei ole aikaa. Sitä ei kirjattu.</translation>
    </message>
    <message>
        <source>The line&apos;s time has not come yet. Is this computer&apos;s clock right? It was not recorded.</source>
        <translation>Rivin aika on tulevaisuudessa. Onko tämän tietokoneen kello oikeassa? Riviä ei kirjattu.</translation>
    </message>
    <message>
        <source>The line is no loan, return or payment. It was not recorded.</source>
        <translation>Rivi ei ole laina, palautus eikä maksu. Sitä ei kirjattu.</translation>
    </message>
    <message>
        <source>The line lacks its card, barcode or amount. It was not recorded.</source>
        <translation>Riviltä puuttuu kortti, viivakoodi tai summa. Sitä ei kirjattu.</translation>
    </message>
    <message>
        <source>No rule here says how long the loan lasts. Synchronise, then take the file in again.</source>
        <translation>Mikään sääntö ei kerro laina-aikaa. Synkronoi ja ota tiedosto sitten vastaan uudelleen.</translation>
    </message>
    <message>
        <source>{path} answers this computer’s enrolment. The administrator takes it in, not this page.</source>
        <translation>{path} on vastaus tämän tietokoneen liittämispyyntöön. Ylläpitäjä ottaa sen käyttöön, ei tämä sivu.</translation>
    </message>
    <message>
        <source>{path} is not there. Plug the stick in again; recording goes on meanwhile.</source>
        <translation>{path} ei ole paikalla. Kytke muistitikku takaisin; kirjaamista voi jatkaa.</translation>
    </message>
    <message>
        <source>{path} is no folder. Choose the stick, or a folder on it.</source>
        <translation>{path} ei ole kansio. Valitse muistitikku tai kansio siltä.</translation>
    </message>
    <message>
        <source>A second copy beside the first is none. Choose a folder on another volume.</source>
        <translation>Kopio ensimmäisen vieressä ei ole toinen kopio. Valitse kansio toiselta levyltä.</translation>
    </message>
    <message>
        <source>{path} is not a backup of offcirc. Choose another file.</source>
        <translation>{path} ei ole offcircin varmuuskopio. Valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>The journal here has {rows} transactions that the backup lacks. Send them first.</source>
        <translation>Varmuuskopiosta puuttuu tapahtumia, jotka ovat tämän koneen lokissa (määrä: {rows}). Lähetä ne ensin.</translation>
    </message>
    <message>
        <source>That backup belongs to another workstation. Choose another file.</source>
        <translation>Varmuuskopio kuuluu toiselle työasemalle. Valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Keskeytetty. Mitään ei muutettu.</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The card expired on {day}</source>
        <translation>Kortti vanheni {day}</translation>
    </message>
    <message>
        <source>Owes {owes} (limit {limit})</source>
        <translation>Velkaa {owes} (raja&#xa0;{limit})</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) (limit {limit})</source>
        <translation>
            <numerusform>%n laina (raja&#xa0;{limit})</numerusform>
            <numerusform>%n lainaa (raja&#xa0;{limit})</numerusform>
        </translation>
    </message>
    <message>
        <source>The scanned card was replaced by {number}. The patron is {name}</source>
        <translation>Luettu kortti on korvattu kortilla {number}. Asiakas on {name}</translation>
    </message>
    <message numerus="yes">
        <source>The due date is %n day(s) away. Is the year right?</source>
        <translation>
            <numerusform>Eräpäivään on %n päivä. Onko vuosi oikein?</numerusform>
            <numerusform>Eräpäivään on %n päivää. Onko vuosi oikein?</numerusform>
        </translation>
    </message>
    <message>
        <source>The card is not in the data here: the server will say</source>
        <translation>Korttia ei ole täällä tiedoissa: palvelin ratkaisee</translation>
    </message>
    <message>
        <source>This card was reported lost</source>
        <translation>Kortti on ilmoitettu kadonneeksi</translation>
    </message>
    <message>
        <source>The address is in doubt: please ask</source>
        <translation>Osoite on epävarma: kysy asiakkaalta</translation>
    </message>
    <message>
        <source>The barcode is not in the data here: the server will say</source>
        <translation>Viivakoodia ei ole täällä tiedoissa: palvelin ratkaisee</translation>
    </message>
    <message>
        <source>On loan to another patron</source>
        <translation>Lainassa toisella asiakkaalla</translation>
    </message>
    <message>
        <source>This patron has the item on loan already</source>
        <translation>Nide on jo lainassa tällä asiakkaalla</translation>
    </message>
    <message>
        <source>Not for loan</source>
        <translation>Ei lainata</translation>
    </message>
    <message>
        <source>Marked as lost or missing</source>
        <translation>Merkitty kadonneeksi tai puuttuvaksi</translation>
    </message>
    <message>
        <source>Withdrawn from the collection</source>
        <translation>Poistettu kokoelmasta</translation>
    </message>
    <message>
        <source>No renewals are left</source>
        <translation>Uusintoja ei ole jäljellä</translation>
    </message>
    <message>
        <source>Not on loan by the data here</source>
        <translation>Ei lainassa paikallisten tietojen mukaan</translation>
    </message>
    <message>
        <source>The check digit is wrong: was a digit misread?</source>
        <translation>Tarkistusnumero on väärä: luettiinko jokin numero väärin?</translation>
    </message>
    <message>
        <source>The due date is not after the loan. Is this machine&apos;s clock right?</source>
        <translation>Eräpäivä ei ole lainauksen jälkeen. Onko koneen kello oikeassa?</translation>
    </message>
    <message>
        <source>Not done at this desk: a file brought it</source>
        <translation>Ei tehty tällä tiskillä: tuli tiedostosta</translation>
    </message>
    <message>
        <source>Blocked until {until}: {reason}</source>
        <translation>Lainauskielto {until} asti: {reason}</translation>
    </message>
    <message>
        <source>Blocked until {until}</source>
        <translation>Lainauskielto {until} asti</translation>
    </message>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Lainauskielto: {reason}</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Lainauskielto</translation>
    </message>
    <message>
        <source>On hold for another patron, to be picked up at {library}</source>
        <translation>Varattu toiselle asiakkaalle, nouto: {library}</translation>
    </message>
    <message>
        <source>On hold for another patron</source>
        <translation>Varattu toiselle asiakkaalle</translation>
    </message>
    <message>
        <source>Closed that day ({reason}). Open again on {day}</source>
        <extracomment>A due date on which nobody can bring a book back.</extracomment>
        <translation>Silloin suljettu ({reason}). Avoinna taas {day}</translation>
    </message>
    <message>
        <source>Closed that day. Open again on {day}</source>
        <extracomment>A due date on which nobody can bring a book back.</extracomment>
        <translation>Silloin suljettu. Avoinna taas {day}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Was this desk here before? Bring it back…</source>
        <extracomment>A link.</extracomment>
        <translation>Onko tämä palvelupiste ollut täällä ennen? Palauta se…</translation>
    </message>
    <message>
        <source>A second copy of “{name}” is on {place}, from {time}.</source>
        <extracomment>One is here.</extracomment>
        <translation>Palvelupisteen ”{name}” toinen kopio on paikassa {place}, {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%n second copies are here. The newest is of “{name}”, from {time}.</source>
        <extracomment>Several are here.</extracomment>
        <translation>
            <numerusform>Täällä on %n toinen kopio. Se on palvelupisteen ”{name}”, {time}.</numerusform>
            <numerusform>Täällä on %n toista kopiota. Uusin on palvelupisteen ”{name}”, {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer forgets everything when it restarts. Was it a desk before? Plug in the stick with its second copy.</source>
        <extracomment>None is here, and the disk forgets.</extracomment>
        <translation>Tämä tietokone unohtaa kaiken, kun se käynnistyy uudelleen. Oliko se palvelupiste ennen? Kytke muistitikku, jolla toinen kopio on.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <extracomment>Button.</extracomment>
        <translation>Palauta se</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <extracomment>Button, where none is here.</extracomment>
        <translation>Etsi se…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>Button, where several are here.</extracomment>
        <translation>Valitse…</translation>
    </message>
    <message>
        <source>Bring this desk back</source>
        <extracomment>Title.</extracomment>
        <translation>Palauta tämä palvelupiste</translation>
    </message>
    <message>
        <source>What was recorded and not sent, the staff with their PINs and the connection to the server come back from the second copy. Patrons and items come with the next synchronisation. A desk is one computer: do not bring one back that still works elsewhere.</source>
        <extracomment>Below it.</extracomment>
        <translation>Toisesta kopiosta palautuvat kirjatut mutta lähettämättömät tapahtumat, henkilökunta PIN-koodeineen ja yhteys palvelimeen. Asiakkaat ja niteet tulevat seuraavassa synkronoinnissa. Palvelupiste on yksi kone: älä palauta sellaista, joka toimii vielä muualla.</translation>
    </message>
    <message>
        <source>{name}, from {time}</source>
        <extracomment>One of the copies.</extracomment>
        <translation>{name}, {time}</translation>
    </message>
    <message>
        <source>There is no second copy on the sticks and network folders that are here now. Plug the stick in and look again, or choose a folder or a file.</source>
        <extracomment>No stick has one.</extracomment>
        <translation>Nyt kytketyillä muistitikuilla ja verkkokansioissa ei ole toista kopiota. Kytke muistitikku ja katso uudelleen, tai valitse kansio tai tiedosto.</translation>
    </message>
    <message>
        <source>A backup file…</source>
        <extracomment>Button.</extracomment>
        <translation>Varmuuskopiotiedosto…</translation>
    </message>
    <message>
        <source>Where is the second copy, or the backup?</source>
        <extracomment>Title of the folder and the file dialog.</extracomment>
        <translation>Missä toinen kopio tai varmuuskopio on?</translation>
    </message>
    <message>
        <source>Looking on sticks and network folders…</source>
        <extracomment>While it looks.</extracomment>
        <translation>Etsitään muistitikuilta ja verkkokansioista…</translation>
    </message>
    <message>
        <source>Copying from {place}…</source>
        <extracomment>While it is copied.</extracomment>
        <translation>Kopioidaan paikasta {place}…</translation>
    </message>
    <message>
        <source>The copy {place} is damaged and cannot be opened. Nothing was changed: try another one.</source>
        <extracomment>It cannot be opened.</extracomment>
        <translation>Kopio {place} on vahingoittunut, eikä sitä voi avata. Mitään ei muutettu: kokeile toista.</translation>
    </message>
    <message>
        <source>The copy {place} is damaged in places. Nothing was changed: another one may be whole. If there is none, bring back what can be read of this one.</source>
        <extracomment>A part of it cannot be read.</extracomment>
        <translation>Kopio {place} on paikoin vahingoittunut. Mitään ei muutettu: jokin toinen kopio voi olla ehjä. Jos muuta ei ole, palauta tästä se, mikä voidaan lukea.</translation>
    </message>
    <message>
        <source>Bring back what can be read</source>
        <extracomment>Button.</extracomment>
        <translation>Palauta se, mikä voidaan lukea</translation>
    </message>
    <message>
        <source>{place} is no second copy and no backup of offcirc. Choose another one.</source>
        <extracomment>What was chosen is something else.</extracomment>
        <translation>{place} ei ole offcircin toinen kopio eikä varmuuskopio. Valitse toinen.</translation>
    </message>
    <message>
        <source>This desk is back, as its second copy knew it. Synchronise when the network is there: that brings patrons and items.</source>
        <extracomment>The desk is open.</extracomment>
        <translation>Palvelupiste on palautettu sellaisena kuin toinen kopio sen tunsi. Synkronoi, kun verkko toimii: silloin tulevat asiakkaat ja niteet.</translation>
    </message>
    <message>
        <source>Make this computer a circulation desk</source>
        <extracomment>Title of the assistant.</extracomment>
        <translation>Tee tästä koneesta palvelupiste</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <extracomment>Above a page&apos;s title.</extracomment>
        <translation>Vaihe {number} / {total}</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>A field.</extracomment>
        <translation>Kieli</translation>
    </message>
    <message>
        <source>What keeps your library&apos;s records?</source>
        <extracomment>Above the kinds of server.</extracomment>
        <translation>Missä kirjastosi tiedot ovat?</translation>
    </message>
    <message>
        <source>offcirc&apos;s central server</source>
        <extracomment>A kind of server.</extracomment>
        <translation>offcircin keskuspalvelin</translation>
    </message>
    <message>
        <source>Greyed kinds are not in this version.</source>
        <extracomment>Below the kinds that cannot be chosen.</extracomment>
        <translation>Harmaat eivät ole tässä versiossa.</translation>
    </message>
    <message>
        <source>Your server</source>
        <extracomment>Title.</extracomment>
        <translation>Palvelimesi</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <extracomment>A field.</extracomment>
        <translation>Palvelimen osoite</translation>
    </message>
    <message>
        <source>library.example</source>
        <extracomment>In an empty address field.</extracomment>
        <translation>library.example</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <extracomment>A field.</extracomment>
        <translation>Käyttöönottokoodi</translation>
    </message>
    <message>
        <source>The server&apos;s administrator makes one for this desk. It counts once, for 24 hours.</source>
        <extracomment>Below it.</extracomment>
        <translation>Palvelimen ylläpito tekee sen tälle palvelupisteelle. Se toimii kerran ja 24 tunnin ajan.</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <extracomment>A field.</extracomment>
        <translation>Palvelupisteen nimi</translation>
    </message>
    <message>
        <source>The administrator knows the desk by the name that the code was made for.</source>
        <extracomment>Below it.</extracomment>
        <translation>Ylläpito tuntee palvelupisteen nimellä, jolle koodi tehtiin.</translation>
    </message>
    <message>
        <source>Test the address</source>
        <extracomment>A button.</extracomment>
        <translation>Kokeile osoitetta</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <extracomment>While it is tested.</extracomment>
        <translation>Kysytään palvelimelta…</translation>
    </message>
    <message>
        <source>“{name}” answers. The address is right.</source>
        <extracomment>The test succeeded.</extracomment>
        <translation>”{name}” vastaa. Osoite on oikein.</translation>
    </message>
    <message>
        <source>Without https:// anybody on the network can read what is sent. Use it inside a protected network only.</source>
        <extracomment>An address without TLS.</extracomment>
        <translation>Ilman https://-alkua kuka tahansa verkossa voi lukea lähetettävän. Käytä vain suojatussa verkossa.</translation>
    </message>
    <message>
        <source>Type the address of the server.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita palvelimen osoite.</translation>
    </message>
    <message>
        <source>Type the enrolment code.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita käyttöönottokoodi.</translation>
    </message>
    <message>
        <source>Give this desk a name.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Anna palvelupisteelle nimi.</translation>
    </message>
    <message>
        <source>A passphrase for this desk</source>
        <extracomment>Title.</extracomment>
        <translation>Palvelupisteen tunnuslause</translation>
    </message>
    <message>
        <source>Loans and patrons are encrypted on this computer. It has no safe keychain, so that somebody types a passphrase when offcirc starts.</source>
        <extracomment>Below it.</extracomment>
        <translation>Lainat ja asiakkaat salataan tällä koneella. Turvallista avainnippua ei ole, joten tunnuslause kirjoitetaan, kun offcirc käynnistyy.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <extracomment>A field.</extracomment>
        <translation>Tunnuslause</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <extracomment>A field.</extracomment>
        <translation>Tunnuslause uudelleen</translation>
    </message>
    <message>
        <source>At least {shortest} characters; a few words that you remember are best.</source>
        <extracomment>Below it.</extracomment>
        <translation>Vähintään {shortest} merkkiä; parasta on muutama sana, jotka muistat.</translation>
    </message>
    <message>
        <source>Use at least {shortest} characters.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Käytä vähintään {shortest} merkkiä.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Type the second one again.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Tunnuslauseet eivät ole samat. Kirjoita jälkimmäinen uudelleen.</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>A button.</extracomment>
        <translation>Seuraava</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>A button.</extracomment>
        <translation>Takaisin</translation>
    </message>
    <message>
        <source>Connect this desk</source>
        <extracomment>A button.</extracomment>
        <translation>Liitä palvelupiste</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <extracomment>While it is enrolled.</extracomment>
        <translation>Liitetään…</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <extracomment>Title.</extracomment>
        <translation>Palautuskoodi</translation>
    </message>
    <message>
        <source>If the keychain or the passphrase is ever lost, this code opens the desk and saves what was not sent. It is shown this once.</source>
        <extracomment>Below it.</extracomment>
        <translation>Jos avainnippu tai tunnuslause katoaa, tämä koodi avaa palvelupisteen ja pelastaa lähettämättömät tapahtumat. Se näytetään vain nyt.</translation>
    </message>
    <message>
        <source>Keep it away from this computer: in the safe, not on the screen.</source>
        <extracomment>Below the code.</extracomment>
        <translation>Säilytä se muualla kuin tällä koneella: kassakaapissa, ei näytössä.</translation>
    </message>
    <message>
        <source>I have written it down or printed it</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Kirjoitin sen muistiin tai tulostin sen</translation>
    </message>
    <message>
        <source>Print</source>
        <extracomment>A button.</extracomment>
        <translation>Tulosta</translation>
    </message>
    <message>
        <source>Recovery code of the circulation desk {name} (offcirc)</source>
        <extracomment>On the printed sheet.</extracomment>
        <translation>Palautuskoodi, palvelupiste: {name} (offcirc)</translation>
    </message>
    <message>
        <source>Data for days without a network</source>
        <extracomment>Title.</extracomment>
        <translation>Tiedot katkosten varalle</translation>
    </message>
    <message>
        <source>Patrons, items and loans are fetched once, then only what changes. Afterwards this desk works without a network, always.</source>
        <extracomment>Below it.</extracomment>
        <translation>Asiakkaat, niteet ja lainat haetaan kerran, sitten vain muutokset. Sen jälkeen palvelupiste toimii aina myös ilman verkkoa.</translation>
    </message>
    <message>
        <source>Fetch the data</source>
        <extracomment>A button.</extracomment>
        <translation>Hae tiedot</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>A button.
----------
Button.</extracomment>
        <translation>Myöhemmin</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>A button.</extracomment>
        <translation>Keskeytä</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Haetaan…</translation>
    </message>
    <message numerus="yes">
        <source>The data is here: %n record(s).</source>
        <extracomment>It is done.</extracomment>
        <translation>
            <numerusform>Tiedot on haettu: %n tietue.</numerusform>
            <numerusform>Tiedot on haettu: %n tietuetta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next try goes on from there.</source>
        <extracomment>It was stopped.</extracomment>
        <translation>Keskeytetty. Tähän asti haettu on tallessa, ja seuraava yritys jatkaa siitä.</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>A field.</extracomment>
        <translation>Kirjasto</translation>
    </message>
    <message>
        <source>Where does this desk stand?</source>
        <extracomment>Above it.</extracomment>
        <translation>Missä tämä palvelupiste on?</translation>
    </message>
    <message>
        <source>not said</source>
        <extracomment>A choice.</extracomment>
        <translation>ei valittu</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <extracomment>A button.</extracomment>
        <translation>Avaa palvelupiste</translation>
    </message>
    <message>
        <source>This desk is locked with a passphrase</source>
        <extracomment>Title.</extracomment>
        <translation>Palvelupiste on lukittu tunnuslauseella</translation>
    </message>
    <message>
        <source>Type the passphrase to open the journal. What was recorded is safe.</source>
        <extracomment>Below it.</extracomment>
        <translation>Avaa tapahtumaloki tunnuslauseella. Kirjatut tapahtumat ovat tallessa.</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>A button.</extracomment>
        <translation>Avaa</translation>
    </message>
    <message>
        <source>Passphrase lost? Use the recovery code</source>
        <extracomment>A link.</extracomment>
        <translation>Tunnuslause hukassa? Käytä palautuskoodia</translation>
    </message>
    <message>
        <source>Use the recovery code…</source>
        <extracomment>A button.</extracomment>
        <translation>Käytä palautuskoodia…</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <extracomment>A link.</extracomment>
        <translation>Käytä tunnuslausetta</translation>
    </message>
    <message>
        <source>Open with the recovery code</source>
        <extracomment>Title.</extracomment>
        <translation>Avaa palautuskoodilla</translation>
    </message>
    <message>
        <source>The code was shown when this desk was set up: 24 letters and digits. Capitals and hyphens do not matter.</source>
        <extracomment>Below it.</extracomment>
        <translation>Koodi näytettiin, kun palvelupiste otettiin käyttöön: 24 kirjainta ja numeroa. Isot kirjaimet ja väliviivat eivät vaikuta.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <extracomment>A field.</extracomment>
        <translation>Palautuskoodi</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <extracomment>A field.</extracomment>
        <translation>Uusi tunnuslause</translation>
    </message>
    <message>
        <source>It takes the place of the lost one.</source>
        <extracomment>Below it.</extracomment>
        <translation>Se korvaa kadonneen.</translation>
    </message>
    <message>
        <source>The key goes back into this system&apos;s keychain.</source>
        <extracomment>Below the code.</extracomment>
        <translation>Avain palautetaan tämän järjestelmän avainnippuun.</translation>
    </message>
    <message>
        <source>Type the recovery code.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita palautuskoodi.</translation>
    </message>
    <message>
        <source>Close offcirc</source>
        <extracomment>A button.</extracomment>
        <translation>Sulje offcirc</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>A button.</extracomment>
        <translation>Yritä uudelleen</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <extracomment>A button.</extracomment>
        <translation>Palauta kopio…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <extracomment>Title of the file dialog.</extracomment>
        <translation>Valitse varmuuskopio</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <extracomment>Kind of files in the file dialog.</extracomment>
        <translation>Kaikki tiedostot (*)</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Palautetaan…</translation>
    </message>
    <message>
        <source>The backup is restored. Open the desk now.</source>
        <extracomment>It is done.</extracomment>
        <translation>Varmuuskopio on palautettu. Avaa nyt palvelupiste.</translation>
    </message>
    <message>
        <source>The backup is restored. The journal that was here is kept as {file}.</source>
        <extracomment>The same, with what was there before.</extracomment>
        <translation>Varmuuskopio on palautettu. Aiempi tapahtumaloki on tallessa nimellä {file}.</translation>
    </message>
    <message>
        <source>Check the journal</source>
        <extracomment>A button.</extracomment>
        <translation>Tarkista loki</translation>
    </message>
    <message>
        <source>Checking every entry…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Tarkistetaan merkintöjä…</translation>
    </message>
    <message numerus="yes">
        <source>Every entry is sound: %n transaction(s).</source>
        <extracomment>The result.</extracomment>
        <translation>
            <numerusform>Kaikki on kunnossa: %n tapahtuma.</numerusform>
            <numerusform>Kaikki on kunnossa: %n tapahtumaa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry or group of entries is damaged or missing. The rest can be read.</source>
        <extracomment>The result.</extracomment>
        <translation>
            <numerusform>%n merkintä tai merkintäjakso on vaurioitunut tai puuttuu. Muut voi lukea.</numerusform>
            <numerusform>%n merkintää tai merkintäjaksoa on vaurioitunut tai puuttuu. Muut voi lukea.</numerusform>
        </translation>
    </message>
    <message>
        <source>What to do</source>
        <extracomment>Above the steps.</extracomment>
        <translation>Mitä tehdä</translation>
    </message>
    <message>
        <source>What is safe</source>
        <extracomment>Above what is safe.</extracomment>
        <translation>Mikä on turvassa</translation>
    </message>
    <message>
        <source>This computer forgets</source>
        <extracomment>Page of the first start.</extracomment>
        <translation>Tämä tietokone unohtaa</translation>
    </message>
    <message>
        <source>Where shall the second copy be kept?</source>
        <extracomment>Above the sticks and folders that are there.</extracomment>
        <translation>Missä toista kopiota pidetään?</translation>
    </message>
    <message>
        <source>No stick and no folder of the network is here. Plug a stick in, or choose a folder.</source>
        <extracomment>No stick, no network folder is there.</extracomment>
        <translation>Muistitikkua tai verkkokansiota ei löydy. Kytke muistitikku tai valitse kansio.</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <extracomment>Button.</extracomment>
        <translation>Pidä se täällä</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <extracomment>Button.</extracomment>
        <translation>Muu kansio…</translation>
    </message>
    <message>
        <source>Look again</source>
        <extracomment>Button.</extracomment>
        <translation>Katso uudelleen</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{size} MB</source>
        <extracomment>An amount of data, in megabytes.</extracomment>
        <translation>{size} Mt</translation>
    </message>
    <message>
        <source>{title} — {author}</source>
        <extracomment>Title and author in one line.</extracomment>
        <translation>{title} — {author}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Ohje</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <extracomment>The list of pages, for screen readers.</extracomment>
        <translation>Ohjeen sivut</translation>
    </message>
    <message>
        <source>Before an outage</source>
        <extracomment>A page.</extracomment>
        <translation>Ennen katkosta</translation>
    </message>
    <message>
        <source>During an outage</source>
        <extracomment>A page.</extracomment>
        <translation>Katkoksen aikana</translation>
    </message>
    <message>
        <source>After an outage</source>
        <extracomment>A page.</extracomment>
        <translation>Katkoksen jälkeen</translation>
    </message>
    <message>
        <source>Items and sets</source>
        <extracomment>A page.</extracomment>
        <translation>Niteet ja kokoelmat</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <extracomment>A page.</extracomment>
        <translation>Näppäimistö</translation>
    </message>
    <message>
        <source>Print this page</source>
        <extracomment>A button.</extracomment>
        <translation>Tulosta tämä sivu</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>Holdings</name>
    <message>
        <source>The item is out in an exchange set</source>
        <translation>Nide on lähtenyt siirtokokoelmassa</translation>
    </message>
    <message>
        <source>The item is not out in an exchange set</source>
        <translation>Nide ei ole siirtokokoelmassa</translation>
    </message>
    <message>
        <source>Library and owning library can be changed in a batch edit only</source>
        <translation>Kirjastoa ja omistajakirjastoa voi muuttaa vain joukkomuokkauksessa</translation>
    </message>
    <message>
        <source>That library has no locations, or is not known</source>
        <translation>Kirjastolla ei ole sijainteja, tai sitä ei tunneta</translation>
    </message>
    <message>
        <source>Choose the library before its location</source>
        <translation>Valitse kirjasto ennen sen sijaintia</translation>
    </message>
    <message>
        <source>Choose the owning library before the owning location</source>
        <translation>Valitse omistajakirjasto ennen kotisijaintia</translation>
    </message>
    <message>
        <source>A location is required</source>
        <translation>Sijainti on pakollinen</translation>
    </message>
    <message>
        <source>The item&apos;s library has no such location</source>
        <translation>Niteen kirjastossa ei ole sellaista sijaintia</translation>
    </message>
    <message>
        <source>An owning location is required</source>
        <translation>Kotisijainti on pakollinen</translation>
    </message>
    <message>
        <source>The owning library has no such location</source>
        <translation>Omistajakirjastossa ei ole sellaista sijaintia</translation>
    </message>
    <message>
        <source>A new item&apos;s owning location is its location</source>
        <translation>Uuden niteen kotisijainti on sen sijainti</translation>
    </message>
    <message>
        <source>The owning location is not on this library&apos;s form: it follows the location</source>
        <translation>Kotisijainti ei ole tämän kirjaston lomakkeella: se seuraa sijaintia</translation>
    </message>
    <message>
        <source>The item has no owning library or owning location to come back to</source>
        <translation>Niteellä ei ole omistajakirjastoa tai kotisijaintia, johon se palaisi</translation>
    </message>
    <message>
        <source>The receiver&apos;s record does not say where sets are received</source>
        <translation>Vastaanottajan tiedoissa ei sanota, minne siirtokokoelmat otetaan vastaan</translation>
    </message>
    <message>
        <source>Another item has that barcode</source>
        <translation>Toisella niteellä on sama viivakoodi</translation>
    </message>
    <message>
        <source>A title is required</source>
        <translation>Nimeke on pakollinen</translation>
    </message>
    <message>
        <source>This workstation may not change items&apos; records in that way</source>
        <translation>Tämä työasema ei saa muuttaa niteiden tietoja sillä tavalla</translation>
    </message>
    <message>
        <source>The item has changed at the server since: nothing was overwritten</source>
        <translation>Nide on sen jälkeen muuttunut palvelimella: mitään ei kirjoitettu yli</translation>
    </message>
    <message>
        <source>The item is out in another exchange set</source>
        <translation>Nide on toisessa siirtokokoelmassa</translation>
    </message>
    <message>
        <source>{field}: {now} at the server, {seen} when it was edited</source>
        <translation>{field}: palvelimella {now}, muokattaessa {seen}</translation>
    </message>
    <message>
        <source>in the set {name}</source>
        <translation>siirtokokoelmassa {name}</translation>
    </message>
    <message>
        <source>it is on loan by the records</source>
        <translation>se on tietojen mukaan lainassa</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Uusi nide</translation>
    </message>
    <message>
        <source>Item edited</source>
        <translation>Niteen muokkaus</translation>
    </message>
    <message>
        <source>Sent in a set</source>
        <translation>Lähetys siirtokokoelmassa</translation>
    </message>
    <message>
        <source>Returned from a set</source>
        <translation>Paluu siirtokokoelmasta</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Nimeke</translation>
    </message>
    <message>
        <source>Author</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Tekijä</translation>
    </message>
    <message>
        <source>Call number</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Hyllypaikka</translation>
    </message>
    <message>
        <source>Item type</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Nidetyyppi</translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Not for loan</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Ei lainattavissa</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Kirjasto</translation>
    </message>
    <message>
        <source>Location</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Sijainti</translation>
    </message>
    <message>
        <source>Owning library</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Omistajakirjasto</translation>
    </message>
    <message>
        <source>Owning location</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Kotisijainti</translation>
    </message>
    <message>
        <source>Exchange set</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Siirtokokoelma</translation>
    </message>
    <message>
        <source>{reason}. Nothing was recorded.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>{reason}. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>The item {barcode} is not in the local data. Synchronise first.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Nidettä {barcode} ei ole paikallisissa tiedoissa. Synkronoi ensin.</translation>
    </message>
    <message>
        <source>This workstation stands in no library. Enrol it for one, then change items there.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Tällä työasemalla ei ole kirjastoa. Liitä se johonkin kirjastoon ja muuta niteitä vasta sitten.</translation>
    </message>
    <message>
        <source>Nothing would change. Nothing was recorded.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Mikään ei muuttuisi. Mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>No batch edit here has the id {batch}.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Täällä ei ole erämuokkausta, jonka tunnus on {batch}.</translation>
    </message>
    <message>
        <source>More than {limit} items fit. Narrow the search.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Hakuun sopii yli {limit} nidettä. Rajaa hakua.</translation>
    </message>
    <message>
        <source>No exchange set here is called {name}.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Täällä ei ole siirtokokoelmaa nimeltä {name}.</translation>
    </message>
    <message>
        <source>Several exchange sets are called {name}. Choose one from the list.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Usean siirtokokoelman nimi on {name}. Valitse yksi luettelosta.</translation>
    </message>
    <message>
        <source>A set&apos;s name has 1 to {limit} characters that can be shown.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Siirtokokoelman nimessä on 1–{limit} näkyvää merkkiä.</translation>
    </message>
    <message>
        <source>The set {name} was sent already. Make another one.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Siirtokokoelma {name} on jo lähetetty. Tee uusi.</translation>
    </message>
    <message>
        <source>The set {name} was not sent yet.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Siirtokokoelmaa {name} ei ole vielä lähetetty.</translation>
    </message>
    <message>
        <source>The set {name} holds no items. Scan some into it first.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Siirtokokoelmassa {name} ei ole niteitä. Lue niitä siihen ensin.</translation>
    </message>
    <message>
        <source>The item {barcode} is not in the set {name}.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Nide {barcode} ei ole siirtokokoelmassa {name}.</translation>
    </message>
</context>
<context>
    <name>InDoubt</name>
    <message>
        <source>Send again…</source>
        <extracomment>A button.</extracomment>
        <translation>Lähetä uudelleen…</translation>
    </message>
    <message>
        <source>You have looked, and the server does not have it; say how you know</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Olet katsonut, eikä palvelimella ole sitä; kerro, mistä tiedät</translation>
    </message>
    <message>
        <source>How do you know that the server does not have it?</source>
        <extracomment>A field.</extracomment>
        <translation>Mistä tiedät, ettei palvelimella ole sitä?</translation>
    </message>
    <message>
        <source>for example: looked at the patron&apos;s account</source>
        <extracomment>In the empty field.</extracomment>
        <translation>esimerkiksi: katsottu asiakkaan tilitiedoista</translation>
    </message>
    <message>
        <source>Send again</source>
        <extracomment>A button.</extracomment>
        <translation>Lähetä uudelleen</translation>
    </message>
    <message>
        <source>It waits again. The next synchronisation sends it.</source>
        <extracomment>Afterwards.</extracomment>
        <translation>Odottaa taas. Seuraava synkronointi lähettää sen.</translation>
    </message>
    <message>
        <source>Take out of the queue…</source>
        <extracomment>A button.</extracomment>
        <translation>Poista jonosta…</translation>
    </message>
    <message>
        <source>The server forgets it unprocessed; here it stays, as settled by hand</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Palvelin unohtaa sen käsittelemättä; täällä se säilyy käsin kuitattuna</translation>
    </message>
    <message>
        <source>Why is it taken out?</source>
        <extracomment>A field.</extracomment>
        <translation>Miksi se poistetaan jonosta?</translation>
    </message>
    <message>
        <source>for example: done in the library system already</source>
        <extracomment>In the empty field.</extracomment>
        <translation>esimerkiksi: tehty jo kirjastojärjestelmässä</translation>
    </message>
    <message>
        <source>Take it out</source>
        <extracomment>A button.</extracomment>
        <translation>Poista jonosta</translation>
    </message>
    <message>
        <source>Taken out of the server&apos;s queue.</source>
        <extracomment>Afterwards.</extracomment>
        <translation>Poistettu palvelimen jonosta.</translation>
    </message>
    <message>
        <source>It was not in the server&apos;s queue any more. Synchronise to learn what became of it.</source>
        <extracomment>It could not be taken out.</extracomment>
        <translation>Se ei ollut enää palvelimen jonossa. Synkronoi, niin selviää, miten sille kävi.</translation>
    </message>
    <message>
        <source>Since then it has left the queue, and nothing there shows what came of it: it may have been processed, refused or taken out.</source>
        <extracomment>What this workstation knows of a row in doubt, and what to do.</extracomment>
        <translation>Sen jälkeen se on poistunut jonosta, eikä mistään näe, miten sille kävi: se on voitu käsitellä, hylätä tai poistaa.</translation>
    </message>
    <message>
        <source>Is it there? Settle it by hand. Is it not? Send it again. Nothing is sent twice by itself.</source>
        <extracomment>What this workstation knows of a row in doubt, and what to do.</extracomment>
        <translation>Onko se siellä? Kuittaa käsin. Eikö ole? Lähetä uudelleen. Mitään ei lähetetä itsestään kahdesti.</translation>
    </message>
    <message>
        <source>Until then later rows of the same item or patron wait here.</source>
        <extracomment>What this workstation knows of a row in doubt, and what to do.</extracomment>
        <translation>Siihen asti saman niteen tai asiakkaan myöhemmät rivit odottavat täällä.</translation>
    </message>
    <message>
        <source>Written to a file at {at}. Nobody here can know whether the file was taken in.</source>
        <translation>Kirjoitettu tiedostoon {at}. Täällä ei voi tietää, onko tiedosto luettu sisään.</translation>
    </message>
    <message>
        <source>It left at {at}, and the server had it.</source>
        <translation>Se lähti {at}, ja palvelin sai sen.</translation>
    </message>
    <message>
        <source>It left at {at}, and no answer came.</source>
        <translation>Se lähti {at}, eikä vastausta tullut.</translation>
    </message>
    <message>
        <source>At {at} it was in the server&apos;s queue: synchronise, and it counts as received.</source>
        <translation>{at} se oli palvelimen jonossa: kun synkronoit, se katsotaan vastaanotetuksi.</translation>
    </message>
    <message>
        <source>At {at} it was not in the server&apos;s queue.</source>
        <translation>{at} se ei ollut palvelimen jonossa.</translation>
    </message>
    <message>
        <source>{server} can show it: look whether the patron&apos;s account has the payment.</source>
        <translation>{server} voi näyttää sen: katso, onko maksu asiakkaan tilillä.</translation>
    </message>
    <message>
        <source>{server} can show it: look whether the item is still on loan.</source>
        <translation>{server} voi näyttää sen: katso, onko nide yhä lainassa.</translation>
    </message>
    <message>
        <source>{server} can show it: look at the patron&apos;s loans.</source>
        <translation>{server} voi näyttää sen: katso asiakkaan lainat.</translation>
    </message>
    <message>
        <source>{server} can show it: look there.</source>
        <translation>{server} voi näyttää sen: katso sieltä.</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>Items</source>
        <extracomment>Rail.</extracomment>
        <translation>Niteet</translation>
    </message>
    <message>
        <source>Scan an item to open it</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Avaa nide lukemalla viivakoodi</translation>
    </message>
    <message>
        <source>Scan the new item&apos;s barcode</source>
        <extracomment>The same while a new item waits for its barcode.</extracomment>
        <translation>Lue uuden niteen viivakoodi</translation>
    </message>
    <message>
        <source>Scan the items to edit</source>
        <extracomment>The same while items are gathered for a batch edit.</extracomment>
        <translation>Lue muokattavat niteet</translation>
    </message>
    <message>
        <source>Title, author or barcode</source>
        <extracomment>Field.</extracomment>
        <translation>Nimeke, tekijä tai viivakoodi</translation>
    </message>
    <message>
        <source>Any library</source>
        <extracomment>First of a list: no library is chosen.</extracomment>
        <translation>Kaikki kirjastot</translation>
    </message>
    <message>
        <source>Any location</source>
        <extracomment>First of a list: no location is chosen.</extracomment>
        <translation>Kaikki sijainnit</translation>
    </message>
    <message>
        <source>Is in library</source>
        <extracomment>Field to search by: where the item is.</extracomment>
        <translation>Kirjastossa</translation>
    </message>
    <message>
        <source>Location</source>
        <extracomment>Field to search by: where the item is.</extracomment>
        <translation>Sijainti</translation>
    </message>
    <message>
        <source>New item</source>
        <extracomment>Button.
----------
Of the form.</extracomment>
        <translation>Uusi nide</translation>
    </message>
    <message>
        <source>Batch edit</source>
        <extracomment>Button: a batch edit of the items that were found, or of those that will be scanned.</extracomment>
        <translation>Erämuokkaus</translation>
    </message>
    <message>
        <source>Gives all items that were found other places; more can be scanned, others left out</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Antaa kaikille löytyneille niteille uudet paikat; niteitä voi lukea lisää tai jättää pois</translation>
    </message>
    <message>
        <source>Items found</source>
        <extracomment>Name of the table, for screen readers.</extracomment>
        <translation>Löytyneet niteet</translation>
    </message>
    <message>
        <source>Enter opens the item</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Enter avaa niteen</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Column.</extracomment>
        <translation>Nimeke</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Column.
----------
Field.</extracomment>
        <translation>Viivakoodi</translation>
    </message>
    <message>
        <source>Is in</source>
        <extracomment>Column: where the item is now.</extracomment>
        <translation>Paikka nyt</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <extracomment>Column: where the item goes back to.</extracomment>
        <translation>Kotipaikka</translation>
    </message>
    <message>
        <source>there</source>
        <extracomment>Cell: the item is where it belongs.</extracomment>
        <translation>sama</translation>
    </message>
    <message>
        <source>out in the set {name}</source>
        <extracomment>The item is out in a sent exchange set.</extracomment>
        <translation>lähtenyt kokoelmassa {name}</translation>
    </message>
    <message>
        <source>Scan an item, or look for one</source>
        <extracomment>Before anything was looked for.</extracomment>
        <translation>Lue nide tai hae niteitä</translation>
    </message>
    <message>
        <source>By words of title or author, or by where it is. Changes are recorded here at once and sent like loans, with or without a network.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Hae nimekkeen tai tekijän sanoilla tai paikan mukaan. Muutokset kirjataan tähän heti ja lähetetään kuten lainat, oli verkkoa tai ei.</translation>
    </message>
    <message>
        <source>No item here fits</source>
        <extracomment>In place of the table.</extracomment>
        <translation>Sopivaa nidettä ei ole</translation>
    </message>
    <message>
        <source>Try fewer words, or another place. Items that are newer than the local data are not here.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Kokeile vähemmillä sanoilla tai toisella paikalla. Paikallisia tietoja uudempia niteitä täällä ei ole.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n item(s): narrow the search to see others. A batch edit takes all that fit.</source>
        <extracomment>Over the table: how many were found; all that are shown at once are the most.</extracomment>
        <translation>
            <numerusform>Ensimmäinen nide: rajaa hakua, niin näet muita. Erämuokkaus ottaa kaikki, jotka sopivat hakuun.</numerusform>
            <numerusform>Ensimmäiset %n nidettä: rajaa hakua, niin näet muita. Erämuokkaus ottaa kaikki, jotka sopivat hakuun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <extracomment>Over the table: how many were found; all that are shown at once are the most.</extracomment>
        <translation>
            <numerusform>%n nide</numerusform>
            <numerusform>%n nidettä</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate of {barcode}</source>
        <extracomment>Of the form for a copy of an item.</extracomment>
        <translation>Niteen {barcode} kopio</translation>
    </message>
    <message>
        <source>Item {barcode}</source>
        <extracomment>Of the form.</extracomment>
        <translation>Nide {barcode}</translation>
    </message>
    <message>
        <source>Item form</source>
        <extracomment>Name of the form, for screen readers.</extracomment>
        <translation>Nidelomake</translation>
    </message>
    <message>
        <source>available</source>
        <extracomment>Of an item.</extracomment>
        <translation>saatavilla</translation>
    </message>
    <message>
        <source>in process</source>
        <extracomment>Of an item.</extracomment>
        <translation>käsittelyssä</translation>
    </message>
    <message>
        <source>on order</source>
        <extracomment>Of an item.</extracomment>
        <translation>tilattu</translation>
    </message>
    <message>
        <source>lost</source>
        <extracomment>Of an item.</extracomment>
        <translation>kadonnut</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>Of an item.</extracomment>
        <translation>hukassa</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <extracomment>Of an item.</extracomment>
        <translation>poistettu</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>Of an item.</extracomment>
        <translation>ei tiedossa</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>First of a list from which something must be chosen.</extracomment>
        <translation>Valitse…</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <extracomment>First of a list of a batch edit: the field stays as it is.</extracomment>
        <translation>Ei muutosta</translation>
    </message>
    <message>
        <source>Locations of {library}</source>
        <extracomment>Under a list that offers only the locations of one library (T13, T14).</extracomment>
        <translation>Kirjaston {library} sijainnit</translation>
    </message>
    <message>
        <source>Locked: {reason}.</source>
        <extracomment>Under a field that cannot be changed; the reason is a clause.</extracomment>
        <translation>Lukittu: {reason}.</translation>
    </message>
    <message>
        <source>On saving, the owning location becomes {location} too.</source>
        <extracomment>T2, T11: what saving also does.</extracomment>
        <translation>Tallennettaessa myös kotisijainniksi tulee {location}.</translation>
    </message>
    <message>
        <source>The item comes back to it when the set is returned; it stays in {place} until then.</source>
        <extracomment>T7, T8: while the item is out.</extracomment>
        <translation>Nide palaa sinne, kun kokoelma palautetaan; siihen asti sen paikka on {place}.</translation>
    </message>
    <message>
        <source>Is in {place}, where it belongs.</source>
        <extracomment>Under the heading: where the item is, and belongs.</extracomment>
        <translation>On kotipaikassaan: {place}.</translation>
    </message>
    <message>
        <source>Library and owning library will be {library}.</source>
        <extracomment>T3: whose a new item is.</extracomment>
        <translation>Kirjastoksi ja omistajakirjastoksi tulee {library}.</translation>
    </message>
    <message>
        <source>Is in {place}, belongs to {home}.</source>
        <extracomment>Under the heading: where the item is, and where it belongs; T4: told, not on the form.</extracomment>
        <translation>Paikka nyt: {place}. Kotipaikka: {home}.</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button.</extracomment>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <extracomment>Button.</extracomment>
        <translation>Kopioi</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: the form is closed.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Button.</extracomment>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Saved; not sent yet.</source>
        <extracomment>After an edit.</extracomment>
        <translation>Tallennettu; ei vielä lähetetty.</translation>
    </message>
    <message>
        <source>The new item is saved; not sent yet.</source>
        <extracomment>After a new item.</extracomment>
        <translation>Uusi nide on tallennettu; ei vielä lähetetty.</translation>
    </message>
    <message>
        <source>Undone: the item is as it was before.</source>
        <extracomment>After undo.</extracomment>
        <translation>Peruttu: nide on kuten ennenkin.</translation>
    </message>
    <message>
        <source>It was sent already: edit the item again instead.</source>
        <extracomment>The row was sent meanwhile.</extracomment>
        <translation>Se on jo lähetetty: muokkaa nidettä uudelleen.</translation>
    </message>
    <message>
        <source>{barcode} was not opened: save the form first, or close it.</source>
        <extracomment>A scan came while a form holds what was not saved.</extracomment>
        <translation>Nidettä {barcode} ei avattu: tallenna tai sulje lomake ensin.</translation>
    </message>
    <message>
        <source>What was changed in the form is not saved.</source>
        <extracomment>The form is to be closed with changes in it.</extracomment>
        <translation>Lomakkeen muutoksia ei ole tallennettu.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <extracomment>Button: answers the same.</extracomment>
        <translation>Sulje tallentamatta</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <extracomment>Button: answers the same.</extracomment>
        <translation>Jatka muokkaamista</translation>
    </message>
    <message>
        <source>A new item needs a barcode: scan it, or type it.</source>
        <extracomment>Beside the field.</extracomment>
        <translation>Uusi nide tarvitsee viivakoodin: lue tai kirjoita se.</translation>
    </message>
    <message>
        <source>{server} cannot be told of changes to items from here: make them there. Items can be looked at.</source>
        <extracomment>Why nothing can be changed here: the kind of server.</extracomment>
        <translation>{server} ei ota vastaan niteiden muutoksia täältä: tee ne siellä. Niteitä voi katsella.</translation>
    </message>
    <message>
        <source>There is no local data yet: synchronise first.</source>
        <extracomment>There is no replica.</extracomment>
        <translation>Paikallisia tietoja ei vielä ole: synkronoi ensin.</translation>
    </message>
    <message>
        <source>This workstation may not change items&apos; records: whoever looks after the server can allow it. Items can be looked at.</source>
        <extracomment>Why nothing can be changed here: what the administrator has not granted.</extracomment>
        <translation>Tämä työasema ei saa muuttaa nidetietoja: palvelimen ylläpitäjä voi antaa siihen luvan. Niteitä voi katsella.</translation>
    </message>
    <message>
        <source>Out in the exchange set {name}.</source>
        <extracomment>Under the heading: the item is out in a sent exchange set.</extracomment>
        <translation>Lähtenyt siirtokokoelmassa {name}.</translation>
    </message>
    <message>
        <source>Undone: there is no item {barcode}.</source>
        <extracomment>After undo of a new item.</extracomment>
        <translation>Peruttu: nidettä {barcode} ei ole.</translation>
    </message>
    <message>
        <source>no place</source>
        <extracomment>In place of a place that the records do not tell.</extracomment>
        <translation>ei paikkaa</translation>
    </message>
</context>
<context>
    <name>ItemsBatch</name>
    <message>
        <source>Batch edit</source>
        <extracomment>Of the panel.</extracomment>
        <translation>Erämuokkaus</translation>
    </message>
    <message>
        <source>Scan items to add them, Delete leaves one out. Nothing is recorded before you apply it.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Lisää niteitä lukemalla niitä, Delete jättää niteen pois. Mitään ei kirjata ennen kuin otat muutoksen käyttöön.</translation>
    </message>
    <message>
        <source>Regional administrator&apos;s view</source>
        <extracomment>Check box (T16).</extracomment>
        <translation>Alueen pääkäyttäjän näkymä</translation>
    </message>
    <message>
        <source>All four fields are on the form, and nothing is copied from one to another</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Kaikki neljä kenttää ovat lomakkeella, eikä mitään kopioida kentästä toiseen</translation>
    </message>
    <message>
        <source>Preview</source>
        <extracomment>Name of the table, for screen readers.</extracomment>
        <translation>Esikatselu</translation>
    </message>
    <message>
        <source>What would become of each item; Delete leaves it out</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Mitä kullekin niteelle tapahtuisi; Delete jättää niteen pois</translation>
    </message>
    <message>
        <source>What would change</source>
        <extracomment>Column: what would change.</extracomment>
        <translation>Mikä muuttuisi</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <extracomment>One field of one item.</extracomment>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>Cell.</extracomment>
        <translation>ei mikään</translation>
    </message>
    <message>
        <source>choose above what it gets</source>
        <extracomment>Cell: nothing new was chosen yet.</extracomment>
        <translation>valitse ylhäältä, mitä nide saa</translation>
    </message>
    <message>
        <source>recorded</source>
        <extracomment>Cell: the row is recorded.</extracomment>
        <translation>kirjattu</translation>
    </message>
    <message>
        <source>locked: {reason}</source>
        <extracomment>Cell: a rule speaks against it.</extracomment>
        <translation>lukittu: {reason}</translation>
    </message>
    <message>
        <source>Choose the library first</source>
        <extracomment>Under the list of locations, while no library is chosen (T20).</extracomment>
        <translation>Valitse ensin kirjasto</translation>
    </message>
    <message>
        <source>Choose the owning library first</source>
        <extracomment>Under the list of owning locations, while no owning library is chosen (T21).</extracomment>
        <translation>Valitse ensin omistajakirjasto</translation>
    </message>
    <message>
        <source>Also becomes the owning location where library and owning library are the same</source>
        <extracomment>Under the list of locations (T15).</extracomment>
        <translation>Tulee myös kotisijainniksi, kun kirjasto ja omistajakirjasto ovat samat</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) would change</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n nide muuttuisi</numerusform>
            <numerusform>%n nidettä muuttuisi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <extracomment>Summary of a batch that is put back.</extracomment>
        <translation>
            <numerusform>%n muuttunut sen jälkeen</numerusform>
            <numerusform>%n muuttunut sen jälkeen</numerusform>
        </translation>
    </message>
    <message>
        <source>changed since then: stays as it is</source>
        <extracomment>Cell: the item is not any more as the batch left it that is put back.</extracomment>
        <translation>muuttunut sen jälkeen: pysyy ennallaan</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) another choice above</source>
        <extracomment>Summary: nothing speaks against them, but more has to be chosen (T18, T19).</extracomment>
        <translation>
            <numerusform>%n kaipaa vielä valintaa ylhäältä</numerusform>
            <numerusform>%n kaipaa vielä valintaa ylhäältä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n lukittu</numerusform>
            <numerusform>%n lukittua</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n pysyy ennallaan</numerusform>
            <numerusform>%n pysyy ennallaan</numerusform>
        </translation>
    </message>
    <message>
        <source>Working out what would change: {done} of {total}</source>
        <extracomment>The same, of very many items.</extracomment>
        <translation>Selvitetään, mikä muuttuisi: {done}/{total}</translation>
    </message>
    <message>
        <source>Looking for all items that fit…</source>
        <extracomment>Summary, while all items that fit are looked for.</extracomment>
        <translation>Etsitään kaikkia hakuun sopivia niteitä…</translation>
    </message>
    <message>
        <source>More items fit than a batch edit takes: these are {limit} of them. Narrow the search for the others.</source>
        <extracomment>Over the table: the search found more.</extracomment>
        <translation>Hakuun sopii enemmän niteitä kuin erämuokkaus ottaa: tässä niistä on {limit}. Rajaa hakua, niin saat muut.</translation>
    </message>
    <message>
        <source>Working out what would change…</source>
        <extracomment>Summary, while the preview is made.</extracomment>
        <translation>Selvitetään, mikä muuttuisi…</translation>
    </message>
    <message>
        <source>No items yet: scan some, or look for them on the page before.</source>
        <extracomment>Summary of an empty list.</extracomment>
        <translation>Ei vielä niteitä: lue niitä tai hae niitä edelliseltä sivulta.</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n item(s)</source>
        <extracomment>Button.</extracomment>
        <translation>
            <numerusform>Muuta %n nide</numerusform>
            <numerusform>Muuta %n nidettä</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <extracomment>The same while there is nothing to apply.</extracomment>
        <translation>Muuta</translation>
    </message>
    <message>
        <source>Recording</source>
        <extracomment>Name of the bar, for screen readers.</extracomment>
        <translation>Kirjataan</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Button while rows are recorded.</extracomment>
        <translation>Keskeytä</translation>
    </message>
    <message>
        <source>{done} of {total} recorded</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>{done}/{total} kirjattu</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) recorded; not sent yet.</source>
        <extracomment>After all were recorded.</extracomment>
        <translation>
            <numerusform>%n nide kirjattu; ei vielä lähetetty.</numerusform>
            <numerusform>%n nidettä kirjattu; ei vielä lähetetty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n item(s) recorded, the others stay as they were.</source>
        <extracomment>After somebody stopped it.</extracomment>
        <translation>
            <numerusform>Keskeytetty: %n nide kirjattu, muut pysyvät ennallaan.</numerusform>
            <numerusform>Keskeytetty: %n nidettä kirjattu, muut pysyvät ennallaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <extracomment>Button.</extracomment>
        <translation>Peru</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n item(s)</source>
        <extracomment>The same, with the count of rows that were not sent.</extracomment>
        <translation>
            <numerusform>Peru %n nide</numerusform>
            <numerusform>Peru %n nidettä</numerusform>
        </translation>
    </message>
    <message>
        <source>As long as they were not sent, the items are then as they were before</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Niteet ovat taas ennallaan, jos muutoksia ei ole vielä lähetetty</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n item(s) as before.</source>
        <extracomment>After that.</extracomment>
        <translation>
            <numerusform>Peruttu: %n nide on ennallaan.</numerusform>
            <numerusform>Peruttu: %n nidettä on ennallaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was sent already: put it back from the earlier batches.</source>
        <extracomment>The same, where all were.</extracomment>
        <translation>Kaikki on jo lähetetty: palauta niteet ennalleen aiemmista eristä.</translation>
    </message>
    <message numerus="yes">
        <source>%n sent already: put them back from the earlier batches.</source>
        <extracomment>Of the same.</extracomment>
        <translation>
            <numerusform>%n on jo lähetetty: palauta se aiemmista eristä.</numerusform>
            <numerusform>%n on jo lähetetty: palauta ne aiemmista eristä.</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <extracomment>Button, and heading of what it opens.</extracomment>
        <translation>Aiemmat erät</translation>
    </message>
    <message>
        <source>Take back a batch edit that was made here, or put its items back</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Peru täällä tehty erämuokkaus tai palauta sen niteet ennalleen</translation>
    </message>
    <message>
        <source>What was not sent yet is taken back. What was sent is put back by another batch edit, which you see before it is made.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Vielä lähettämättömät muutokset perutaan. Lähetetyt palautetaan ennalleen uudella erämuokkauksella, jonka näet ennen kuin se tehdään.</translation>
    </message>
    <message>
        <source>No batch edit was made here, or all were archived.</source>
        <extracomment>In place of a list.</extracomment>
        <translation>Täällä ei ole tehty erämuokkauksia, tai kaikki on arkistoitu.</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Column.</extracomment>
        <translation>Milloin</translation>
    </message>
    <message>
        <source>What they got</source>
        <extracomment>Column: what the items got.</extracomment>
        <translation>Mitä niteet saivat</translation>
    </message>
    <message>
        <source>Items</source>
        <extracomment>Column: how many, and what became of them.</extracomment>
        <translation>Niteitä</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>Column: who made it.</extracomment>
        <translation>Tekijä</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <extracomment>Cell: what the items of a batch got.</extracomment>
        <translation>{field}: {value}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n nide</numerusform>
            <numerusform>%n nidettä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n lähettämättä</numerusform>
            <numerusform>%n lähettämättä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused or taken back</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n hylätty tai peruttu</numerusform>
            <numerusform>%n hylätty tai peruttu</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back as before…</source>
        <extracomment>Button.</extracomment>
        <translation>Palauta ennalleen…</translation>
    </message>
    <message>
        <source>Shows what each item had before; nothing is recorded before you apply it</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Näyttää, mitä kullakin niteellä oli ennen; mitään ei kirjata ennen kuin otat muutoksen käyttöön</translation>
    </message>
    <message>
        <source>Put a batch edit back</source>
        <extracomment>Of the panel.</extracomment>
        <translation>Erämuokkauksen palauttaminen ennalleen</translation>
    </message>
    <message>
        <source>Each item gets back what the batch edit of {when} changed. Nothing is recorded before you apply it.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Jokainen nide saa takaisin sen, minkä erämuokkaus {when} muutti. Mitään ei kirjata ennen kuin otat muutoksen käyttöön.</translation>
    </message>
    <message>
        <source>More fields</source>
        <extracomment>Button: call number, item type and status join the four places.</extracomment>
        <translation>Lisää kenttiä</translation>
    </message>
    <message>
        <source>Call number, item type and status; what is left empty stays as it is</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Hyllypaikka, nidetyyppi ja tila; tyhjäksi jätetty pysyy ennallaan</translation>
    </message>
    <message>
        <source>empty</source>
        <extracomment>In place of a field that holds nothing.</extracomment>
        <translation>tyhjä</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>What a field that is ticked or not holds.</extracomment>
        <translation>kyllä</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>What a field that is ticked or not holds.</extracomment>
        <translation>ei</translation>
    </message>
</context>
<context>
    <name>Koha</name>
    <message>
        <source>The server</source>
        <extracomment>The server, where a sentence begins with it.</extracomment>
        <translation>Palvelin</translation>
    </message>
    <message>
        <source>The address of Koha&apos;s staff side, as in the browser.</source>
        <extracomment>Below the address.</extracomment>
        <translation>Kohan virkailijaliittymän osoite, kuten selaimessa.</translation>
    </message>
    <message>
        <source>{name} answers. The address is right.</source>
        <extracomment>The test succeeded.</extracomment>
        <translation>{name} vastaa. Osoite on oikein.</translation>
    </message>
    <message numerus="yes">
        <source>{name} answers, with %n library(ies) to choose from.</source>
        <extracomment>The test succeeded, and there is a choice.</extracomment>
        <translation>
            <numerusform>{name} vastaa. Valittavana on %n kirjasto.</numerusform>
            <numerusform>{name} vastaa. Valittavana on %n kirjastoa.</numerusform>
        </translation>
    </message>
    <message>
        <source>User name in Koha</source>
        <extracomment>A field.</extracomment>
        <translation>Käyttäjätunnus Kohassa</translation>
    </message>
    <message>
        <source>A desk account that may check out and in.</source>
        <extracomment>Below it.</extracomment>
        <translation>Virkailijatunnus, jolla saa lainata ja palauttaa.</translation>
    </message>
    <message>
        <source>Password in Koha</source>
        <extracomment>A field.</extracomment>
        <translation>Salasana Kohassa</translation>
    </message>
    <message>
        <source>Kept encrypted, with the transactions.</source>
        <extracomment>Below it.</extracomment>
        <translation>Säilytetään salattuna tapahtumien kanssa.</translation>
    </message>
    <message>
        <source>Library to work at</source>
        <extracomment>A field.</extracomment>
        <translation>Toimipaikka</translation>
    </message>
    <message>
        <source>the account&apos;s own library</source>
        <extracomment>A choice.</extracomment>
        <translation>tunnuksen oma kirjasto</translation>
    </message>
    <message>
        <source>“Test the address” fetches the list.</source>
        <extracomment>Below it.</extracomment>
        <translation>”Kokeile osoitetta” hakee luettelon.</translation>
    </message>
    <message>
        <source>Time zone of the server</source>
        <extracomment>A field.</extracomment>
        <translation>Palvelimen aikavyöhyke</translation>
    </message>
    <message>
        <source>Type the user name of a desk account.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita virkailijan käyttäjätunnus.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita salasana.</translation>
    </message>
    <message>
        <source>It stands on every transaction; Koha keeps no name of a desk.</source>
        <extracomment>Below the desk&apos;s name.</extracomment>
        <translation>Nimi näkyy jokaisessa tapahtumassa; Koha ei säilytä palvelupisteen nimeä.</translation>
    </message>
    <message>
        <source>Connect this desk again</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>Liitä palvelupiste uudelleen</translation>
    </message>
    <message>
        <source>The password has changed, or the server is another one. What was recorded stays here and is sent later.</source>
        <extracomment>Below it.</extracomment>
        <translation>Salasana on vaihtunut, tai palvelin on toinen. Kirjattu pysyy täällä ja lähetetään myöhemmin.</translation>
    </message>
    <message>
        <source>Connect</source>
        <extracomment>A button.</extracomment>
        <translation>Liitä</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>A button.</extracomment>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <extracomment>A button.</extracomment>
        <translation>Kirjaudu uudelleen…</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <extracomment>A button.</extracomment>
        <translation>Liitä uudelleen…</translation>
    </message>
    <message>
        <source>For another user name or password, or another library or server</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Toista käyttäjätunnusta, salasanaa, kirjastoa tai palvelinta varten</translation>
    </message>
    <message>
        <source>{why} “Sign in again…” stands under Data and connection.</source>
        <extracomment>The server did not let the desk in.</extracomment>
        <translation>{why} ”Kirjaudu uudelleen…” on sivulla Tiedot ja yhteys.</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>A page of the settings.</extracomment>
        <translation>Palvelin</translation>
    </message>
    <message>
        <source>After another password, or to work with another library or server.</source>
        <extracomment>Above the button that connects again.</extracomment>
        <translation>Kun salasana on vaihtunut tai kirjasto tai palvelin on toinen.</translation>
    </message>
    <message>
        <source>Koha applies what is done here in the library of the account: sign in again for another.</source>
        <extracomment>Below the library in the settings.</extracomment>
        <translation>Koha käsittelee täällä tehdyn tunnuksen kirjastossa: vaihda kirjautumalla uudelleen.</translation>
    </message>
    <message>
        <source>Connected</source>
        <extracomment>Title of a page.</extracomment>
        <translation>Liitetty</translation>
    </message>
    <message>
        <source>{name}, library {library}</source>
        <extracomment>Below it.</extracomment>
        <translation>{name}, kirjasto {library}</translation>
    </message>
    <message>
        <source>Libraries&apos; systems differ in what they can be told. Whoever works here should know what this one does.</source>
        <extracomment>Below it.</extracomment>
        <translation>Kirjastojärjestelmät ottavat vastaan eri asioita. Jokaisen täällä työskentelevän on hyvä tietää, mitä tämä tekee.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>{server} sets its own due date; differences are shown after processing.</source>
        <extracomment>Beside the due date that the patron is told.</extracomment>
        <translation>{server} laskee oman eräpäivänsä; erot näytetään käsittelyn jälkeen.</translation>
    </message>
    <message>
        <source>{server} cannot be told of in-house use: it is not counted here.</source>
        <extracomment>Why something cannot be done here.</extracomment>
        <translation>{server} ei ota vastaan käyttöä kirjastossa: sitä ei lasketa täällä.</translation>
    </message>
    <message>
        <source>{server} takes no new patrons from here: register them there.</source>
        <extracomment>Why something cannot be done here.</extracomment>
        <translation>{server} ei ota täältä vastaan uusia asiakkaita: rekisteröi heidät siellä.</translation>
    </message>
    <message>
        <source>{server} cannot be told this: it is not recorded here.</source>
        <extracomment>Why something cannot be done here.</extracomment>
        <translation>{server} ei ota tätä vastaan: sitä ei kirjata täällä.</translation>
    </message>
    <message numerus="yes">
        <source>%n due date(s) differ from what the patron was told:</source>
        <extracomment>In the summary of processing.</extracomment>
        <translation>
            <numerusform>%n eräpäivä eroaa asiakkaalle sanotusta:</numerusform>
            <numerusform>%n eräpäivää eroaa asiakkaalle sanotusta:</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} · {title}: told {told}, the server keeps {kept}</source>
        <extracomment>One of them.</extracomment>
        <translation>{name} · {title}: sanottu {told}, palvelimella {kept}</translation>
    </message>
    <message>
        <source>Show them in the table</source>
        <extracomment>A button: in the table.</extracomment>
        <translation>Näytä ne taulukossa</translation>
    </message>
    <message>
        <source>Due, as told</source>
        <extracomment>Of the printed and saved summary.</extracomment>
        <translation>Eräpäivä, sanottu</translation>
    </message>
    <message>
        <source>Due, as the server keeps it</source>
        <extracomment>Of the printed and saved summary.</extracomment>
        <translation>Eräpäivä palvelimella</translation>
    </message>
    <message>
        <source>Due dates that differ: tell these patrons</source>
        <extracomment>Over a table of the printed summary.</extracomment>
        <translation>Eroavat eräpäivät: kerro näille asiakkaille</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Success</source>
        <translation>Onnistui</translation>
    </message>
    <message>
        <source>Patron not found</source>
        <translation>Asiakasta ei löydy</translation>
    </message>
    <message>
        <source>Item not found</source>
        <translation>Nidettä ei löydy</translation>
    </message>
    <message>
        <source>Item not on loan</source>
        <translation>Nide ei ole lainassa</translation>
    </message>
    <message>
        <source>Card number already in use</source>
        <translation>Kortin numero on jo käytössä</translation>
    </message>
    <message>
        <source>Another transaction has this number</source>
        <translation>Numero on jo toisella tapahtumalla</translation>
    </message>
    <message>
        <source>The server failed; it keeps the row and tries again</source>
        <translation>Palvelimessa on vika; rivi on tallessa, ja palvelin yrittää uudelleen</translation>
    </message>
    <message>
        <source>Waits behind an earlier row of the same item or patron</source>
        <translation>Odottaa saman niteen tai asiakkaan aikaisempaa riviä</translation>
    </message>
    <message>
        <source>No longer in the server&apos;s queue; what came of it is not known</source>
        <translation>Ei enää palvelimen jonossa; lopputulosta ei tiedetä</translation>
    </message>
    <message>
        <source>Withdrawn from the server&apos;s queue</source>
        <translation>Peruttu palvelimen jonosta</translation>
    </message>
    <message>
        <source>Not sent: this server renews by card, and whose loan it is was not known</source>
        <translation>Ei lähetetty: tämä palvelin uusii kortin mukaan, eikä lainaajaa tiedetty</translation>
    </message>
    <message>
        <source>Not sent: this server would cut the card number</source>
        <translation>Ei lähetetty: tämä palvelin katkaisisi kortin numeron</translation>
    </message>
    <message>
        <source>Not sent: this server would cut the barcode</source>
        <translation>Ei lähetetty: tämä palvelin katkaisisi viivakoodin</translation>
    </message>
    <message>
        <source>Not sent: this server would change a value</source>
        <translation>Ei lähetetty: tämä palvelin muuttaisi arvoa</translation>
    </message>
    <message>
        <source>the patron had it already</source>
        <translation>oli jo tällä asiakkaalla</translation>
    </message>
    <message>
        <source>which due date the server keeps could not be read back</source>
        <translation>palvelimen pitämää eräpäivää ei voitu lukea takaisin</translation>
    </message>
    <message>
        <source>the server gave another due date</source>
        <translation>palvelin antoi toisen eräpäivän</translation>
    </message>
    <message>
        <source>send it to {library}</source>
        <translation>lähetä: {library}</translation>
    </message>
    <message>
        <source>the patron is blocked</source>
        <translation>asiakkaalla on lainauskielto</translation>
    </message>
    <message>
        <source>the card has expired</source>
        <translation>kortti on vanhentunut</translation>
    </message>
    <message>
        <source>the card was reported lost</source>
        <translation>kortti on ilmoitettu kadonneeksi</translation>
    </message>
    <message>
        <source>the card had been replaced: done on {number}</source>
        <translation>kortti oli korvattu: kirjattu kortille {number}</translation>
    </message>
    <message>
        <source>the patron&apos;s address is in doubt</source>
        <translation>asiakkaan osoite on epävarma</translation>
    </message>
    <message>
        <source>the patron owed more than the limit</source>
        <translation>asiakkaan velka ylitti rajan</translation>
    </message>
    <message>
        <source>the patron had as many loans as allowed</source>
        <translation>asiakkaan lainaraja oli täynnä</translation>
    </message>
    <message>
        <source>no renewals were left</source>
        <translation>uusintoja ei ollut jäljellä</translation>
    </message>
    <message>
        <source>the item is not for loan</source>
        <translation>nidettä ei lainata</translation>
    </message>
    <message>
        <source>came late: kept as history</source>
        <translation>tuli myöhään: jää historiaan</translation>
    </message>
    <message>
        <source>this workstation&apos;s clock was wrong</source>
        <translation>työaseman kello oli väärässä</translation>
    </message>
    <message>
        <source>was processed before</source>
        <translation>oli jo käsitelty</translation>
    </message>
    <message>
        <source>the answer was lost; the item is not on loan there</source>
        <translation>vastaus katosi; nide ei ole palvelimella lainassa</translation>
    </message>
    <message>
        <source>the item was still being processed</source>
        <translation>nide oli vielä käsiteltävänä</translation>
    </message>
    <message>
        <source>the item was still on order</source>
        <translation>nide oli vielä tilauksessa</translation>
    </message>
    <message>
        <source>the item was marked as lost</source>
        <translation>nide oli merkitty kadonneeksi</translation>
    </message>
    <message>
        <source>the item was marked as missing</source>
        <translation>nide oli merkitty puuttuvaksi</translation>
    </message>
    <message>
        <source>the item was withdrawn</source>
        <translation>nide oli poistettu</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Hylätty</translation>
    </message>
    <message>
        <source>Corrected and recorded again</source>
        <translation>Korjattu ja kirjattu uudelleen</translation>
    </message>
    <message>
        <source>Settled by hand</source>
        <translation>Kuitattu käsin</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Peruttu</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>lähettämättä</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>epäselvä</translation>
    </message>
    <message>
        <source>at the server</source>
        <translation>palvelimella</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>onnistui</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>hylätty</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korjattu</translation>
    </message>
    <message>
        <source>settled by hand</source>
        <translation>kuitattu käsin</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>peruttu</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Lähettämättä</translation>
    </message>
    <message>
        <source>Unknown: no answer came</source>
        <translation>Epäselvä: vastausta ei tullut</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>Palvelimella</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Onnistui</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>Huomautus</translation>
    </message>
    <message>
        <source>Due date differs</source>
        <translation>Eräpäivä eroaa</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Epäselvä</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Hoidettu</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Lainaus</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Palautus</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Uusinta</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Maksu</translation>
    </message>
    <message>
        <source>In-house use</source>
        <translation>Käyttö kirjastossa</translation>
    </message>
    <message>
        <source>New patron</source>
        <translation>Uusi asiakas</translation>
    </message>
    <message>
        <source>The server made it due {granted}; the patron was told {told}</source>
        <extracomment>What staff must tell the patron: both dates.</extracomment>
        <translation>Palvelimen eräpäivä {granted}; asiakkaalle kerrottiin {told}</translation>
    </message>
    <message>
        <source>returned first from another patron</source>
        <translation>palautettiin ensin toiselta asiakkaalta</translation>
    </message>
    <message>
        <source>returned first from another patron ({card})</source>
        <translation>palautettiin ensin toiselta asiakkaalta ({card})</translation>
    </message>
    <message>
        <source>on hold: set it aside</source>
        <translation>varattu: pane varaushyllyyn</translation>
    </message>
    <message>
        <source>on hold: set it aside for {library}</source>
        <translation>varattu: pane varaushyllyyn, nouto: {library}</translation>
    </message>
    <message>
        <source>the item was not on the shelf</source>
        <translation>nide ei ollut hyllyssä</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Sent to the printer {printer}.</source>
        <extracomment>It worked.</extracomment>
        <translation>Lähetetty tulostimelle {printer}.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <extracomment>It worked.</extracomment>
        <translation>Tallennettu: {path}.</translation>
    </message>
    <message>
        <source>No receipt was printed: there is no printer. Ctrl+P saves it as a PDF.</source>
        <extracomment>A receipt for each patron, and no printer.</extracomment>
        <translation>Kuittia ei tulostettu: tulostinta ei ole. Ctrl+P tallentaa sen PDF-tiedostona.</translation>
    </message>
    <message>
        <source>There is no printer. Write it down.</source>
        <extracomment>A secret was to be printed, which is not saved as a file.</extracomment>
        <translation>Tulostinta ei ole. Kirjoita koodi muistiin.</translation>
    </message>
    <message>
        <source>There is no receipt to print yet.</source>
        <extracomment>Reprint, before the first visit.</extracomment>
        <translation>Tulostettavaa kuittia ei vielä ole.</translation>
    </message>
    <message>
        <source>Receipts are switched off in the settings.</source>
        <extracomment>The preference says none.</extracomment>
        <translation>Kuitit on poistettu käytöstä asetuksissa.</translation>
    </message>
    <message>
        <source>The printer {printer} is not there: choose another in the settings.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Tulostinta {printer} ei löydy: valitse toinen asetuksissa.</translation>
    </message>
    <message>
        <source>The printer {printer} does not print: look at it, then print again.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Tulostin {printer} ei tulosta: tarkista se ja tulosta uudelleen.</translation>
    </message>
    <message>
        <source>Not saved: that folder is offcirc’s own, and nothing in it is readable. Choose another.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Ei tallennettu: kansio on offcircin oma, eikä sen sisältöä voi lukea. Valitse toinen.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Ei tallennettu: levy on täynnä.</translation>
    </message>
    <message>
        <source>Not saved: {path} cannot be written.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Ei tallennettu: {path}, kirjoitus ei onnistu.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <extracomment>Title of the file dialog, and a button.</extracomment>
        <translation>Tallenna PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <extracomment>In the file dialog.</extracomment>
        <translation>PDF-tiedostot (*.pdf)</translation>
    </message>
    <message>
        <source>Print</source>
        <extracomment>Button.</extracomment>
        <translation>Tulosta</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Paper</source>
        <extracomment>Label.</extracomment>
        <translation>Paperi</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Receipt</source>
        <extracomment>Name of the document; in a print queue anybody may read it, so that it names nobody.</extracomment>
        <translation>Kuitti</translation>
    </message>
    <message>
        <source>Card {card}</source>
        <extracomment>Whose it is: `•••• 4471`.</extracomment>
        <translation>Kortti {card}</translation>
    </message>
    <message>
        <source>Due back {day}</source>
        <extracomment>Over the loans of one due date.</extracomment>
        <translation>Eräpäivä {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <extracomment>How many.</extracomment>
        <translation>
            <numerusform>%n laina</numerusform>
            <numerusform>%n lainaa</numerusform>
        </translation>
    </message>
    <message>
        <source>No loans on this visit</source>
        <extracomment>A visit without one.</extracomment>
        <translation>Ei lainoja tällä käynnillä</translation>
    </message>
    <message>
        <source>Paid {amount}</source>
        <extracomment>A payment.</extracomment>
        <translation>Maksettu {amount}</translation>
    </message>
    <message>
        <source>Served by {staff}</source>
        <extracomment>Who was at the desk.</extracomment>
        <translation>Sinua palveli {staff}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <extracomment>Foot of an A4 page.</extracomment>
        <translation>Sivu {page}/{pages}</translation>
    </message>
    <message>
        <source>Made {moment}</source>
        <extracomment>Under a report&apos;s title.</extracomment>
        <translation>Tehty {moment}</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Of a receipt on A4.</extracomment>
        <translation>Nimeke</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Of a receipt on A4.</extracomment>
        <translation>Viivakoodi</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>New recovery code…</source>
        <extracomment>Title, and a button that opens the dialog.</extracomment>
        <translation>Uusi palautuskoodi…</translation>
    </message>
    <message>
        <source>A new recovery code</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Uusi palautuskoodi</translation>
    </message>
    <message>
        <source>For a code that was lost, or that somebody has seen</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation>Kun koodi on kadonnut tai joku on nähnyt sen</translation>
    </message>
    <message>
        <source>The new code is shown once: have paper or a printer at hand. The code before opens nothing any more, and older backups still open with the one that was valid when they were made.</source>
        <extracomment>Below the title.</extracomment>
        <translation>Uusi koodi näytetään vain kerran: varaa paperia tai tulostin. Edellinen koodi ei enää avaa mitään täällä, mutta vanhat varmuuskopiot avautuvat yhä sillä, joka oli voimassa niitä tehtäessä.</translation>
    </message>
    <message>
        <source>Who may do this</source>
        <extracomment>A field: a member of staff.</extracomment>
        <translation>Kuka saa tehdä tämän</translation>
    </message>
    <message>
        <source>Their PIN</source>
        <extracomment>A field.</extracomment>
        <translation>Hänen PIN-koodinsa</translation>
    </message>
    <message>
        <source>Anybody at this desk could take a new code away with them: no passphrase is set here, and no member of staff has a PIN. Add one in the settings, under Staff; then come back.</source>
        <extracomment>Nobody can prove here that they may.</extracomment>
        <translation>Kuka tahansa tämän tiskin ääressä voisi viedä uuden koodin mukanaan: tunnuslausetta ei ole, eikä kenelläkään henkilökunnasta ole PIN-koodia. Lisää joku asetuksissa kohdassa Henkilökunta ja palaa sitten tähän.</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <extracomment>A button.</extracomment>
        <translation>Tee uusi koodi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>A button.</extracomment>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button, once the code was kept.</extracomment>
        <translation>Sulje</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>Transaction</source>
        <extracomment>What the panel is, for screen readers.</extracomment>
        <translation>Tapahtuma</translation>
    </message>
    <message>
        <source>Probably</source>
        <extracomment>Above the guesses.</extracomment>
        <translation>Todennäköisesti</translation>
    </message>
    <message>
        <source>Card</source>
        <extracomment>A field.</extracomment>
        <translation>Kortti</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>A field.</extracomment>
        <translation>Viivakoodi</translation>
    </message>
    <message>
        <source>Due date</source>
        <extracomment>A field.</extracomment>
        <translation>Eräpäivä</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <extracomment>A button.</extracomment>
        <translation>Korjaa ja lähetä uudelleen</translation>
    </message>
    <message>
        <source>Send again as it is</source>
        <extracomment>The same while nothing was changed.</extracomment>
        <translation>Lähetä samana uudelleen</translation>
    </message>
    <message>
        <source>Settle by hand…</source>
        <extracomment>A button.</extracomment>
        <translation>Kuittaa käsin…</translation>
    </message>
    <message>
        <source>You have settled it another way, for example in the library system; say how</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Olet hoitanut asian muuten, esimerkiksi kirjastojärjestelmässä; kerro, miten</translation>
    </message>
    <message>
        <source>Settle</source>
        <extracomment>A button.</extracomment>
        <translation>Kuittaa</translation>
    </message>
    <message>
        <source>How was it settled?</source>
        <extracomment>A field.</extracomment>
        <translation>Miten asia hoidettiin?</translation>
    </message>
    <message>
        <source>for example: lent in the library system</source>
        <extracomment>In the empty field.</extracomment>
        <translation>esimerkiksi: lainattu kirjastojärjestelmässä</translation>
    </message>
    <message>
        <source>Take back</source>
        <extracomment>A button.</extracomment>
        <translation>Peru</translation>
    </message>
    <message>
        <source>This row has not left the workstation. Take it back?</source>
        <extracomment>Before a row is taken back.</extracomment>
        <translation>Rivi ei ole vielä lähtenyt työasemalta. Perutaanko se?</translation>
    </message>
    <message>
        <source>Undo by checking in</source>
        <extracomment>A button.</extracomment>
        <translation>Kumoa palauttamalla</translation>
    </message>
    <message>
        <source>The server has this loan, or may have it. Record a check-in that undoes it?</source>
        <extracomment>Before a loan is undone.</extracomment>
        <translation>Laina on palvelimella tai voi olla siellä. Kirjataanko palautus, joka kumoaa sen?</translation>
    </message>
    <message>
        <source>Yes, undo</source>
        <extracomment>A button.</extracomment>
        <translation>Kyllä, kumoa</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <extracomment>A button.</extracomment>
        <translation>Ei, jätä</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>Above the history.</extracomment>
        <translation>Vaiheet</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Closes this panel (Esc)</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Sulkee paneelin (Esc)</translation>
    </message>
    <message>
        <source>Recorded again with the correction. The next synchronisation sends it.</source>
        <extracomment>After a correction.</extracomment>
        <translation>Kirjattu uudelleen korjattuna. Seuraava synkronointi lähettää sen.</translation>
    </message>
    <message>
        <source>Settled by hand. The reason is kept with the row.</source>
        <extracomment>After settling.</extracomment>
        <translation>Kuitattu käsin. Perustelu säilyy rivin mukana.</translation>
    </message>
    <message>
        <source>Taken back: the row is not sent.</source>
        <extracomment>After taking back.</extracomment>
        <translation>Peruttu: riviä ei lähetetä.</translation>
    </message>
    <message>
        <source>A check-in was recorded that undoes the loan.</source>
        <extracomment>After an undo.</extracomment>
        <translation>Palautus, joka kumoaa lainan, on kirjattu.</translation>
    </message>
    <message>
        <source>Filled in: {name}</source>
        <extracomment>A scan went into the repair panel.</extracomment>
        <translation>Täytetty: {name}</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <extracomment>Who, what and when, above the result.</extracomment>
        <translation>Eräpäivä {day}</translation>
    </message>
    <message>
        <source>Undoes an earlier loan</source>
        <extracomment>Who, what and when, above the result.</extracomment>
        <translation>Kumoaa aikaisemman lainan</translation>
    </message>
    <message>
        <source>{when} at {place}</source>
        <extracomment>Who, what and when, above the result.</extracomment>
        <translation>{when}, {place}</translation>
    </message>
    <message>
        <source>Tell the patron the server&apos;s due date.</source>
        <extracomment>What to do about a row, where something is to be done.</extracomment>
        <translation>Kerro asiakkaalle palvelimen eräpäivä.</translation>
    </message>
    <message>
        <source>It left this workstation and no answer came. Synchronise asks the server again, and nothing is applied twice. If the server cannot tell, look there and settle it by hand.</source>
        <extracomment>What to do about a row, where something is to be done.</extracomment>
        <translation>Tapahtuma lähti tältä työasemalta, mutta vastausta ei tullut. Synkronointi kysyy palvelimelta uudelleen, eikä mitään käsitellä kahdesti. Jos palvelin ei tiedä, tarkista asia siellä ja kuittaa käsin.</translation>
    </message>
    <message>
        <source>Recorded at another workstation: it can be corrected there.</source>
        <extracomment>What to do about a row, where something is to be done.</extracomment>
        <translation>Kirjattu toisella työasemalla: sen voi korjata siellä.</translation>
    </message>
    <message>
        <source>The server had no loan of this item. If the item is back, nothing is left to do: settle it by hand.</source>
        <translation>Palvelimella ei ollut lainaa tästä niteestä. Jos nide on palannut, muuta ei tarvita: kuittaa käsin.</translation>
    </message>
    <message>
        <source>Give the patron another card, or settle it by hand if it is the same person.</source>
        <translation>Anna asiakkaalle toinen kortti, tai kuittaa käsin, jos kyse on samasta henkilöstä.</translation>
    </message>
    <message>
        <source>One slip away: {number} {name}, who was at the desk at {clock}</source>
        <translation>Lähes sama numero: {number} {name}, tiskillä klo {clock}</translation>
    </message>
    <message>
        <source>Card and item were swapped: {name} borrowed {title}</source>
        <translation>Kortti ja nide vaihtuivat: {name} lainasi: {title}</translation>
    </message>
    <message>
        <source>{number} is not a card but an item: {title}</source>
        <translation>{number} ei ole kortti vaan nide: {title}</translation>
    </message>
    <message>
        <source>{number} is not an item but the card of {name}</source>
        <translation>{number} ei ole nide vaan kortti: {name}</translation>
    </message>
    <message>
        <source>The card&apos;s check digit is wrong: it was mistyped or misread</source>
        <translation>Kortin tarkistusnumero on väärä: se näppäiltiin tai luettiin väärin</translation>
    </message>
    <message>
        <source>The barcode&apos;s check digit is wrong: it was mistyped or misread</source>
        <translation>Viivakoodin tarkistusnumero on väärä: se näppäiltiin tai luettiin väärin</translation>
    </message>
    <message>
        <source>One slip away: {number} {name}</source>
        <translation>Lähes sama numero: {number} {name}</translation>
    </message>
    <message>
        <source>One slip away: {number} {title}</source>
        <translation>Lähes sama numero: {number} {title}</translation>
    </message>
    <message>
        <source>This card was replaced: {name} now has {number}</source>
        <translation>Tämä kortti on korvattu: {name}, nyt {number}</translation>
    </message>
    <message>
        <source>An old card? {name} also has {number}</source>
        <translation>Vanha kortti? {name}, nyt myös {number}</translation>
    </message>
    <message>
        <source>{name} was at the desk at {clock} ({number})</source>
        <translation>{name} oli tiskillä klo {clock} ({number})</translation>
    </message>
    <message>
        <source>The card {number} belongs to {name}</source>
        <translation>Kortin {number} omistaa {name}</translation>
    </message>
    <message>
        <source>It was checked in before, at {clock}: show that row</source>
        <translation>Se palautettiin jo klo {clock}: näytä se rivi</translation>
    </message>
    <message>
        <source>Its loan to {name} at {clock} is not done yet: show that row</source>
        <translation>Laina on vielä käsittelemättä ({name}, klo {clock}): näytä se rivi</translation>
    </message>
    <message>
        <source>The server: {told}</source>
        <translation>Palvelin: {told}</translation>
    </message>
    <message>
        <source>Settled by hand: {reason}</source>
        <translation>Kuitattu käsin: {reason}</translation>
    </message>
    <message>
        <source>Sent again by hand: {reason}</source>
        <translation>Lähetetty uudelleen käsin: {reason}</translation>
    </message>
    <message>
        <source>Recorded by {staff}</source>
        <translation>Kirjannut {staff}</translation>
    </message>
    <message>
        <source>Brought by a file; taken in by {staff}</source>
        <translation>Tuli tiedostosta; vastaanottaja {staff}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Peruttu</translation>
    </message>
    <message>
        <source>On its way to the server</source>
        <translation>Matkalla palvelimelle</translation>
    </message>
    <message>
        <source>It never reached the server</source>
        <translation>Ei päässyt palvelimelle</translation>
    </message>
    <message>
        <source>The server has it</source>
        <translation>Palvelimella</translation>
    </message>
    <message>
        <source>Written to a file that is carried</source>
        <translation>Kirjoitettu siirrettävään tiedostoon</translation>
    </message>
    <message>
        <source>The server answered</source>
        <translation>Palvelin vastasi</translation>
    </message>
    <message>
        <source>Corrected and recorded again</source>
        <translation>Korjattu ja kirjattu uudelleen</translation>
    </message>
</context>
<context>
    <name>SetDue</name>
    <message>
        <source>Set the date that was told…</source>
        <extracomment>A button.</extracomment>
        <translation>Aseta sanottu eräpäivä…</translation>
    </message>
    <message>
        <source>The server renews the loan until the date that the patron was told</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Palvelin uusii lainan asiakkaalle sanottuun päivään asti</translation>
    </message>
    <message>
        <source>{server} renews the loan until {told}. It counts as a renewal there; by its rules it may cost a fee, or be refused. Do it?</source>
        <extracomment>Before it is done.</extracomment>
        <translation>{server} uusii lainan, ja uusi eräpäivä on {told}. Se lasketaan siellä uusinnaksi; sääntöjen mukaan siitä voidaan periä maksu, tai se voidaan estää. Tehdäänkö näin?</translation>
    </message>
    <message>
        <source>Yes, set it</source>
        <extracomment>A button.</extracomment>
        <translation>Kyllä, aseta</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <extracomment>A button.</extracomment>
        <translation>Ei, jätä</translation>
    </message>
    <message>
        <source>The server keeps the date that the patron was told.</source>
        <extracomment>Afterwards.</extracomment>
        <translation>Palvelin pitää asiakkaalle sanotun eräpäivän.</translation>
    </message>
    <message>
        <source>Or have the server set the date that was told.</source>
        <extracomment>Besides telling the patron.</extracomment>
        <translation>Tai pyydä palvelinta asettamaan sanottu eräpäivä.</translation>
    </message>
    <message>
        <source>The server was asked to set the date that was told</source>
        <extracomment>A line of a row&apos;s history.</extracomment>
        <translation>Palvelinta pyydettiin asettamaan sanottu eräpäivä</translation>
    </message>
    <message>
        <source>The server did not set it: {reason}</source>
        <extracomment>Why it was not done.</extracomment>
        <translation>Palvelin ei asettanut sitä: {reason}</translation>
    </message>
    <message>
        <source>it made a date of its own again</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>se laski taas oman päivänsä</translation>
    </message>
    <message>
        <source>no renewals are left</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>uusintoja ei ole jäljellä</translation>
    </message>
    <message>
        <source>no renewals are left without seeing the item</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>uusintoja niteen näkemättä ei ole jäljellä</translation>
    </message>
    <message>
        <source>it is too early for a renewal</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>on liian aikaista uusia</translation>
    </message>
    <message>
        <source>somebody is waiting for the item</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>joku odottaa nidettä</translation>
    </message>
    <message>
        <source>the item is booked</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>nide on ennakkoon varattu</translation>
    </message>
    <message>
        <source>the item was recalled</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>nide on pyydetty palauttamaan</translation>
    </message>
    <message>
        <source>the patron has overdue loans</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>asiakkaalla on myöhässä olevia lainoja</translation>
    </message>
    <message>
        <source>the patron is restricted</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>asiakkaan lainaamista on rajoitettu</translation>
    </message>
    <message>
        <source>the patron owes too much</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>asiakkaalla on liikaa maksamatta</translation>
    </message>
    <message>
        <source>the loan renews itself</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>laina uusiutuu itsestään</translation>
    </message>
    <message>
        <source>the item may not be renewed</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>nidettä ei saa uusia</translation>
    </message>
    <message>
        <source>it is a loan for use in the library</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>laina on kirjastossa käyttöä varten</translation>
    </message>
</context>
<context>
    <name>Sets</name>
    <message>
        <source>Exchange sets</source>
        <extracomment>Rail.
----------
Name of the list, for screen readers.</extracomment>
        <translation>Siirtokokoelmat</translation>
    </message>
    <message>
        <source>Choose a set, then scan its items</source>
        <extracomment>The empty scan box, while no set is open on the page.</extracomment>
        <translation>Valitse kokoelma ja lue sen niteet</translation>
    </message>
    <message>
        <source>Scan an item into {name}</source>
        <extracomment>The empty scan box, while a set is filled.</extracomment>
        <translation>Lue nide kokoelmaan {name}</translation>
    </message>
    <message>
        <source>Scan what came back with {name}</source>
        <extracomment>The empty scan box, while a set is taken back.</extracomment>
        <translation>Lue, mitä kokoelmasta {name} palasi</translation>
    </message>
    <message>
        <source>being filled</source>
        <extracomment>Of a set.</extracomment>
        <translation>koottavana</translation>
    </message>
    <message>
        <source>sent</source>
        <extracomment>Of a set.</extracomment>
        <translation>lähetetty</translation>
    </message>
    <message>
        <source>returned</source>
        <extracomment>Of a set.</extracomment>
        <translation>palautettu</translation>
    </message>
    <message>
        <source>Set</source>
        <extracomment>Column.</extracomment>
        <translation>Kokoelma</translation>
    </message>
    <message>
        <source>Receiver</source>
        <extracomment>Column: the library it goes to, or is at.</extracomment>
        <translation>Vastaanottaja</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Column.</extracomment>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Items of the set</source>
        <extracomment>Name of the table of a set&apos;s items, for screen readers.</extracomment>
        <translation>Kokoelman niteet</translation>
    </message>
    <message>
        <source>Delete takes an item out of a set that was not sent</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Delete poistaa niteen kokoelmasta, jota ei ole lähetetty</translation>
    </message>
    <message>
        <source>New set</source>
        <extracomment>Button.</extracomment>
        <translation>Uusi kokoelma</translation>
    </message>
    <message>
        <source>New exchange set</source>
        <extracomment>Of the form.</extracomment>
        <translation>Uusi siirtokokoelma</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <extracomment>Field.</extracomment>
        <translation>Kokoelman nimi</translation>
    </message>
    <message>
        <source>Goes to</source>
        <extracomment>Field.</extracomment>
        <translation>Menee kirjastoon</translation>
    </message>
    <message>
        <source>Its items will be in {place}.</source>
        <extracomment>Under the field: where the items will be (T5).</extracomment>
        <translation>Sen niteiden paikaksi tulee {place}.</translation>
    </message>
    <message>
        <source>No library&apos;s record says where it receives sets. Ask whoever looks after the server.</source>
        <extracomment>In place of the same.</extracomment>
        <translation>Minkään kirjaston tiedoissa ei ole kokoelmien vastaanottopaikkaa. Kysy palvelimen ylläpitäjältä.</translation>
    </message>
    <message>
        <source>Make the set</source>
        <extracomment>Button: the set is made.</extracomment>
        <translation>Luo kokoelma</translation>
    </message>
    <message>
        <source>Choose a set, or make one</source>
        <extracomment>No set is open on the page.</extracomment>
        <translation>Valitse kokoelma tai luo uusi</translation>
    </message>
    <message>
        <source>A set is packed by scanning, sent to another library, and taken back item by item or whole. All of it works without a network.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Kokoelma pakataan lukemalla niteet, lähetetään toiseen kirjastoon ja palautetaan nide kerrallaan tai kokonaan. Kaikki toimii ilman verkkoa.</translation>
    </message>
    <message>
        <source>Goes to {receiver}.</source>
        <extracomment>Under the heading of a set that is being filled.</extracomment>
        <translation>Vastaanottaja: {receiver}.</translation>
    </message>
    <message>
        <source>Lent to {receiver}; its items are in {place}.</source>
        <extracomment>Under the heading of a set that is out.</extracomment>
        <translation>Lainassa: {receiver}. Niteiden paikka: {place}.</translation>
    </message>
    <message>
        <source>Was lent to {receiver}; nothing of it is out any more.</source>
        <extracomment>Under the heading of a set that is closed.</extracomment>
        <translation>Oli lainassa: {receiver}. Kokoelmasta ei ole enää mitään poissa.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in it</source>
        <extracomment>Over the items of a set that is being filled.</extracomment>
        <translation>
            <numerusform>%n nide kokoelmassa</numerusform>
            <numerusform>%n nidettä kokoelmassa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still out</source>
        <extracomment>Over the items of a set that was sent.</extracomment>
        <translation>
            <numerusform>%n nide vielä poissa</numerusform>
            <numerusform>%n nidettä vielä poissa</numerusform>
        </translation>
    </message>
    <message>
        <source>Send the set</source>
        <extracomment>Button.</extracomment>
        <translation>Lähetä kokoelma</translation>
    </message>
    <message numerus="yes">
        <source>Send %n item(s) to {receiver}? Afterwards nothing can be added.</source>
        <extracomment>Before it is sent.</extracomment>
        <translation>
            <numerusform>Lähetetäänkö %n nide? Vastaanottaja: {receiver}. Sen jälkeen mitään ei voi lisätä.</numerusform>
            <numerusform>Lähetetäänkö %n nidettä? Vastaanottaja: {receiver}. Sen jälkeen mitään ei voi lisätä.</numerusform>
        </translation>
    </message>
    <message>
        <source>All came back</source>
        <extracomment>Button.</extracomment>
        <translation>Kaikki palasivat</translation>
    </message>
    <message numerus="yes">
        <source>Are all %n item(s) that are still out here again?</source>
        <extracomment>Before all are taken back.</extracomment>
        <translation>
            <numerusform>Onko %n vielä poissa ollut nide taas täällä?</numerusform>
            <numerusform>Ovatko kaikki %n vielä poissa ollutta nidettä taas täällä?</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest is missing</source>
        <extracomment>Button: whatever is still out did not come back.</extracomment>
        <translation>Loput puuttuvat</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n item(s) as missing? Their records come home: {titles}</source>
        <extracomment>Before they are said to be missing, by name.</extracomment>
        <translation>
            <numerusform>Merkitäänkö %n nide hukkuneeksi? Sen tiedot palaavat kotipaikkaan: {titles}</numerusform>
            <numerusform>Merkitäänkö %n nidettä hukkuneiksi? Niiden tiedot palaavat kotipaikkaan: {titles}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{titles} and %n more</source>
        <extracomment>Some titles, and how many others.</extracomment>
        <translation>
            <numerusform>{titles} ja %n muu</numerusform>
            <numerusform>{titles} ja %n muuta</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>Answers a question.</extracomment>
        <translation>Kyllä</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>Answers a question.</extracomment>
        <translation>Ei</translation>
    </message>
    <message>
        <source>Take out of the set</source>
        <extracomment>Button.</extracomment>
        <translation>Poista kokoelmasta</translation>
    </message>
    <message>
        <source>Give up the set</source>
        <extracomment>Button.</extracomment>
        <translation>Luovu kokoelmasta</translation>
    </message>
    <message numerus="yes">
        <source>Give up this set? Its %n item(s) stay where they are.</source>
        <extracomment>Before a set that was not sent is forgotten.</extracomment>
        <translation>
            <numerusform>Luovutaanko kokoelmasta? Sen %n nide pysyy paikallaan.</numerusform>
            <numerusform>Luovutaanko kokoelmasta? Sen %n nidettä pysyvät paikoillaan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the set, item %n: {title}.</source>
        <extracomment>After a scan.</extracomment>
        <translation>
            <numerusform>Kokoelmassa, %n. nide: {title}.</numerusform>
            <numerusform>Kokoelmassa, %n. nide: {title}.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the set already: {title}.</source>
        <extracomment>After a scan of what is in the set.</extracomment>
        <translation>Jo kokoelmassa: {title}.</translation>
    </message>
    <message>
        <source>Back: {title}. Shelve: {location}.</source>
        <extracomment>After a scan of what came back (T23): where it goes.</extracomment>
        <translation>Palannut: {title}. Hyllytä: {location}.</translation>
    </message>
    <message>
        <source>Line</source>
        <extracomment>On paper: counts the lines.</extracomment>
        <translation>Rivi</translation>
    </message>
    <message>
        <source>{barcode}: {reason}</source>
        <extracomment>A scan did not go into the set, or not back with it.</extracomment>
        <translation>{barcode}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are back; not sent yet.</source>
        <extracomment>After all were taken back.</extracomment>
        <translation>
            <numerusform>%n nide on palannut; ei vielä lähetetty.</numerusform>
            <numerusform>%n nidettä on palannut; ei vielä lähetetty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} is on its way with %n item(s); not sent to the server yet.</source>
        <extracomment>After it was sent.</extracomment>
        <translation>
            <numerusform>{name} on matkalla, %n nide; ei vielä lähetetty palvelimelle.</numerusform>
            <numerusform>{name} on matkalla, %n nidettä; ei vielä lähetetty palvelimelle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are marked as missing; not sent yet.</source>
        <extracomment>After the rest was said to be missing.</extracomment>
        <translation>
            <numerusform>%n nide on merkitty hukkuneeksi; ei vielä lähetetty.</numerusform>
            <numerusform>%n nidettä on merkitty hukkuneiksi; ei vielä lähetetty.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a set first: nothing was recorded.</source>
        <extracomment>A scan came while no set is open on the page, or one that is closed.</extracomment>
        <translation>Valitse ensin kokoelma: mitään ei kirjattu.</translation>
    </message>
    <message>
        <source>Print packing list</source>
        <extracomment>Button.</extracomment>
        <translation>Tulosta pakkausluettelo</translation>
    </message>
    <message>
        <source>Packing list as PDF…</source>
        <extracomment>Button.</extracomment>
        <translation>Pakkausluettelo PDF:nä…</translation>
    </message>
    <message>
        <source>Save for import…</source>
        <extracomment>Button: a file for a receiver that keeps its records in another system.</extracomment>
        <translation>Tallenna tuontia varten…</translation>
    </message>
    <message>
        <source>For a receiver with another library system: MARC 21 with item data, or CSV</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Vastaanottajalle, jolla on toinen kirjastojärjestelmä: MARC 21 nidetietoineen tai CSV</translation>
    </message>
    <message>
        <source>MARC 21 with item data (*.mrc);;Table (*.csv)</source>
        <extracomment>In the file dialog; `;;` stands between the types.</extracomment>
        <translation>MARC 21 nidetietoineen (*.mrc);;Taulukko (*.csv)</translation>
    </message>
    <message>
        <source>Packing list: {name}</source>
        <extracomment>Title on paper.</extracomment>
        <translation>Pakkausluettelo: {name}</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>On paper: whose the items are.</extracomment>
        <translation>Lähettäjä</translation>
    </message>
    <message>
        <source>Items</source>
        <extracomment>On paper: how many items.</extracomment>
        <translation>Niteitä</translation>
    </message>
    <message>
        <source>{server} cannot be told of exchange sets from here: send and take them back there.</source>
        <extracomment>Why no set can be sent or taken back here: the kind of server.</extracomment>
        <translation>{server} ei ota vastaan siirtokokoelmia täältä: lähetä ja palauta ne siellä.</translation>
    </message>
    <message>
        <source>This workstation may not send or take back sets: whoever looks after the server can allow it.</source>
        <extracomment>Why no set can be sent or taken back here: what the administrator has not granted.</extracomment>
        <translation>Tämä työasema ei saa lähettää tai palauttaa kokoelmia: palvelimen ylläpitäjä voi antaa siihen luvan.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Asetukset</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <extracomment>The list of pages, for screen readers.</extracomment>
        <translation>Asetusten sivut</translation>
    </message>
    <message>
        <source>Desk</source>
        <extracomment>A page.</extracomment>
        <translation>Palvelupiste</translation>
    </message>
    <message>
        <source>Appearance</source>
        <extracomment>A page.</extracomment>
        <translation>Ulkoasu</translation>
    </message>
    <message>
        <source>Sounds</source>
        <extracomment>A page.</extracomment>
        <translation>Äänet</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>A field.</extracomment>
        <translation>Kirjasto</translation>
    </message>
    <message>
        <source>not said</source>
        <extracomment>A choice, where none is set.</extracomment>
        <translation>ei valittu</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <extracomment>A field.</extracomment>
        <translation>Palvelupisteen nimi</translation>
    </message>
    <message>
        <source>The server knows the desk by this name; a new enrolment code gives another.</source>
        <extracomment>Below it.</extracomment>
        <translation>Palvelin tuntee palvelupisteen tällä nimellä; uuden nimen saa uudella käyttöönottokoodilla.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <extracomment>A field.</extracomment>
        <translation>Palvelimen osoite</translation>
    </message>
    <message>
        <source>Another server needs a new enrolment code.</source>
        <extracomment>Below it.</extracomment>
        <translation>Toinen palvelin vaatii uuden käyttöönottokoodin.</translation>
    </message>
    <message>
        <source>Without https:// anybody on the network can read what is sent.</source>
        <extracomment>A warning.</extracomment>
        <translation>Ilman https://-alkua kuka tahansa verkossa voi lukea lähetettävän.</translation>
    </message>
    <message>
        <source>Scanner prefix</source>
        <extracomment>A field.</extracomment>
        <translation>Lukijan etuliite</translation>
    </message>
    <message>
        <source>What the scanner sends before each barcode, if anything; it is left out.</source>
        <extracomment>Below it.</extracomment>
        <translation>Se, mitä lukija mahdollisesti lähettää ennen viivakoodia; se jätetään pois.</translation>
    </message>
    <message>
        <source>Due dates to offer, in days</source>
        <extracomment>A field.</extracomment>
        <translation>Tarjottavat eräpäivät, päivinä</translation>
    </message>
    <message>
        <source>For example 14, 21, 28. The rule’s own date is always offered as well.</source>
        <extracomment>Below it.</extracomment>
        <translation>Esimerkiksi 14, 21, 28. Säännön mukaista eräpäivää tarjotaan aina.</translation>
    </message>
    <message>
        <source>Write one to six numbers from 1 to 999 with commas between them.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita 1–6 lukua väliltä 1–999 pilkuilla erotettuina.</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>A field.</extracomment>
        <translation>Värit</translation>
    </message>
    <message>
        <source>as the system</source>
        <extracomment>A choice.</extracomment>
        <translation>järjestelmän mukaan</translation>
    </message>
    <message>
        <source>light</source>
        <extracomment>A choice.</extracomment>
        <translation>vaalea</translation>
    </message>
    <message>
        <source>dark</source>
        <extracomment>A choice.</extracomment>
        <translation>tumma</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>A field.</extracomment>
        <translation>Kieli</translation>
    </message>
    <message>
        <source>Text size</source>
        <extracomment>A field.</extracomment>
        <translation>Tekstin koko</translation>
    </message>
    <message>
        <source>{number} %</source>
        <extracomment>A choice.</extracomment>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>A sound for each scan</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Ääni jokaisesta luennasta</translation>
    </message>
    <message>
        <source>Volume</source>
        <extracomment>A field.</extracomment>
        <translation>Voimakkuus</translation>
    </message>
    <message>
        <source>Receipts</source>
        <extracomment>A page.</extracomment>
        <translation>Kuitit</translation>
    </message>
    <message>
        <source>Print a receipt</source>
        <extracomment>A field: who gets one.</extracomment>
        <translation>Kuitti tulostetaan</translation>
    </message>
    <message>
        <source>when asked for</source>
        <extracomment>A choice.</extracomment>
        <translation>pyydettäessä</translation>
    </message>
    <message>
        <source>for every patron, at the end of the visit</source>
        <extracomment>A choice.</extracomment>
        <translation>jokaiselle, asioinnin päätteeksi</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>A choice.</extracomment>
        <translation>ei koskaan</translation>
    </message>
    <message>
        <source>Paper</source>
        <extracomment>A field.</extracomment>
        <translation>Paperi</translation>
    </message>
    <message>
        <source>roll, 58 mm</source>
        <extracomment>A choice.</extracomment>
        <translation>rulla, 58 mm</translation>
    </message>
    <message>
        <source>roll, 80 mm</source>
        <extracomment>A choice.</extracomment>
        <translation>rulla, 80 mm</translation>
    </message>
    <message>
        <source>A4</source>
        <extracomment>A choice.</extracomment>
        <translation>A4</translation>
    </message>
    <message>
        <source>Printer</source>
        <extracomment>A field.</extracomment>
        <translation>Tulostin</translation>
    </message>
    <message>
        <source>the system’s default</source>
        <extracomment>A choice.</extracomment>
        <translation>järjestelmän oletus</translation>
    </message>
    <message>
        <source>Name of the library on receipts</source>
        <extracomment>A field.</extracomment>
        <translation>Kirjaston nimi kuiteissa</translation>
    </message>
    <message>
        <source>Left empty, the name in the local data is printed.</source>
        <extracomment>Below it.</extracomment>
        <translation>Jos kenttä on tyhjä, kuittiin tulee paikallisten tietojen nimi.</translation>
    </message>
    <message>
        <source>Two lines at the end of each receipt</source>
        <extracomment>Two fields.</extracomment>
        <translation>Kaksi riviä jokaisen kuitin lopussa</translation>
    </message>
    <message>
        <source>Second line at the end of each receipt</source>
        <extracomment>The second of them, for screen readers.</extracomment>
        <translation>Toinen rivi jokaisen kuitin lopussa</translation>
    </message>
    <message>
        <source>e.g. opening hours, or an address</source>
        <extracomment>In the empty field.</extracomment>
        <translation>esim. aukioloajat tai osoite</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>A button.</extracomment>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>A button.</extracomment>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Every change counts at once. Cancel brings back what was before.</source>
        <extracomment>Below the pages.</extracomment>
        <translation>Muutokset vaikuttavat heti. Peruuta palauttaa aiemmat asetukset.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Staff</source>
        <comment>in place of a name</comment>
        <extracomment>The name that stands on a row; where nobody signs in it is a code.</extracomment>
        <translation>Henkilökunta</translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <extracomment>Title of the covered desk.</extracomment>
        <translation>Tiski on lukittu</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <extracomment>Above the names.</extracomment>
        <translation>Kuka on tiskillä?</translation>
    </message>
    <message>
        <source>Staff</source>
        <extracomment>The list of names, for screen readers.
----------
Title of a page of the settings.</extracomment>
        <translation>Henkilökunta</translation>
    </message>
    <message>
        <source>Choose your name with the arrow keys, then type your PIN</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Valitse nimesi nuolinäppäimillä ja kirjoita PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>A field.</extracomment>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <extracomment>A button.</extracomment>
        <translation>Kirjaudu</translation>
    </message>
    <message>
        <source>Checking…</source>
        <extracomment>While a PIN is checked.</extracomment>
        <translation>Tarkistetaan…</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait. They are handled when somebody has signed in, under that name.</source>
        <extracomment>Scans that came while the desk was locked.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa. Se käsitellään, kun joku kirjautuu, hänen nimissään.</numerusform>
            <numerusform>%n luentaa odottaa. Ne käsitellään, kun joku kirjautuu, hänen nimissään.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs. Try again in %n second(s).</source>
        <extracomment>After wrong PINs.</extracomment>
        <translation>
            <numerusform>Liian monta väärää PIN-koodia. Yritä uudelleen %n sekunnin kuluttua.</numerusform>
            <numerusform>Liian monta väärää PIN-koodia. Yritä uudelleen %n sekunnin kuluttua.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forgotten your PIN?</source>
        <extracomment>A link.</extracomment>
        <translation>Unohditko PIN-koodin?</translation>
    </message>
    <message>
        <source>A new PIN</source>
        <extracomment>Title.</extracomment>
        <translation>Uusi PIN</translation>
    </message>
    <message>
        <source>A colleague who may look after staff signs in, opens Settings, Staff, and resets it. They read you a one-time code: it works here in place of the PIN.</source>
        <extracomment>First way.</extracomment>
        <translation>Työtoveri, joka hoitaa henkilökunnan tunnuksia, kirjautuu, avaa Asetukset, Henkilökunta ja nollaa PIN-koodin. Hän lukee sinulle kertakoodin: se käy täällä PIN-koodin sijasta.</translation>
    </message>
    <message>
        <source>Or the server&apos;s administrator resets it and tells you the code. Then ask the server here.</source>
        <extracomment>Second way.</extracomment>
        <translation>Tai palvelimen ylläpito nollaa sen ja kertoo koodin. Kysy sitten palvelimelta täällä.</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <extracomment>A button.</extracomment>
        <translation>Kysy palvelimelta</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <extracomment>While it is asked.</extracomment>
        <translation>Kysytään palvelimelta…</translation>
    </message>
    <message>
        <source>The server has answered. If your PIN was reset, sign in with the one-time code.</source>
        <extracomment>It answered.</extracomment>
        <translation>Palvelin vastasi. Jos PIN-koodisi nollattiin, kirjaudu kertakoodilla.</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>A button.</extracomment>
        <translation>Takaisin</translation>
    </message>
    <message>
        <source>{name}: choose a new PIN</source>
        <extracomment>Title.</extracomment>
        <translation>{name}: valitse uusi PIN</translation>
    </message>
    <message>
        <source>You signed in with a one-time code. From now on your own PIN counts; nobody else knows it.</source>
        <extracomment>Below it.</extracomment>
        <translation>Kirjauduit kertakoodilla. Tästä lähtien käytät omaa PIN-koodiasi; kukaan muu ei tiedä sitä.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <extracomment>A field.</extracomment>
        <translation>Uusi PIN</translation>
    </message>
    <message>
        <source>The new PIN once more</source>
        <extracomment>A field.</extracomment>
        <translation>Uusi PIN uudelleen</translation>
    </message>
    <message>
        <source>The PIN once more</source>
        <extracomment>A field.</extracomment>
        <translation>PIN uudelleen</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <extracomment>Below a PIN field.</extracomment>
        <translation>4–12 numeroa</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Type the second one again.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>PIN-koodit eivät ole samat. Kirjoita jälkimmäinen uudelleen.</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <extracomment>A button.</extracomment>
        <translation>Tallenna PIN</translation>
    </message>
    <message>
        <source>Who looks after this desk?</source>
        <extracomment>Title.</extracomment>
        <translation>Kuka vastaa tästä palvelupisteestä?</translation>
    </message>
    <message>
        <source>The first member of staff adds the others under Settings, Staff. The name stands on every transaction; the PIN works without a network.</source>
        <extracomment>Below it.</extracomment>
        <translation>Ensimmäinen virkailija lisää muut kohdassa Asetukset, Henkilökunta. Nimi jää jokaiseen tapahtumaan; PIN toimii ilman verkkoa.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>A field.</extracomment>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>as colleagues know you</source>
        <extracomment>In an empty name field.</extracomment>
        <translation>jolla työtoverit tuntevat sinut</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Kirjoita nimi.</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>A button.</extracomment>
        <translation>Aloita</translation>
    </message>
    <message>
        <source>Staff sign in by name and PIN</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Henkilökunta kirjautuu nimellä ja PIN-koodilla</translation>
    </message>
    <message>
        <source>Without sign-in no name stands on the transactions.</source>
        <extracomment>When it is not ticked.</extracomment>
        <translation>Ilman kirjautumista tapahtumiin ei jää nimeä.</translation>
    </message>
    <message>
        <source>Only staff who may look after staff can switch sign-in off. Ask one of them.</source>
        <extracomment>Instead of doing so.</extracomment>
        <translation>Kirjautumisen voi poistaa käytöstä vain se, joka saa hoitaa henkilökunnan tunnuksia. Pyydä häneltä apua.</translation>
    </message>
    <message>
        <source>Lock the desk after</source>
        <extracomment>A field.</extracomment>
        <translation>Lukitse tiski</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>A choice.</extracomment>
        <translation>ei koskaan</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a key or scan</source>
        <extracomment>A choice.</extracomment>
        <translation>
            <numerusform>%n minuutti ilman käyttöä</numerusform>
            <numerusform>%n minuuttia ilman käyttöä</numerusform>
        </translation>
    </message>
    <message>
        <source>A new member of staff</source>
        <extracomment>Title of a form.</extracomment>
        <translation>Uusi virkailija</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>A button.</extracomment>
        <translation>Lisää</translation>
    </message>
    <message>
        <source>Reset PIN</source>
        <extracomment>A button.</extracomment>
        <translation>Nollaa PIN</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>A button.</extracomment>
        <translation>Poista</translation>
    </message>
    <message>
        <source>May look after staff</source>
        <extracomment>A button.</extracomment>
        <translation>Saa hoitaa tunnuksia</translation>
    </message>
    <message>
        <source>Change your own PIN</source>
        <extracomment>Title of a form.</extracomment>
        <translation>Vaihda oma PIN</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <extracomment>A field.</extracomment>
        <translation>Nykyinen PIN</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <extracomment>A button.</extracomment>
        <translation>Vaihda PIN</translation>
    </message>
    <message>
        <source>Your PIN is changed.</source>
        <extracomment>It worked.</extracomment>
        <translation>PIN on vaihdettu.</translation>
    </message>
    <message>
        <source>{name} can sign in now.</source>
        <extracomment>It worked.</extracomment>
        <translation>{name} voi nyt kirjautua.</translation>
    </message>
    <message>
        <source>{name} no longer signs in here. The name stays on the transactions.</source>
        <extracomment>It worked.</extracomment>
        <translation>{name} ei enää kirjaudu täällä. Nimi säilyy tapahtumissa.</translation>
    </message>
    <message>
        <source>One-time code for {name}: {code}. It is shown once; with it {name} chooses a new PIN.</source>
        <extracomment>It worked.</extracomment>
        <translation>Kertakoodi ({name}): {code}. Se näytetään vain kerran; sillä {name} valitsee uuden PIN-koodin.</translation>
    </message>
    <message>
        <source>Remove {name} from this desk?</source>
        <extracomment>Asks.</extracomment>
        <translation>Poistetaanko tästä palvelupisteestä {name}?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <extracomment>A button.</extracomment>
        <translation>Kyllä, poista</translation>
    </message>
    <message>
        <source>No, keep</source>
        <extracomment>A button.</extracomment>
        <translation>Ei, säilytä</translation>
    </message>
    <message>
        <source>looks after staff</source>
        <extracomment>Beside a name.</extracomment>
        <translation>hoitaa tunnuksia</translation>
    </message>
    <message>
        <source>has a one-time code</source>
        <extracomment>Beside a name.</extracomment>
        <translation>käytössä kertakoodi</translation>
    </message>
    <message>
        <source>signed in</source>
        <extracomment>Beside a name.</extracomment>
        <translation>kirjautunut</translation>
    </message>
    <message>
        <source>Only staff who may look after staff can add colleagues, reset PINs or remove somebody.</source>
        <extracomment>Instead of the buttons.</extracomment>
        <translation>Vain henkilökunnan tunnuksia hoitavat voivat lisätä ja poistaa virkailijoita ja nollata PIN-koodeja.</translation>
    </message>
    <message>
        <source>Changes to staff count at once; Cancel does not undo them.</source>
        <extracomment>On the page.</extracomment>
        <translation>Henkilökunnan muutokset vaikuttavat heti; Peruuta ei kumoa niitä.</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>ONLINE</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation>YHTEYS ON</translation>
    </message>
    <message>
        <source>OFFLINE</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation>EI YHTEYTTÄ</translation>
    </message>
    <message>
        <source>SENDING</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation>LÄHETTÄÄ</translation>
    </message>
    <message>
        <source>STARTING</source>
        <extracomment>The wide strip&apos;s word until the journal is open.</extracomment>
        <translation>KÄYNNISTYY</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) not sent</source>
        <extracomment>K16, first number.</extracomment>
        <translation>
            <numerusform>%n tapahtuma lähettämättä</numerusform>
            <numerusform>%n tapahtumaa lähettämättä</numerusform>
        </translation>
    </message>
    <message>
        <source>everything is sent</source>
        <extracomment>K16, when nothing waits here.</extracomment>
        <translation>kaikki on lähetetty</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>Rows that somebody has to look at.</extracomment>
        <translation>
            <numerusform>%n hylätty</numerusform>
            <numerusform>%n hylätty</numerusform>
        </translation>
    </message>
    <message>
        <source>local data {age} old</source>
        <extracomment>How old the replica is; `age` as `formats.age`.</extracomment>
        <translation>tiedot haettu {age} sitten</translation>
    </message>
    <message>
        <source>this computer forgets everything when it restarts: keep a second copy (F7)</source>
        <extracomment>The strip&apos;s numbers: the disk forgets, and nothing is kept elsewhere.</extracomment>
        <translation>tämä tietokone unohtaa kaiken, kun se käynnistyy uudelleen: ota toinen kopio (F7)</translation>
    </message>
    <message>
        <source>no usable local data: synchronise before the line drops</source>
        <extracomment>Before the first update (K1), or where nothing of it can be read.</extracomment>
        <translation>ei käyttökelpoisia paikallisia tietoja: synkronoi ennen kuin yhteys katkeaa</translation>
    </message>
    <message>
        <source>local data damaged: synchronise, and it is fetched anew</source>
        <extracomment>Some of it cannot be read; the next update replaces it.</extracomment>
        <translation>paikalliset tiedot vioittuneet: synkronoi, niin ne haetaan uudelleen</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <extracomment>The button (K2).</extracomment>
        <translation>Synkronoi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>The same button while it runs.</extracomment>
        <translation>Keskeytä</translation>
    </message>
    <message>
        <source>Sends what waits and fetches what has changed</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation>Lähettää odottavat tapahtumat ja hakee muutokset</translation>
    </message>
    <message>
        <source>sending</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>lähetetään</translation>
    </message>
    <message>
        <source>fetching</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>haetaan</translation>
    </message>
    <message>
        <source>building the local data</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>kootaan paikallisia tietoja</translation>
    </message>
    <message>
        <source>fetching changes</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>haetaan muutoksia</translation>
    </message>
    <message>
        <source>processing</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>käsitellään</translation>
    </message>
    <message>
        <source>fetching the queue</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>haetaan jonoa</translation>
    </message>
    <message>
        <source>working</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>työ käynnissä</translation>
    </message>
    <message>
        <source>{step} {done} of {total}</source>
        <extracomment>Progress with numbers.</extracomment>
        <translation>{step} {done} / {total}</translation>
    </message>
    <message>
        <source>{step} {done}</source>
        <extracomment>Progress with numbers.</extracomment>
        <translation>{step} {done}</translation>
    </message>
    <message>
        <source>about {age} left</source>
        <extracomment>How long it will take.</extracomment>
        <translation>jäljellä {age}</translation>
    </message>
</context>
<context>
    <name>Transactions</name>
    <message>
        <source>Transactions</source>
        <extracomment>What the table is, for screen readers.</extracomment>
        <translation>Tapahtumat</translation>
    </message>
    <message>
        <source>Scan a card or an item to find its transactions</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Etsi tapahtumat lukemalla kortti tai nide</translation>
    </message>
    <message>
        <source>Scan the right card or item</source>
        <extracomment>The empty scan box while a row is corrected.</extracomment>
        <translation>Lue oikea kortti tai nide</translation>
    </message>
    <message>
        <source>Ticked</source>
        <extracomment>Column, for screen readers.
----------
For screen readers.</extracomment>
        <translation>Valittu</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column.</extracomment>
        <translation>Aika</translation>
    </message>
    <message>
        <source>Workstation</source>
        <extracomment>Column.
----------
A list, for screen readers.</extracomment>
        <translation>Työasema</translation>
    </message>
    <message>
        <source>Action</source>
        <extracomment>Column.
----------
A list, for screen readers.</extracomment>
        <translation>Toiminto</translation>
    </message>
    <message>
        <source>Patron</source>
        <extracomment>Column.</extracomment>
        <translation>Asiakas</translation>
    </message>
    <message>
        <source>Card</source>
        <extracomment>Column of the saved summary.</extracomment>
        <translation>Kortti</translation>
    </message>
    <message>
        <source>Item</source>
        <extracomment>Column.</extracomment>
        <translation>Nide</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Column of the saved summary.</extracomment>
        <translation>Viivakoodi</translation>
    </message>
    <message>
        <source>Due</source>
        <extracomment>Column.</extracomment>
        <translation>Eräpäivä</translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>Column.</extracomment>
        <translation>Tulos</translation>
    </message>
    <message>
        <source>Space ticks a row, Enter opens it, Ctrl+A ticks all that are shown</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Välilyönti valitsee rivin, Enter avaa sen, Ctrl+A valitsee kaikki näkyvät</translation>
    </message>
    <message>
        <source>Tick all that are shown (Ctrl+A)</source>
        <extracomment>Above the column of ticks.</extracomment>
        <translation>Valitse kaikki näkyvät (Ctrl+A)</translation>
    </message>
    <message>
        <source>Not ticked</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Ei valittu</translation>
    </message>
    <message>
        <source>Only what waits at the server can be ticked</source>
        <extracomment>Where a row has no tick.</extracomment>
        <translation>Vain palvelimella odottavat voi valita</translation>
    </message>
    <message>
        <source>In line…</source>
        <extracomment>Result of a row that is about to be processed.</extracomment>
        <translation>Jonossa…</translation>
    </message>
    <message>
        <source>Every action</source>
        <extracomment>In a list.</extracomment>
        <translation>Kaikki toiminnot</translation>
    </message>
    <message>
        <source>Day</source>
        <extracomment>A list, for screen readers.</extracomment>
        <translation>Päivä</translation>
    </message>
    <message>
        <source>Every day</source>
        <extracomment>In a list.</extracomment>
        <translation>Kaikki päivät</translation>
    </message>
    <message>
        <source>All workstations</source>
        <extracomment>In a list.</extracomment>
        <translation>Kaikki työasemat</translation>
    </message>
    <message>
        <source>Card, barcode, name or title</source>
        <extracomment>The search field.</extracomment>
        <translation>Kortti, koodi, nimi, nimeke</translation>
    </message>
    <message>
        <source>Fetch the queue</source>
        <extracomment>A button.</extracomment>
        <translation>Hae jono</translation>
    </message>
    <message>
        <source>Asks the server what waits there, from every workstation (F5)</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Kysyy palvelimelta, mitä siellä odottaa kaikilta työasemilta (F5)</translation>
    </message>
    <message>
        <source>Show all transactions</source>
        <extracomment>A button where a filter hides every row.</extracomment>
        <translation>Näytä kaikki tapahtumat</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <extracomment>While the journal is read.</extracomment>
        <translation>Luetaan tapahtumalokia…</translation>
    </message>
    <message>
        <source>Nothing has been recorded here yet. What you check out and check in appears here.</source>
        <extracomment>An empty table.</extracomment>
        <translation>Täällä ei ole vielä kirjattu mitään. Lainaukset ja palautukset näkyvät tässä.</translation>
    </message>
    <message>
        <source>No transaction matches what is chosen above.</source>
        <extracomment>A filter hides every row.</extracomment>
        <translation>Yksikään tapahtuma ei vastaa yllä valittua.</translation>
    </message>
    <message>
        <source>Earlier transactions are left out</source>
        <extracomment>K18, for screen readers.</extracomment>
        <translation>Aikaisempia tapahtumia jää pois</translation>
    </message>
    <message>
        <source>Tick these too</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Valitse nämäkin</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Jätä pois</translation>
    </message>
    <message>
        <source>Process these too</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Käsittele nämäkin</translation>
    </message>
    <message>
        <source>Process without them</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Käsittele ilman niitä</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an answer</comment>
        <extracomment>K18, a button: an answer to the question. Nothing is ticked, nothing processed.</extracomment>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>ends what runs</comment>
        <extracomment>A button beside the bar: ends what runs.</extracomment>
        <translation>Keskeytä</translation>
    </message>
    <message>
        <source>Processing</source>
        <extracomment>While rows are processed.</extracomment>
        <translation>Käsitellään</translation>
    </message>
    <message>
        <source>Fetching the queue</source>
        <extracomment>While the queue is fetched.</extracomment>
        <translation>Haetaan jonoa</translation>
    </message>
    <message>
        <source>Stops after the transactions that the server has begun; nothing is lost</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Keskeyttää, kun palvelin on käsitellyt aloitetut tapahtumat; mitään ei katoa</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>After Cancel was pressed.</extracomment>
        <translation>Keskeytetään…</translation>
    </message>
    <message>
        <source>Cancelled: the rest still waits at the server.</source>
        <extracomment>A run ended by Cancel.</extracomment>
        <translation>Keskeytetty: loput odottavat vielä palvelimella.</translation>
    </message>
    <message>
        <source>Summary of processing</source>
        <extracomment>What remains of a run.</extracomment>
        <translation>Käsittelyn yhteenveto</translation>
    </message>
    <message>
        <source>Print summary</source>
        <extracomment>A button.</extracomment>
        <translation>Tulosta yhteenveto</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <extracomment>A button.</extracomment>
        <translation>Tallenna PDF…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <extracomment>A button.</extracomment>
        <translation>Tallenna CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Processed by</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Käsittelijä</translation>
    </message>
    <message>
        <source>This workstation&apos;s account</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Tämän työaseman tilanne</translation>
    </message>
    <message>
        <source>Making the summary: {percent} %</source>
        <extracomment>Beside the buttons, while a long one is laid out and painted.</extracomment>
        <translation>Yhteenvetoa tehdään: {percent} %</translation>
    </message>
    <message>
        <source>A summary is still being made.</source>
        <extracomment>Another was asked for meanwhile.</extracomment>
        <translation>Edellistä yhteenvetoa tehdään vielä.</translation>
    </message>
    <message>
        <source>The summary was sent to the printer.</source>
        <extracomment>After printing.</extracomment>
        <translation>Yhteenveto on lähetetty tulostimelle.</translation>
    </message>
    <message>
        <source>There is no printer. Save the summary as PDF instead.</source>
        <extracomment>After printing.</extracomment>
        <translation>Tulostinta ei ole. Tallenna yhteenveto PDF-tiedostona.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <extracomment>In the system&apos;s dialog for files.</extracomment>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <extracomment>In the system&apos;s dialog for files.</extracomment>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>{number} (not known)</source>
        <extracomment>A card or barcode that is not in the local data.</extracomment>
        <translation>{number} (tuntematon)</translation>
    </message>
    <message>
        <source>This workstation ({name})</source>
        <extracomment>In the list of workstations.</extracomment>
        <translation>Tämä työasema ({name})</translation>
    </message>
    <message>
        <source>Recorded at this workstation and not sent yet</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Kirjattu tällä työasemalla, ei vielä lähetetty</translation>
    </message>
    <message>
        <source>Sent and waiting to be processed, from every workstation</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Lähetetty ja odottaa käsittelyä, kaikilta työasemilta</translation>
    </message>
    <message>
        <source>Processed without a remark</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Käsitelty ilman huomautuksia</translation>
    </message>
    <message>
        <source>Processed, with something to know</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Käsitelty; tulokseen liittyy huomautus</translation>
    </message>
    <message>
        <source>Processed, but the server keeps another due date than the patron was told: tell the patron</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Käsitelty, mutta palvelimella on eri eräpäivä kuin asiakkaalle sanottu: kerro asiakkaalle</translation>
    </message>
    <message>
        <source>Refused by the server: to be corrected or settled</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Palvelin hylkäsi: korjaa tai kuittaa</translation>
    </message>
    <message>
        <source>Sent, but the answer was lost: the next synchronisation asks again, or somebody has to look</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Lähetetty, mutta vastaus katosi: seuraava synkronointi kysyy uudelleen, tai jonkun on katsottava</translation>
    </message>
    <message>
        <source>Corrected, settled by hand or taken back</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Korjattu, kuitattu käsin tai peruttu</translation>
    </message>
    <message>
        <source>No transaction has {text}.</source>
        <extracomment>A search or a scan found nothing.</extracomment>
        <translation>Tapahtumia ei löydy: {text}.</translation>
    </message>
    <message numerus="yes">
        <source>Process %n ticked</source>
        <extracomment>A button.</extracomment>
        <translation>
            <numerusform>Käsittele valittu (%n)</numerusform>
            <numerusform>Käsittele valitut (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Process ticked</source>
        <extracomment>The same button while nothing is ticked; it cannot be pressed.</extracomment>
        <translation>Käsittele valitut</translation>
    </message>
    <message>
        <source>Has the server apply the ticked transactions, in its own order</source>
        <extracomment>The same button, longer.</extracomment>
        <translation>Palvelin käsittelee valitut tapahtumat omassa järjestyksessään</translation>
    </message>
    <message>
        <source>Nothing is ticked yet: Space ticks a row, Ctrl+A all that are shown</source>
        <extracomment>Why that button cannot be pressed.</extracomment>
        <translation>Mitään ei ole vielä valittu: välilyönti valitsee rivin, Ctrl+A kaikki näkyvät</translation>
    </message>
    <message>
        <source>Nothing waits at the server, as far as is known here: F5 fetches its queue</source>
        <extracomment>Why that button cannot be pressed.</extracomment>
        <translation>Palvelimella ei tiettävästi odota mitään: F5 hakee sen jonon</translation>
    </message>
    <message>
        <source>Something is running already: wait for its end, or cancel it</source>
        <extracomment>Why a button cannot be pressed.</extracomment>
        <translation>Jotakin on jo käynnissä: odota, että se päättyy, tai keskeytä se</translation>
    </message>
    <message>
        <source>Synchronises: sends what waits and asks about what is unknown</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Synkronoi: lähettää odottavat ja kysyy epäselvistä</translation>
    </message>
    <message numerus="yes">
        <source>Send %n waiting here</source>
        <extracomment>A button: synchronises.</extracomment>
        <translation>
            <numerusform>Lähetä odottava (%n)</numerusform>
            <numerusform>Lähetä odottavat (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %n unknown</source>
        <extracomment>A button: synchronises.</extracomment>
        <translation>
            <numerusform>Kysy epäselvästä (%n)</numerusform>
            <numerusform>Kysy epäselvistä (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>The server&apos;s queue has not been fetched yet.</source>
        <extracomment>How old the list of other workstations&apos; rows is.</extracomment>
        <translation>Palvelimen jonoa ei ole vielä haettu.</translation>
    </message>
    <message>
        <source>The server&apos;s queue was fetched at {time}.</source>
        <extracomment>How old the list of other workstations&apos; rows is.</extracomment>
        <translation>Palvelimen jono haettiin klo {time}.</translation>
    </message>
    <message>
        <source>Recorded {count}</source>
        <extracomment>The reconciliation line, which always stands.</extracomment>
        <translation>Kirjattu {count}</translation>
    </message>
    <message>
        <source>The account does not hold: ask for help before you go on.</source>
        <extracomment>The reconciliation does not hold.</extracomment>
        <translation>Luvut eivät täsmää: pyydä apua, ennen kuin jatkat.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier transaction(s) of the same items or patrons would be left out:</source>
        <extracomment>K18, the question.</extracomment>
        <translation>
            <numerusform>Saman niteen tai asiakkaan aikaisempi tapahtuma jäisi pois (%n):</numerusform>
            <numerusform>Samojen niteiden tai asiakkaiden aikaisempia tapahtumia jäisi pois (%n):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>The end of a long list.</extracomment>
        <translation>
            <numerusform>ja %n muu</numerusform>
            <numerusform>ja %n muuta</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>On the bar.</extracomment>
        <translation>{done} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) so far</source>
        <extracomment>Beside the bar while the queue is fetched.</extracomment>
        <translation>
            <numerusform>%n tapahtuma tähän asti</numerusform>
            <numerusform>%n tapahtumaa tähän asti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>
            <numerusform>noin %n sekunti jäljellä</numerusform>
            <numerusform>noin %n sekuntia jäljellä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>
            <numerusform>noin %n minuutti jäljellä</numerusform>
            <numerusform>noin %n minuuttia jäljellä</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processed</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n käsitelty</numerusform>
            <numerusform>%n käsitelty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n onnistui</numerusform>
            <numerusform>%n onnistui</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with notes</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n huomautuksin</numerusform>
            <numerusform>%n huomautuksin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n hylätty</numerusform>
            <numerusform>%n hylätty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be tried again</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n yritetään uudelleen</numerusform>
            <numerusform>%n yritetään uudelleen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n epäselvä</numerusform>
            <numerusform>%n epäselvää</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer yet</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n vielä ilman vastausta</numerusform>
            <numerusform>%n vielä ilman vastausta</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: {reasons}</source>
        <extracomment>Why rows were refused, put off or are in doubt, under the summary (K21).</extracomment>
        <translation>Hylätty: {reasons}</translation>
    </message>
    <message>
        <source>To be tried again: {reasons}</source>
        <extracomment>Why rows were refused, put off or are in doubt, under the summary (K21).</extracomment>
        <translation>Yritetään uudelleen: {reasons}</translation>
    </message>
    <message>
        <source>In doubt: {reasons}</source>
        <extracomment>Why rows were refused, put off or are in doubt, under the summary (K21).</extracomment>
        <translation>Epäselvät: {reasons}</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Onnistui</translation>
    </message>
    <message>
        <source>With notes</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Huomautuksin</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Hylätty</translation>
    </message>
    <message>
        <source>To be tried again</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Yritetään uudelleen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Epäselvä</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The journal is damaged</source>
        <translation>Tapahtumaloki on vaurioitunut</translation>
    </message>
    <message>
        <source>Leave the files in {folder} as they are: delete nothing.</source>
        <translation>Jätä tiedostot ennalleen, älä poista mitään: {folder}.</translation>
    </message>
    <message>
        <source>Check the journal: it says how much of it can be read.</source>
        <translation>Tarkista loki: näet, kuinka paljon siitä voi lukea.</translation>
    </message>
    <message>
        <source>Restore the newest backup. The damaged journal is set aside, not thrown away.</source>
        <translation>Palauta uusin varmuuskopio. Vaurioitunut loki siirretään sivuun, sitä ei hävitetä.</translation>
    </message>
    <message>
        <source>Tell the administrator: the server knows which transactions it has received.</source>
        <translation>Kerro ylläpidolle: palvelin tietää, mitkä tapahtumat se on saanut.</translation>
    </message>
    <message>
        <source>Everything that was sent is at the server. What is in the backup comes back with it.</source>
        <translation>Kaikki lähetetty on palvelimella. Varmuuskopion sisältö palautuu sen mukana.</translation>
    </message>
    <message>
        <source>The disk fails</source>
        <translation>Levy on rikkoutumassa</translation>
    </message>
    <message>
        <source>Stop using this disk. If it can still be read, copy {folder} elsewhere.</source>
        <translation>Älä enää käytä tätä levyä. Jos sitä voi lukea, kopioi kansio muualle: {folder}.</translation>
    </message>
    <message>
        <source>Install offcirc on another disk or computer, and restore the newest backup there.</source>
        <translation>Asenna offcirc toiselle levylle tai koneelle ja palauta siellä uusin varmuuskopio.</translation>
    </message>
    <message>
        <source>Until then lend with another desk, or on paper: slips can be entered later.</source>
        <translation>Lainaa siihen asti toisella tiskillä tai paperilla: laput voi kirjata myöhemmin.</translation>
    </message>
    <message>
        <source>These files belong to a newer offcirc</source>
        <translation>Nämä ovat uudemman offcircin tiedostoja</translation>
    </message>
    <message>
        <source>Install the newest version of offcirc, then open it again.</source>
        <translation>Asenna offcircin uusin versio ja avaa ohjelma uudelleen.</translation>
    </message>
    <message>
        <source>Do not restore an old backup for this: the files in {folder} are good.</source>
        <translation>Älä palauta tätä varten vanhaa varmuuskopiota: tiedostot ovat kunnossa ({folder}).</translation>
    </message>
    <message>
        <source>Nothing was changed. All transactions are in their place.</source>
        <translation>Mitään ei muutettu. Kaikki tapahtumat ovat tallessa.</translation>
    </message>
    <message>
        <source>offcirc cannot write to its folder</source>
        <translation>offcirc ei voi kirjoittaa kansioonsa</translation>
    </message>
    <message>
        <source>The folder is {folder}.</source>
        <translation>Kansio on {folder}.</translation>
    </message>
    <message>
        <source>Check that the disk is there and not write-protected, and that the folder is yours.</source>
        <translation>Tarkista, että levy on paikallaan eikä kirjoitussuojattu ja että kansio on sinun.</translation>
    </message>
    <message>
        <source>Then try again.</source>
        <translation>Yritä sitten uudelleen.</translation>
    </message>
    <message>
        <source>Nothing was changed. What was recorded before is in its place.</source>
        <translation>Mitään ei muutettu. Aiemmin kirjattu on tallessa.</translation>
    </message>
    <message>
        <source>An older offcirc is still at work</source>
        <translation>Vanhempi offcirc on vielä käynnissä</translation>
    </message>
    <message>
        <source>Close its window, then try again. It may be behind this one, or another person&apos;s.</source>
        <translation>Sulje sen ikkuna ja yritä uudelleen. Se voi olla tämän takana tai toisen käyttäjän.</translation>
    </message>
    <message>
        <source>If there is none, wait a minute: it may be synchronising.</source>
        <translation>Jos ikkunaa ei ole, odota hetki: se voi olla synkronoimassa.</translation>
    </message>
    <message>
        <source>The journal could not be brought up to date</source>
        <translation>Tapahtumalokia ei voitu päivittää</translation>
    </message>
    <message>
        <source>Install the version of offcirc that you had before. It goes on with these files.</source>
        <translation>Asenna se offcircin versio, joka oli käytössä aiemmin. Se jatkaa näillä tiedostoilla.</translation>
    </message>
    <message>
        <source>The stick or disk is not there</source>
        <translation>Muistitikku tai levy ei ole paikallaan</translation>
    </message>
    <message>
        <source>Plug in the stick or the disk with {folder}, then try again.</source>
        <translation>Kytke muistitikku tai levy, jolla on {folder}, ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>If it is a folder in the network: look whether the network is there.</source>
        <translation>Jos kansio on verkossa, tarkista, toimiiko verkko.</translation>
    </message>
    <message>
        <source>Everything that was confirmed with a beep is on it.</source>
        <translation>Kaikki, mistä kuului äänimerkki, on siellä.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Levy on täynnä</translation>
    </message>
    <message>
        <source>Make room: a few hundred megabytes are enough. Empty the bin, move films away.</source>
        <translation>Tee tilaa: muutama sata megatavua riittää. Tyhjennä roskakori, siirrä videot muualle.</translation>
    </message>
    <message>
        <source>Delete nothing in {folder}: the day&apos;s transactions are there.</source>
        <translation>Älä poista mitään täältä: {folder}. Siellä ovat päivän tapahtumat.</translation>
    </message>
    <message>
        <source>Nothing is half written. Everything that was confirmed with a beep is there.</source>
        <translation>Mitään ei jäänyt kesken. Kaikki, mistä kuului äänimerkki, on tallessa.</translation>
    </message>
    <message>
        <source>Another program holds the journal</source>
        <translation>Toinen ohjelma käyttää tapahtumalokia</translation>
    </message>
    <message>
        <source>A backup or a virus scanner may be at work. Wait a minute, then try again.</source>
        <translation>Varmuuskopiointi tai virustorjunta voi olla käynnissä. Odota minuutti ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>If it lasts, restart the computer.</source>
        <translation>Jos tilanne jatkuu, käynnistä kone uudelleen.</translation>
    </message>
    <message>
        <source>offcirc is open already</source>
        <translation>offcirc on jo auki</translation>
    </message>
    <message>
        <source>Go on in the other window: it may be behind this one, or on another desktop.</source>
        <translation>Jatka toisessa ikkunassa: se voi olla tämän takana tai toisella työpöydällä.</translation>
    </message>
    <message>
        <source>If another person is signed in to this computer, ask them to close offcirc.</source>
        <translation>Jos koneelle on kirjautunut joku muu, pyydä häntä sulkemaan offcirc.</translation>
    </message>
    <message>
        <source>Nothing was changed. The other window goes on as it was.</source>
        <translation>Mitään ei muutettu. Toinen ikkuna toimii kuten ennen.</translation>
    </message>
    <message>
        <source>The keychain no longer has the key</source>
        <translation>Avainta ei enää ole avainnipussa</translation>
    </message>
    <message>
        <source>Fetch the recovery code that was written down when this desk was set up.</source>
        <translation>Hae palautuskoodi, joka kirjoitettiin muistiin, kun palvelupiste otettiin käyttöön.</translation>
    </message>
    <message>
        <source>Open the desk with it. The key is then kept anew.</source>
        <translation>Avaa palvelupiste sillä. Avain tallennetaan silloin uudelleen.</translation>
    </message>
    <message>
        <source>Without the code: restoring a backup does not help, as it has the same key. Ask the administrator.</source>
        <translation>Jos koodia ei ole, varmuuskopio ei auta, sillä siinä on sama avain. Kysy ylläpidolta.</translation>
    </message>
    <message>
        <source>The journal is whole, and nobody can read it without the key.</source>
        <translation>Tapahtumaloki on ehjä, eikä kukaan voi lukea sitä ilman avainta.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Avainnippu on lukittu</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keychain, or sign in to the computer again, and try again.</source>
        <translation>Avaa järjestelmän avainnippu tai kirjaudu koneelle uudelleen ja yritä sitten uudelleen.</translation>
    </message>
    <message>
        <source>If it stays locked, open the desk with the recovery code.</source>
        <translation>Jos se ei avaudu, avaa palvelupiste palautuskoodilla.</translation>
    </message>
    <message>
        <source>The key file is missing or damaged</source>
        <translation>Avaintiedosto puuttuu tai on vaurioitunut</translation>
    </message>
    <message>
        <source>Look for the file key.json that belongs into {folder}; put it back.</source>
        <translation>Etsi tiedosto key.json ja palauta se paikalleen: {folder}.</translation>
    </message>
    <message>
        <source>Or restore the newest backup: it brings the key file along.</source>
        <translation>Tai palauta uusin varmuuskopio: avaintiedosto tulee sen mukana.</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Tapahtumaloki puuttuu</translation>
    </message>
    <message>
        <source>Look for the file journal.db that belongs into {folder}; put it back.</source>
        <translation>Etsi tiedosto journal.db ja palauta se paikalleen: {folder}.</translation>
    </message>
    <message>
        <source>Or restore the newest backup.</source>
        <translation>Tai palauta uusin varmuuskopio.</translation>
    </message>
    <message>
        <source>The settings file cannot be read</source>
        <translation>Asetustiedostoa ei voi lukea</translation>
    </message>
    <message>
        <source>Somebody may have edited config.toml in {folder}. Mend it, or move it away.</source>
        <translation>Joku on ehkä muokannut tiedostoa config.toml ({folder}). Korjaa se tai siirrä se pois.</translation>
    </message>
    <message>
        <source>Then try again. Without the file the defaults count, and the server&apos;s address is asked.</source>
        <translation>Yritä sitten uudelleen. Ilman tiedostoa käytetään oletuksia ja palvelimen osoite kysytään.</translation>
    </message>
    <message>
        <source>The journal is not touched by this. All transactions are in their place.</source>
        <translation>Tämä ei koske tapahtumalokia. Kaikki tapahtumat ovat tallessa.</translation>
    </message>
    <message>
        <source>offcirc cannot open the desk</source>
        <translation>offcirc ei voi avata palvelupistettä</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart the computer.</source>
        <translation>Yritä uudelleen. Jos se toistuu, käynnistä kone uudelleen.</translation>
    </message>
    <message>
        <source>Then tell the administrator what stands above; delete nothing in {folder}.</source>
        <translation>Kerro sitten ylläpidolle, mitä yllä lukee. Älä poista mitään täältä: {folder}.</translation>
    </message>
    <message>
        <source>Everything that was confirmed with a beep is in the journal.</source>
        <translation>Kaikki, mistä kuului äänimerkki, on tapahtumalokissa.</translation>
    </message>
</context>
<context>
    <name>Unattended</name>
    <message>
        <source>That is not a proxy’s address. It looks like http://proxy.example:3128.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Se ei ole välityspalvelimen osoite. Se näyttää tältä: http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>The proxy’s password is missing.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Välityspalvelimen salasana puuttuu.</translation>
    </message>
    <message>
        <source>The proxy wants another user or password. Settings, Network has room for them.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Välityspalvelin vaatii toisen käyttäjätunnuksen tai salasanan. Ne annetaan kohdassa Asetukset, Verkko.</translation>
    </message>
    <message>
        <source>A schedule has either a period or times of day.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Ajastuksella on joko aikaväli tai kellonaikoja.</translation>
    </message>
    <message>
        <source>A period divides an hour or a day: 5 minutes to 24 hours.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Aikaväli jakaa tunnin tai vuorokauden tasan: 5 minuutista 24 tuntiin.</translation>
    </message>
    <message>
        <source>That is not a time of day.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Se ei ole kellonaika.</translation>
    </message>
    <message>
        <source>This computer has no schedule that offcirc knows how to use.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Tässä tietokoneessa ei ole ajastusta, jota offcirc osaa käyttää.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Tiedostoa {path} ei ole.</translation>
    </message>
    <message>
        <source>This computer’s systemd ({version}) opens no sealed passphrase for a user; from {needed} on it does.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Tämän tietokoneen systemd ({version}) ei avaa käyttäjälle sinetöityä salalausetta; versiosta {needed} alkaen se avaa.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>offcirc</source>
        <extracomment>The program&apos;s name as a title.</extracomment>
        <translation>offcirc</translation>
    </message>
    <message>
        <source>Bringing your data up to date…</source>
        <extracomment>The journal of an older version is brought into this one&apos;s form.</extracomment>
        <translation>Päivitetään tietojasi…</translation>
    </message>
    <message>
        <source>offcirc was already open: this is its window.</source>
        <extracomment>Somebody has started the program once more.</extracomment>
        <translation>offcirc oli jo auki: tämä on sen ikkuna.</translation>
    </message>
    <message>
        <source>{who} — offcirc</source>
        <extracomment>The window&apos;s title: who is signed in, or that nobody is.</extracomment>
        <translation>{who} — offcirc</translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>Rail.</extracomment>
        <translation>Lainaus</translation>
    </message>
    <message>
        <source>Check in</source>
        <extracomment>Rail.</extracomment>
        <translation>Palautus</translation>
    </message>
    <message>
        <source>Transactions</source>
        <extracomment>Rail.</extracomment>
        <translation>Tapahtumat</translation>
    </message>
    <message>
        <source>Data and connection</source>
        <extracomment>Rail.</extracomment>
        <translation>Tiedot ja yhteys</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>Rail.</extracomment>
        <translation>Asetukset</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>Rail.</extracomment>
        <translation>Ohje</translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Rail.</extracomment>
        <translation>Lukitse</translation>
    </message>
    <message>
        <source>Pages</source>
        <extracomment>What the rail is, for screen readers.</extracomment>
        <translation>Sivut</translation>
    </message>
    <message>
        <source>Scan box</source>
        <extracomment>What the scan box is, for screen readers.</extracomment>
        <translation>Lukukenttä</translation>
    </message>
    <message>
        <source>Takes cards and barcodes from the scanner, or typed and ended with Enter</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Ottaa kortit ja viivakoodit lukijalta tai näppäiltyinä, kun lopuksi painetaan Enter</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait here for a decision</source>
        <extracomment>Beside a page&apos;s name, for screen readers and as a tooltip.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa tässä päätöstä</numerusform>
            <numerusform>%n luentaa odottaa tässä päätöstä</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>What the strip is, for screen readers.</extracomment>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Close this line</source>
        <extracomment>The button on the line of notices.</extracomment>
        <translation>Sulje ilmoitus</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for your answer and are not recorded. Answer first, or close once more to leave them out.</source>
        <extracomment>Somebody closes the window, and scans wait for an answer.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa vastaustasi, eikä sitä ole kirjattu. Vastaa ensin, tai sulje uudelleen, jolloin se jää pois.</numerusform>
            <numerusform>%n luentaa odottaa vastaustasi, eikä niitä ole kirjattu. Vastaa ensin, tai sulje uudelleen, jolloin ne jäävät pois.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody signs in at this desk, so that it cannot be locked. Settings, Staff changes that.</source>
        <extracomment>F12 where nobody signs in.</extracomment>
        <translation>Tällä työasemalla ei kirjauduta, joten sitä ei voi lukita. Sen voi muuttaa kohdassa Asetukset, Henkilökunta.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait in line</source>
        <extracomment>Scans that came while a dialog was open or the desk was locked.</extracomment>
        <translation>
            <numerusform>%n luenta odottaa jonossa</numerusform>
            <numerusform>%n luentaa odottaa jonossa</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <extracomment>Title of the covered desk.</extracomment>
        <translation>Tiski on lukittu</translation>
    </message>
</context>
</TS>
