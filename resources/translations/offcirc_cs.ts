<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cs" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About offcirc</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>O programu offcirc</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <extracomment>Below the name.</extracomment>
        <translation>Verze {version}</translation>
    </message>
    <message>
        <source>Circulation for libraries that goes on without a network: after the beep it is on disk.</source>
        <extracomment>One sentence.</extracomment>
        <translation>Výpůjční protokol pro knihovny, který běží i bez sítě: co píplo, je uloženo na disku.</translation>
    </message>
    <message>
        <source>offcirc is free software under the Apache License 2.0. It comes without any warranty.</source>
        <extracomment>Our licence.</extracomment>
        <translation>offcirc je svobodný software pod licencí Apache License 2.0. Poskytuje se bez jakékoli záruky.</translation>
    </message>
    <message>
        <source>The window uses Qt and PySide6 under the GNU Lesser General Public License 3. They are separate libraries, and you may replace them by your own versions.</source>
        <extracomment>The note that Qt&apos;s licence asks for.</extracomment>
        <translation>Okno používá Qt a PySide6 pod licencí GNU Lesser General Public License 3. Jsou to samostatné knihovny a můžete je nahradit vlastními verzemi.</translation>
    </message>
    <message>
        <source>The journal is encrypted by SQLCipher, © ZETETIC LLC, under a BSD licence; SQLite is in the public domain.</source>
        <extracomment>The notice that SQLCipher asks for.</extracomment>
        <translation>Deník šifruje SQLCipher, © ZETETIC LLC, pod licencí BSD; SQLite je volné dílo (public domain).</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <extracomment>Title of the list.</extracomment>
        <translation>Z čeho se skládá</translation>
    </message>
    <message>
        <source>Enter shows the licence of the current line</source>
        <extracomment>How the list is used, for screen readers.</extracomment>
        <translation>Enter ukáže licenci aktuálního řádku</translation>
    </message>
    <message>
        <source>Package</source>
        <extracomment>A column.</extracomment>
        <translation>Balíček</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>A column.</extracomment>
        <translation>Verze</translation>
    </message>
    <message>
        <source>Licence</source>
        <extracomment>A column.</extracomment>
        <translation>Licence</translation>
    </message>
    <message>
        <source>see its text</source>
        <extracomment>Where a package names no licence.</extracomment>
        <translation>viz text licence</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>While the list is read.</extracomment>
        <translation>Načítá se…</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <extracomment>A button.</extracomment>
        <translation>Zpět na seznam</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <extracomment>A button, and what the text is, for screen readers.</extracomment>
        <translation>Přečíst licenci</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>less than a minute</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>méně než minuta</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n minuta</numerusform>
            <numerusform>%n minuty</numerusform>
            <numerusform>%n minut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n hodina</numerusform>
            <numerusform>%n hodiny</numerusform>
            <numerusform>%n hodin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n den</numerusform>
            <numerusform>%n dny</numerusform>
            <numerusform>%n dní</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Automatic</name>
    <message>
        <source>Automatic mode</source>
        <extracomment>A page of the settings.</extracomment>
        <translation>Automatický režim</translation>
    </message>
    <message>
        <source>Synchronises without anybody&apos;s doing. Nobody waits for it, and no scan becomes slower.</source>
        <extracomment>At its top.</extracomment>
        <translation>Synchronizuje bez přičinění obsluhy. Nikdo na to nečeká a žádné načtení se nezpomalí.</translation>
    </message>
    <message>
        <source>Send after each visit, and when the network comes back</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Odesílat po každé návštěvě a po obnovení sítě</translation>
    </message>
    <message>
        <source>Fetch new local data</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Stahovat nová místní data</translation>
    </message>
    <message>
        <source>How often, while the window is open</source>
        <extracomment>A field.</extracomment>
        <translation>Jak často, dokud je okno otevřené</translation>
    </message>
    <message>
        <source>When the window opens, if the local data is older than</source>
        <extracomment>A field.</extracomment>
        <translation>Při otevření okna, pokud jsou místní data starší než</translation>
    </message>
    <message>
        <source>however old it is</source>
        <extracomment>A choice: however old.</extracomment>
        <translation>vždy, bez ohledu na stáří</translation>
    </message>
    <message>
        <source>Only on mains power</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Jen při napájení ze sítě</translation>
    </message>
    <message>
        <source>Only over a line that is not paid for by the megabyte</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Jen po připojení, které se neplatí podle objemu dat</translation>
    </message>
    <message>
        <source>This computer does not tell whether it runs on its battery: it counts as plugged in.</source>
        <extracomment>Below the box.</extracomment>
        <translation>Tento počítač neprozradí, zda běží na baterii: počítá se, že je v zásuvce.</translation>
    </message>
    <message>
        <source>This computer does not tell what its line costs now: a line that is unknown counts as free.</source>
        <extracomment>Below the box.</extracomment>
        <translation>Tento počítač teď neprozradí, kolik jeho připojení stojí: neznámé připojení se považuje za neplacené.</translation>
    </message>
    <message>
        <source>Also while this window is closed</source>
        <extracomment>A box to tick.</extracomment>
        <translation>I když je toto okno zavřené</translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s), by the computer&apos;s own schedule: it sends and fetches.</source>
        <extracomment>Below it.</extracomment>
        <translation>
            <numerusform>Každou minutu (%n) podle vlastního plánu počítače: odesílá a stahuje.</numerusform>
            <numerusform>Každé %n minuty podle vlastního plánu počítače: odesílá a stahuje.</numerusform>
            <numerusform>Každých %n minut podle vlastního plánu počítače: odesílá a stahuje.</numerusform>
        </translation>
    </message>
    <message>
        <source>By the computer&apos;s own schedule: {when}.</source>
        <extracomment>Below it, where a schedule is there. `when`: as it stands there.</extracomment>
        <translation>Podle vlastního plánu počítače: {when}.</translation>
    </message>
    <message>
        <source>It works with nobody signed in as well.</source>
        <extracomment>After it: whether the journal can be opened then; `opens` as in `app.schedule.system`.</extracomment>
        <translation>Funguje i tehdy, když u počítače není nikdo přihlášen.</translation>
    </message>
    <message>
        <source>It works while somebody is signed in to this computer.</source>
        <extracomment>After it: whether the journal can be opened then; `opens` as in `app.schedule.system`.</extracomment>
        <translation>Funguje, dokud je u tohoto počítače někdo přihlášen.</translation>
    </message>
    <message>
        <source>This desk opens with a passphrase, which nobody types then: the schedule cannot be set up from here.</source>
        <extracomment>After it: whether the journal can be opened then; `opens` as in `app.schedule.system`.</extracomment>
        <translation>Tento pult se otevírá heslovou frází, kterou tehdy nikdo nenapíše: plán odtud nastavit nelze.</translation>
    </message>
    <message>
        <source>Network</source>
        <extracomment>A page of the settings.</extracomment>
        <translation>Síť</translation>
    </message>
    <message>
        <source>Proxy on the way to the server</source>
        <extracomment>A field.</extracomment>
        <translation>Proxy na cestě k serveru</translation>
    </message>
    <message>
        <source>For example http://proxy.example:3128. Left empty, the computer&apos;s own settings count.</source>
        <extracomment>Below it.</extracomment>
        <translation>Například http://proxy.example:3128. Je-li pole prázdné, platí nastavení počítače.</translation>
    </message>
    <message>
        <source>Write http://, the proxy&apos;s name, a colon and its number.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište http://, název proxy, dvojtečku a číslo portu.</translation>
    </message>
    <message>
        <source>User name for the proxy</source>
        <extracomment>A field.</extracomment>
        <translation>Uživatelské jméno pro proxy</translation>
    </message>
    <message>
        <source>Left empty where the proxy asks for none.</source>
        <extracomment>Below it.</extracomment>
        <translation>Nechte prázdné, pokud je proxy nevyžaduje.</translation>
    </message>
    <message>
        <source>Password for the proxy</source>
        <extracomment>A field.</extracomment>
        <translation>Heslo pro proxy</translation>
    </message>
    <message>
        <source>It is kept encrypted, and not shown again.</source>
        <extracomment>Below it.</extracomment>
        <translation>Uchovává se zašifrované a znovu se nezobrazí.</translation>
    </message>
    <message>
        <source>automatic: waits for mains power</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaticky: čeká na napájení ze sítě</translation>
    </message>
    <message>
        <source>automatic: waits for a line that costs nothing</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaticky: čeká na neplacené připojení</translation>
    </message>
    <message>
        <source>automatic: did not work, will be tried again</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaticky: nepodařilo se, zkusí se znovu</translation>
    </message>
    <message>
        <source>automatic: next at {time}</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaticky: příště {time}</translation>
    </message>
    <message>
        <source>automatic: sends after each visit</source>
        <extracomment>The strip&apos;s last words; nothing where automatic mode is off.</extracomment>
        <translation>automaticky: odesílá po každé návštěvě</translation>
    </message>
    <message>
        <source>Automatic mode waits until the computer is on mains power.</source>
        <translation>Automatický režim čeká, až bude počítač napájen ze sítě.</translation>
    </message>
    <message>
        <source>Automatic mode waits for a line that is not paid for by the megabyte.</source>
        <translation>Automatický režim čeká na připojení, které se neplatí podle objemu dat.</translation>
    </message>
    <message>
        <source>Automatic mode: sends after each visit, fetches next at {time}.</source>
        <translation>Automatický režim: odesílá po každé návštěvě, příští stažení dat: {time}.</translation>
    </message>
    <message>
        <source>Automatic mode: fetches next at {time}.</source>
        <translation>Automatický režim: příští stažení dat: {time}.</translation>
    </message>
    <message>
        <source>Automatic mode: sends after each visit.</source>
        <translation>Automatický režim: odesílá po každé návštěvě.</translation>
    </message>
    <message>
        <source>Automatic mode is off. Settings, Automatic mode, turns it on.</source>
        <translation>Automatický režim je vypnutý. Zapne se v Nastavení, Automatický režim.</translation>
    </message>
    <message>
        <source>The last automatic run, at {time}, went well.</source>
        <translation>Poslední automatický běh ({time}) se podařil.</translation>
    </message>
    <message>
        <source>The last automatic run, at {time}, did not work: {why}</source>
        <translation>Poslední automatický běh ({time}) se nepodařil: {why}</translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message>
        <source>Carried by hand</source>
        <extracomment>Card.</extracomment>
        <translation>Na flash disku</translation>
    </message>
    <message>
        <source>Where there is no network, a stick carries the transactions. The same file twice, or in another order, changes nothing.</source>
        <extracomment>Beneath it.</extracomment>
        <translation>Kde není síť, přenesou se transakce na flash disku. Tentýž soubor podruhé nebo v jiném pořadí nic nezmění.</translation>
    </message>
    <message>
        <source>Take transactions to a stick…</source>
        <extracomment>Button.</extracomment>
        <translation>Odnést transakce na flash disku…</translation>
    </message>
    <message>
        <source>Writes the transactions that have not been sent to a file that somebody carries</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Zapíše neodeslané transakce do souboru, který někdo odnese</translation>
    </message>
    <message>
        <source>Bring in a file…</source>
        <extracomment>Button.</extracomment>
        <translation>Přinést soubor…</translation>
    </message>
    <message>
        <source>Takes in transactions of another workstation, or an extract of the server’s data</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Převezme transakce jiné pracovní stanice nebo balíček dat ze serveru</translation>
    </message>
    <message>
        <source>Nothing of {name} has been brought in yet.</source>
        <extracomment>A file that the program was opened with.</extracomment>
        <translation>Ze souboru {name} zatím nebylo přineseno nic.</translation>
    </message>
    <message>
        <source>Bring it in</source>
        <extracomment>Button beside it.</extracomment>
        <translation>Přinést ho</translation>
    </message>
    <message>
        <source>Brings in the file {name}, with which offcirc was opened</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Přinese soubor {name}, kterým byl offcirc otevřen</translation>
    </message>
    <message>
        <source>Where to write the transactions</source>
        <extracomment>File dialog.</extracomment>
        <translation>Kam zapsat transakce</translation>
    </message>
    <message>
        <source>Choose the file that was carried here</source>
        <extracomment>File dialog.</extracomment>
        <translation>Vyberte přinesený soubor</translation>
    </message>
    <message>
        <source>Transactions (*.offcirc)</source>
        <extracomment>Kinds of file in the dialog, where the server is ours.</extracomment>
        <translation>Transakce (*.offcirc)</translation>
    </message>
    <message>
        <source>Transactions, with a passphrase (*.offcirc);;For Koha, in the clear (*.koc)</source>
        <extracomment>The same, where it is Koha.</extracomment>
        <translation>Transakce s přístupovou frází (*.offcirc);;Pro Kohu, nešifrovaně (*.koc)</translation>
    </message>
    <message>
        <source>Carried files (*.offcirc *.offcirc-extract *.koc);;All files (*)</source>
        <extracomment>Kinds of file in the dialog.</extracomment>
        <translation>Přinesené soubory (*.offcirc *.offcirc-extract *.koc);;Všechny soubory (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button.</extracomment>
        <translation>Zrušit</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <extracomment>Field.</extracomment>
        <translation>Přístupová fráze souboru</translation>
    </message>
    <message>
        <source>The same once more</source>
        <extracomment>Field.</extracomment>
        <translation>Tatáž ještě jednou</translation>
    </message>
    <message>
        <source>The file will hold card numbers. Choose a passphrase of at least 10 characters, and tell it to whoever takes the file in.</source>
        <extracomment>Above the fields.</extracomment>
        <translation>V souboru budou čísla průkazů. Zvolte přístupovou frázi o nejméně 10 znacích a sdělte ji tomu, kdo soubor převezme.</translation>
    </message>
    <message>
        <source>The file opens with the passphrase that it was written with.</source>
        <extracomment>Above the fields.</extracomment>
        <translation>Soubor se otevře přístupovou frází, se kterou byl zapsán.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <extracomment>Button.</extracomment>
        <translation>Zapsat soubor</translation>
    </message>
    <message>
        <source>Open the file</source>
        <extracomment>Button.</extracomment>
        <translation>Otevřít soubor</translation>
    </message>
    <message>
        <source>At least 10 characters.</source>
        <extracomment>Beneath the fields.</extracomment>
        <translation>Nejméně 10 znaků.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <extracomment>Beneath the fields.</extracomment>
        <translation>Fráze se neshodují.</translation>
    </message>
    <message>
        <source>Writing the file …</source>
        <extracomment>While it runs.</extracomment>
        <translation>Soubor se zapisuje …</translation>
    </message>
    <message>
        <source>Taking the file in …</source>
        <extracomment>While it runs.</extracomment>
        <translation>Soubor se přebírá …</translation>
    </message>
    <message>
        <source>Nothing waits: no file was written.</source>
        <extracomment>After an export of nothing.</extracomment>
        <translation>Nic nečeká na odeslání: žádný soubor nevznikl.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) are in {name}. Whoever takes the file in sees the same number.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>
            <numerusform>V souboru {name} je %n transakce. Kdo soubor převezme, uvidí stejný počet.</numerusform>
            <numerusform>V souboru {name} jsou %n transakce. Kdo soubor převezme, uvidí stejný počet.</numerusform>
            <numerusform>V souboru {name} je %n transakcí. Kdo soubor převezme, uvidí stejný počet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the server can read it, whoever brings it.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>Přečíst ho může jen server, ať ho přinese kdokoli.</translation>
    </message>
    <message>
        <source>They do not leave again by themselves: settle or resend them under Transactions.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>Samy už se neodešlou: vyřiďte je nebo je odešlete znovu na stránce Transakce.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) stay here, because such a file cannot carry them.</source>
        <extracomment>Rows that the file has no line for.</extracomment>
        <translation>
            <numerusform>%n transakce zůstává zde, protože ji takový soubor neunese.</numerusform>
            <numerusform>%n transakce zůstávají zde, protože je takový soubor neunese.</numerusform>
            <numerusform>%n transakcí zůstává zde, protože je takový soubor neunese.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) of {workstation} are kept here and go to the server with the next synchronisation.</source>
        <extracomment>After a sealed file came.</extracomment>
        <translation>
            <numerusform>%n transakce stanice {workstation} je uložena zde a odejde na server při příští synchronizaci.</numerusform>
            <numerusform>%n transakce stanice {workstation} jsou uloženy zde a odejdou na server při příští synchronizaci.</numerusform>
            <numerusform>%n transakcí stanice {workstation} je uloženo zde a odejde na server při příští synchronizaci.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) were taken in.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>Převzata %n transakce.</numerusform>
            <numerusform>Převzaty %n transakce.</numerusform>
            <numerusform>Převzato %n transakcí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n zde už byla.</numerusform>
            <numerusform>%n zde už byly.</numerusform>
            <numerusform>%n zde už bylo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken in.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n nešlo převzít.</numerusform>
            <numerusform>%n nešlo převzít.</numerusform>
            <numerusform>%n nešlo převzít.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other workstations, with {rows} transactions, wait here for the next synchronisation.</source>
        <extracomment>Files of other workstations that lie here.</extracomment>
        <translation>
            <numerusform>%n soubor jiné pracovní stanice zde čeká na příští synchronizaci; transakcí v něm: {rows}.</numerusform>
            <numerusform>%n soubory jiných pracovních stanic zde čekají na příští synchronizaci; transakcí v nich: {rows}.</numerusform>
            <numerusform>%n souborů jiných pracovních stanic zde čeká na příští synchronizaci; transakcí v nich: {rows}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) of {workstation} are at the server; {new} were new there.</source>
        <extracomment>After a synchronisation: a file is at the server.</extracomment>
        <translation>
            <numerusform>%n transakce stanice {workstation} je na serveru; nových tam: {new}.</numerusform>
            <numerusform>%n transakce stanice {workstation} jsou na serveru; nových tam: {new}.</numerusform>
            <numerusform>%n transakcí stanice {workstation} je na serveru; nových tam: {new}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not take a carried file. {why}</source>
        <extracomment>The same, where the server took nothing of it.</extracomment>
        <translation>Server přinesený soubor nepřijal. {why}</translation>
    </message>
    <message numerus="yes">
        <source>%n of them left in a file that somebody carries.</source>
        <extracomment>Rows that left in a file, beside how many were not sent.</extracomment>
        <translation>
            <numerusform>%n z nich odešla v souboru, který někdo nese.</numerusform>
            <numerusform>%n z nich odešly v souboru, který někdo nese.</numerusform>
            <numerusform>%n z nich odešlo v souboru, který někdo nese.</numerusform>
        </translation>
    </message>
    <message>
        <source>Load it all the same</source>
        <extracomment>Button behind the question whether an older extract is meant.</extracomment>
        <translation>Přesto načíst</translation>
    </message>
</context>
<context>
    <name>CheckIn</name>
    <message>
        <source>Check in</source>
        <extracomment>The page.</extracomment>
        <translation>Vracení</translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Načtěte, co se vrátilo</translation>
    </message>
    <message>
        <source>What a scan means</source>
        <extracomment>What the two buttons choose, for screen readers.</extracomment>
        <translation>Co načtení znamená</translation>
    </message>
    <message>
        <source>In-house use</source>
        <extracomment>The other mode.</extracomment>
        <translation>Prezenčně</translation>
    </message>
    <message>
        <source>Scanned items are returned</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Načtené jednotky se vracejí</translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>Before the number that the next scan counts.</extracomment>
        <translation>Počet</translation>
    </message>
    <message>
        <source>Book drop</source>
        <extracomment>Button.</extracomment>
        <translation>Bibliobox</translation>
    </message>
    <message>
        <source>For items that came back earlier, while nobody was at the desk</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Pro jednotky vrácené dříve, když u pultu nikdo nebyl</translation>
    </message>
    <message>
        <source>When did these items come back?</source>
        <extracomment>Over the form.</extracomment>
        <translation>Kdy byly tyto jednotky vráceny?</translation>
    </message>
    <message>
        <source>Every scan gets this time until you end it, so that nobody is late without fault.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Tento čas dostane každé načtení, dokud to neukončíte; nikdo tak nebude po termínu bez viny.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <extracomment>Label of the field.</extracomment>
        <translation>Datum a čas</translation>
    </message>
    <message>
        <source>Yesterday evening</source>
        <extracomment>Preset.</extracomment>
        <translation>Včera večer</translation>
    </message>
    <message>
        <source>This morning</source>
        <extracomment>Preset.</extracomment>
        <translation>Dnes ráno</translation>
    </message>
    <message>
        <source>Use this time</source>
        <extracomment>Button of the form.</extracomment>
        <translation>Použít tento čas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button of the form.</extracomment>
        <translation>Zrušit</translation>
    </message>
    <message>
        <source>Book drop: what is scanned came back on {moment}.</source>
        <extracomment>The coloured line while scans are dated back.</extracomment>
        <translation>Bibliobox: co načtete, bylo vráceno {moment}.</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Button on that line.</extracomment>
        <translation>Změnit</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Button on that line.</extracomment>
        <translation>Ukončit</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <extracomment>The form&apos;s time has not come yet.</extracomment>
        <translation>Tento čas ještě nenastal.</translation>
    </message>
    <message>
        <source>Shelve here: {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Zařadit zde: {place}</translation>
    </message>
    <message>
        <source>Shelve here</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Zařadit zde</translation>
    </message>
    <message>
        <source>Set aside: on hold for {name}, pick-up at {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Odložit: rezervace ({name}), vyzvednutí: {place}</translation>
    </message>
    <message>
        <source>Set aside: on hold for {name}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Odložit: rezervace ({name})</translation>
    </message>
    <message>
        <source>Route to {place}</source>
        <extracomment>What to do with an item that belongs to another library, or to where its exchange set is.</extracomment>
        <translation>Poslat do: {place}</translation>
    </message>
    <message>
        <source>Recorded; the server will say</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation>Zaznamenáno; rozhodne server</translation>
    </message>
    <message>
        <source>Taken back: nothing is recorded</source>
        <extracomment>A line whose row was undone.</extracomment>
        <translation>Vzato zpět: nic není zaznamenáno</translation>
    </message>
    <message>
        <source>That is a patron’s card: {name}. Nothing was recorded.</source>
        <extracomment>A card was scanned here.</extracomment>
        <translation>To je průkaz čtenáře: {name}. Nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>A patron’s card: nothing recorded</source>
        <extracomment>The same in the table.</extracomment>
        <translation>Průkaz: nic nezaznamenáno</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <extracomment>In the table.</extracomment>
        <translation>Nezaznamenáno</translation>
    </message>
    <message>
        <source>Not recorded: there is nothing in that scan. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Nezaznamenáno: načtení je prázdné. Načtěte znovu.</translation>
    </message>
    <message>
        <source>Not recorded: longer than {limit} characters. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Nezaznamenáno: více znaků než {limit}. Načtěte znovu.</translation>
    </message>
    <message>
        <source>Not recorded. {why}</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Nezaznamenáno. {why}</translation>
    </message>
    <message>
        <source>Not recorded: the program has a fault. Try again; write it down if that fails.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Nezaznamenáno: v programu je chyba. Zkuste to znovu; nepomůže-li to, poznamenejte si to.</translation>
    </message>
    <message>
        <source>Not recorded: that has characters which no label carries. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Nezaznamenáno: takové znaky na žádném štítku nejsou. Načtěte znovu.</translation>
    </message>
    <message>
        <source>{barcode} (not in the local data)</source>
        <extracomment>In place of the title of an item that is not in the data.</extracomment>
        <translation>{barcode} (není v místních datech)</translation>
    </message>
    <message>
        <source>{title} (noted; {barcode})</source>
        <extracomment>The same, once staff have said what it is.</extracomment>
        <translation>{title} (poznamenáno; {barcode})</translation>
    </message>
    <message>
        <source>Title on the item</source>
        <extracomment>Before the field.</extracomment>
        <translation>Název na jednotce</translation>
    </message>
    <message>
        <source>helps whoever looks into it later</source>
        <extracomment>For screen readers, and in the empty field.</extracomment>
        <translation>pomůže tomu, kdo to bude později dohledávat</translation>
    </message>
    <message>
        <source>Note it</source>
        <extracomment>Button.</extracomment>
        <translation>Poznamenat</translation>
    </message>
    <message>
        <source>The title was not noted: the row has been sent already, or the title is too long.</source>
        <extracomment>The row has left, or the note has characters that cannot be.</extracomment>
        <translation>Název nebyl poznamenán: řádek už byl odeslán, nebo je název příliš dlouhý.</translation>
    </message>
    <message>
        <source>Scan what was used in the library</source>
        <extracomment>The empty scan box while items are counted.</extracomment>
        <translation>Načtěte, co se prezenčně použilo</translation>
    </message>
    <message>
        <source>Scanned items are counted as used in the library, and stay as they are</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Načtené jednotky se započítají jako prezenčně použité a jinak se nezmění</translation>
    </message>
    <message>
        <source>How often the next item was used; one again after it</source>
        <extracomment>For screen readers: that number.</extracomment>
        <translation>Kolikrát byla další jednotka použita; potom zase jednou</translation>
    </message>
    <message>
        <source>In-house use: what is scanned is counted as used in the library, and not returned.</source>
        <extracomment>The coloured line while items are counted.</extracomment>
        <translation>Prezenčně: co načtete, se započítá jako použité v knihovně, ale nevrátí se.</translation>
    </message>
    <message>
        <source>Used earlier</source>
        <extracomment>Button.</extracomment>
        <translation>Použito dříve</translation>
    </message>
    <message>
        <source>For items that were used earlier and are counted only now</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Pro jednotky použité dříve, které se započítají až teď</translation>
    </message>
    <message>
        <source>When were these items used in the library?</source>
        <extracomment>Over the form.</extracomment>
        <translation>Kdy byly tyto jednotky v knihovně použity?</translation>
    </message>
    <message>
        <source>Every scan gets this time until you end it.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Tento čas dostane každé načtení, dokud to neukončíte.</translation>
    </message>
    <message>
        <source>Used earlier: what is scanned was used in the library on {moment}.</source>
        <extracomment>The coloured line while scans are dated back.</extracomment>
        <translation>Použito dříve: co načtete, bylo v knihovně použito {moment}.</translation>
    </message>
    <message>
        <source>Belongs to an exchange set: route to {place}</source>
        <extracomment>What to do with an item that belongs to another library, or to where its exchange set is.</extracomment>
        <translation>Patří do výměnného souboru: pošlete do {place}</translation>
    </message>
    <message>
        <source>Exchange set: route to {place}</source>
        <extracomment>The same for a line of the table, which has less room.</extracomment>
        <translation>Výměnný soubor, poslat do: {place}</translation>
    </message>
    <message>
        <source>Hold: {name} · {place}</source>
        <comment>pick-up library</comment>
        <extracomment>The same for a line of the table, which has less room.</extracomment>
        <translation>Rezervace: {name} · {place}</translation>
    </message>
    <message>
        <source>Hold: {name}</source>
        <extracomment>The same for a line of the table, which has less room.</extracomment>
        <translation>Rezervace: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Used in the library: counted %n time(s)</source>
        <extracomment>In-house use.</extracomment>
        <translation>
            <numerusform>Použito v knihovně: započteno %nkrát</numerusform>
            <numerusform>Použito v knihovně: započteno %nkrát</numerusform>
            <numerusform>Použito v knihovně: započteno %nkrát</numerusform>
        </translation>
    </message>
    <message>
        <source>Not recorded: the time given for these scans has not come yet. Change it.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation>Nezaznamenáno: čas zadaný pro tato načtení ještě nenastal. Změňte ho.</translation>
    </message>
    <message>
        <source>From {name}</source>
        <extracomment>Who had it.</extracomment>
        <translation>Od: {name}</translation>
    </message>
    <message>
        <source>another library&apos;s patron</source>
        <extracomment>A patron&apos;s name, where this workstation may know it; stands after a colon or in brackets.</extracomment>
        <translation>čtenář jiné knihovny</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <extracomment>Overdue.</extracomment>
        <translation>
            <numerusform>%n den po termínu</numerusform>
            <numerusform>%n dny po termínu</numerusform>
            <numerusform>%n dní po termínu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>overdue</comment>
        <extracomment>The same under a heading that says so.</extracomment>
        <translation>
            <numerusform>%n den</numerusform>
            <numerusform>%n dny</numerusform>
            <numerusform>%n dní</numerusform>
        </translation>
    </message>
    <message>
        <source>Came back on {moment}</source>
        <extracomment>A return that was dated back.</extracomment>
        <translation>Vráceno {moment}</translation>
    </message>
    <message>
        <source>Used in the library on {moment}</source>
        <extracomment>In-house use that was dated back.</extracomment>
        <translation>Použito v knihovně {moment}</translation>
    </message>
    <message>
        <source>It was not on loan in the local data.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>V místních datech nebyla půjčena.</translation>
    </message>
    <message>
        <source>It is not in the local data: put it aside until the server knows.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>V místních datech není: odložte ji stranou, dokud o ní nebude vědět server.</translation>
    </message>
    <message>
        <source>It was marked as lost or missing: now it is here.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Byla označena jako ztracená nebo nezvěstná: teď je zde.</translation>
    </message>
    <message>
        <source>It was withdrawn: keep it off the shelf.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Byla vyřazena: nedávejte ji do regálu.</translation>
    </message>
    <message>
        <source>Its check digit is wrong: was it scanned, or typed?</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation>Kontrolní číslice nesouhlasí: byl kód načten, nebo napsán ručně?</translation>
    </message>
    <message>
        <source>was not on loan</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation>nebyla půjčena</translation>
    </message>
    <message>
        <source>was lost</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation>byla ztracená</translation>
    </message>
    <message>
        <source>was withdrawn</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation>byla vyřazena</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>On a line.</extracomment>
        <translation>Vzít zpět</translation>
    </message>
    <message>
        <source>Undo: {title}</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation>Vzít zpět: {title}</translation>
    </message>
    <message>
        <source>sent</source>
        <extracomment>In place of Undo.</extracomment>
        <translation>odesláno</translation>
    </message>
    <message>
        <source>It has been sent: nothing undoes a return here but lending the item again, to the same patron.</source>
        <extracomment>Somebody wants to undo a return that the server has.</extracomment>
        <translation>Už je odesláno: vrácení zde zruší jen nová výpůjčka téže jednotky témuž čtenáři.</translation>
    </message>
    <message>
        <source>It has been sent: a count can only be corrected at the server.</source>
        <extracomment>Somebody wants to undo a count that the server has.</extracomment>
        <translation>Už je odesláno: počet lze opravit jen na serveru.</translation>
    </message>
    <message>
        <source>Open Check out with this card</source>
        <extracomment>Button on a card&apos;s line.</extracomment>
        <translation>Otevřít Půjčování s tímto průkazem</translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>The same in the table.</extracomment>
        <translation>Půjčování</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button on a line that was not recorded.</extracomment>
        <translation>Zkusit znovu</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Of the table.</extracomment>
        <translation>Čas</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Of the table.</extracomment>
        <translation>Název</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Of the table.</extracomment>
        <translation>Od koho</translation>
    </message>
    <message>
        <source>Late</source>
        <extracomment>Of the table.</extracomment>
        <translation>Po termínu</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <extracomment>Of the table.</extracomment>
        <translation>Kam patří</translation>
    </message>
    <message>
        <source>The latest scan</source>
        <extracomment>What the large card is, for screen readers.</extracomment>
        <translation>Poslední načtení</translation>
    </message>
    <message>
        <source>What was scanned, newest first</source>
        <extracomment>What the table is, for screen readers.</extracomment>
        <translation>Co bylo načteno, od nejnovějšího</translation>
    </message>
    <message>
        <source>Enter or Space undoes the current line, as long as it has not been sent</source>
        <extracomment>How it is used with the keyboard.</extracomment>
        <translation>Enter nebo mezerník vezme aktuální řádek zpět, dokud nebyl odeslán</translation>
    </message>
    <message>
        <source>Nothing has been counted yet</source>
        <extracomment>Before the first scan.</extracomment>
        <translation>Zatím se nic nezapočítalo</translation>
    </message>
    <message>
        <source>Nothing has come back yet</source>
        <extracomment>Before the first scan.</extracomment>
        <translation>Zatím se nic nevrátilo</translation>
    </message>
    <message>
        <source>Scan what was left on the tables: it is counted, and can go back to the shelf.</source>
        <extracomment>Under that.</extracomment>
        <translation>Načtěte, co zůstalo na stolech: započítá se to a může zpět do regálu.</translation>
    </message>
    <message>
        <source>Scan a barcode: here you see at once where the item goes.</source>
        <extracomment>Under that.</extracomment>
        <translation>Načtěte čárový kód: hned uvidíte, kam jednotka patří.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) recorded</source>
        <extracomment>Beside the modes.</extracomment>
        <translation>
            <numerusform>%n načtení zaznamenáno</numerusform>
            <numerusform>%n načtení zaznamenána</numerusform>
            <numerusform>%n načtení zaznamenáno</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for the disk</source>
        <extracomment>Scans that the disk has not taken yet.</extracomment>
        <translation>
            <numerusform>%n načtení čeká na disk</numerusform>
            <numerusform>%n načtení čekají na disk</numerusform>
            <numerusform>%n načtení čeká na disk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckOut</name>
    <message>
        <source>Scan a patron’s card</source>
        <extracomment>Nobody is being served.</extracomment>
        <translation>Načtěte průkaz čtenáře</translation>
    </message>
    <message>
        <source>Scan an item, or the next patron’s card</source>
        <extracomment>Somebody is.</extracomment>
        <translation>Načtěte jednotku nebo průkaz dalšího čtenáře</translation>
    </message>
    <message>
        <source>Choose a due date first: your scan is kept</source>
        <extracomment>A scan waits for a due date.</extracomment>
        <translation>Nejdřív zvolte datum vrácení: načtený kód počká</translation>
    </message>
    <message>
        <source>Scan the new patron’s card</source>
        <extracomment>The registration form waits for the card.</extracomment>
        <translation>Načtěte průkaz nového čtenáře</translation>
    </message>
    <message>
        <source>Patron</source>
        <extracomment>The card at the left, for screen readers.</extracomment>
        <translation>Čtenář</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <extracomment>Its heading while nobody is being served.</extracomment>
        <translation>Zatím nikdo</translation>
    </message>
    <message>
        <source>Scan a card to begin. Without a card, find the patron by name.</source>
        <extracomment>What to do then.</extracomment>
        <translation>Začněte načtením průkazu. Bez průkazu najděte čtenáře podle jména.</translation>
    </message>
    <message>
        <source>Card not known here</source>
        <extracomment>In place of a name.</extracomment>
        <translation>Průkaz zde není znám</translation>
    </message>
    <message>
        <source>Card valid until {day}</source>
        <extracomment>Expiry of the card.</extracomment>
        <translation>Průkaz platí do {day}</translation>
    </message>
    <message>
        <source>Loans: {today} in this visit, {before} before (limit {limit})</source>
        <extracomment>How many; `limit` empty where there is none.</extracomment>
        <translation>Výpůjčky: {today} teď, {before} dříve (limit {limit})</translation>
    </message>
    <message>
        <source>Loans: {today} in this visit, {before} before</source>
        <extracomment>How many; `limit` empty where there is none.</extracomment>
        <translation>Výpůjčky: {today} teď, {before} dříve</translation>
    </message>
    <message>
        <source>Owes {amount} (limit {limit})</source>
        <extracomment>A debt below the limit.</extracomment>
        <translation>Dluží {amount} (limit {limit})</translation>
    </message>
    <message>
        <source>Owes {amount}</source>
        <extracomment>A debt below the limit.</extracomment>
        <translation>Dluží {amount}</translation>
    </message>
    <message>
        <source>Credit of {amount}</source>
        <extracomment>The library owes the patron.
----------
It is recorded.</extracomment>
        <translation>Přeplatek {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) waiting here: {titles}</source>
        <extracomment>Set aside at this library.</extracomment>
        <translation>
            <numerusform>%n rezervace zde čeká: {titles}</numerusform>
            <numerusform>%n rezervace zde čekají: {titles}</numerusform>
            <numerusform>%n rezervací zde čeká: {titles}</numerusform>
        </translation>
    </message>
    <message>
        <source>Find by name…</source>
        <extracomment>Button.</extracomment>
        <translation>Najít podle jména…</translation>
    </message>
    <message>
        <source>New patron…</source>
        <extracomment>Button.</extracomment>
        <translation>Nový čtenář…</translation>
    </message>
    <message>
        <source>Paper slips…</source>
        <extracomment>Button.</extracomment>
        <translation>Papírové lístky…</translation>
    </message>
    <message>
        <source>Take a payment…</source>
        <extracomment>Button.</extracomment>
        <translation>Přijmout platbu…</translation>
    </message>
    <message>
        <source>Register this card…</source>
        <extracomment>Button on a card that is not known.</extracomment>
        <translation>Zaregistrovat průkaz…</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <extracomment>Button.</extracomment>
        <translation>Tisk účtenky</translation>
    </message>
    <message>
        <source>Finish visit</source>
        <extracomment>Button.</extracomment>
        <translation>Ukončit návštěvu</translation>
    </message>
    <message numerus="yes">
        <source>Last patron: {name} (%n loan(s), last at {at})</source>
        <extracomment>After the window was closed, or killed.</extracomment>
        <translation>
            <numerusform>Poslední čtenář: {name} (%n výpůjčka, naposledy v {at})</numerusform>
            <numerusform>Poslední čtenář: {name} (%n výpůjčky, naposledy v {at})</numerusform>
            <numerusform>Poslední čtenář: {name} (%n výpůjček, naposledy v {at})</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue this visit</source>
        <extracomment>Its button.</extracomment>
        <translation>Pokračovat v návštěvě</translation>
    </message>
    <message>
        <source>Due date</source>
        <extracomment>Heading.</extracomment>
        <translation>Datum vrácení</translation>
    </message>
    <message>
        <source>No due date yet</source>
        <extracomment>Nothing chosen yet (K12).</extracomment>
        <translation>Zatím bez data vrácení</translation>
    </message>
    <message>
        <source>The due date is for</source>
        <extracomment>For screen readers: how far the date reaches.</extracomment>
        <translation>Datum vrácení platí pro</translation>
    </message>
    <message>
        <source>This item</source>
        <extracomment>One of the three choices.</extracomment>
        <translation>Tuto jednotku</translation>
    </message>
    <message>
        <source>This patron</source>
        <extracomment>One of the three choices.</extracomment>
        <translation>Čtenáře</translation>
    </message>
    <message>
        <source>Until changed</source>
        <extracomment>One of the three choices.</extracomment>
        <translation>Do změny</translation>
    </message>
    <message>
        <source>Due date for the next item only.</source>
        <extracomment>The same as a sentence under the date.</extracomment>
        <translation>Platí jen pro další jednotku.</translation>
    </message>
    <message>
        <source>Due date for this patron’s items.</source>
        <extracomment>The same as a sentence under the date.</extracomment>
        <translation>Platí pro jednotky tohoto čtenáře.</translation>
    </message>
    <message>
        <source>Due date for every item until you change it.</source>
        <extracomment>The same as a sentence under the date.</extracomment>
        <translation>Platí pro všechny jednotky až do změny.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), the rule</source>
        <extracomment>Preset, and where the date comes from.</extracomment>
        <translation>
            <numerusform>%n den, podle pravidla</numerusform>
            <numerusform>%n dny, podle pravidla</numerusform>
            <numerusform>%n dní, podle pravidla</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>Preset.</extracomment>
        <translation>
            <numerusform>%n den</numerusform>
            <numerusform>%n dny</numerusform>
            <numerusform>%n dní</numerusform>
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
        <translation>Příští zastávka bibliobusu: {stop}.</translation>
    </message>
    <message>
        <source>{text} (closed)</source>
        <extracomment>A preset on a closed day.</extracomment>
        <translation>{text} (zavřeno)</translation>
    </message>
    <message>
        <source>The library is closed that day: {reason}.</source>
        <extracomment>The chosen day is a closed one.</extracomment>
        <translation>Ten den je zavřeno: {reason}.</translation>
    </message>
    <message>
        <source>The library is closed that day.</source>
        <extracomment>The chosen day is a closed one.</extracomment>
        <translation>Ten den je zavřeno.</translation>
    </message>
    <message>
        <source>Use {day}</source>
        <extracomment>The way out.</extracomment>
        <translation>Použít {day}</translation>
    </message>
    <message>
        <source>Other date…</source>
        <extracomment>Button, F8.</extracomment>
        <translation>Jiné datum…</translation>
    </message>
    <message>
        <source>Which due date?</source>
        <extracomment>Its panel.</extracomment>
        <translation>Jaké datum vrácení?</translation>
    </message>
    <message>
        <source>Type a date like {example}, or +10 for ten days from today.</source>
        <extracomment>How to type one.</extracomment>
        <translation>Napište datum jako {example}, nebo +10 pro deset dní ode dneška.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <extracomment>Button and accessible name.</extracomment>
        <translation>Kalendář</translation>
    </message>
    <message>
        <source>Use this date</source>
        <extracomment>Button.</extracomment>
        <translation>Použít toto datum</translation>
    </message>
    <message>
        <source>That is not a date. Type one like {example}.</source>
        <extracomment>What was typed is no date.</extracomment>
        <translation>To není datum. Napište je jako {example}.</translation>
    </message>
    <message>
        <source>Scan a card, then the items</source>
        <extracomment>The page while nobody is being served.</extracomment>
        <translation>Načtěte průkaz, potom jednotky</translation>
    </message>
    <message>
        <source>No usable local data: names and titles are not known here. Loans are recorded all the same, and the server will check them.</source>
        <extracomment>There is no replica.</extracomment>
        <translation>Nejsou tu žádná použitelná místní data: jména a tituly nejsou známé. Výpůjčky se přesto zapíšou a server je ověří.</translation>
    </message>
    <message>
        <source>Born {day}</source>
        <extracomment>Date of birth, where this workstation is given it.</extracomment>
        <translation>Datum narození {day}</translation>
    </message>
    <message>
        <source>Each loan is safe on this machine when you hear the beep. No network is needed.</source>
        <extracomment>Under it.</extracomment>
        <translation>Jakmile uslyšíte pípnutí, je výpůjčka bezpečně uložena v tomto počítači. Síť není potřeba.</translation>
    </message>
    <message numerus="yes">
        <source>This visit · %n</source>
        <extracomment>Heading.</extracomment>
        <translation>
            <numerusform>Tato návštěva · %n</numerusform>
            <numerusform>Tato návštěva · %n</numerusform>
            <numerusform>Tato návštěva · %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Had before · %n</source>
        <extracomment>Heading.</extracomment>
        <translation>
            <numerusform>Dříve půjčeno · %n</numerusform>
            <numerusform>Dříve půjčeno · %n</numerusform>
            <numerusform>Dříve půjčeno · %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet. Scan the first item.</source>
        <extracomment>No row in this visit.</extracomment>
        <translation>Zatím nic. Načtěte první jednotku.</translation>
    </message>
    <message>
        <source>Nothing on loan.</source>
        <extracomment>The patron had nothing.</extracomment>
        <translation>Nic nemá půjčeno.</translation>
    </message>
    <message>
        <source>Loans of this visit, and loans from before</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Výpůjčky této návštěvy a výpůjčky z dřívějška</translation>
    </message>
    <message>
        <source>Enter undoes a row of this visit, or renews a loan from before; the menu key shows more.</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Enter vezme zpět řádek této návštěvy nebo prodlouží dřívější výpůjčku; klávesa nabídky ukáže další možnosti.</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Column heads.</extracomment>
        <translation>Kdy</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Column heads.</extracomment>
        <translation>Název</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Column heads.</extracomment>
        <translation>Čárový kód</translation>
    </message>
    <message>
        <source>Due</source>
        <extracomment>Column heads.</extracomment>
        <translation>Vrátit do</translation>
    </message>
    <message>
        <source>Remark</source>
        <extracomment>Column heads.</extracomment>
        <translation>Poznámka</translation>
    </message>
    <message>
        <source>Action</source>
        <extracomment>Column heads.</extracomment>
        <translation>Akce</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>On a row, and Ctrl+Z.</extracomment>
        <translation>Vzít zpět</translation>
    </message>
    <message>
        <source>Undo last</source>
        <extracomment>Button.</extracomment>
        <translation>Vzít zpět poslední</translation>
    </message>
    <message>
        <source>Renew</source>
        <extracomment>On a row.</extracomment>
        <translation>Prodloužit</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <extracomment>In words.</extracomment>
        <translation>
            <numerusform>%n den po termínu</numerusform>
            <numerusform>%n dny po termínu</numerusform>
            <numerusform>%n dní po termínu</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <extracomment>In words.</extracomment>
        <translation>vrátit dnes</translation>
    </message>
    <message>
        <source>Title not in the data here</source>
        <extracomment>In place of a title.</extracomment>
        <translation>Název není ve zdejších datech</translation>
    </message>
    <message>
        <source>renewed</source>
        <extracomment>Remark.</extracomment>
        <translation>prodlouženo</translation>
    </message>
    <message>
        <source>lent anyway</source>
        <extracomment>Remark: recorded as overridden.</extracomment>
        <translation>přesto půjčeno</translation>
    </message>
    <message>
        <source>not in the data</source>
        <extracomment>Remark.</extracomment>
        <translation>není v datech</translation>
    </message>
    <message>
        <source>Payment of {amount}</source>
        <extracomment>A payment&apos;s row.</extracomment>
        <translation>Platba {amount}</translation>
    </message>
    <message>
        <source>New patron {name}</source>
        <extracomment>A registration&apos;s row.</extracomment>
        <translation>Nový čtenář: {name}</translation>
    </message>
    <message>
        <source>Add its title…</source>
        <extracomment>Menu and button: for an item that is not in the data.</extracomment>
        <translation>Doplnit název…</translation>
    </message>
    <message>
        <source>This was a card</source>
        <extracomment>Button.</extracomment>
        <translation>Byl to průkaz</translation>
    </message>
    <message>
        <source>{barcode} is not in the data here. It was taken for an item and lent; the server will say.</source>
        <extracomment>A scan that nobody knows, with a patron open.</extracomment>
        <translation>{barcode} není ve zdejších datech. Bylo to bráno jako jednotka a půjčeno; rozhodne server.</translation>
    </message>
    <message>
        <source>This was an item</source>
        <extracomment>Button: the card was none.</extracomment>
        <translation>Byla to jednotka</translation>
    </message>
    <message>
        <source>“{title}” is lent. {remarks}</source>
        <extracomment>A loan with something to say about it.</extracomment>
        <translation>„{title}“ je půjčeno. {remarks}</translation>
    </message>
    <message>
        <source>{remarks}.</source>
        <extracomment>Separates remarks; a question ends by itself.</extracomment>
        <translation>{remarks}.</translation>
    </message>
    <message>
        <source>The last scan was not taken. {sentence}</source>
        <extracomment>What was wrong with a scan.</extracomment>
        <translation>Poslední načtení nebylo přijato. {sentence}</translation>
    </message>
    <message>
        <source>Nothing is lent without a due date.</source>
        <extracomment>Under it.</extracomment>
        <translation>Bez data vrácení se nic nepůjčí.</translation>
    </message>
    <message>
        <source>Nothing is left to pay.</source>
        <extracomment>Of a debt, after the payment.</extracomment>
        <translation>Nezbývá nic zaplatit.</translation>
    </message>
    <message>
        <source>Nothing is owed. What is paid becomes a credit.</source>
        <extracomment>There is no debt.</extracomment>
        <translation>Nic nedluží. Co zaplatí, zůstane jako přeplatek.</translation>
    </message>
    <message>
        <source>Nothing is owed: there is a credit of {credit}. What is paid is added to it.</source>
        <extracomment>There is no debt, but a credit.</extracomment>
        <translation>Nic nedluží: má přeplatek {credit}. Co zaplatí, se k němu přičte.</translation>
    </message>
    <message>
        <source>Nothing is owed. Record {amount} as a credit?</source>
        <extracomment>Before a payment of somebody who owes nothing is recorded.</extracomment>
        <translation>Nic nedluží. Zaznamenat {amount} jako přeplatek?</translation>
    </message>
    <message>
        <source>Record the credit</source>
        <extracomment>Button.</extracomment>
        <translation>Zaznamenat přeplatek</translation>
    </message>
    <message>
        <source>Payment of {amount} recorded.</source>
        <extracomment>It is recorded.</extracomment>
        <translation>Platba {amount} zaznamenána.</translation>
    </message>
    <message>
        <source>“{item}” waits for a due date. Choose one, and it is lent.</source>
        <extracomment>K12.</extracomment>
        <translation>„{item}“ čeká na datum vrácení. Zvolte je a půjčí se.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait for a patron’s card, “{item}” first. Scan the card.</source>
        <extracomment>Items before a card.</extracomment>
        <translation>
            <numerusform>%n jednotka čeká na průkaz čtenáře: „{item}“. Načtěte průkaz.</numerusform>
            <numerusform>%n jednotky čekají na průkaz čtenáře, první „{item}“. Načtěte průkaz.</numerusform>
            <numerusform>%n jednotek čeká na průkaz čtenáře, první „{item}“. Načtěte průkaz.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{item}” waits for a patron’s card. Scan the card.</source>
        <extracomment>Items before a card.</extracomment>
        <translation>„{item}“ čeká na průkaz čtenáře. Načtěte průkaz.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) were scanned before the card, “{item}” first. Lend them to {name}?</source>
        <extracomment>A decision: whose are they?</extracomment>
        <translation>
            <numerusform>%n jednotka byla načtena před průkazem: „{item}“. Čtenář: {name}. Půjčit?</numerusform>
            <numerusform>%n jednotky byly načteny před průkazem, první „{item}“. Čtenář: {name}. Půjčit?</numerusform>
            <numerusform>%n jednotek bylo načteno před průkazem, první „{item}“. Čtenář: {name}. Půjčit?</numerusform>
        </translation>
    </message>
    <message>
        <source>“{item}” was scanned before the card. Lend it to {name}?</source>
        <extracomment>A decision: whose are they?</extracomment>
        <translation>„{item}“ bylo načteno před průkazem. Čtenář: {name}. Půjčit?</translation>
    </message>
    <message>
        <source>Lend “{item}”?</source>
        <extracomment>Heading of the decision panel.</extracomment>
        <translation>Půjčit „{item}“?</translation>
    </message>
    <message>
        <source>Renew “{item}”?</source>
        <extracomment>The same for a renewal.</extracomment>
        <translation>Prodloužit „{item}“?</translation>
    </message>
    <message>
        <source>Lend anyway</source>
        <extracomment>Button.</extracomment>
        <translation>Přesto půjčit</translation>
    </message>
    <message>
        <source>Renew anyway</source>
        <extracomment>Button.</extracomment>
        <translation>Přesto prodloužit</translation>
    </message>
    <message>
        <source>Lend</source>
        <extracomment>Button.</extracomment>
        <translation>Půjčit</translation>
    </message>
    <message>
        <source>Do not lend</source>
        <extracomment>Button.</extracomment>
        <translation>Nepůjčit</translation>
    </message>
    <message>
        <source>Do not renew</source>
        <extracomment>Button.</extracomment>
        <translation>Neprodloužit</translation>
    </message>
    <message>
        <source>The same for the rest of this visit</source>
        <extracomment>Tick box in the decision panel.</extracomment>
        <translation>Stejně po zbytek této návštěvy</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button.</extracomment>
        <translation>Zkusit znovu</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <extracomment>Button.</extracomment>
        <translation>Vynechat</translation>
    </message>
    <message>
        <source>“{item}” could not be recorded. It waits here.</source>
        <extracomment>The disk did not take the scan.</extracomment>
        <translation>„{item}“ se nepodařilo zaznamenat. Čeká zde.</translation>
    </message>
    <message numerus="yes">
        <source>%n more scan(s) wait behind it, in their order</source>
        <extracomment>How many scans stand behind the first.</extracomment>
        <translation>
            <numerusform>%n další načtení čeká za ním, v pořadí</numerusform>
            <numerusform>%n další načtení čekají za ním, v pořadí</numerusform>
            <numerusform>%n dalších načtení čeká za ním, v pořadí</numerusform>
        </translation>
    </message>
    <message>
        <source>Scans that wait in line</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Načtení čekající ve frontě</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) still wait: decide about them first.</source>
        <extracomment>Finishing or changing the patron has to wait.</extracomment>
        <translation>
            <numerusform>%n načtení ještě čeká: nejdřív o něm rozhodněte.</numerusform>
            <numerusform>%n načtení ještě čekají: nejdřív o nich rozhodněte.</numerusform>
            <numerusform>%n načtení ještě čeká: nejdřív o nich rozhodněte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer the question first; then the due date can be changed.</source>
        <extracomment>F8 while a question is open.</extracomment>
        <translation>Nejdřív odpovězte na otázku, potom lze datum vrácení změnit.</translation>
    </message>
    <message>
        <source>Close the form first (Esc); then the due date can be changed.</source>
        <extracomment>F8 while a form is open.</extracomment>
        <translation>Nejdřív zavřete formulář (Esc), potom lze datum vrácení změnit.</translation>
    </message>
    <message>
        <source>Nothing in this visit to print yet.</source>
        <extracomment>Ctrl+P with nothing there.</extracomment>
        <translation>V této návštěvě zatím není co tisknout.</translation>
    </message>
    <message>
        <source>Undo what was lent to this card first.</source>
        <extracomment>Loans to a card that was none.</extracomment>
        <translation>Nejdřív vezměte zpět, co bylo na tento průkaz půjčeno.</translation>
    </message>
    <message>
        <source>Nothing in this visit to undo.</source>
        <extracomment>Ctrl+Z with nothing there.</extracomment>
        <translation>V této návštěvě není co vzít zpět.</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <extracomment>Taken back before it was sent.</extracomment>
        <translation>Vzato zpět: {what}</translation>
    </message>
    <message>
        <source>“{what}” has been sent to the server already and cannot be taken back. Record a return that undoes it?</source>
        <extracomment>It has left this machine.</extracomment>
        <translation>„{what}“ už je odesláno na server a nelze to vzít zpět. Zaznamenat vrácení, které to zruší?</translation>
    </message>
    <message>
        <source>“{what}” has been sent to the server already. Settle it there.</source>
        <extracomment>It has left, and no other row undoes it.</extracomment>
        <translation>„{what}“ už je odesláno na server. Vyřiďte to tam.</translation>
    </message>
    <message>
        <source>Record the return</source>
        <extracomment>Button.</extracomment>
        <translation>Zaznamenat vrácení</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>Button.</extracomment>
        <translation>Nechat, jak to je</translation>
    </message>
    <message>
        <source>A return of “{what}” is recorded; it undoes the loan when both are processed.</source>
        <extracomment>The compensating row is recorded.</extracomment>
        <translation>Vrácení „{what}“ je zaznamenáno; až se obojí zpracuje, výpůjčku zruší.</translation>
    </message>
    <message>
        <source>The loan has been sent already: its title can be added at the server only.</source>
        <extracomment>The row has left.</extracomment>
        <translation>Výpůjčka už je odeslána: název lze doplnit jen na serveru.</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button of every panel.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Find a patron by name</source>
        <extracomment>Heading.</extracomment>
        <translation>Najít čtenáře podle jména</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Field.</extracomment>
        <translation>Jméno</translation>
    </message>
    <message>
        <source>Beginning of surname or first name</source>
        <extracomment>Placeholder.</extracomment>
        <translation>Začátek příjmení nebo jména</translation>
    </message>
    <message>
        <source>Nobody found. Check the spelling, or register a new patron.</source>
        <extracomment>No result.</extracomment>
        <translation>Nikdo nenalezen. Zkontrolujte pravopis, nebo zaregistrujte nového čtenáře.</translation>
    </message>
    <message numerus="yes">
        <source>%n patron(s). Choose with the arrow keys and Enter.</source>
        <extracomment>Results.</extracomment>
        <translation>
            <numerusform>%n čtenář. Vyberte šipkami a klávesou Enter.</numerusform>
            <numerusform>%n čtenáři. Vyberte šipkami a klávesou Enter.</numerusform>
            <numerusform>%n čtenářů. Vyberte šipkami a klávesou Enter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n patron(s). Type more of the name.</source>
        <extracomment>More than can be shown.</extracomment>
        <translation>
            <numerusform>První %n čtenář. Napište ze jména víc.</numerusform>
            <numerusform>První %n čtenáři. Napište ze jména víc.</numerusform>
            <numerusform>Prvních %n čtenářů. Napište ze jména víc.</numerusform>
        </translation>
    </message>
    <message>
        <source>Patrons found</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Nalezení čtenáři</translation>
    </message>
    <message>
        <source>Payment from {name}</source>
        <extracomment>Heading.</extracomment>
        <translation>Platba, čtenář: {name}</translation>
    </message>
    <message>
        <source>Amount</source>
        <extracomment>Field.</extracomment>
        <translation>Částka</translation>
    </message>
    <message>
        <source>Left to pay: {amount}</source>
        <extracomment>Of a debt, after the payment.</extracomment>
        <translation>Zbývá zaplatit: {amount}</translation>
    </message>
    <message>
        <source>More than is owed: {amount} becomes a credit</source>
        <extracomment>The payment is more than the debt.</extracomment>
        <translation>Více, než kolik dluží: {amount} zůstane jako přeplatek</translation>
    </message>
    <message>
        <source>Owes {amount}. A part may be paid.</source>
        <extracomment>Before anything was typed.</extracomment>
        <translation>Dluží {amount}. Lze zaplatit i část.</translation>
    </message>
    <message>
        <source>Record the payment</source>
        <extracomment>Button.</extracomment>
        <translation>Zaznamenat platbu</translation>
    </message>
    <message>
        <source>New patron</source>
        <extracomment>Heading.</extracomment>
        <translation>Nový čtenář</translation>
    </message>
    <message>
        <source>The rest is completed at the server later.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Ostatní se později doplní na serveru.</translation>
    </message>
    <message>
        <source>Card (scan it)</source>
        <extracomment>Field.</extracomment>
        <translation>Průkaz (načtěte ho)</translation>
    </message>
    <message>
        <source>Card</source>
        <extracomment>Column head.</extracomment>
        <translation>Průkaz</translation>
    </message>
    <message>
        <source>This number is an item’s barcode as well. It was taken for the card.</source>
        <extracomment>The card&apos;s number is an item&apos;s barcode, too.</extracomment>
        <translation>Toto číslo je i čárový kód jednotky. Bylo bráno jako průkaz.</translation>
    </message>
    <message>
        <source>Its barcode is a patron’s card as well; it was taken for the item.</source>
        <extracomment>The item&apos;s barcode is a card&apos;s number, too.</extracomment>
        <translation>Tento čárový kód je i průkaz čtenáře; byl brán jako jednotka.</translation>
    </message>
    <message>
        <source>Surname</source>
        <extracomment>Field.</extracomment>
        <translation>Příjmení</translation>
    </message>
    <message>
        <source>First name</source>
        <extracomment>Field.</extracomment>
        <translation>Jméno</translation>
    </message>
    <message>
        <source>Category</source>
        <extracomment>Field.</extracomment>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>Field.</extracomment>
        <translation>Knihovna</translation>
    </message>
    <message>
        <source>Register</source>
        <extracomment>Button.</extracomment>
        <translation>Zaregistrovat</translation>
    </message>
    <message>
        <source>Scan or type the new card.</source>
        <extracomment>The form has no card yet.</extracomment>
        <translation>Načtěte nebo napište nový průkaz.</translation>
    </message>
    <message>
        <source>A surname is needed.</source>
        <extracomment>The form has no surname yet.</extracomment>
        <translation>Příjmení je povinné.</translation>
    </message>
    <message>
        <source>When were the slips written?</source>
        <extracomment>Heading.</extracomment>
        <translation>Kdy byly lístky napsány?</translation>
    </message>
    <message>
        <source>The date and time go on every scan until you end this.</source>
        <extracomment>Under it.</extracomment>
        <translation>Datum a čas dostane každé načtení, dokud to neukončíte.</translation>
    </message>
    <message>
        <source>Day</source>
        <extracomment>Field.</extracomment>
        <translation>Den</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Field.</extracomment>
        <translation>Čas</translation>
    </message>
    <message>
        <source>That is not a time. Type one like {example}.</source>
        <extracomment>What was typed is no time.</extracomment>
        <translation>To není čas. Napište ho jako {example}.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <extracomment>It has not come yet.</extracomment>
        <translation>Tento čas ještě nenastal.</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>Button.</extracomment>
        <translation>Začít</translation>
    </message>
    <message>
        <source>Paper slips: every scan is recorded as of {moment}.</source>
        <extracomment>Shown all the while.</extracomment>
        <translation>Papírové lístky: každé načtení se zaznamená s časem {moment}.</translation>
    </message>
    <message>
        <source>End paper slips</source>
        <extracomment>Button.</extracomment>
        <translation>Konec lístků</translation>
    </message>
    <message>
        <source>Title of {barcode}</source>
        <extracomment>Heading.</extracomment>
        <translation>Název pro {barcode}</translation>
    </message>
    <message>
        <source>Title, as it stands on the item</source>
        <extracomment>Field.</extracomment>
        <translation>Název, jak stojí na jednotce</translation>
    </message>
    <message>
        <source>Keep the title</source>
        <extracomment>Button.</extracomment>
        <translation>Uložit název</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Not recorded here: F2 checks out, F3 checks in</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Nic se nezaznamená: F2 půjčování, F3 vracení</translation>
    </message>
    <message>
        <source>Scanned here and not recorded: {codes}. Scan again under Check out or Check in.</source>
        <extracomment>Scans that came while this page was open.</extracomment>
        <translation>Načteno zde a nezaznamenáno: {codes}. Načtěte znovu na stránce Půjčování nebo Vracení.</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <extracomment>Button.</extracomment>
        <translation>Synchronizovat</translation>
    </message>
    <message>
        <source>Sends what waits, then fetches what has changed</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation>Odešle, co čeká, a stáhne, co se změnilo</translation>
    </message>
    <message>
        <source>Update only</source>
        <extracomment>Button.</extracomment>
        <translation>Jen stáhnout</translation>
    </message>
    <message>
        <source>Fetches what has changed, and sends nothing</source>
        <extracomment>The same.</extracomment>
        <translation>Stáhne, co se změnilo, a nic neodešle</translation>
    </message>
    <message>
        <source>Full update</source>
        <extracomment>Button.</extracomment>
        <translation>Stáhnout vše</translation>
    </message>
    <message>
        <source>Fetches all local data anew; the old data stays in use until the new is complete</source>
        <extracomment>The same.</extracomment>
        <translation>Stáhne všechna místní data znovu; stará slouží, dokud nejsou nová úplná</translation>
    </message>
    <message>
        <source>Load a carried extract…</source>
        <extracomment>Button.</extracomment>
        <translation>Načíst přinesená data…</translation>
    </message>
    <message>
        <source>Local data that somebody brings from the server as a file, on a stick for instance</source>
        <extracomment>The same.</extracomment>
        <translation>Místní data, která někdo přinese ze serveru jako soubor, třeba na flash disku</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button.</extracomment>
        <translation>Přerušit</translation>
    </message>
    <message>
        <source>Choose the extract that was carried here</source>
        <extracomment>Title of the file dialog.</extracomment>
        <translation>Vyberte přinesený balíček dat</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>What the bar is, for screen readers.</extracomment>
        <translation>Průběh</translation>
    </message>
    <message>
        <source>Sending transactions</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Odesílají se transakce</translation>
    </message>
    <message>
        <source>The server is preparing its data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Server připravuje data</translation>
    </message>
    <message>
        <source>Fetching the local data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Stahují se místní data</translation>
    </message>
    <message>
        <source>Checking the new data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Kontrolují se nová data</translation>
    </message>
    <message>
        <source>Fetching changes</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Stahují se změny</translation>
    </message>
    <message>
        <source>Processing at the server</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Zpracovává se na serveru</translation>
    </message>
    <message>
        <source>Fetching the queue</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Načítá se fronta</translation>
    </message>
    <message>
        <source>Reading the extract</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Čte se balíček dat</translation>
    </message>
    <message>
        <source>Asking what became of earlier transactions</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Zjišťuje se, co se stalo s dřívějšími transakcemi</translation>
    </message>
    <message>
        <source>Finding out what the server can do</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Zjišťuje se, co server umí</translation>
    </message>
    <message>
        <source>Reading what the server made of them</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Čte se, jak je server zpracoval</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Synchronizuje se</translation>
    </message>
    <message>
        <source>Updating the local data</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Aktualizují se místní data</translation>
    </message>
    <message>
        <source>Loading the extract</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Načítá se balíček dat</translation>
    </message>
    <message>
        <source>Working</source>
        <extracomment>What runs, while it runs.</extracomment>
        <translation>Pracuje se</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>How far it is, with numbers.</extracomment>
        <translation>{done} z {total}</translation>
    </message>
    <message>
        <source>about {age} left</source>
        <extracomment>How long the step will take.</extracomment>
        <translation>zbývá asi {age}</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <extracomment>While nothing runs.</extracomment>
        <translation>Hledá se server…</translation>
    </message>
    <message>
        <source>The server is there.</source>
        <extracomment>While nothing runs.</extracomment>
        <translation>Server je dostupný.</translation>
    </message>
    <message>
        <source>The server is away.</source>
        <extracomment>While nothing runs.</extracomment>
        <translation>Server není dostupný.</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) sent</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>odeslána %n transakce</numerusform>
            <numerusform>odeslány %n transakce</numerusform>
            <numerusform>odesláno %n transakcí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken by the server</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>server nepřijal %n</numerusform>
            <numerusform>server nepřijal %n</numerusform>
            <numerusform>server nepřijal %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) came</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>přišel %n výsledek</numerusform>
            <numerusform>přišly %n výsledky</numerusform>
            <numerusform>přišlo %n výsledků</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) processed</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>zpracována %n transakce</numerusform>
            <numerusform>zpracovány %n transakce</numerusform>
            <numerusform>zpracováno %n transakcí</numerusform>
        </translation>
    </message>
    <message>
        <source>the local data is new</source>
        <extracomment>What a command came to.</extracomment>
        <translation>místní data jsou nová</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>změněn %n záznam</numerusform>
            <numerusform>změněny %n záznamy</numerusform>
            <numerusform>změněno %n záznamů</numerusform>
        </translation>
    </message>
    <message>
        <source>the local data was up to date</source>
        <extracomment>What a command came to.</extracomment>
        <translation>místní data byla aktuální</translation>
    </message>
    <message>
        <source>Done: {what}.</source>
        <extracomment>What a command came to.</extracomment>
        <translation>Hotovo: {what}.</translation>
    </message>
    <message>
        <source>Done.</source>
        <extracomment>What a command came to.</extracomment>
        <translation>Hotovo.</translation>
    </message>
    <message>
        <source>nothing waited to be sent</source>
        <translation>nic nečekalo na odeslání</translation>
    </message>
    <message>
        <source>Cancelled. What was sent by then is at the server, the rest waits here.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Přerušeno. Co se do té doby odeslalo, je na serveru, zbytek čeká zde.</translation>
    </message>
    <message>
        <source>The exchange was cut short. Nothing is lost; synchronise again.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Výměna se přerušila. Nic se neztratilo; synchronizujte znovu.</translation>
    </message>
    <message>
        <source>The program cannot be started a second time: install it again.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Program nelze spustit podruhé: nainstalujte ho znovu.</translation>
    </message>
    <message>
        <source>A fault of the program ({where}). Nothing that was recorded is lost.</source>
        <extracomment>Why a command did not run to its end, and what to do.</extracomment>
        <translation>Chyba programu ({where}). Nic ze zaznamenaného se neztratilo.</translation>
    </message>
    <message>
        <source>Transactions</source>
        <extracomment>Card.</extracomment>
        <translation>Transakce</translation>
    </message>
    <message>
        <source>not sent from here</source>
        <extracomment>Below K16&apos;s first number.</extracomment>
        <translation>odtud neodesláno</translation>
    </message>
    <message>
        <source>not yet processed at the server</source>
        <extracomment>Below K16&apos;s second number.</extracomment>
        <translation>na serveru ještě nezpracováno</translation>
    </message>
    <message>
        <source>as of {when}, {age} ago</source>
        <extracomment>When that was so.</extracomment>
        <translation>stav {when} (stáří: {age})</translation>
    </message>
    <message>
        <source>no contact with the server yet</source>
        <extracomment>In place of it.</extracomment>
        <translation>se serverem zatím nebylo spojení</translation>
    </message>
    <message numerus="yes">
        <source>For %n of them the answer was lost; the next synchronisation asks again.</source>
        <extracomment>Rows whose answer was lost.</extracomment>
        <translation>
            <numerusform>U %n z nich se ztratila odpověď; příští synchronizace se zeptá znovu.</numerusform>
            <numerusform>U %n z nich se ztratila odpověď; příští synchronizace se zeptá znovu.</numerusform>
            <numerusform>U %n z nich se ztratila odpověď; příští synchronizace se zeptá znovu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From all workstations together %n row(s) wait there for somebody to process them.</source>
        <extracomment>All workstations&apos;.</extracomment>
        <translation>
            <numerusform>Ze všech pracovních stanic tam na zpracování čeká %n řádek.</numerusform>
            <numerusform>Ze všech pracovních stanic tam na zpracování čekají %n řádky.</numerusform>
            <numerusform>Ze všech pracovních stanic tam na zpracování čeká %n řádků.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded {count}</source>
        <extracomment>The statement that always holds.</extracomment>
        <translation>Zaznamenáno {count}</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <extracomment>The statement that always holds.</extracomment>
        <translation>Zatím se nic nezaznamenalo.</translation>
    </message>
    <message>
        <source>Every recorded transaction is accounted for:</source>
        <extracomment>Beside it.</extracomment>
        <translation>Každá zaznamenaná transakce je doložena:</translation>
    </message>
    <message>
        <source>The account does not hold. Make a backup, verify the journal, and ask for help.</source>
        <extracomment>The same, when it does not hold.</extracomment>
        <translation>Součet nesouhlasí. Vytvořte zálohu, zkontrolujte deník a požádejte o pomoc.</translation>
    </message>
    <message>
        <source>Local data</source>
        <extracomment>Card.</extracomment>
        <translation>Místní data</translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>Column.
----------
Line.</extracomment>
        <translation>Druh</translation>
    </message>
    <message>
        <source>Records</source>
        <extracomment>Column.</extracomment>
        <translation>Záznamy</translation>
    </message>
    <message>
        <source>Last updated</source>
        <extracomment>Column.</extracomment>
        <translation>Aktualizováno</translation>
    </message>
    <message>
        <source>Patrons</source>
        <extracomment>A line.</extracomment>
        <translation>Čtenáři</translation>
    </message>
    <message>
        <source>Replaced cards</source>
        <extracomment>A line.</extracomment>
        <translation>Nahrazené průkazy</translation>
    </message>
    <message>
        <source>Items</source>
        <extracomment>A line.</extracomment>
        <translation>Jednotky</translation>
    </message>
    <message>
        <source>Loans</source>
        <extracomment>A line.</extracomment>
        <translation>Výpůjčky</translation>
    </message>
    <message>
        <source>Holds</source>
        <extracomment>A line.</extracomment>
        <translation>Rezervace</translation>
    </message>
    <message>
        <source>Libraries</source>
        <extracomment>A line.</extracomment>
        <translation>Knihovny</translation>
    </message>
    <message>
        <source>Locations</source>
        <extracomment>A line.</extracomment>
        <translation>Umístění</translation>
    </message>
    <message>
        <source>Circulation rules</source>
        <extracomment>A line.</extracomment>
        <translation>Výpůjční pravidla</translation>
    </message>
    <message>
        <source>Closed days</source>
        <extracomment>A line.</extracomment>
        <translation>Zavřené dny</translation>
    </message>
    <message>
        <source>Visits of the bookmobile</source>
        <extracomment>A line.</extracomment>
        <translation>Zastávky bibliobusu</translation>
    </message>
    <message>
        <source>Exchange sets</source>
        <extracomment>A line.</extracomment>
        <translation>Výměnné soubory</translation>
    </message>
    <message>
        <source>Items out in exchange sets</source>
        <extracomment>A line.</extracomment>
        <translation>Jednotky venku ve výměnných souborech</translation>
    </message>
    <message>
        <source>Libraries&apos; settings for items</source>
        <extracomment>A line.</extracomment>
        <translation>Nastavení knihoven pro jednotky</translation>
    </message>
    <message>
        <source>{when}  ·  {age} ago</source>
        <extracomment>When, and how long ago (K4).</extracomment>
        <translation>{when}  ·  stáří: {age}</translation>
    </message>
    <message>
        <source>From {server}, up to change {cursor}</source>
        <extracomment>Where it comes from.</extracomment>
        <translation>Zdroj: {server}, po změnu {cursor}</translation>
    </message>
    <message>
        <source>The local data is {age} old. Synchronise while there is a network.</source>
        <extracomment>K5.</extracomment>
        <translation>Stáří místních dat: {age}. Synchronizujte, dokud síť funguje.</translation>
    </message>
    <message>
        <source>Journal</source>
        <extracomment>Card.</extracomment>
        <translation>Deník</translation>
    </message>
    <message>
        <source>Every transaction is written here, encrypted, before the beep. It is the library&apos;s only copy until it is sent.</source>
        <extracomment>What it is.</extracomment>
        <translation>Každá transakce se sem před pípnutím zapíše, zašifrovaná. Dokud není odeslána, je to jediná kopie, kterou knihovna má.</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <extracomment>Button.</extracomment>
        <translation>Zkontrolovat deník</translation>
    </message>
    <message>
        <source>Proves that nothing in the journal was lost or altered</source>
        <extracomment>The same.</extracomment>
        <translation>Prokáže, že se v deníku nic neztratilo ani nezměnilo</translation>
    </message>
    <message>
        <source>Verifying the journal…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Kontroluje se deník…</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <extracomment>Button.</extracomment>
        <translation>Vytvořit zálohu…</translation>
    </message>
    <message>
        <source>Copies the journal, encrypted; it opens with the passphrase or the recovery code</source>
        <extracomment>The same.</extracomment>
        <translation>Zkopíruje deník, zašifrovaný; otevře ho přístupová fráze nebo obnovovací kód</translation>
    </message>
    <message>
        <source>Writing the backup…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Zapisuje se záloha…</translation>
    </message>
    <message>
        <source>Backup written: {path}</source>
        <extracomment>Done.</extracomment>
        <translation>Záloha zapsána: {path}</translation>
    </message>
    <message>
        <source>Where to put the backup</source>
        <extracomment>Title of the file dialog.</extracomment>
        <translation>Kam zálohu uložit</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <extracomment>Kind of file, in the dialog.</extracomment>
        <translation>Zálohy (*.zip)</translation>
    </message>
    <message numerus="yes">
        <source>Sound: %n transaction(s), nothing lost, nothing altered.</source>
        <extracomment>Verified.</extracomment>
        <translation>
            <numerusform>V pořádku: %n transakce, nic se neztratilo ani nezměnilo.</numerusform>
            <numerusform>V pořádku: %n transakce, nic se neztratilo ani nezměnilo.</numerusform>
            <numerusform>V pořádku: %n transakcí, nic se neztratilo ani nezměnilo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries are in the archive.</source>
        <extracomment>Verified.</extracomment>
        <translation>
            <numerusform>%n z jeho záznamů je v archivu.</numerusform>
            <numerusform>%n z jeho záznamů jsou v archivu.</numerusform>
            <numerusform>%n z jeho záznamů je v archivu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry {where} is not what was recorded.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Záznam {where} není to, co bylo zaznamenáno.</translation>
    </message>
    <message>
        <source>The index says something else than entry {where}.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Rejstřík říká něco jiného než záznam {where}.</translation>
    </message>
    <message>
        <source>Entries {where} cannot be read.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Záznamy {where} nelze přečíst.</translation>
    </message>
    <message>
        <source>Entries {where} cannot be read in the archive.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Záznamy {where} nelze v archivu přečíst.</translation>
    </message>
    <message>
        <source>Entries {where} were recorded and are not here any more.</source>
        <extracomment>One fault that was found.</extracomment>
        <translation>Záznamy {where} byly zapsány a už zde nejsou.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>After the first few.</extracomment>
        <translation>
            <numerusform>a ještě %n</numerusform>
            <numerusform>a ještě %n</numerusform>
            <numerusform>a dalších %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a backup now and keep it, synchronise, then ask your administrator. Recording goes on meanwhile.</source>
        <extracomment>After what was found.</extracomment>
        <translation>Vytvořte hned zálohu a uschovejte ji, synchronizujte a pak se zeptejte správce. Zaznamenávat lze dál.</translation>
    </message>
    <message>
        <source>The last transactions of this workstation are missing here: an older copy of the journal was put back, or the disk lost them. What the server has is safe. Verify the journal to see which they are, and enter what was not sent again from paper.</source>
        <extracomment>The server knows rows that are not here.</extracomment>
        <translation>Poslední transakce této pracovní stanice zde chybějí: byla vrácena starší kopie deníku, nebo je ztratil disk. Co má server, je v bezpečí. Zkontrolujte deník, abyste viděli, které to jsou, a co nebylo odesláno, zapište znovu z papíru.</translation>
    </message>
    <message>
        <source>I have taken note</source>
        <extracomment>Button beside it.</extracomment>
        <translation>Beru na vědomí</translation>
    </message>
    <message>
        <source>The loss is not named again; what is here now is proved from here on</source>
        <extracomment>The same.</extracomment>
        <translation>Na ztrátu se už neupozorní; co je zde teď, se od této chvíle dokládá</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>Card.</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>This workstation has no server yet.</source>
        <extracomment>A workstation that was never enrolled with one.</extracomment>
        <translation>Tato pracovní stanice zatím nemá server.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Line.</extracomment>
        <translation>Název</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <extracomment>Line.</extracomment>
        <translation>Přihlášen jako</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>Line.</extracomment>
        <translation>Adresa</translation>
    </message>
    <message>
        <source>This workstation</source>
        <extracomment>Line.</extracomment>
        <translation>Tato stanice</translation>
    </message>
    <message>
        <source>Last contact</source>
        <extracomment>Line.</extracomment>
        <translation>Poslední spojení</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <extracomment>Line.</extracomment>
        <translation>Hodiny počítače</translation>
    </message>
    <message>
        <source>agrees with the server&apos;s</source>
        <extracomment>In it.</extracomment>
        <translation>souhlasí s hodinami serveru</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {age} ahead of the server&apos;s. Set it right.</source>
        <extracomment>A warning.</extracomment>
        <translation>Hodiny tohoto počítače jdou oproti serveru napřed ({age}). Seřiďte je.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {age} behind the server&apos;s. Set it right.</source>
        <extracomment>A warning.</extracomment>
        <translation>Hodiny tohoto počítače jdou oproti serveru pozadu ({age}). Seřiďte je.</translation>
    </message>
    <message>
        <source>Transactions are sent with the server&apos;s time; due dates stay as they were given.</source>
        <extracomment>A warning.</extracomment>
        <translation>Transakce se odesílají s časem serveru; data vrácení zůstávají, jak byla určena.</translation>
    </message>
    <message>
        <source>{age} ahead</source>
        <extracomment>In the line.</extracomment>
        <translation>napřed ({age})</translation>
    </message>
    <message>
        <source>{age} behind</source>
        <extracomment>In the line.</extracomment>
        <translation>pozadu ({age})</translation>
    </message>
    <message>
        <source>What this server keeps, and what it does not</source>
        <extracomment>Over the list.</extracomment>
        <translation>Co tento server zachovává a co ne</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <extracomment>A line for screen readers, which see no tick.</extracomment>
        <translation>Zachovává: {what}</translation>
    </message>
    <message>
        <source>Not kept: {what}</source>
        <extracomment>A line for screen readers, which see no tick.</extracomment>
        <translation>Nezachovává: {what}</translation>
    </message>
    <message>
        <source>The due date that the patron was told</source>
        <translation>Termín vrácení, který byl čtenáři sdělen</translation>
    </message>
    <message>
        <source>The time of each loan and return</source>
        <translation>Čas každé výpůjčky a vrácení</translation>
    </message>
    <message>
        <source>The time of a loan or return: the server takes the time of processing.</source>
        <translation>Čas výpůjčky nebo vrácení: server použije čas zpracování.</translation>
    </message>
    <message>
        <source>A queue, so that somebody reviews before anything is applied</source>
        <translation>Fronta, kterou někdo před zpracováním projde</translation>
    </message>
    <message>
        <source>Each transaction once, even if it is sent twice</source>
        <translation>Každá transakce jen jednou, i když se odešle dvakrát</translation>
    </message>
    <message>
        <source>Each transaction once: after a lost answer offcirc looks whether it came, and a person decides where that cannot be seen. Nothing is sent twice.</source>
        <translation>Každá transakce jednou: ztratí-li se odpověď, offcirc se podívá, zda dorazila, a kde to není vidět, rozhodne člověk. Nic se neodešle dvakrát.</translation>
    </message>
    <message>
        <source>A record of its changes, so that an update is quick</source>
        <translation>Záznam změn, takže je aktualizace rychlá</translation>
    </message>
    <message>
        <source>A record of its changes: every update fetches everything.</source>
        <translation>Záznam změn: každá aktualizace načte vše.</translation>
    </message>
    <message>
        <source>Loans: this server does not take them, and none is recorded here.</source>
        <translation>Výpůjčky: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>Returns: this server does not take them, and none is recorded here.</source>
        <translation>Vrácení: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>Renewals: this server does not take them, and none is recorded here.</source>
        <translation>Prodloužení: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>Payments: this server does not take them, and none is recorded here.</source>
        <translation>Platby: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>In-house use: this server does not take it, and none is recorded here.</source>
        <translation>Prezenční použití: tento server ho nepřijímá a zde se nezaznamenává.</translation>
    </message>
    <message>
        <source>New patrons: this server does not take them, and none is recorded here.</source>
        <translation>Noví čtenáři: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>New items: this server does not take them, and none is recorded here.</source>
        <translation>Nové jednotky: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>Edited items: this server does not take them, and none is recorded here.</source>
        <translation>Úpravy jednotek: tento server je nepřijímá a zde se nezaznamenávají.</translation>
    </message>
    <message>
        <source>Exchange sets: this server does not take them, and none is sent here.</source>
        <translation>Výměnné soubory: tento server je nepřijímá a odtud se neodesílají.</translation>
    </message>
    <message>
        <source>Returned exchange sets: this server does not take them, and none is returned here.</source>
        <translation>Vrácené výměnné soubory: tento server je nepřijímá a odtud se nevracejí.</translation>
    </message>
    <message>
        <source>Second copy</source>
        <extracomment>Card.</extracomment>
        <translation>Druhá kopie</translation>
    </message>
    <message>
        <source>A copy of the journal on a stick or another disk, encrypted and kept current: what is left when this machine is stolen or breaks before it has sent everything.</source>
        <extracomment>What it is for.</extracomment>
        <translation>Kopie deníku na flash disku nebo jiném disku, šifrovaná a stále aktuální: zbude, když se tento počítač ztratí nebo rozbije dřív, než vše odeslal.</translation>
    </message>
    <message>
        <source>Keep one on a stick…</source>
        <extracomment>Button.</extracomment>
        <translation>Vést kopii na flash disku…</translation>
    </message>
    <message>
        <source>Choose a stick or a folder on another disk; a folder for this workstation is made there</source>
        <extracomment>The same.</extracomment>
        <translation>Vyberte flash disk nebo složku na jiném disku; vznikne tam složka této stanice</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <extracomment>Button, where one is kept.</extracomment>
        <translation>Vést kopii jinde…</translation>
    </message>
    <message>
        <source>Keep it no more</source>
        <extracomment>Button.</extracomment>
        <translation>Kopii už nevést</translation>
    </message>
    <message>
        <source>What is on the stick stays there, as it is now</source>
        <extracomment>The same.</extracomment>
        <translation>Co je na disku, tam zůstane tak, jak je</translation>
    </message>
    <message>
        <source>Where to keep the second copy</source>
        <extracomment>Title of the folder dialog.</extracomment>
        <translation>Kde druhou kopii vést</translation>
    </message>
    <message>
        <source>Writing the second copy…</source>
        <extracomment>While the first copy is written.</extracomment>
        <translation>Zapisuje se druhá kopie…</translation>
    </message>
    <message>
        <source>No second copy is kept: what is not sent is on this machine only.</source>
        <extracomment>None is kept.</extracomment>
        <translation>Druhá kopie se nevede: co není odesláno, je jen v tomto počítači.</translation>
    </message>
    <message>
        <source>Current at {time}: {path}</source>
        <extracomment>It has everything.</extracomment>
        <translation>Aktuální v {time}: {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) are not in the second copy yet.</source>
        <extracomment>It lacks rows.</extracomment>
        <translation>
            <numerusform>%n transakce ještě není ve druhé kopii.</numerusform>
            <numerusform>%n transakce ještě nejsou ve druhé kopii.</numerusform>
            <numerusform>%n transakcí ještě není ve druhé kopii.</numerusform>
        </translation>
    </message>
    <message>
        <source>offcirc&apos;s files are on a disk in memory. They are gone when this computer restarts.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Soubory offcircu leží na disku v paměti. Po restartu tohoto počítače zmizí.</translation>
    </message>
    <message>
        <source>This system keeps its changes in memory. offcirc&apos;s files are gone when this computer restarts.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Tento systém drží změny jen v paměti. Po restartu počítače soubory offcircu zmizí.</translation>
    </message>
    <message>
        <source>This computer is reset whenever it restarts, and offcirc&apos;s files are gone with everything else.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Tento počítač se při každém restartu vrací do původního stavu a soubory offcircu zmizí se vším ostatním.</translation>
    </message>
    <message>
        <source>This user&apos;s files are removed when the user signs out, and offcirc&apos;s files with them.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Soubory tohoto uživatele se po odhlášení mažou, a soubory offcircu s nimi.</translation>
    </message>
    <message>
        <source>What is not sent is in the second copy then: at its next start offcirc offers to bring it back from there.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Co není odesláno, je pak v druhé kopii: offcirc při příštím spuštění nabídne, že to z ní obnoví.</translation>
    </message>
    <message>
        <source>Keep a second copy on a stick or in a folder of the network, now.</source>
        <extracomment>The journal&apos;s own disk forgets, and when; what to do while no copy is kept elsewhere.</extracomment>
        <translation>Začněte hned vést druhou kopii na flash disku nebo v síťové složce.</translation>
    </message>
    <message>
        <source>These files go with the program from computer to computer. They are locked with the passphrase; nothing is left in a computer&apos;s keychain or settings.</source>
        <extracomment>The home goes from machine to machine.</extracomment>
        <translation>Tyto soubory putují s programem od počítače k počítači. Zamyká je přístupová fráze; v klíčence ani v nastavení počítače nic nezůstane.</translation>
    </message>
    <message>
        <source>As it was before the last upgrade, for 30 days: {path}</source>
        <extracomment>The copy from before an upgrade.</extracomment>
        <translation>Jak vypadal před poslední aktualizací, po 30 dní: {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n older copy(ies) of the journal may still hold patrons who were forgotten, and transactions that are nowhere else. Ask your administrator what is still needed, and delete the rest: {paths}</source>
        <extracomment>Copies that nobody but a person may delete.</extracomment>
        <translation>
            <numerusform>%n starší kopie deníku možná stále obsahuje zapomenuté čtenáře a transakce, které jinde nejsou. Zeptejte se správce, zda je ještě potřeba, a pokud ne, smažte ji: {paths}</numerusform>
            <numerusform>%n starší kopie deníku možná stále obsahují zapomenuté čtenáře a transakce, které jinde nejsou. Zeptejte se správce, co je ještě potřeba, a ostatní smažte: {paths}</numerusform>
            <numerusform>%n starších kopií deníku možná stále obsahuje zapomenuté čtenáře a transakce, které jinde nejsou. Zeptejte se správce, co je ještě potřeba, a ostatní smažte: {paths}</numerusform>
        </translation>
    </message>
    <message>
        <source>It is on the same disk as the journal: a broken or stolen disk takes both.</source>
        <extracomment>It lies on the journal&apos;s own disk.</extracomment>
        <translation>Je na stejném disku jako deník: rozbitý nebo ukradený disk vezme obojí.</translation>
    </message>
    <message>
        <source>The due date: the server makes its own. A difference is shown after processing.</source>
        <translation>Datum vrácení: server určí vlastní. Rozdíl se ukáže po zpracování.</translation>
    </message>
    <message>
        <source>Carried extracts (*.offcirc-extract);;All files (*)</source>
        <extracomment>Kind of file, in the dialog.</extracomment>
        <translation>Přinesené balíčky dat (*.offcirc-extract);;Všechny soubory (*)</translation>
    </message>
    <message>
        <source>There is no usable local data. Synchronise before the network drops.</source>
        <extracomment>K1, or nothing of it can be read.</extracomment>
        <translation>Nejsou tu žádná použitelná místní data. Synchronizujte, než vypadne síť.</translation>
    </message>
    <message>
        <source>Some of the local data is damaged: a card or an item may look unknown. Synchronise, and all of it is fetched anew.</source>
        <extracomment>Some of it cannot be read.</extracomment>
        <translation>Část místních dat je poškozená: průkaz nebo svazek může vypadat jako neznámý. Synchronizujte a všechna se načtou znovu.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more kind(s)</source>
        <extracomment>Below the lines of the kinds that a desk asks for: shows those of the others.</extracomment>
        <translation>
            <numerusform>Zobrazit ještě %n druh</numerusform>
            <numerusform>Zobrazit ještě %n druhy</numerusform>
            <numerusform>Zobrazit ještě %n druhů</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer kinds</source>
        <extracomment>The same, to hide them again.</extracomment>
        <translation>Zobrazit méně druhů</translation>
    </message>
    <message>
        <source>The journal is damaged, and so is its backup. It is kept as {path}; no older one was replaced. Synchronise, then ask your administrator.</source>
        <extracomment>Done as far as could be.</extracomment>
        <translation>Deník je poškozený a jeho záloha také. Je uložena jako {path}; žádná starší nebyla přepsána. Synchronizujte a pak se zeptejte správce.</translation>
    </message>
    <message>
        <source>A queue: what is sent is applied at once.</source>
        <translation>Fronta: co se odešle, provede se hned.</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Demonstration</source>
        <extracomment>What the bar is, for screen readers.</extracomment>
        <translation>Ukázka</translation>
    </message>
    <message>
        <source>Demonstration: the server is running.</source>
        <extracomment>The server&apos;s state.</extracomment>
        <translation>Ukázka: server běží.</translation>
    </message>
    <message>
        <source>Demonstration: the server is starting…</source>
        <extracomment>The server&apos;s state.</extracomment>
        <translation>Ukázka: server se spouští…</translation>
    </message>
    <message>
        <source>Demonstration: the server is gone. Go on lending.</source>
        <extracomment>The server&apos;s state.</extracomment>
        <translation>Ukázka: server vypadl. Půjčujte dál.</translation>
    </message>
    <message>
        <source>Take it away</source>
        <extracomment>Button.</extracomment>
        <translation>Vypnout server</translation>
    </message>
    <message>
        <source>Ends the central server at once, as an outage does</source>
        <extracomment>The same.</extracomment>
        <translation>Rázem ukončí centrální server, jako při výpadku</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <extracomment>Button.</extracomment>
        <translation>Zapnout server</translation>
    </message>
    <message>
        <source>Starts the central server again; then synchronise</source>
        <extracomment>The same.</extracomment>
        <translation>Znovu spustí centrální server; potom synchronizujte</translation>
    </message>
    <message>
        <source>Cards to try</source>
        <extracomment>Button that opens a list.</extracomment>
        <translation>Průkazy k vyzkoušení</translation>
    </message>
    <message>
        <source>Barcodes to try</source>
        <extracomment>Button that opens a list.</extracomment>
        <translation>Kódy k vyzkoušení</translation>
    </message>
    <message>
        <source>What is chosen is taken for a scan</source>
        <extracomment>Of both.</extracomment>
        <translation>Co vyberete, bere se jako načtené</translation>
    </message>
    <message>
        <source>nothing stands against her</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>nic jí nebrání</translation>
    </message>
    <message>
        <source>card expired yesterday</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>průkaz včera propadl</translation>
    </message>
    <message>
        <source>blocked</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>blokace</translation>
    </message>
    <message>
        <source>card reported lost</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>průkaz hlášen jako ztracený</translation>
    </message>
    <message>
        <source>owes too much</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>dluží příliš mnoho</translation>
    </message>
    <message>
        <source>30 loans, the limit</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>30 výpůjček, limit</translation>
    </message>
    <message>
        <source>her hold waits on board</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>v bibliobusu čeká její rezervace</translation>
    </message>
    <message>
        <source>one digit wrong: nobody&apos;s card</source>
        <extracomment>Patrons of the sample library.</extracomment>
        <translation>jedna číslice špatně: ničí průkaz</translation>
    </message>
    <message>
        <source>on the shelf</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>v regálu</translation>
    </message>
    <message>
        <source>on loan, and somebody waits for it</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>půjčeno a někdo na to čeká</translation>
    </message>
    <message>
        <source>waits on board for Inger-Ánne Magga</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>čeká v bibliobusu: Inger-Ánne Magga</translation>
    </message>
    <message>
        <source>on hold for somebody</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>rezervace někoho jiného</translation>
    </message>
    <message>
        <source>not for loan</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>nepůjčuje se</translation>
    </message>
    <message>
        <source>belongs to another library</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>patří jiné knihovně</translation>
    </message>
    <message>
        <source>no such item</source>
        <extracomment>Items of the sample library.</extracomment>
        <translation>taková jednotka není</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The server refused: {code}. Ask its administrator.</source>
        <extracomment>The same for a code that another process told.</extracomment>
        <translation>Server odmítl: {code}. Zeptejte se jeho správce.</translation>
    </message>
    <message>
        <source>A fault of the program ({where}). Nothing that was recorded is lost.</source>
        <extracomment>A mistake in the program itself.</extracomment>
        <translation>Chyba programu ({where}). Nic ze zaznamenaného se neztratilo.</translation>
    </message>
    <message>
        <source>A due date is needed. Choose one, and the scan is recorded.</source>
        <translation>Je třeba datum vrácení. Zvolte je a načtení se zaznamená.</translation>
    </message>
    <message>
        <source>That is not a date. Nothing was recorded; correct it.</source>
        <translation>To není datum. Nic se nezaznamenalo; opravte je.</translation>
    </message>
    <message>
        <source>That time has not come yet. Nothing was recorded; give a time in the past.</source>
        <translation>Tento čas ještě nenastal. Nic se nezaznamenalo; zadejte čas v minulosti.</translation>
    </message>
    <message>
        <source>Nothing was read ({which}). Scan again.</source>
        <translation>Nic se nenačetlo ({which}). Načtěte znovu.</translation>
    </message>
    <message>
        <source>More than {limit} characters were read ({which}). Scan again.</source>
        <translation>Načetlo se více znaků než {limit} ({which}). Načtěte znovu.</translation>
    </message>
    <message>
        <source>Characters were read that no label carries ({which}). Scan again.</source>
        <translation>Načetly se znaky, které na žádném štítku nejsou ({which}). Načtěte znovu.</translation>
    </message>
    <message>
        <source>A line has a card and a barcode, or a barcode alone. Correct it.</source>
        <translation>Na řádku je průkaz a čárový kód, nebo jen čárový kód. Opravte to.</translation>
    </message>
    <message>
        <source>The staff name has more than {limit} characters, or some that cannot be shown. Change it.</source>
        <translation>Jméno pracovníka má více znaků než {limit}, nebo některé nelze zobrazit. Změňte ho.</translation>
    </message>
    <message>
        <source>That card belongs to a patron already. Take another card.</source>
        <translation>Tento průkaz už patří jinému čtenáři. Vezměte jiný průkaz.</translation>
    </message>
    <message>
        <source>Write down the reason: the next person will want to know it.</source>
        <translation>Napište důvod: kdo přijde po vás, bude ho chtít znát.</translation>
    </message>
    <message>
        <source>the card</source>
        <extracomment>What of several things was read, for the person who scanned it.</extracomment>
        <translation>průkaz</translation>
    </message>
    <message>
        <source>{path} is not as the server signed it. The data here stays in use; carry the file here once more.</source>
        <translation>{path} není takový, jak ho server podepsal. Zdejší data se používají dál; přineste soubor znovu.</translation>
    </message>
    <message>
        <source>{path} comes from another server than this workstation’s. The data here stays in use.</source>
        <translation>{path} pochází z jiného serveru než z toho, ke kterému patří tato stanice. Zdejší data se používají dál.</translation>
    </message>
    <message>
        <source>That extract is older than the data here. Is it the right one?</source>
        <translation>Tento balíček je starší než zdejší data. Je to ten správný?</translation>
    </message>
    <message>
        <source>This workstation does not know its server’s keys yet. Synchronise once.</source>
        <translation>Tato pracovní stanice ještě nezná klíče svého serveru. Jednou synchronizujte.</translation>
    </message>
    <message>
        <source>{path} is an extract. Load it under Data and connection.</source>
        <translation>{path} je balíček dat. Načtěte ho na stránce Data a připojení.</translation>
    </message>
    <message>
        <source>{path} is not a file of carried transactions. Choose another file.</source>
        <translation>{path} není soubor s transakcemi. Vyberte jiný soubor.</translation>
    </message>
    <message>
        <source>{path} was altered or damaged on its way. Nothing of it was taken; have it written again.</source>
        <translation>{path} se cestou změnil nebo poškodil. Nic se z něj nepřevzalo; nechte ho zapsat znovu.</translation>
    </message>
    <message>
        <source>{rows} transactions are too many for one file. Synchronise instead.</source>
        <translation>Transakcí je na jeden soubor příliš mnoho ({rows}). Raději synchronizujte.</translation>
    </message>
    <message>
        <source>{path} is for another server than this workstation’s. Bring it to a workstation of that server.</source>
        <translation>{path} je pro jiný server než pro ten, ke kterému patří tato stanice. Doneste ho na stanici onoho serveru.</translation>
    </message>
    <message>
        <source>The server knows no key of the workstation {workstation} that opens the file. Nothing was taken.</source>
        <translation>Server nezná klíč pracovní stanice {workstation}, který by soubor otevřel. Nic se nepřevzalo.</translation>
    </message>
    <message>
        <source>{path} opens with a passphrase, and this server takes transactions of others only sealed to it. Have it written without one.</source>
        <translation>{path} se otevírá přístupovou frází, tento server však transakce jiných stanic přijímá jen zašifrované pro něj. Nechte soubor zapsat bez fráze.</translation>
    </message>
    <message>
        <source>This workstation’s server takes no carried files.</source>
        <translation>Server této pracovní stanice přinesené soubory nepřijímá.</translation>
    </message>
    <message>
        <source>The file needs a passphrase. Type it.</source>
        <translation>Soubor potřebuje přístupovou frázi. Napište ji.</translation>
    </message>
    <message>
        <source>The passphrase of a file has at least {shortest} characters.</source>
        <translation>Přístupová fráze souboru má nejméně {shortest} znaků.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Nothing was written.</source>
        <translation>Přístupové fráze se neshodují. Nic se nezapsalo.</translation>
    </message>
    <message>
        <source>That passphrase does not open {path}. Type it once more.</source>
        <translation>Tato přístupová fráze soubor {path} neotevře. Napište ji znovu.</translation>
    </message>
    <message>
        <source>The list names patrons by their card numbers, for everybody to read.</source>
        <translation>Seznam uvádí čtenáře čísly průkazů a přečte ho kdokoli.</translation>
    </message>
    <message>
        <source>Give the server’s address.</source>
        <translation>Zadejte adresu serveru.</translation>
    </message>
    <message>
        <source>{path} is not an answer to an enrolment. Choose another file.</source>
        <translation>{path} není odpověď na žádost o připojení. Vyberte jiný soubor.</translation>
    </message>
    <message>
        <source>{path} was made for another computer. Write a new request here.</source>
        <translation>{path} byl vytvořen pro jiný počítač. Vytvořte zde novou žádost.</translation>
    </message>
    <message>
        <source>{path} is not as the server signed it. Carry it here once more.</source>
        <translation>{path} není takový, jak ho server podepsal. Přineste ho znovu.</translation>
    </message>
    <message>
        <source>the item’s barcode</source>
        <extracomment>What of several things was read, for the person who scanned it.</extracomment>
        <translation>čárový kód jednotky</translation>
    </message>
    <message>
        <source>the entry</source>
        <extracomment>What of several things was read, for the person who scanned it.</extracomment>
        <translation>zápis</translation>
    </message>
    <message>
        <source>A new patron needs a surname. No field has more than 200 characters, or some that cannot be shown.</source>
        <translation>Nový čtenář potřebuje příjmení. Žádné pole nemá více než 200 znaků ani znaky, které nelze zobrazit.</translation>
    </message>
    <message>
        <source>The server cannot be told that, so that nothing was recorded. Write it down, and do it there.</source>
        <translation>To se serveru sdělit nedá, proto se nic nezaznamenalo. Poznamenejte si to a udělejte to na serveru.</translation>
    </message>
    <message>
        <source>That is not an amount. Nothing was recorded; write it as {example}.</source>
        <translation>To není částka. Nic se nezaznamenalo; napište ji takto: {example}.</translation>
    </message>
    <message>
        <source>A payment is more than nothing. Nothing was recorded.</source>
        <translation>Platba musí být větší než nula. Nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>A payment above {limit} looks like a slip. Nothing was recorded.</source>
        <translation>Platba nad {limit} vypadá jako překlep. Nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>An amount has two decimals at most. Nothing was recorded.</source>
        <translation>Částka má nejvýše dvě desetinná místa. Nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>The title has more than {limit} characters, or some that cannot be shown. Nothing was recorded.</source>
        <translation>Název má více znaků než {limit}, nebo některé nelze zobrazit. Nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>The count is a number from 1 to {limit}. Nothing was recorded.</source>
        <translation>Počet je číslo od 1 do {limit}. Nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>That transaction is not here. Look for it under Transactions.</source>
        <translation>Tato transakce zde není. Hledejte ji na stránce Transakce.</translation>
    </message>
    <message>
        <source>More than one transaction&apos;s id ends like that. Give more of it.</source>
        <translation>Takto končí číslo více než jedné transakce. Zadejte z něj víc.</translation>
    </message>
    <message>
        <source>That transaction is not refused (any more): there is nothing to correct or settle.</source>
        <translation>Tato transakce není (nebo už není) odmítnutá: není co opravit ani vyřídit.</translation>
    </message>
    <message>
        <source>The server keeps the due date that was told, as far as is known here. Look at the list once more.</source>
        <translation>Server má sdělené datum vrácení, pokud je zde známo. Podívejte se do seznamu znovu.</translation>
    </message>
    <message>
        <source>A later transaction is about the same item: its due date is the one that counts.</source>
        <translation>Téže jednotky se týká pozdější transakce: platí její datum vrácení.</translation>
    </message>
    <message>
        <source>The server has given the loan yet another due date meanwhile. Look at it again, then decide.</source>
        <translation>Server mezitím dal výpůjčce zase jiné datum vrácení. Podívejte se na ni znovu a pak rozhodněte.</translation>
    </message>
    <message>
        <source>The server has no such loan any more. Nothing was changed.</source>
        <translation>Server už tuto výpůjčku nemá. Nic se nezměnilo.</translation>
    </message>
    <message>
        <source>This server takes no due date for a loan. Tell the patron the server&apos;s date.</source>
        <translation>Tento server datum vrácení nepřijímá. Sdělte čtenáři datum ze serveru.</translation>
    </message>
    <message>
        <source>That transaction has left this workstation. Record the opposite one instead: undo offers it.</source>
        <translation>Tato transakce už byla z pracovní stanice odeslána. Zaznamenejte opačnou: nabídne ji Vzít zpět.</translation>
    </message>
    <message>
        <source>That transaction has not left this workstation: undo takes it back.</source>
        <translation>Tato transakce ještě nebyla z pracovní stanice odeslána: stačí Vzít zpět.</translation>
    </message>
    <message>
        <source>No other transaction undoes this one. Settle it at the server.</source>
        <translation>Tuto transakci žádná jiná nezruší. Vyřiďte to na serveru.</translation>
    </message>
    <message>
        <source>This kind of transaction cannot be corrected here. Settle it by hand.</source>
        <translation>Transakci tohoto druhu zde nelze opravit. Vyřiďte ji ručně.</translation>
    </message>
    <message>
        <source>This computer is not a workstation yet. Connect it to your server first.</source>
        <translation>Tento počítač zatím není pracovní stanicí. Nejdřív ho připojte k serveru.</translation>
    </message>
    <message>
        <source>This workstation has no server. Get an enrolment code and connect it under Settings.</source>
        <translation>Tato pracovní stanice nemá server. Vyžádejte si připojovací kód a připojte ji v Nastavení.</translation>
    </message>
    <message>
        <source>The journal here belongs to the workstation {workstation}. Ask for a code under that name.</source>
        <translation>Zdejší deník patří pracovní stanici {workstation}. Vyžádejte si kód pro tento název.</translation>
    </message>
    <message>
        <source>This version connects to offcirc&apos;s central server and to Koha.</source>
        <translation>Tato verze se připojuje k centrálnímu serveru offcirc a ke Koze.</translation>
    </message>
    <message>
        <source>There is no time zone {name}. Zones have names such as Europe/Prague.</source>
        <translation>Časové pásmo {name} neexistuje. Pásma mají názvy jako Europe/Prague.</translation>
    </message>
    <message>
        <source>The server&apos;s time is {offset} from UTC, and that of {zone} is not. Choose the server&apos;s zone.</source>
        <translation>Čas serveru se od UTC liší o {offset}, čas pásma {zone} ne. Zvolte časové pásmo serveru.</translation>
    </message>
    <message>
        <source>Koha needs a user name and a password.</source>
        <translation>Koha potřebuje uživatelské jméno a heslo.</translation>
    </message>
    <message>
        <source>{rows} transactions are at the server used before, or may be. Finish them there first, or settle them by hand.</source>
        <translation>Transakcí, které jsou nebo mohou být na dosavadním serveru: {rows}. Nejprve je dokončete tam, nebo je vyřiďte ručně.</translation>
    </message>
    <message>
        <source>Transactions cannot be taken back from this server. Process them, or undo them by their opposites.</source>
        <translation>Z tohoto serveru nelze transakce stáhnout. Zpracujte je, nebo je zrušte opačnou transakcí.</translation>
    </message>
    <message>
        <source>What became of that transaction is known by now. It is not sent again; look at the list once more.</source>
        <translation>Jak transakce dopadla, je už známo. Znovu se neodesílá; podívejte se na seznam ještě jednou.</translation>
    </message>
    <message>
        <source>The enrolment code is missing. The server&apos;s administrator makes one.</source>
        <translation>Chybí připojovací kód. Vytvoří ho správce serveru.</translation>
    </message>
    <message>
        <source>The server does not know that enrolment code. Check it letter by letter, or ask for a new one.</source>
        <translation>Server tento připojovací kód nezná. Zkontrolujte ho znak po znaku, nebo požádejte o nový.</translation>
    </message>
    <message>
        <source>That enrolment code was used before. Ask for a new one.</source>
        <translation>Tento připojovací kód už byl použit. Požádejte o nový.</translation>
    </message>
    <message>
        <source>That enrolment code has expired. Ask for a new one.</source>
        <translation>Platnost tohoto připojovacího kódu vypršela. Požádejte o nový.</translation>
    </message>
    <message>
        <source>This system has no safe keychain. Choose a passphrase instead.</source>
        <translation>Tento systém nemá bezpečnou klíčenku. Zvolte místo ní přístupovou frázi.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain is locked. Unlock it and try again, or use the recovery code.</source>
        <translation>Klíčenka systému je zamčená. Odemkněte ji a zkuste to znovu, nebo použijte obnovovací kód.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain no longer has this workstation&apos;s key. Use the recovery code.</source>
        <translation>Klíčenka systému už nemá klíč této pracovní stanice. Použijte obnovovací kód.</translation>
    </message>
    <message>
        <source>Type this workstation&apos;s passphrase.</source>
        <translation>Napište přístupovou frázi této pracovní stanice.</translation>
    </message>
    <message>
        <source>That is not this workstation&apos;s passphrase. Correct it and try again.</source>
        <translation>To není přístupová fráze této pracovní stanice. Opravte ji a zkuste to znovu.</translation>
    </message>
    <message>
        <source>That recovery code does not fit. Check it letter by letter.</source>
        <translation>Tento obnovovací kód neodpovídá. Zkontrolujte ho znak po znaku.</translation>
    </message>
    <message>
        <source>The key file {path} is missing, and nothing opens without it. Restore a backup.</source>
        <translation>Chybí soubor s klíčem {path} a bez něj nelze nic otevřít. Obnovte zálohu.</translation>
    </message>
    <message>
        <source>A part of offcirc was given no key. Close offcirc and open it again.</source>
        <translation>Některá část programu offcirc nedostala klíč. Zavřete offcirc a znovu ho otevřete.</translation>
    </message>
    <message>
        <source>The key file {path} is damaged. Restore it from a backup.</source>
        <translation>Soubor s klíčem {path} je poškozený. Obnovte ho ze zálohy.</translation>
    </message>
    <message>
        <source>A name has 1 to {limit} characters that can be shown.</source>
        <translation>Jméno má 1 až {limit} znaků, které lze zobrazit.</translation>
    </message>
    <message>
        <source>Somebody of that name signs in here. Write the name differently.</source>
        <translation>Někdo s tímto jménem se zde už přihlašuje. Napište jméno jinak.</translation>
    </message>
    <message>
        <source>Nobody of that name signs in here any more. Choose another name.</source>
        <translation>Nikdo s tímto jménem se zde už nepřihlašuje. Zvolte jiné jméno.</translation>
    </message>
    <message>
        <source>Only staff who may look after staff can do that. Ask one of them.</source>
        <translation>To může jen ten, kdo smí spravovat pracovníky. Požádejte někoho takového.</translation>
    </message>
    <message>
        <source>The first staff of this desk were added less than a day ago. Try again tomorrow.</source>
        <translation>První pracovníci byli na tomto pultu přidáni před méně než dnem. Zkuste to znovu zítra.</translation>
    </message>
    <message>
        <source>Somebody has to look after staff. Give that right to another person first.</source>
        <translation>Někdo musí spravovat pracovníky. Dejte toto právo nejdřív někomu jinému.</translation>
    </message>
    <message>
        <source>A PIN has {shortest} to {longest} digits.</source>
        <translation>PIN má {shortest} až {longest} číslic.</translation>
    </message>
    <message>
        <source>Choose a PIN other than the one before.</source>
        <translation>Zvolte jiný PIN než předchozí.</translation>
    </message>
    <message>
        <source>That PIN is not right. Try again.</source>
        <translation>Tento PIN není správný. Zkuste to znovu.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {seconds} s.</source>
        <translation>Příliš mnoho chybných PINů. Zkuste to znovu za {seconds} s.</translation>
    </message>
    <message>
        <source>The disk is full ({path}). Make room, then do it again: nothing was half written.</source>
        <translation>Disk je plný ({path}). Uvolněte místo a zopakujte to: nic není zapsáno napůl.</translation>
    </message>
    <message>
        <source>{path} cannot be written to. Check who may write there, then do it again.</source>
        <translation>Do {path} nelze zapisovat. Ověřte, kdo tam smí zapisovat, a zopakujte to.</translation>
    </message>
    <message>
        <source>A command&apos;s answer could not be written: {reason}. Nothing is lost.</source>
        <translation>Odpověď příkazu nebylo možné zapsat: {reason}. Nic se neztratilo.</translation>
    </message>
    <message>
        <source>{path} cannot be opened. Check that it is there and that it is yours.</source>
        <translation>{path} nelze otevřít. Ověřte, že existuje a že je váš.</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Wait a moment and do it again.</source>
        <translation>{path} používá jiný program. Chvíli počkejte a zopakujte to.</translation>
    </message>
    <message>
        <source>{path} is damaged, and no backup was made. It holds settled days; the journal itself goes on. Keep the backups you have, and ask your administrator to bring that file back from the newest one.</source>
        <translation>{path} je poškozen a záloha nevznikla. Jsou v něm uzavřené dny; deník sám funguje dál. Dosavadní zálohy uschovejte a požádejte správce, aby ten soubor obnovil z nejnovější.</translation>
    </message>
    <message>
        <source>{path} is damaged. Restore the newest backup.</source>
        <translation>{path}: poškozeno. Obnovte nejnovější zálohu.</translation>
    </message>
    <message>
        <source>The disk failed at {path}. Stop using it, and restore the newest backup on another one.</source>
        <translation>Disk selhal ({path}). Přestaňte ho používat a obnovte nejnovější zálohu na jiný.</translation>
    </message>
    <message>
        <source>{path} was written by a newer offcirc. Install that version.</source>
        <translation>{path} zapsal novější offcirc. Nainstalujte tuto verzi.</translation>
    </message>
    <message>
        <source>Files on a stick are locked with a passphrase. Choose one, then do it again.</source>
        <translation>Soubory na flash disku zamyká přístupová fráze. Zvolte ji a zopakujte to.</translation>
    </message>
    <message>
        <source>The stick or disk with {path} is not there. Plug it in again, then do it again.</source>
        <translation>Flash disk nebo disk se souborem {path} tu není. Připojte ho znovu a zopakujte to.</translation>
    </message>
    <message>
        <source>An older offcirc is at work with {path}. Close it, then try again.</source>
        <translation>Se souborem {path} pracuje starší offcirc. Zavřete ho a zkuste to znovu.</translation>
    </message>
    <message>
        <source>{path} could not be brought up to date. It is as it was; the older offcirc goes on with it.</source>
        <translation>Soubor {path} se nepodařilo převést. Zůstal, jak byl; starší offcirc s ním může pracovat dál.</translation>
    </message>
    <message>
        <source>The journal {path} is missing. Restore the newest backup.</source>
        <translation>Chybí deník {path}. Obnovte nejnovější zálohu.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read. Mend it or move it away.</source>
        <translation>Soubor s nastavením {path} nelze přečíst. Opravte ho, nebo ho přesuňte jinam.</translation>
    </message>
    <message>
        <source>offcirc is open on this computer already. Go on in that window.</source>
        <translation>offcirc je na tomto počítači už otevřen. Pokračujte v tom okně.</translation>
    </message>
    <message>
        <source>That ended early. Nothing is lost; do it again.</source>
        <translation>Skončilo to předčasně. Nic se neztratilo; zopakujte to.</translation>
    </message>
    <message>
        <source>That could not be started. Is offcirc installed completely?</source>
        <translation>Nepodařilo se to spustit. Je offcirc nainstalován celý?</translation>
    </message>
    <message>
        <source>Another offcirc is talking to the server. Wait until it is done.</source>
        <translation>Se serverem právě komunikuje jiný offcirc. Počkejte, až skončí.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Go on working, and synchronise when the network is back.</source>
        <translation>Server není dostupný. Pracujte dál a synchronizujte, až bude síť zpět.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached. Check this computer&apos;s network settings.</source>
        <translation>Proxy server není dostupný. Zkontrolujte nastavení sítě tohoto počítače.</translation>
    </message>
    <message>
        <source>That is not a server&apos;s address. It looks like https://library.example.</source>
        <translation>To není adresa serveru. Vypadá třeba takto: https://library.example.</translation>
    </message>
    <message>
        <source>The server talks encrypted only. Write https:// in front of its address.</source>
        <translation>Server mluví jen šifrovaně. Napište před jeho adresu https://.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. Check the address, and this computer&apos;s date and time.</source>
        <translation>Certifikátu serveru nelze důvěřovat. Zkontrolujte adresu a také datum a čas počítače.</translation>
    </message>
    <message>
        <source>The server said nothing for {seconds} s. Nothing is lost; synchronise again later.</source>
        <translation>Server neodpovídá už {seconds} s. Nic se neztratilo; synchronizujte později znovu.</translation>
    </message>
    <message>
        <source>The connection broke before the answer came. Nothing is lost; synchronise again.</source>
        <translation>Spojení se přerušilo dříve, než přišla odpověď. Nic se neztratilo; synchronizujte znovu.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read. Nothing is lost; is the address right?</source>
        <translation>Odpověď serveru nelze přečíst. Nic se neztratilo; je adresa správná?</translation>
    </message>
    <message>
        <source>What answers there is not the library&apos;s server. Check the address; does the network want a sign-in?</source>
        <translation>Na této adrese není server knihovny. Zkontrolujte ji; nevyžaduje síť přihlášení?</translation>
    </message>
    <message>
        <source>The server speaks version {theirs}, this program version {ours}. Upgrade the older one.</source>
        <translation>Server používá verzi {theirs}, tento program verzi {ours}. Aktualizujte tu starší.</translation>
    </message>
    <message>
        <source>The server failed inside (HTTP {status}). Nothing is lost; synchronise again later.</source>
        <translation>Na serveru nastala chyba (HTTP {status}). Nic se neztratilo; synchronizujte později znovu.</translation>
    </message>
    <message>
        <source>The server is busy. Nothing is lost; synchronise again in a minute.</source>
        <translation>Server je přetížený. Nic se neztratilo; synchronizujte znovu za minutu.</translation>
    </message>
    <message>
        <source>The server no longer lets this workstation in. Ask for a new enrolment code; what waits is kept.</source>
        <translation>Server už tuto pracovní stanici nepustí. Požádejte o nový připojovací kód; co čeká, zůstane zachováno.</translation>
    </message>
    <message>
        <source>The server does not know this workstation. Ask for a new enrolment code; what waits is kept.</source>
        <translation>Server tuto pracovní stanici nezná. Požádejte o nový připojovací kód; co čeká, zůstane zachováno.</translation>
    </message>
    <message>
        <source>This workstation&apos;s permission at the server has run out. Ask for a new enrolment code; what waits is kept.</source>
        <translation>Oprávnění této pracovní stanice na serveru vypršelo. Požádejte o nový připojovací kód; co čeká, zůstane zachováno.</translation>
    </message>
    <message>
        <source>Too many wrong attempts from this network. Wait a few minutes, then try again.</source>
        <translation>Z této sítě přišlo příliš mnoho chybných pokusů. Počkejte několik minut a zkuste to znovu.</translation>
    </message>
    <message>
        <source>This workstation may not do that. Ask the server&apos;s administrator.</source>
        <translation>To tato pracovní stanice nesmí. Zeptejte se správce serveru.</translation>
    </message>
    <message>
        <source>The server refused (HTTP {status}). Ask its administrator.</source>
        <translation>Server požadavek odmítl (HTTP {status}). Zeptejte se jeho správce.</translation>
    </message>
    <message>
        <source>The server does not accept that user name and password. Check them; what waits is kept.</source>
        <translation>Server toto uživatelské jméno a heslo nepřijímá. Zkontrolujte je; co čeká, zůstane zachováno.</translation>
    </message>
    <message>
        <source>That account needs a code at each sign-in (two-factor authentication). Use one that does not.</source>
        <translation>Tento účet vyžaduje při každém přihlášení kód (dvoufázové ověření). Použijte účet, který jej nevyžaduje.</translation>
    </message>
    <message>
        <source>The account may not do that at the server. Ask its administrator; what waits is kept.</source>
        <translation>Tento účet to na serveru nesmí. Zeptejte se jeho správce; co čeká, zůstane zachováno.</translation>
    </message>
    <message>
        <source>The server does not let that account work at that library. Choose the account&apos;s own library.</source>
        <translation>Server tomuto účtu v té knihovně pracovat nedovolí. Zvolte vlastní knihovnu účtu.</translation>
    </message>
    <message>
        <source>Koha does not give this account its patrons, items and loans ({list}, HTTP {status}). Ask its administrator for the permission to list patrons, then sign in again. Transactions are sent all the same.</source>
        <translation>Koha tomuto účtu nedává čtenáře, jednotky ani výpůjčky ({list}, HTTP {status}). Požádejte jejího správce o oprávnění vypisovat čtenáře a pak se znovu přihlaste. Transakce se přesto odesílají.</translation>
    </message>
    <message>
        <source>That Koha has no offline circulation service. Ask its administrator.</source>
        <translation>Tato Koha nemá službu offline výpůjček. Zeptejte se jejího správce.</translation>
    </message>
    <message>
        <source>The local data cannot be read. Lending goes on without it; synchronise to fetch it anew.</source>
        <translation>Místní data nelze přečíst. Půjčovat lze i bez nich; synchronizací je stáhnete znovu.</translation>
    </message>
    <message>
        <source>The server makes local data for a newer offcirc. Install that version; the old data stays in use.</source>
        <translation>Server tvoří místní data pro novější offcirc. Nainstalujte ho; stará data slouží dál.</translation>
    </message>
    <message>
        <source>The server made new data while the old was coming. Synchronise once more.</source>
        <translation>Server vytvořil nová data, zatímco se stará stahovala. Synchronizujte ještě jednou.</translation>
    </message>
    <message>
        <source>The server is still making the data. Synchronise again in a minute.</source>
        <translation>Server data ještě připravuje. Synchronizujte znovu za minutu.</translation>
    </message>
    <message>
        <source>The server no longer has the data that was coming. Synchronise again.</source>
        <translation>Server už nemá data, která se stahovala. Synchronizujte znovu.</translation>
    </message>
    <message>
        <source>The data arrived changed. The old data stays in use; synchronise again.</source>
        <translation>Data dorazila pozměněná. Stará data slouží dál; synchronizujte znovu.</translation>
    </message>
    <message>
        <source>The server&apos;s changes do not fit the local data. Fetch all data anew under Data and connection.</source>
        <translation>Změny ze serveru nesedí k místním datům. Stáhněte všechna data znovu na stránce Data a připojení.</translation>
    </message>
    <message>
        <source>The server&apos;s changes contradict each other. The old data stays in use; tell its administrator.</source>
        <translation>Změny ze serveru si odporují. Stará data slouží dál; oznamte to jeho správci.</translation>
    </message>
    <message>
        <source>The server&apos;s data is older than this workstation&apos;s. Ask the server&apos;s administrator.</source>
        <translation>Data serveru jsou starší než data této pracovní stanice. Zeptejte se správce serveru.</translation>
    </message>
    <message>
        <source>{path} is not a carried extract. Choose another file.</source>
        <translation>{path} není balíček dat. Vyberte jiný soubor.</translation>
    </message>
    <message>
        <source>That extract was not made for the workstation {workstation}. Have a new one made at the server.</source>
        <translation>Tento balíček nebyl vytvořen pro pracovní stanici {workstation}. Nechte na serveru vytvořit nový.</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name; nothing was written.</source>
        <extracomment>What stands in the way of carried files, by code.</extracomment>
        <translation>{path} už existuje. Zvolte jiný název; nic se nezapsalo.</translation>
    </message>
    <message>
        <source>{path} is not a .koc file. Choose another file.</source>
        <translation>{path} není soubor .koc. Vyberte jiný soubor.</translation>
    </message>
    <message>
        <source>The line does not begin with a time. It was not recorded.</source>
        <translation>Řádek nezačíná časem. Nezaznamenal se.</translation>
    </message>
    <message>
        <source>The line&apos;s time has not come yet. Is this computer&apos;s clock right? It was not recorded.</source>
        <translation>Čas na řádku ještě nenastal. Jdou hodiny tohoto počítače správně? Řádek se nezaznamenal.</translation>
    </message>
    <message>
        <source>The line is no loan, return or payment. It was not recorded.</source>
        <translation>Řádek není výpůjčka, vrácení ani platba. Nezaznamenal se.</translation>
    </message>
    <message>
        <source>The line lacks its card, barcode or amount. It was not recorded.</source>
        <translation>Na řádku chybí průkaz, čárový kód nebo částka. Nezaznamenal se.</translation>
    </message>
    <message>
        <source>No rule here says how long the loan lasts. Synchronise, then take the file in again.</source>
        <translation>Žádné pravidlo neurčuje délku výpůjčky. Synchronizujte a soubor pak převezměte znovu.</translation>
    </message>
    <message>
        <source>{path} answers this computer’s enrolment. The administrator takes it in, not this page.</source>
        <translation>{path} je odpověď na žádost tohoto počítače o připojení. Převezme ji správce, ne tato stránka.</translation>
    </message>
    <message>
        <source>{path} is not there. Plug the stick in again; recording goes on meanwhile.</source>
        <translation>{path} tu není. Zapojte flash disk zpět; zaznamenávat lze dál.</translation>
    </message>
    <message>
        <source>{path} is no folder. Choose the stick, or a folder on it.</source>
        <translation>{path} není složka. Vyberte flash disk nebo složku na něm.</translation>
    </message>
    <message>
        <source>A second copy beside the first is none. Choose a folder on another volume.</source>
        <translation>Kopie vedle první není druhá kopie. Vyberte složku na jiném disku.</translation>
    </message>
    <message>
        <source>{path} is not a backup of offcirc. Choose another file.</source>
        <translation>{path} není záloha programu offcirc. Vyberte jiný soubor.</translation>
    </message>
    <message>
        <source>The journal here has {rows} transactions that the backup lacks. Send them first.</source>
        <translation>Zdejší deník má transakce, které v záloze nejsou ({rows}). Nejdřív je odešlete.</translation>
    </message>
    <message>
        <source>That backup belongs to another workstation. Choose another file.</source>
        <translation>Tato záloha patří jiné pracovní stanici. Vyberte jiný soubor.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Přerušeno. Nic se nezměnilo.</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The card expired on {day}</source>
        <translation>Průkaz propadl {day}</translation>
    </message>
    <message>
        <source>Owes {owes} (limit {limit})</source>
        <translation>Dluží {owes} (limit {limit})</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s) (limit {limit})</source>
        <translation>
            <numerusform>%n výpůjčka (limit {limit})</numerusform>
            <numerusform>%n výpůjčky (limit {limit})</numerusform>
            <numerusform>%n výpůjček (limit {limit})</numerusform>
        </translation>
    </message>
    <message>
        <source>The scanned card was replaced by {number}. The patron is {name}</source>
        <translation>Načtený průkaz byl nahrazen průkazem {number}. Čtenář: {name}</translation>
    </message>
    <message numerus="yes">
        <source>The due date is %n day(s) away. Is the year right?</source>
        <translation>
            <numerusform>Do data vrácení zbývá %n den. Je rok správně?</numerusform>
            <numerusform>Do data vrácení zbývají %n dny. Je rok správně?</numerusform>
            <numerusform>Do data vrácení zbývá %n dní. Je rok správně?</numerusform>
        </translation>
    </message>
    <message>
        <source>The card is not in the data here: the server will say</source>
        <translation>Průkaz není ve zdejších datech: rozhodne server</translation>
    </message>
    <message>
        <source>This card was reported lost</source>
        <translation>Tento průkaz byl hlášen jako ztracený</translation>
    </message>
    <message>
        <source>The address is in doubt: please ask</source>
        <translation>Adresa je nejistá: zeptejte se</translation>
    </message>
    <message>
        <source>The barcode is not in the data here: the server will say</source>
        <translation>Čárový kód není ve zdejších datech: rozhodne server</translation>
    </message>
    <message>
        <source>On loan to another patron</source>
        <translation>Půjčeno jinému čtenáři</translation>
    </message>
    <message>
        <source>This patron has the item on loan already</source>
        <translation>Tento čtenář už jednotku má půjčenou</translation>
    </message>
    <message>
        <source>Not for loan</source>
        <translation>Nepůjčuje se</translation>
    </message>
    <message>
        <source>Marked as lost or missing</source>
        <translation>Označeno jako ztracené nebo nezvěstné</translation>
    </message>
    <message>
        <source>Withdrawn from the collection</source>
        <translation>Vyřazeno z fondu</translation>
    </message>
    <message>
        <source>No renewals are left</source>
        <translation>Další prodloužení není možné</translation>
    </message>
    <message>
        <source>Not on loan by the data here</source>
        <translation>Podle zdejších dat není půjčeno</translation>
    </message>
    <message>
        <source>The check digit is wrong: was a digit misread?</source>
        <translation>Kontrolní číslice nesouhlasí: nebyla špatně přečtena?</translation>
    </message>
    <message>
        <source>The due date is not after the loan. Is this machine&apos;s clock right?</source>
        <translation>Datum vrácení není po dni výpůjčky. Jdou hodiny počítače správně?</translation>
    </message>
    <message>
        <source>Not done at this desk: a file brought it</source>
        <translation>Neproběhlo u tohoto pultu: je ze souboru</translation>
    </message>
    <message>
        <source>Blocked until {until}: {reason}</source>
        <translation>Blokace do {until}: {reason}</translation>
    </message>
    <message>
        <source>Blocked until {until}</source>
        <translation>Blokace do {until}</translation>
    </message>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Blokace: {reason}</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blokace</translation>
    </message>
    <message>
        <source>On hold for another patron, to be picked up at {library}</source>
        <translation>Rezervace jiného čtenáře, vyzvednutí: {library}</translation>
    </message>
    <message>
        <source>On hold for another patron</source>
        <translation>Rezervace jiného čtenáře</translation>
    </message>
    <message>
        <source>Closed that day ({reason}). Open again on {day}</source>
        <extracomment>A due date on which nobody can bring a book back.</extracomment>
        <translation>Ten den je zavřeno ({reason}). Otevřeno až {day}</translation>
    </message>
    <message>
        <source>Closed that day. Open again on {day}</source>
        <extracomment>A due date on which nobody can bring a book back.</extracomment>
        <translation>Ten den je zavřeno. Otevřeno až {day}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Was this desk here before? Bring it back…</source>
        <extracomment>A link.</extracomment>
        <translation>Byl tu tento pult už dřív? Obnovit ho…</translation>
    </message>
    <message>
        <source>A second copy of “{name}” is on {place}, from {time}.</source>
        <extracomment>One is here.</extracomment>
        <translation>Druhá kopie pultu „{name}“ je na {place}, z {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%n second copies are here. The newest is of “{name}”, from {time}.</source>
        <extracomment>Several are here.</extracomment>
        <translation>
            <numerusform>Je tu %n druhá kopie. Je z pultu „{name}“, z {time}.</numerusform>
            <numerusform>Jsou tu %n druhé kopie. Nejnovější je z pultu „{name}“, z {time}.</numerusform>
            <numerusform>Je tu %n druhých kopií. Nejnovější je z pultu „{name}“, z {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer forgets everything when it restarts. Was it a desk before? Plug in the stick with its second copy.</source>
        <extracomment>None is here, and the disk forgets.</extracomment>
        <translation>Tento počítač po restartu vše zapomene. Byl už dřív výpůjčním pultem? Připojte flash disk s jeho druhou kopií.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <extracomment>Button.</extracomment>
        <translation>Obnovit</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <extracomment>Button, where none is here.</extracomment>
        <translation>Vyhledat…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>Button, where several are here.</extracomment>
        <translation>Vybrat…</translation>
    </message>
    <message>
        <source>Bring this desk back</source>
        <extracomment>Title.</extracomment>
        <translation>Obnovení tohoto pultu</translation>
    </message>
    <message>
        <source>What was recorded and not sent, the staff with their PINs and the connection to the server come back from the second copy. Patrons and items come with the next synchronisation. A desk is one computer: do not bring one back that still works elsewhere.</source>
        <extracomment>Below it.</extracomment>
        <translation>Z druhé kopie se obnoví, co bylo zaznamenáno a neodesláno, pracovníci se svými PINy a připojení k serveru. Čtenáři a jednotky přijdou s příští synchronizací. Pult je jeden počítač: neobnovujte ten, který jinde ještě pracuje.</translation>
    </message>
    <message>
        <source>{name}, from {time}</source>
        <extracomment>One of the copies.</extracomment>
        <translation>{name}, z {time}</translation>
    </message>
    <message>
        <source>There is no second copy on the sticks and network folders that are here now. Plug the stick in and look again, or choose a folder or a file.</source>
        <extracomment>No stick has one.</extracomment>
        <translation>Na nyní připojených flash discích a v síťových složkách žádná druhá kopie není. Připojte flash disk a podívejte se znovu, nebo vyberte složku či soubor.</translation>
    </message>
    <message>
        <source>A backup file…</source>
        <extracomment>Button.</extracomment>
        <translation>Soubor se zálohou…</translation>
    </message>
    <message>
        <source>Where is the second copy, or the backup?</source>
        <extracomment>Title of the folder and the file dialog.</extracomment>
        <translation>Kde je druhá kopie nebo záloha?</translation>
    </message>
    <message>
        <source>Looking on sticks and network folders…</source>
        <extracomment>While it looks.</extracomment>
        <translation>Hledá se na flash discích a v síťových složkách…</translation>
    </message>
    <message>
        <source>Copying from {place}…</source>
        <extracomment>While it is copied.</extracomment>
        <translation>Kopíruje se z {place}…</translation>
    </message>
    <message>
        <source>The copy {place} is damaged and cannot be opened. Nothing was changed: try another one.</source>
        <extracomment>It cannot be opened.</extracomment>
        <translation>Kopie {place} je poškozená a nelze ji otevřít. Nic se nezměnilo: zkuste jinou.</translation>
    </message>
    <message>
        <source>The copy {place} is damaged in places. Nothing was changed: another one may be whole. If there is none, bring back what can be read of this one.</source>
        <extracomment>A part of it cannot be read.</extracomment>
        <translation>Kopie {place} je místy poškozená. Nic se nezměnilo: jiná může být celá. Není-li žádná, obnovte z této, co se dá přečíst.</translation>
    </message>
    <message>
        <source>Bring back what can be read</source>
        <extracomment>Button.</extracomment>
        <translation>Obnovit, co se dá přečíst</translation>
    </message>
    <message>
        <source>{place} is no second copy and no backup of offcirc. Choose another one.</source>
        <extracomment>What was chosen is something else.</extracomment>
        <translation>{place} není druhá kopie ani záloha offcircu. Vyberte jinou.</translation>
    </message>
    <message>
        <source>This desk is back, as its second copy knew it. Synchronise when the network is there: that brings patrons and items.</source>
        <extracomment>The desk is open.</extracomment>
        <translation>Pult je obnoven, jak ho znala druhá kopie. Až bude síť, synchronizujte: tím přijdou čtenáři a jednotky.</translation>
    </message>
    <message>
        <source>Make this computer a circulation desk</source>
        <extracomment>Title of the assistant.</extracomment>
        <translation>Zřízení výpůjčního pultu na tomto počítači</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <extracomment>Above a page&apos;s title.</extracomment>
        <translation>Krok {number} z {total}</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>A field.</extracomment>
        <translation>Jazyk</translation>
    </message>
    <message>
        <source>What keeps your library&apos;s records?</source>
        <extracomment>Above the kinds of server.</extracomment>
        <translation>Kde jsou záznamy vaší knihovny?</translation>
    </message>
    <message>
        <source>offcirc&apos;s central server</source>
        <extracomment>A kind of server.</extracomment>
        <translation>centrální server offcirc</translation>
    </message>
    <message>
        <source>Greyed kinds are not in this version.</source>
        <extracomment>Below the kinds that cannot be chosen.</extracomment>
        <translation>Zašedlé druhy v této verzi nejsou.</translation>
    </message>
    <message>
        <source>Your server</source>
        <extracomment>Title.</extracomment>
        <translation>Váš server</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <extracomment>A field.</extracomment>
        <translation>Adresa serveru</translation>
    </message>
    <message>
        <source>library.example</source>
        <extracomment>In an empty address field.</extracomment>
        <translation>library.example</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <extracomment>A field.</extracomment>
        <translation>Připojovací kód</translation>
    </message>
    <message>
        <source>The server&apos;s administrator makes one for this desk. It counts once, for 24 hours.</source>
        <extracomment>Below it.</extracomment>
        <translation>Pro tento pult ho vytvoří správce serveru. Platí jednou, 24 hodin.</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <extracomment>A field.</extracomment>
        <translation>Název tohoto pultu</translation>
    </message>
    <message>
        <source>The administrator knows the desk by the name that the code was made for.</source>
        <extracomment>Below it.</extracomment>
        <translation>Správce zná pult pod názvem, pro který kód vytvořil.</translation>
    </message>
    <message>
        <source>Test the address</source>
        <extracomment>A button.</extracomment>
        <translation>Vyzkoušet adresu</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <extracomment>While it is tested.</extracomment>
        <translation>Dotaz na server…</translation>
    </message>
    <message>
        <source>“{name}” answers. The address is right.</source>
        <extracomment>The test succeeded.</extracomment>
        <translation>„{name}“ odpovídá. Adresa je správná.</translation>
    </message>
    <message>
        <source>Without https:// anybody on the network can read what is sent. Use it inside a protected network only.</source>
        <extracomment>An address without TLS.</extracomment>
        <translation>Bez https:// může kdokoli v síti číst, co se odesílá. Používejte jen uvnitř chráněné sítě.</translation>
    </message>
    <message>
        <source>Type the address of the server.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište adresu serveru.</translation>
    </message>
    <message>
        <source>Type the enrolment code.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište připojovací kód.</translation>
    </message>
    <message>
        <source>Give this desk a name.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Pojmenujte tento pult.</translation>
    </message>
    <message>
        <source>A passphrase for this desk</source>
        <extracomment>Title.</extracomment>
        <translation>Přístupová fráze pultu</translation>
    </message>
    <message>
        <source>Loans and patrons are encrypted on this computer. It has no safe keychain, so that somebody types a passphrase when offcirc starts.</source>
        <extracomment>Below it.</extracomment>
        <translation>Výpůjčky a čtenáři jsou v tomto počítači zašifrováni. Počítač nemá bezpečnou klíčenku, a tak se při spuštění offcirc zadává přístupová fráze.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <extracomment>A field.</extracomment>
        <translation>Přístupová fráze</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <extracomment>A field.</extracomment>
        <translation>Přístupová fráze ještě jednou</translation>
    </message>
    <message>
        <source>At least {shortest} characters; a few words that you remember are best.</source>
        <extracomment>Below it.</extracomment>
        <translation>Nejméně {shortest} znaků; nejlepší je několik slov, která si zapamatujete.</translation>
    </message>
    <message>
        <source>Use at least {shortest} characters.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Použijte nejméně {shortest} znaků.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Type the second one again.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Přístupové fráze se neshodují. Napište druhou znovu.</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>A button.</extracomment>
        <translation>Další</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>A button.</extracomment>
        <translation>Zpět</translation>
    </message>
    <message>
        <source>Connect this desk</source>
        <extracomment>A button.</extracomment>
        <translation>Připojit tento pult</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <extracomment>While it is enrolled.</extracomment>
        <translation>Připojuje se…</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <extracomment>Title.</extracomment>
        <translation>Obnovovací kód</translation>
    </message>
    <message>
        <source>If the keychain or the passphrase is ever lost, this code opens the desk and saves what was not sent. It is shown this once.</source>
        <extracomment>Below it.</extracomment>
        <translation>Pokud se ztratí klíčenka nebo přístupová fráze, tento kód pult otevře a zachrání, co nebylo odesláno. Zobrazí se jen teď.</translation>
    </message>
    <message>
        <source>Keep it away from this computer: in the safe, not on the screen.</source>
        <extracomment>Below the code.</extracomment>
        <translation>Uložte ho mimo tento počítač: do trezoru, ne na obrazovku.</translation>
    </message>
    <message>
        <source>I have written it down or printed it</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Kód mám zapsaný nebo vytištěný</translation>
    </message>
    <message>
        <source>Print</source>
        <extracomment>A button.</extracomment>
        <translation>Vytisknout</translation>
    </message>
    <message>
        <source>Recovery code of the circulation desk {name} (offcirc)</source>
        <extracomment>On the printed sheet.</extracomment>
        <translation>Obnovovací kód výpůjčního pultu {name} (offcirc)</translation>
    </message>
    <message>
        <source>Data for days without a network</source>
        <extracomment>Title.</extracomment>
        <translation>Data pro dny bez sítě</translation>
    </message>
    <message>
        <source>Patrons, items and loans are fetched once, then only what changes. Afterwards this desk works without a network, always.</source>
        <extracomment>Below it.</extracomment>
        <translation>Čtenáři, jednotky a výpůjčky se stáhnou jednou, potom už jen to, co se změní. Tento pult pak funguje i bez sítě, vždy.</translation>
    </message>
    <message>
        <source>Fetch the data</source>
        <extracomment>A button.</extracomment>
        <translation>Stáhnout data</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>A button.
----------
Button.</extracomment>
        <translation>Později</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>A button.</extracomment>
        <translation>Přerušit</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Stahuje se…</translation>
    </message>
    <message numerus="yes">
        <source>The data is here: %n record(s).</source>
        <extracomment>It is done.</extracomment>
        <translation>
            <numerusform>Data jsou zde: %n záznam.</numerusform>
            <numerusform>Data jsou zde: %n záznamy.</numerusform>
            <numerusform>Data jsou zde: %n záznamů.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What has come is kept, and the next try goes on from there.</source>
        <extracomment>It was stopped.</extracomment>
        <translation>Přerušeno. Co dorazilo, zůstává, a další pokus naváže.</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>A field.</extracomment>
        <translation>Knihovna</translation>
    </message>
    <message>
        <source>Where does this desk stand?</source>
        <extracomment>Above it.</extracomment>
        <translation>Kde tento pult stojí?</translation>
    </message>
    <message>
        <source>not said</source>
        <extracomment>A choice.</extracomment>
        <translation>neuvedeno</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <extracomment>A button.</extracomment>
        <translation>Otevřít pult</translation>
    </message>
    <message>
        <source>This desk is locked with a passphrase</source>
        <extracomment>Title.</extracomment>
        <translation>Tento pult je zamčen přístupovou frází</translation>
    </message>
    <message>
        <source>Type the passphrase to open the journal. What was recorded is safe.</source>
        <extracomment>Below it.</extracomment>
        <translation>Deník otevřete přístupovou frází. Co bylo zaznamenáno, je v bezpečí.</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>A button.</extracomment>
        <translation>Otevřít</translation>
    </message>
    <message>
        <source>Passphrase lost? Use the recovery code</source>
        <extracomment>A link.</extracomment>
        <translation>Ztracená přístupová fráze? Použijte obnovovací kód</translation>
    </message>
    <message>
        <source>Use the recovery code…</source>
        <extracomment>A button.</extracomment>
        <translation>Použít obnovovací kód…</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <extracomment>A link.</extracomment>
        <translation>Použít přístupovou frázi</translation>
    </message>
    <message>
        <source>Open with the recovery code</source>
        <extracomment>Title.</extracomment>
        <translation>Otevření obnovovacím kódem</translation>
    </message>
    <message>
        <source>The code was shown when this desk was set up: 24 letters and digits. Capitals and hyphens do not matter.</source>
        <extracomment>Below it.</extracomment>
        <translation>Kód se zobrazil při zřízení tohoto pultu: 24 písmen a číslic. Na velikosti písmen a pomlčkách nezáleží.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <extracomment>A field.</extracomment>
        <translation>Obnovovací kód</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <extracomment>A field.</extracomment>
        <translation>Nová přístupová fráze</translation>
    </message>
    <message>
        <source>It takes the place of the lost one.</source>
        <extracomment>Below it.</extracomment>
        <translation>Nahradí ztracenou.</translation>
    </message>
    <message>
        <source>The key goes back into this system&apos;s keychain.</source>
        <extracomment>Below the code.</extracomment>
        <translation>Klíč se vrátí do klíčenky tohoto systému.</translation>
    </message>
    <message>
        <source>Type the recovery code.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište obnovovací kód.</translation>
    </message>
    <message>
        <source>Close offcirc</source>
        <extracomment>A button.</extracomment>
        <translation>Ukončit</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>A button.</extracomment>
        <translation>Zkusit znovu</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <extracomment>A button.</extracomment>
        <translation>Obnovit zálohu…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <extracomment>Title of the file dialog.</extracomment>
        <translation>Vyberte zálohu</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <extracomment>Kind of files in the file dialog.</extracomment>
        <translation>Všechny soubory (*)</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Obnovuje se…</translation>
    </message>
    <message>
        <source>The backup is restored. Open the desk now.</source>
        <extracomment>It is done.</extracomment>
        <translation>Záloha je obnovena. Teď otevřete pult.</translation>
    </message>
    <message>
        <source>The backup is restored. The journal that was here is kept as {file}.</source>
        <extracomment>The same, with what was there before.</extracomment>
        <translation>Záloha je obnovena. Deník, který zde byl, zůstává uložen jako {file}.</translation>
    </message>
    <message>
        <source>Check the journal</source>
        <extracomment>A button.</extracomment>
        <translation>Kontrola deníku</translation>
    </message>
    <message>
        <source>Checking every entry…</source>
        <extracomment>While it runs.</extracomment>
        <translation>Kontroluje se každý záznam…</translation>
    </message>
    <message numerus="yes">
        <source>Every entry is sound: %n transaction(s).</source>
        <extracomment>The result.</extracomment>
        <translation>
            <numerusform>Všechny záznamy jsou v pořádku: %n transakce.</numerusform>
            <numerusform>Všechny záznamy jsou v pořádku: %n transakce.</numerusform>
            <numerusform>Všechny záznamy jsou v pořádku: %n transakcí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry or group of entries is damaged or missing. The rest can be read.</source>
        <extracomment>The result.</extracomment>
        <translation>
            <numerusform>%n záznam nebo skupina záznamů chybí nebo je poškozena. Ostatní lze přečíst.</numerusform>
            <numerusform>%n záznamy nebo skupiny záznamů chybějí nebo jsou poškozeny. Ostatní lze přečíst.</numerusform>
            <numerusform>%n záznamů nebo skupin záznamů chybí nebo je poškozeno. Ostatní lze přečíst.</numerusform>
        </translation>
    </message>
    <message>
        <source>What to do</source>
        <extracomment>Above the steps.</extracomment>
        <translation>Co dělat</translation>
    </message>
    <message>
        <source>What is safe</source>
        <extracomment>Above what is safe.</extracomment>
        <translation>Co je v bezpečí</translation>
    </message>
    <message>
        <source>This computer forgets</source>
        <extracomment>Page of the first start.</extracomment>
        <translation>Tento počítač zapomíná</translation>
    </message>
    <message>
        <source>Where shall the second copy be kept?</source>
        <extracomment>Above the sticks and folders that are there.</extracomment>
        <translation>Kde se má druhá kopie vést?</translation>
    </message>
    <message>
        <source>No stick and no folder of the network is here. Plug a stick in, or choose a folder.</source>
        <extracomment>No stick, no network folder is there.</extracomment>
        <translation>Není tu flash disk ani síťová složka. Připojte flash disk, nebo vyberte složku.</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <extracomment>Button.</extracomment>
        <translation>Vést ji zde</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <extracomment>Button.</extracomment>
        <translation>Jiná složka…</translation>
    </message>
    <message>
        <source>Look again</source>
        <extracomment>Button.</extracomment>
        <translation>Podívat se znovu</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{size} MB</source>
        <extracomment>An amount of data, in megabytes.</extracomment>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{title} — {author}</source>
        <extracomment>Title and author in one line.</extracomment>
        <translation>{title} – {author}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Nápověda</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <extracomment>The list of pages, for screen readers.</extracomment>
        <translation>Stránky nápovědy</translation>
    </message>
    <message>
        <source>Before an outage</source>
        <extracomment>A page.</extracomment>
        <translation>Před výpadkem</translation>
    </message>
    <message>
        <source>During an outage</source>
        <extracomment>A page.</extracomment>
        <translation>Během výpadku</translation>
    </message>
    <message>
        <source>After an outage</source>
        <extracomment>A page.</extracomment>
        <translation>Po výpadku</translation>
    </message>
    <message>
        <source>Items and sets</source>
        <extracomment>A page.</extracomment>
        <translation>Jednotky a soubory</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <extracomment>A page.</extracomment>
        <translation>Klávesnice</translation>
    </message>
    <message>
        <source>Print this page</source>
        <extracomment>A button.</extracomment>
        <translation>Vytisknout stránku</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Zavřít</translation>
    </message>
</context>
<context>
    <name>Holdings</name>
    <message>
        <source>The item is out in an exchange set</source>
        <translation>Jednotka je venku ve výměnném souboru</translation>
    </message>
    <message>
        <source>The item is not out in an exchange set</source>
        <translation>Jednotka není venku ve výměnném souboru</translation>
    </message>
    <message>
        <source>Library and owning library can be changed in a batch edit only</source>
        <translation>Knihovnu a vlastnící knihovnu lze změnit jen v hromadné úpravě</translation>
    </message>
    <message>
        <source>That library has no locations, or is not known</source>
        <translation>Ta knihovna nemá žádná umístění, nebo není známa</translation>
    </message>
    <message>
        <source>Choose the library before its location</source>
        <translation>Vyberte knihovnu dříve než její umístění</translation>
    </message>
    <message>
        <source>Choose the owning library before the owning location</source>
        <translation>Vyberte vlastnící knihovnu dříve než domovské umístění</translation>
    </message>
    <message>
        <source>A location is required</source>
        <translation>Umístění je povinné</translation>
    </message>
    <message>
        <source>The item&apos;s library has no such location</source>
        <translation>Knihovna jednotky takové umístění nemá</translation>
    </message>
    <message>
        <source>An owning location is required</source>
        <translation>Domovské umístění je povinné</translation>
    </message>
    <message>
        <source>The owning library has no such location</source>
        <translation>Vlastnící knihovna takové umístění nemá</translation>
    </message>
    <message>
        <source>A new item&apos;s owning location is its location</source>
        <translation>Domovským umístěním nové jednotky je její umístění</translation>
    </message>
    <message>
        <source>The owning location is not on this library&apos;s form: it follows the location</source>
        <translation>Domovské umístění není na formuláři této knihovny: řídí se umístěním</translation>
    </message>
    <message>
        <source>The item has no owning library or owning location to come back to</source>
        <translation>Jednotka nemá vlastnící knihovnu nebo domovské umístění, kam by se vrátila</translation>
    </message>
    <message>
        <source>The receiver&apos;s record does not say where sets are received</source>
        <translation>Záznam příjemce neříká, kam se výměnné soubory přijímají</translation>
    </message>
    <message>
        <source>Another item has that barcode</source>
        <translation>Tento čárový kód má jiná jednotka</translation>
    </message>
    <message>
        <source>A title is required</source>
        <translation>Název je povinný</translation>
    </message>
    <message>
        <source>This workstation may not change items&apos; records in that way</source>
        <translation>Tato pracovní stanice nesmí záznamy jednotek takto měnit</translation>
    </message>
    <message>
        <source>The item has changed at the server since: nothing was overwritten</source>
        <translation>Jednotka se mezitím na serveru změnila: nic nebylo přepsáno</translation>
    </message>
    <message>
        <source>The item is out in another exchange set</source>
        <translation>Jednotka je venku v jiném výměnném souboru</translation>
    </message>
    <message>
        <source>{field}: {now} at the server, {seen} when it was edited</source>
        <translation>{field}: na serveru {now}, při úpravě {seen}</translation>
    </message>
    <message>
        <source>in the set {name}</source>
        <translation>v souboru {name}</translation>
    </message>
    <message>
        <source>it is on loan by the records</source>
        <translation>podle záznamů je půjčena</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Nová jednotka</translation>
    </message>
    <message>
        <source>Item edited</source>
        <translation>Úprava jednotky</translation>
    </message>
    <message>
        <source>Sent in a set</source>
        <translation>Odeslání v souboru</translation>
    </message>
    <message>
        <source>Returned from a set</source>
        <translation>Návrat ze souboru</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Název</translation>
    </message>
    <message>
        <source>Author</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Call number</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Signatura</translation>
    </message>
    <message>
        <source>Item type</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Typ jednotky</translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Stav</translation>
    </message>
    <message>
        <source>Not for loan</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Nepůjčuje se</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Knihovna</translation>
    </message>
    <message>
        <source>Location</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Umístění</translation>
    </message>
    <message>
        <source>Owning library</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Vlastnící knihovna</translation>
    </message>
    <message>
        <source>Owning location</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Domovské umístění</translation>
    </message>
    <message>
        <source>Exchange set</source>
        <extracomment>A field of the item form.</extracomment>
        <translation>Výměnný soubor</translation>
    </message>
    <message>
        <source>{reason}. Nothing was recorded.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>{reason}. Nic nebylo zaznamenáno.</translation>
    </message>
    <message>
        <source>The item {barcode} is not in the local data. Synchronise first.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Jednotka {barcode} není v místních datech. Nejprve synchronizujte.</translation>
    </message>
    <message>
        <source>This workstation stands in no library. Enrol it for one, then change items there.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Tato pracovní stanice nepatří k žádné knihovně. Zaregistrujte ji pro některou a jednotky měňte potom.</translation>
    </message>
    <message>
        <source>Nothing would change. Nothing was recorded.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Nic by se nezměnilo. Nic nebylo zaznamenáno.</translation>
    </message>
    <message>
        <source>No batch edit here has the id {batch}.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Žádná zdejší hromadná úprava nemá identifikátor {batch}.</translation>
    </message>
    <message>
        <source>More than {limit} items fit. Narrow the search.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Vyhovuje více než {limit} jednotek. Zužte hledání.</translation>
    </message>
    <message>
        <source>No exchange set here is called {name}.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Žádný výměnný soubor se zde nejmenuje {name}.</translation>
    </message>
    <message>
        <source>Several exchange sets are called {name}. Choose one from the list.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Název {name} má několik výměnných souborů. Vyberte jeden ze seznamu.</translation>
    </message>
    <message>
        <source>A set&apos;s name has 1 to {limit} characters that can be shown.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Název souboru má 1 až {limit} zobrazitelných znaků.</translation>
    </message>
    <message>
        <source>The set {name} was sent already. Make another one.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Soubor {name} už byl odeslán. Vytvořte jiný.</translation>
    </message>
    <message>
        <source>The set {name} was not sent yet.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Soubor {name} ještě nebyl odeslán.</translation>
    </message>
    <message>
        <source>The set {name} holds no items. Scan some into it first.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Soubor {name} neobsahuje žádné jednotky. Nejprve do něj nějaké načtěte.</translation>
    </message>
    <message>
        <source>The item {barcode} is not in the set {name}.</source>
        <extracomment>Why nothing was recorded, by code.</extracomment>
        <translation>Jednotka {barcode} není v souboru {name}.</translation>
    </message>
</context>
<context>
    <name>InDoubt</name>
    <message>
        <source>Send again…</source>
        <extracomment>A button.</extracomment>
        <translation>Odeslat znovu…</translation>
    </message>
    <message>
        <source>You have looked, and the server does not have it; say how you know</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Podívali jste se a server ji nemá; napište, jak to víte</translation>
    </message>
    <message>
        <source>How do you know that the server does not have it?</source>
        <extracomment>A field.</extracomment>
        <translation>Jak víte, že ji server nemá?</translation>
    </message>
    <message>
        <source>for example: looked at the patron&apos;s account</source>
        <extracomment>In the empty field.</extracomment>
        <translation>například: ověřeno v kontu čtenáře</translation>
    </message>
    <message>
        <source>Send again</source>
        <extracomment>A button.</extracomment>
        <translation>Odeslat znovu</translation>
    </message>
    <message>
        <source>It waits again. The next synchronisation sends it.</source>
        <extracomment>Afterwards.</extracomment>
        <translation>Znovu čeká. Odešle ji příští synchronizace.</translation>
    </message>
    <message>
        <source>Take out of the queue…</source>
        <extracomment>A button.</extracomment>
        <translation>Vyjmout z fronty…</translation>
    </message>
    <message>
        <source>The server forgets it unprocessed; here it stays, as settled by hand</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Server ji zapomene nezpracovanou; zde zůstane jako vyřízená ručně</translation>
    </message>
    <message>
        <source>Why is it taken out?</source>
        <extracomment>A field.</extracomment>
        <translation>Proč se vyjímá?</translation>
    </message>
    <message>
        <source>for example: done in the library system already</source>
        <extracomment>In the empty field.</extracomment>
        <translation>například: už provedeno v knihovním systému</translation>
    </message>
    <message>
        <source>Take it out</source>
        <extracomment>A button.</extracomment>
        <translation>Vyjmout</translation>
    </message>
    <message>
        <source>Taken out of the server&apos;s queue.</source>
        <extracomment>Afterwards.</extracomment>
        <translation>Vyjmuto z fronty serveru.</translation>
    </message>
    <message>
        <source>It was not in the server&apos;s queue any more. Synchronise to learn what became of it.</source>
        <extracomment>It could not be taken out.</extracomment>
        <translation>Už nebyla ve frontě serveru. Synchronizací zjistíte, jak dopadla.</translation>
    </message>
    <message>
        <source>Since then it has left the queue, and nothing there shows what came of it: it may have been processed, refused or taken out.</source>
        <extracomment>What this workstation knows of a row in doubt, and what to do.</extracomment>
        <translation>Od té doby frontu opustila a nic tam neukazuje, jak dopadla: mohla být zpracována, odmítnuta nebo vyjmuta.</translation>
    </message>
    <message>
        <source>Is it there? Settle it by hand. Is it not? Send it again. Nothing is sent twice by itself.</source>
        <extracomment>What this workstation knows of a row in doubt, and what to do.</extracomment>
        <translation>Je tam? Vyřiďte ji ručně. Není? Odešlete ji znovu. Samo se nic dvakrát neodesílá.</translation>
    </message>
    <message>
        <source>Until then later rows of the same item or patron wait here.</source>
        <extracomment>What this workstation knows of a row in doubt, and what to do.</extracomment>
        <translation>Do té doby zde pozdější řádky téže jednotky nebo téhož čtenáře čekají.</translation>
    </message>
    <message>
        <source>Written to a file at {at}. Nobody here can know whether the file was taken in.</source>
        <translation>Zapsáno do souboru {at}. Zda byl soubor načten, se zde nedá poznat.</translation>
    </message>
    <message>
        <source>It left at {at}, and the server had it.</source>
        <translation>Odešla {at} a server ji měl.</translation>
    </message>
    <message>
        <source>It left at {at}, and no answer came.</source>
        <translation>Odešla {at} a odpověď nepřišla.</translation>
    </message>
    <message>
        <source>At {at} it was in the server&apos;s queue: synchronise, and it counts as received.</source>
        <translation>{at} byla ve frontě serveru: po synchronizaci platí za přijatou.</translation>
    </message>
    <message>
        <source>At {at} it was not in the server&apos;s queue.</source>
        <translation>{at} ve frontě serveru nebyla.</translation>
    </message>
    <message>
        <source>{server} can show it: look whether the patron&apos;s account has the payment.</source>
        <translation>{server} to může ukázat: podívejte se, je-li platba v kontu čtenáře.</translation>
    </message>
    <message>
        <source>{server} can show it: look whether the item is still on loan.</source>
        <translation>{server} to může ukázat: podívejte se, je-li jednotka ještě půjčená.</translation>
    </message>
    <message>
        <source>{server} can show it: look at the patron&apos;s loans.</source>
        <translation>{server} to může ukázat: podívejte se na výpůjčky čtenáře.</translation>
    </message>
    <message>
        <source>{server} can show it: look there.</source>
        <translation>{server} to může ukázat: podívejte se tam.</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <source>Items</source>
        <extracomment>Rail.</extracomment>
        <translation>Jednotky</translation>
    </message>
    <message>
        <source>Scan an item to open it</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Načtením čárového kódu jednotku otevřete</translation>
    </message>
    <message>
        <source>Scan the new item&apos;s barcode</source>
        <extracomment>The same while a new item waits for its barcode.</extracomment>
        <translation>Načtěte čárový kód nové jednotky</translation>
    </message>
    <message>
        <source>Scan the items to edit</source>
        <extracomment>The same while items are gathered for a batch edit.</extracomment>
        <translation>Načtěte jednotky k úpravě</translation>
    </message>
    <message>
        <source>Title, author or barcode</source>
        <extracomment>Field.</extracomment>
        <translation>Název, autor, kód</translation>
    </message>
    <message>
        <source>Any library</source>
        <extracomment>First of a list: no library is chosen.</extracomment>
        <translation>Všechny knihovny</translation>
    </message>
    <message>
        <source>Any location</source>
        <extracomment>First of a list: no location is chosen.</extracomment>
        <translation>Všechna umístění</translation>
    </message>
    <message>
        <source>Is in library</source>
        <extracomment>Field to search by: where the item is.</extracomment>
        <translation>Je v knihovně</translation>
    </message>
    <message>
        <source>Location</source>
        <extracomment>Field to search by: where the item is.</extracomment>
        <translation>Umístění</translation>
    </message>
    <message>
        <source>New item</source>
        <extracomment>Button.
----------
Of the form.</extracomment>
        <translation>Nová jednotka</translation>
    </message>
    <message>
        <source>Batch edit</source>
        <extracomment>Button: a batch edit of the items that were found, or of those that will be scanned.</extracomment>
        <translation>Hromadná úprava</translation>
    </message>
    <message>
        <source>Gives all items that were found other places; more can be scanned, others left out</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Dá všem nalezeným jednotkám jiná místa; další lze načíst, jiné vynechat</translation>
    </message>
    <message>
        <source>Items found</source>
        <extracomment>Name of the table, for screen readers.</extracomment>
        <translation>Nalezené jednotky</translation>
    </message>
    <message>
        <source>Enter opens the item</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Enter jednotku otevře</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Column.</extracomment>
        <translation>Název</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Column.
----------
Field.</extracomment>
        <translation>Čárový kód</translation>
    </message>
    <message>
        <source>Is in</source>
        <extracomment>Column: where the item is now.</extracomment>
        <translation>Nyní je</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <extracomment>Column: where the item goes back to.</extracomment>
        <translation>Patří do</translation>
    </message>
    <message>
        <source>there</source>
        <extracomment>Cell: the item is where it belongs.</extracomment>
        <translation>tam</translation>
    </message>
    <message>
        <source>out in the set {name}</source>
        <extracomment>The item is out in a sent exchange set.</extracomment>
        <translation>venku v souboru {name}</translation>
    </message>
    <message>
        <source>Scan an item, or look for one</source>
        <extracomment>Before anything was looked for.</extracomment>
        <translation>Načtěte jednotku, nebo ji vyhledejte</translation>
    </message>
    <message>
        <source>By words of title or author, or by where it is. Changes are recorded here at once and sent like loans, with or without a network.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Podle slov z názvu nebo autora, nebo podle místa. Změny se zaznamenají hned a odešlou se jako výpůjčky, se sítí i bez ní.</translation>
    </message>
    <message>
        <source>No item here fits</source>
        <extracomment>In place of the table.</extracomment>
        <translation>Žádná jednotka neodpovídá</translation>
    </message>
    <message>
        <source>Try fewer words, or another place. Items that are newer than the local data are not here.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Zkuste méně slov nebo jiné místo. Jednotky novější než místní data tu nejsou.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n item(s): narrow the search to see others. A batch edit takes all that fit.</source>
        <extracomment>Over the table: how many were found; all that are shown at once are the most.</extracomment>
        <translation>
            <numerusform>První jednotka: další uvidíte, když hledání zúžíte. Hromadná úprava vezme všechny, které vyhovují.</numerusform>
            <numerusform>První %n jednotky: další uvidíte, když hledání zúžíte. Hromadná úprava vezme všechny, které vyhovují.</numerusform>
            <numerusform>Prvních %n jednotek: další uvidíte, když hledání zúžíte. Hromadná úprava vezme všechny, které vyhovují.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <extracomment>Over the table: how many were found; all that are shown at once are the most.</extracomment>
        <translation>
            <numerusform>%n jednotka</numerusform>
            <numerusform>%n jednotky</numerusform>
            <numerusform>%n jednotek</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate of {barcode}</source>
        <extracomment>Of the form for a copy of an item.</extracomment>
        <translation>Kopie jednotky {barcode}</translation>
    </message>
    <message>
        <source>Item {barcode}</source>
        <extracomment>Of the form.</extracomment>
        <translation>Jednotka {barcode}</translation>
    </message>
    <message>
        <source>Item form</source>
        <extracomment>Name of the form, for screen readers.</extracomment>
        <translation>Formulář jednotky</translation>
    </message>
    <message>
        <source>available</source>
        <extracomment>Of an item.</extracomment>
        <translation>k dispozici</translation>
    </message>
    <message>
        <source>in process</source>
        <extracomment>Of an item.</extracomment>
        <translation>ve zpracování</translation>
    </message>
    <message>
        <source>on order</source>
        <extracomment>Of an item.</extracomment>
        <translation>objednáno</translation>
    </message>
    <message>
        <source>lost</source>
        <extracomment>Of an item.</extracomment>
        <translation>ztraceno</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>Of an item.</extracomment>
        <translation>nezvěstné</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <extracomment>Of an item.</extracomment>
        <translation>vyřazeno</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>Of an item.</extracomment>
        <translation>není známo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>First of a list from which something must be chosen.</extracomment>
        <translation>Vyberte…</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <extracomment>First of a list of a batch edit: the field stays as it is.</extracomment>
        <translation>Neměnit</translation>
    </message>
    <message>
        <source>Locations of {library}</source>
        <extracomment>Under a list that offers only the locations of one library (T13, T14).</extracomment>
        <translation>Umístění knihovny {library}</translation>
    </message>
    <message>
        <source>Locked: {reason}.</source>
        <extracomment>Under a field that cannot be changed; the reason is a clause.</extracomment>
        <translation>Zamčeno: {reason}.</translation>
    </message>
    <message>
        <source>On saving, the owning location becomes {location} too.</source>
        <extracomment>T2, T11: what saving also does.</extracomment>
        <translation>Uložením se i domovským umístěním stane {location}.</translation>
    </message>
    <message>
        <source>The item comes back to it when the set is returned; it stays in {place} until then.</source>
        <extracomment>T7, T8: while the item is out.</extracomment>
        <translation>Jednotka se tam vrátí s vrácením souboru; do té doby je její místo {place}.</translation>
    </message>
    <message>
        <source>Is in {place}, where it belongs.</source>
        <extracomment>Under the heading: where the item is, and belongs.</extracomment>
        <translation>Je tam, kam patří: {place}.</translation>
    </message>
    <message>
        <source>Library and owning library will be {library}.</source>
        <extracomment>T3: whose a new item is.</extracomment>
        <translation>Knihovna i vlastnící knihovna budou {library}.</translation>
    </message>
    <message>
        <source>Is in {place}, belongs to {home}.</source>
        <extracomment>Under the heading: where the item is, and where it belongs; T4: told, not on the form.</extracomment>
        <translation>Nyní je v: {place}. Patří do: {home}.</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button.</extracomment>
        <translation>Uložit</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <extracomment>Button.</extracomment>
        <translation>Kopírovat</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: the form is closed.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>Button.</extracomment>
        <translation>Vzít zpět</translation>
    </message>
    <message>
        <source>Saved; not sent yet.</source>
        <extracomment>After an edit.</extracomment>
        <translation>Uloženo; zatím neodesláno.</translation>
    </message>
    <message>
        <source>The new item is saved; not sent yet.</source>
        <extracomment>After a new item.</extracomment>
        <translation>Nová jednotka je uložena; zatím neodeslána.</translation>
    </message>
    <message>
        <source>Undone: the item is as it was before.</source>
        <extracomment>After undo.</extracomment>
        <translation>Vzato zpět: jednotka je jako předtím.</translation>
    </message>
    <message>
        <source>It was sent already: edit the item again instead.</source>
        <extracomment>The row was sent meanwhile.</extracomment>
        <translation>Už bylo odesláno: upravte jednotku znovu.</translation>
    </message>
    <message>
        <source>{barcode} was not opened: save the form first, or close it.</source>
        <extracomment>A scan came while a form holds what was not saved.</extracomment>
        <translation>Jednotka {barcode} se neotevřela: nejprve formulář uložte nebo zavřete.</translation>
    </message>
    <message>
        <source>What was changed in the form is not saved.</source>
        <extracomment>The form is to be closed with changes in it.</extracomment>
        <translation>Změny ve formuláři nejsou uložené.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <extracomment>Button: answers the same.</extracomment>
        <translation>Zavřít bez uložení</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <extracomment>Button: answers the same.</extracomment>
        <translation>Pokračovat v úpravách</translation>
    </message>
    <message>
        <source>A new item needs a barcode: scan it, or type it.</source>
        <extracomment>Beside the field.</extracomment>
        <translation>Nová jednotka potřebuje čárový kód: načtěte ho nebo napište.</translation>
    </message>
    <message>
        <source>{server} cannot be told of changes to items from here: make them there. Items can be looked at.</source>
        <extracomment>Why nothing can be changed here: the kind of server.</extracomment>
        <translation>{server} odtud nepřijímá změny jednotek: proveďte je tam. Jednotky lze prohlížet.</translation>
    </message>
    <message>
        <source>There is no local data yet: synchronise first.</source>
        <extracomment>There is no replica.</extracomment>
        <translation>Zatím tu nejsou místní data: nejprve synchronizujte.</translation>
    </message>
    <message>
        <source>This workstation may not change items&apos; records: whoever looks after the server can allow it. Items can be looked at.</source>
        <extracomment>Why nothing can be changed here: what the administrator has not granted.</extracomment>
        <translation>Tato pracovní stanice nesmí měnit záznamy jednotek: povolit to může správce serveru. Jednotky lze prohlížet.</translation>
    </message>
    <message>
        <source>Out in the exchange set {name}.</source>
        <extracomment>Under the heading: the item is out in a sent exchange set.</extracomment>
        <translation>Venku ve výměnném souboru {name}.</translation>
    </message>
    <message>
        <source>Undone: there is no item {barcode}.</source>
        <extracomment>After undo of a new item.</extracomment>
        <translation>Vzato zpět: jednotka {barcode} není.</translation>
    </message>
    <message>
        <source>no place</source>
        <extracomment>In place of a place that the records do not tell.</extracomment>
        <translation>bez místa</translation>
    </message>
</context>
<context>
    <name>ItemsBatch</name>
    <message>
        <source>Batch edit</source>
        <extracomment>Of the panel.</extracomment>
        <translation>Hromadná úprava</translation>
    </message>
    <message>
        <source>Scan items to add them, Delete leaves one out. Nothing is recorded before you apply it.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Jednotky přidáte načtením, Delete jednotku vynechá. Dokud změnu neprovedete, nic se nezaznamená.</translation>
    </message>
    <message>
        <source>Regional administrator&apos;s view</source>
        <extracomment>Check box (T16).</extracomment>
        <translation>Pohled správce regionu</translation>
    </message>
    <message>
        <source>All four fields are on the form, and nothing is copied from one to another</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Všechna čtyři pole jsou na formuláři a nic se nekopíruje z jednoho do druhého</translation>
    </message>
    <message>
        <source>Preview</source>
        <extracomment>Name of the table, for screen readers.</extracomment>
        <translation>Náhled</translation>
    </message>
    <message>
        <source>What would become of each item; Delete leaves it out</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Co by se s kterou jednotkou stalo; Delete ji vynechá</translation>
    </message>
    <message>
        <source>What would change</source>
        <extracomment>Column: what would change.</extracomment>
        <translation>Co by se změnilo</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <extracomment>One field of one item.</extracomment>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>Cell.</extracomment>
        <translation>nic</translation>
    </message>
    <message>
        <source>choose above what it gets</source>
        <extracomment>Cell: nothing new was chosen yet.</extracomment>
        <translation>vyberte nahoře, co má dostat</translation>
    </message>
    <message>
        <source>recorded</source>
        <extracomment>Cell: the row is recorded.</extracomment>
        <translation>zaznamenáno</translation>
    </message>
    <message>
        <source>locked: {reason}</source>
        <extracomment>Cell: a rule speaks against it.</extracomment>
        <translation>zamčeno: {reason}</translation>
    </message>
    <message>
        <source>Choose the library first</source>
        <extracomment>Under the list of locations, while no library is chosen (T20).</extracomment>
        <translation>Nejprve vyberte knihovnu</translation>
    </message>
    <message>
        <source>Choose the owning library first</source>
        <extracomment>Under the list of owning locations, while no owning library is chosen (T21).</extracomment>
        <translation>Nejprve vyberte vlastnící knihovnu</translation>
    </message>
    <message>
        <source>Also becomes the owning location where library and owning library are the same</source>
        <extracomment>Under the list of locations (T15).</extracomment>
        <translation>Stane se i domovským umístěním tam, kde se knihovna a vlastnící knihovna shodují</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) would change</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n jednotka by se změnila</numerusform>
            <numerusform>%n jednotky by se změnily</numerusform>
            <numerusform>%n jednotek by se změnilo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <extracomment>Summary of a batch that is put back.</extracomment>
        <translation>
            <numerusform>%n se od té doby změnila</numerusform>
            <numerusform>%n se od té doby změnily</numerusform>
            <numerusform>%n se od té doby změnilo</numerusform>
        </translation>
    </message>
    <message>
        <source>changed since then: stays as it is</source>
        <extracomment>Cell: the item is not any more as the batch left it that is put back.</extracomment>
        <translation>od té doby změněno: zůstane beze změny</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) another choice above</source>
        <extracomment>Summary: nothing speaks against them, but more has to be chosen (T18, T19).</extracomment>
        <translation>
            <numerusform>%n čeká na další volbu nahoře</numerusform>
            <numerusform>%n čekají na další volbu nahoře</numerusform>
            <numerusform>%n čeká na další volbu nahoře</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n zamčená</numerusform>
            <numerusform>%n zamčené</numerusform>
            <numerusform>%n zamčených</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n zůstane beze změny</numerusform>
            <numerusform>%n zůstanou beze změny</numerusform>
            <numerusform>%n zůstane beze změny</numerusform>
        </translation>
    </message>
    <message>
        <source>Working out what would change: {done} of {total}</source>
        <extracomment>The same, of very many items.</extracomment>
        <translation>Zjišťuje se, co by se změnilo: {done} z {total}</translation>
    </message>
    <message>
        <source>Looking for all items that fit…</source>
        <extracomment>Summary, while all items that fit are looked for.</extracomment>
        <translation>Hledají se všechny jednotky, které vyhovují…</translation>
    </message>
    <message>
        <source>More items fit than a batch edit takes: these are {limit} of them. Narrow the search for the others.</source>
        <extracomment>Over the table: the search found more.</extracomment>
        <translation>Vyhovuje více jednotek, než hromadná úprava pojme: zde je jich {limit}. Pro ostatní hledání zužte.</translation>
    </message>
    <message>
        <source>Working out what would change…</source>
        <extracomment>Summary, while the preview is made.</extracomment>
        <translation>Zjišťuje se, co by se změnilo…</translation>
    </message>
    <message>
        <source>No items yet: scan some, or look for them on the page before.</source>
        <extracomment>Summary of an empty list.</extracomment>
        <translation>Zatím žádné jednotky: načtěte je, nebo je vyhledejte na předchozí stránce.</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n item(s)</source>
        <extracomment>Button.</extracomment>
        <translation>
            <numerusform>Změnit %n jednotku</numerusform>
            <numerusform>Změnit %n jednotky</numerusform>
            <numerusform>Změnit %n jednotek</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <extracomment>The same while there is nothing to apply.</extracomment>
        <translation>Změnit</translation>
    </message>
    <message>
        <source>Recording</source>
        <extracomment>Name of the bar, for screen readers.</extracomment>
        <translation>Zaznamenává se</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Button while rows are recorded.</extracomment>
        <translation>Přerušit</translation>
    </message>
    <message>
        <source>{done} of {total} recorded</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>zaznamenáno {done} z {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) recorded; not sent yet.</source>
        <extracomment>After all were recorded.</extracomment>
        <translation>
            <numerusform>%n jednotka zaznamenána; zatím neodesláno.</numerusform>
            <numerusform>%n jednotky zaznamenány; zatím neodesláno.</numerusform>
            <numerusform>%n jednotek zaznamenáno; zatím neodesláno.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n item(s) recorded, the others stay as they were.</source>
        <extracomment>After somebody stopped it.</extracomment>
        <translation>
            <numerusform>Přerušeno: %n jednotka zaznamenána, ostatní zůstávají, jak byly.</numerusform>
            <numerusform>Přerušeno: %n jednotky zaznamenány, ostatní zůstávají, jak byly.</numerusform>
            <numerusform>Přerušeno: %n jednotek zaznamenáno, ostatní zůstávají, jak byly.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <extracomment>Button.</extracomment>
        <translation>Vzít zpět</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n item(s)</source>
        <extracomment>The same, with the count of rows that were not sent.</extracomment>
        <translation>
            <numerusform>Vzít zpět %n jednotku</numerusform>
            <numerusform>Vzít zpět %n jednotky</numerusform>
            <numerusform>Vzít zpět %n jednotek</numerusform>
        </translation>
    </message>
    <message>
        <source>As long as they were not sent, the items are then as they were before</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Pokud změny ještě nebyly odeslány, budou jednotky zase jako předtím</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n item(s) as before.</source>
        <extracomment>After that.</extracomment>
        <translation>
            <numerusform>Vzato zpět: %n jednotka je jako předtím.</numerusform>
            <numerusform>Vzato zpět: %n jednotky jsou jako předtím.</numerusform>
            <numerusform>Vzato zpět: %n jednotek je jako předtím.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was sent already: put it back from the earlier batches.</source>
        <extracomment>The same, where all were.</extracomment>
        <translation>Všechno už je odeslané: vraťte to mezi dřívějšími úpravami.</translation>
    </message>
    <message numerus="yes">
        <source>%n sent already: put them back from the earlier batches.</source>
        <extracomment>Of the same.</extracomment>
        <translation>
            <numerusform>%n už je odeslaná: vraťte ji mezi dřívějšími úpravami.</numerusform>
            <numerusform>%n už jsou odeslané: vraťte je mezi dřívějšími úpravami.</numerusform>
            <numerusform>%n už je odeslaných: vraťte je mezi dřívějšími úpravami.</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier batches</source>
        <extracomment>Button, and heading of what it opens.</extracomment>
        <translation>Dřívější úpravy</translation>
    </message>
    <message>
        <source>Take back a batch edit that was made here, or put its items back</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Vezme zpět zdejší hromadnou úpravu, nebo vrátí její jednotky do původního stavu</translation>
    </message>
    <message>
        <source>What was not sent yet is taken back. What was sent is put back by another batch edit, which you see before it is made.</source>
        <extracomment>Under the heading.</extracomment>
        <translation>Co ještě nebylo odesláno, vezme se zpět. Co už odesláno bylo, vrátí další hromadná úprava, kterou předem uvidíte.</translation>
    </message>
    <message>
        <source>No batch edit was made here, or all were archived.</source>
        <extracomment>In place of a list.</extracomment>
        <translation>Žádná hromadná úprava tu neproběhla, nebo jsou všechny archivované.</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>Column.</extracomment>
        <translation>Kdy</translation>
    </message>
    <message>
        <source>What they got</source>
        <extracomment>Column: what the items got.</extracomment>
        <translation>Co jednotky dostaly</translation>
    </message>
    <message>
        <source>Items</source>
        <extracomment>Column: how many, and what became of them.</extracomment>
        <translation>Jednotky</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>Column: who made it.</extracomment>
        <translation>Provedl(a)</translation>
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
            <numerusform>%n jednotka</numerusform>
            <numerusform>%n jednotky</numerusform>
            <numerusform>%n jednotek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n neodeslaná</numerusform>
            <numerusform>%n neodeslané</numerusform>
            <numerusform>%n neodeslaných</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused or taken back</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n odmítnutá nebo vzatá zpět</numerusform>
            <numerusform>%n odmítnuté nebo vzaté zpět</numerusform>
            <numerusform>%n odmítnutých nebo vzatých zpět</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back as before…</source>
        <extracomment>Button.</extracomment>
        <translation>Vrátit do původního stavu…</translation>
    </message>
    <message>
        <source>Shows what each item had before; nothing is recorded before you apply it</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Ukáže, co která jednotka měla předtím; dokud změnu neprovedete, nic se nezaznamená</translation>
    </message>
    <message>
        <source>Put a batch edit back</source>
        <extracomment>Of the panel.</extracomment>
        <translation>Vrácení hromadné úpravy</translation>
    </message>
    <message>
        <source>Each item gets back what the batch edit of {when} changed. Nothing is recorded before you apply it.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Každá jednotka dostane zpět to, co změnila hromadná úprava z {when}. Dokud změnu neprovedete, nic se nezaznamená.</translation>
    </message>
    <message>
        <source>More fields</source>
        <extracomment>Button: call number, item type and status join the four places.</extracomment>
        <translation>Další pole</translation>
    </message>
    <message>
        <source>Call number, item type and status; what is left empty stays as it is</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Signatura, typ jednotky a stav; co zůstane prázdné, se nezmění</translation>
    </message>
    <message>
        <source>empty</source>
        <extracomment>In place of a field that holds nothing.</extracomment>
        <translation>prázdné</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>What a field that is ticked or not holds.</extracomment>
        <translation>ano</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>What a field that is ticked or not holds.</extracomment>
        <translation>ne</translation>
    </message>
</context>
<context>
    <name>Koha</name>
    <message>
        <source>The server</source>
        <extracomment>The server, where a sentence begins with it.</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>The address of Koha&apos;s staff side, as in the browser.</source>
        <extracomment>Below the address.</extracomment>
        <translation>Adresa služebního rozhraní Kohy, jako v prohlížeči.</translation>
    </message>
    <message>
        <source>{name} answers. The address is right.</source>
        <extracomment>The test succeeded.</extracomment>
        <translation>{name} odpovídá. Adresa je správná.</translation>
    </message>
    <message numerus="yes">
        <source>{name} answers, with %n library(ies) to choose from.</source>
        <extracomment>The test succeeded, and there is a choice.</extracomment>
        <translation>
            <numerusform>{name} odpovídá, na výběr je %n knihovna.</numerusform>
            <numerusform>{name} odpovídá, na výběr jsou %n knihovny.</numerusform>
            <numerusform>{name} odpovídá, na výběr je %n knihoven.</numerusform>
        </translation>
    </message>
    <message>
        <source>User name in Koha</source>
        <extracomment>A field.</extracomment>
        <translation>Uživatelské jméno v Koze</translation>
    </message>
    <message>
        <source>A desk account that may check out and in.</source>
        <extracomment>Below it.</extracomment>
        <translation>Služební účet, který smí půjčovat a vracet.</translation>
    </message>
    <message>
        <source>Password in Koha</source>
        <extracomment>A field.</extracomment>
        <translation>Heslo v Koze</translation>
    </message>
    <message>
        <source>Kept encrypted, with the transactions.</source>
        <extracomment>Below it.</extracomment>
        <translation>Uchovává se šifrovaně, spolu s transakcemi.</translation>
    </message>
    <message>
        <source>Library to work at</source>
        <extracomment>A field.</extracomment>
        <translation>Knihovna, ve které se pracuje</translation>
    </message>
    <message>
        <source>the account&apos;s own library</source>
        <extracomment>A choice.</extracomment>
        <translation>vlastní knihovna účtu</translation>
    </message>
    <message>
        <source>“Test the address” fetches the list.</source>
        <extracomment>Below it.</extracomment>
        <translation>Seznam načte „Vyzkoušet adresu“.</translation>
    </message>
    <message>
        <source>Time zone of the server</source>
        <extracomment>A field.</extracomment>
        <translation>Časové pásmo serveru</translation>
    </message>
    <message>
        <source>Type the user name of a desk account.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište uživatelské jméno služebního účtu.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište heslo.</translation>
    </message>
    <message>
        <source>It stands on every transaction; Koha keeps no name of a desk.</source>
        <extracomment>Below the desk&apos;s name.</extracomment>
        <translation>Stojí u každé transakce; Koha název pultu nevede.</translation>
    </message>
    <message>
        <source>Connect this desk again</source>
        <extracomment>Title of a dialog.</extracomment>
        <translation>Znovu připojit tento pult</translation>
    </message>
    <message>
        <source>The password has changed, or the server is another one. What was recorded stays here and is sent later.</source>
        <extracomment>Below it.</extracomment>
        <translation>Změnilo se heslo, nebo je server jiný. Co je zaznamenáno, zůstane zde a odešle se později.</translation>
    </message>
    <message>
        <source>Connect</source>
        <extracomment>A button.</extracomment>
        <translation>Připojit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>A button.</extracomment>
        <translation>Zrušit</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <extracomment>A button.</extracomment>
        <translation>Znovu přihlásit…</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <extracomment>A button.</extracomment>
        <translation>Znovu připojit…</translation>
    </message>
    <message>
        <source>For another user name or password, or another library or server</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Pro jiné uživatelské jméno nebo heslo, jinou knihovnu či server</translation>
    </message>
    <message>
        <source>{why} “Sign in again…” stands under Data and connection.</source>
        <extracomment>The server did not let the desk in.</extracomment>
        <translation>{why} „Znovu přihlásit…“ najdete na stránce Data a připojení.</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>A page of the settings.</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>After another password, or to work with another library or server.</source>
        <extracomment>Above the button that connects again.</extracomment>
        <translation>Po změně hesla, nebo pro práci s jinou knihovnou či serverem.</translation>
    </message>
    <message>
        <source>Koha applies what is done here in the library of the account: sign in again for another.</source>
        <extracomment>Below the library in the settings.</extracomment>
        <translation>Koha provede, co se zde udělá, v knihovně účtu: pro jinou se znovu přihlaste.</translation>
    </message>
    <message>
        <source>Connected</source>
        <extracomment>Title of a page.</extracomment>
        <translation>Připojeno</translation>
    </message>
    <message>
        <source>{name}, library {library}</source>
        <extracomment>Below it.</extracomment>
        <translation>{name}, knihovna {library}</translation>
    </message>
    <message>
        <source>Libraries&apos; systems differ in what they can be told. Whoever works here should know what this one does.</source>
        <extracomment>Below it.</extracomment>
        <translation>Knihovní systémy se liší v tom, co přijmou. Kdo zde pracuje, má vědět, co umí tento.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>{server} sets its own due date; differences are shown after processing.</source>
        <extracomment>Beside the due date that the patron is told.</extracomment>
        <translation>{server} určí vlastní datum vrácení; rozdíly se ukážou po zpracování.</translation>
    </message>
    <message>
        <source>{server} cannot be told of in-house use: it is not counted here.</source>
        <extracomment>Why something cannot be done here.</extracomment>
        <translation>{server} prezenční použití nepřijímá: zde se nezapočítá.</translation>
    </message>
    <message>
        <source>{server} takes no new patrons from here: register them there.</source>
        <extracomment>Why something cannot be done here.</extracomment>
        <translation>{server} odtud nové čtenáře nepřijímá: zaregistrujte je tam.</translation>
    </message>
    <message>
        <source>{server} cannot be told this: it is not recorded here.</source>
        <extracomment>Why something cannot be done here.</extracomment>
        <translation>{server} toto nepřijímá: zde se to nezaznamená.</translation>
    </message>
    <message numerus="yes">
        <source>%n due date(s) differ from what the patron was told:</source>
        <extracomment>In the summary of processing.</extracomment>
        <translation>
            <numerusform>%n datum vrácení se liší od toho, co čtenář slyšel:</numerusform>
            <numerusform>%n data vrácení se liší od toho, co čtenář slyšel:</numerusform>
            <numerusform>%n dat vrácení se liší od toho, co čtenář slyšel:</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} · {title}: told {told}, the server keeps {kept}</source>
        <extracomment>One of them.</extracomment>
        <translation>{name} · {title}: řečeno {told}, na serveru {kept}</translation>
    </message>
    <message>
        <source>Show them in the table</source>
        <extracomment>A button: in the table.</extracomment>
        <translation>Ukázat je v tabulce</translation>
    </message>
    <message>
        <source>Due, as told</source>
        <extracomment>Of the printed and saved summary.</extracomment>
        <translation>Vrátit do, řečeno</translation>
    </message>
    <message>
        <source>Due, as the server keeps it</source>
        <extracomment>Of the printed and saved summary.</extracomment>
        <translation>Vrátit do, na serveru</translation>
    </message>
    <message>
        <source>Due dates that differ: tell these patrons</source>
        <extracomment>Over a table of the printed summary.</extracomment>
        <translation>Odlišná data vrácení: dejte vědět těmto čtenářům</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Success</source>
        <translation>Úspěšně</translation>
    </message>
    <message>
        <source>Patron not found</source>
        <translation>Čtenář nenalezen</translation>
    </message>
    <message>
        <source>Item not found</source>
        <translation>Jednotka nenalezena</translation>
    </message>
    <message>
        <source>Item not on loan</source>
        <translation>Jednotka není půjčena</translation>
    </message>
    <message>
        <source>Card number already in use</source>
        <translation>Číslo průkazu je už použito</translation>
    </message>
    <message>
        <source>Another transaction has this number</source>
        <translation>Toto číslo má jiná transakce</translation>
    </message>
    <message>
        <source>The server failed; it keeps the row and tries again</source>
        <translation>Na serveru nastala chyba; řádek si nechá a zkusí to znovu</translation>
    </message>
    <message>
        <source>Waits behind an earlier row of the same item or patron</source>
        <translation>Čeká za dřívějším řádkem téže jednotky nebo téhož čtenáře</translation>
    </message>
    <message>
        <source>No longer in the server&apos;s queue; what came of it is not known</source>
        <translation>Už není ve frontě serveru; jak to dopadlo, není známo</translation>
    </message>
    <message>
        <source>Withdrawn from the server&apos;s queue</source>
        <translation>Staženo z fronty serveru</translation>
    </message>
    <message>
        <source>Not sent: this server renews by card, and whose loan it is was not known</source>
        <translation>Neodesláno: tento server prodlužuje podle průkazu a nebylo známo, čí výpůjčka to je</translation>
    </message>
    <message>
        <source>Not sent: this server would cut the card number</source>
        <translation>Neodesláno: tento server by číslo průkazu zkrátil</translation>
    </message>
    <message>
        <source>Not sent: this server would cut the barcode</source>
        <translation>Neodesláno: tento server by čárový kód zkrátil</translation>
    </message>
    <message>
        <source>Not sent: this server would change a value</source>
        <translation>Neodesláno: tento server by hodnotu změnil</translation>
    </message>
    <message>
        <source>the patron had it already</source>
        <translation>čtenář ji už měl</translation>
    </message>
    <message>
        <source>which due date the server keeps could not be read back</source>
        <translation>které datum vrácení server vede, se nepodařilo zpětně přečíst</translation>
    </message>
    <message>
        <source>the server gave another due date</source>
        <translation>server určil jiné datum vrácení</translation>
    </message>
    <message>
        <source>send it to {library}</source>
        <translation>poslat do: {library}</translation>
    </message>
    <message>
        <source>the patron is blocked</source>
        <translation>čtenář má blokaci</translation>
    </message>
    <message>
        <source>the card has expired</source>
        <translation>průkaz propadl</translation>
    </message>
    <message>
        <source>the card was reported lost</source>
        <translation>průkaz byl hlášen jako ztracený</translation>
    </message>
    <message>
        <source>the card had been replaced: done on {number}</source>
        <translation>průkaz byl nahrazen: zapsáno na {number}</translation>
    </message>
    <message>
        <source>the patron&apos;s address is in doubt</source>
        <translation>adresa čtenáře je nejistá</translation>
    </message>
    <message>
        <source>the patron owed more than the limit</source>
        <translation>čtenář dlužil více, než je limit</translation>
    </message>
    <message>
        <source>the patron had as many loans as allowed</source>
        <translation>čtenář měl nejvyšší počet výpůjček</translation>
    </message>
    <message>
        <source>no renewals were left</source>
        <translation>další prodloužení nebylo možné</translation>
    </message>
    <message>
        <source>the item is not for loan</source>
        <translation>jednotka se nepůjčuje</translation>
    </message>
    <message>
        <source>came late: kept as history</source>
        <translation>přišlo pozdě: uloženo jen do historie</translation>
    </message>
    <message>
        <source>this workstation&apos;s clock was wrong</source>
        <translation>hodiny této stanice nešly správně</translation>
    </message>
    <message>
        <source>was processed before</source>
        <translation>zpracováno už dříve</translation>
    </message>
    <message>
        <source>the answer was lost; the item is not on loan there</source>
        <translation>odpověď se ztratila; jednotka tam není půjčena</translation>
    </message>
    <message>
        <source>the item was still being processed</source>
        <translation>jednotka byla ještě ve zpracování</translation>
    </message>
    <message>
        <source>the item was still on order</source>
        <translation>jednotka byla teprve objednána</translation>
    </message>
    <message>
        <source>the item was marked as lost</source>
        <translation>jednotka byla označena jako ztracená</translation>
    </message>
    <message>
        <source>the item was marked as missing</source>
        <translation>jednotka byla označena jako nezvěstná</translation>
    </message>
    <message>
        <source>the item was withdrawn</source>
        <translation>jednotka byla vyřazena</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Odmítnuto</translation>
    </message>
    <message>
        <source>Corrected and recorded again</source>
        <translation>Opraveno a zaznamenáno znovu</translation>
    </message>
    <message>
        <source>Settled by hand</source>
        <translation>Vyřízeno ručně</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Vzato zpět</translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation>čeká zde</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>neznámo</translation>
    </message>
    <message>
        <source>at the server</source>
        <translation>na serveru</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>úspěšně</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>odmítnuto</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>opraveno</translation>
    </message>
    <message>
        <source>settled by hand</source>
        <translation>vyřízeno ručně</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>vzato zpět</translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation>Čeká zde</translation>
    </message>
    <message>
        <source>Unknown: no answer came</source>
        <translation>Neznámo: odpověď nepřišla</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>Na serveru</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Úspěšně</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>S poznámkou</translation>
    </message>
    <message>
        <source>Due date differs</source>
        <translation>Jiné datum vrácení</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Neznámo</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Vyřízeno</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Výpůjčka</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Vrácení</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Prodloužení</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Platba</translation>
    </message>
    <message>
        <source>In-house use</source>
        <translation>Prezenční výpůjčka</translation>
    </message>
    <message>
        <source>New patron</source>
        <translation>Nový čtenář</translation>
    </message>
    <message>
        <source>The server made it due {granted}; the patron was told {told}</source>
        <extracomment>What staff must tell the patron: both dates.</extracomment>
        <translation>Server určil datum vrácení {granted}; čtenáři bylo řečeno {told}</translation>
    </message>
    <message>
        <source>returned first from another patron</source>
        <translation>nejdřív vráceno od jiného čtenáře</translation>
    </message>
    <message>
        <source>returned first from another patron ({card})</source>
        <translation>nejdřív vráceno od jiného čtenáře ({card})</translation>
    </message>
    <message>
        <source>on hold: set it aside</source>
        <translation>rezervace: odložte stranou</translation>
    </message>
    <message>
        <source>on hold: set it aside for {library}</source>
        <translation>rezervace: odložte stranou, knihovna: {library}</translation>
    </message>
    <message>
        <source>the item was not on the shelf</source>
        <translation>jednotka nebyla v regálu</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Sent to the printer {printer}.</source>
        <extracomment>It worked.</extracomment>
        <translation>Odesláno na tiskárnu {printer}.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <extracomment>It worked.</extracomment>
        <translation>Uloženo: {path}.</translation>
    </message>
    <message>
        <source>No receipt was printed: there is no printer. Ctrl+P saves it as a PDF.</source>
        <extracomment>A receipt for each patron, and no printer.</extracomment>
        <translation>Účtenka se nevytiskla: není zde tiskárna. Ctrl+P ji uloží jako PDF.</translation>
    </message>
    <message>
        <source>There is no printer. Write it down.</source>
        <extracomment>A secret was to be printed, which is not saved as a file.</extracomment>
        <translation>Není tu tiskárna. Opište ho.</translation>
    </message>
    <message>
        <source>There is no receipt to print yet.</source>
        <extracomment>Reprint, before the first visit.</extracomment>
        <translation>Zatím není žádná účtenka k tisku.</translation>
    </message>
    <message>
        <source>Receipts are switched off in the settings.</source>
        <extracomment>The preference says none.</extracomment>
        <translation>Účtenky jsou v nastavení vypnuty.</translation>
    </message>
    <message>
        <source>The printer {printer} is not there: choose another in the settings.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Tiskárna {printer} není dostupná: zvolte v nastavení jinou.</translation>
    </message>
    <message>
        <source>The printer {printer} does not print: look at it, then print again.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Tiskárna {printer} netiskne: zkontrolujte ji a tiskněte znovu.</translation>
    </message>
    <message>
        <source>Not saved: that folder is offcirc’s own, and nothing in it is readable. Choose another.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Neuloženo: tato složka patří programu offcirc a nic v ní není čitelné. Zvolte jinou.</translation>
    </message>
    <message>
        <source>Not saved: the disk is full.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Neuloženo: disk je plný.</translation>
    </message>
    <message>
        <source>Not saved: {path} cannot be written.</source>
        <extracomment>What went wrong, and what to do; lending goes on.</extracomment>
        <translation>Neuloženo: do {path} nelze zapisovat.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <extracomment>Title of the file dialog, and a button.</extracomment>
        <translation>Uložit jako PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <extracomment>In the file dialog.</extracomment>
        <translation>Soubory PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print</source>
        <extracomment>Button.</extracomment>
        <translation>Vytisknout</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Paper</source>
        <extracomment>Label.</extracomment>
        <translation>Papír</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Receipt</source>
        <extracomment>Name of the document; in a print queue anybody may read it, so that it names nobody.</extracomment>
        <translation>Účtenka</translation>
    </message>
    <message>
        <source>Card {card}</source>
        <extracomment>Whose it is: `•••• 4471`.</extracomment>
        <translation>Průkaz {card}</translation>
    </message>
    <message>
        <source>Due back {day}</source>
        <extracomment>Over the loans of one due date.</extracomment>
        <translation>Vrátit do: {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <extracomment>How many.</extracomment>
        <translation>
            <numerusform>%n výpůjčka</numerusform>
            <numerusform>%n výpůjčky</numerusform>
            <numerusform>%n výpůjček</numerusform>
        </translation>
    </message>
    <message>
        <source>No loans on this visit</source>
        <extracomment>A visit without one.</extracomment>
        <translation>Při této návštěvě bez výpůjček</translation>
    </message>
    <message>
        <source>Paid {amount}</source>
        <extracomment>A payment.</extracomment>
        <translation>Zaplaceno {amount}</translation>
    </message>
    <message>
        <source>Served by {staff}</source>
        <extracomment>Who was at the desk.</extracomment>
        <translation>U pultu: {staff}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <extracomment>Foot of an A4 page.</extracomment>
        <translation>Strana {page} z {pages}</translation>
    </message>
    <message>
        <source>Made {moment}</source>
        <extracomment>Under a report&apos;s title.</extracomment>
        <translation>Vytvořeno {moment}</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Of a receipt on A4.</extracomment>
        <translation>Název</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Of a receipt on A4.</extracomment>
        <translation>Čárový kód</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>New recovery code…</source>
        <extracomment>Title, and a button that opens the dialog.</extracomment>
        <translation>Nový obnovovací kód…</translation>
    </message>
    <message>
        <source>A new recovery code</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Nový obnovovací kód</translation>
    </message>
    <message>
        <source>For a code that was lost, or that somebody has seen</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation>Pro případ, že se kód ztratil nebo ho někdo viděl</translation>
    </message>
    <message>
        <source>The new code is shown once: have paper or a printer at hand. The code before opens nothing any more, and older backups still open with the one that was valid when they were made.</source>
        <extracomment>Below the title.</extracomment>
        <translation>Nový kód se ukáže jen jednou: mějte po ruce papír nebo tiskárnu. Předchozí kód už zde nic neotevře, starší zálohy však stále otevře ten, který platil při jejich vzniku.</translation>
    </message>
    <message>
        <source>Who may do this</source>
        <extracomment>A field: a member of staff.</extracomment>
        <translation>Kdo to smí udělat</translation>
    </message>
    <message>
        <source>Their PIN</source>
        <extracomment>A field.</extracomment>
        <translation>PIN této osoby</translation>
    </message>
    <message>
        <source>Anybody at this desk could take a new code away with them: no passphrase is set here, and no member of staff has a PIN. Add one in the settings, under Staff; then come back.</source>
        <extracomment>Nobody can prove here that they may.</extracomment>
        <translation>Nový kód by si odtud mohl odnést kdokoli: není tu nastavena žádná přístupová fráze a nikdo z pracovníků nemá PIN. Přidejte někoho v nastavení v části Pracovníci a pak se sem vraťte.</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <extracomment>A button.</extracomment>
        <translation>Vytvořit nový kód</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>A button.</extracomment>
        <translation>Zrušit</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button, once the code was kept.</extracomment>
        <translation>Zavřít</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>Transaction</source>
        <extracomment>What the panel is, for screen readers.</extracomment>
        <translation>Transakce</translation>
    </message>
    <message>
        <source>Probably</source>
        <extracomment>Above the guesses.</extracomment>
        <translation>Pravděpodobně</translation>
    </message>
    <message>
        <source>Card</source>
        <extracomment>A field.</extracomment>
        <translation>Průkaz</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>A field.</extracomment>
        <translation>Čárový kód</translation>
    </message>
    <message>
        <source>Due date</source>
        <extracomment>A field.</extracomment>
        <translation>Datum vrácení</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <extracomment>A button.</extracomment>
        <translation>Opravit a odeslat znovu</translation>
    </message>
    <message>
        <source>Send again as it is</source>
        <extracomment>The same while nothing was changed.</extracomment>
        <translation>Odeslat znovu beze změny</translation>
    </message>
    <message>
        <source>Settle by hand…</source>
        <extracomment>A button.</extracomment>
        <translation>Vyřídit ručně…</translation>
    </message>
    <message>
        <source>You have settled it another way, for example in the library system; say how</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Vyřídili jste to jinak, například v knihovním systému; napište jak</translation>
    </message>
    <message>
        <source>Settle</source>
        <extracomment>A button.</extracomment>
        <translation>Vyřídit</translation>
    </message>
    <message>
        <source>How was it settled?</source>
        <extracomment>A field.</extracomment>
        <translation>Jak to bylo vyřízeno?</translation>
    </message>
    <message>
        <source>for example: lent in the library system</source>
        <extracomment>In the empty field.</extracomment>
        <translation>například: půjčeno v knihovním systému</translation>
    </message>
    <message>
        <source>Take back</source>
        <extracomment>A button.</extracomment>
        <translation>Vzít zpět</translation>
    </message>
    <message>
        <source>This row has not left the workstation. Take it back?</source>
        <extracomment>Before a row is taken back.</extracomment>
        <translation>Tento řádek ještě nebyl odeslán. Vzít ho zpět?</translation>
    </message>
    <message>
        <source>Undo by checking in</source>
        <extracomment>A button.</extracomment>
        <translation>Zrušit vrácením</translation>
    </message>
    <message>
        <source>The server has this loan, or may have it. Record a check-in that undoes it?</source>
        <extracomment>Before a loan is undone.</extracomment>
        <translation>Server tuto výpůjčku má, nebo může mít. Zaznamenat vrácení, které ji zruší?</translation>
    </message>
    <message>
        <source>Yes, undo</source>
        <extracomment>A button.</extracomment>
        <translation>Ano, zrušit</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <extracomment>A button.</extracomment>
        <translation>Ne, nechat</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>Above the history.</extracomment>
        <translation>Historie</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Closes this panel (Esc)</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Zavře tento panel (Esc)</translation>
    </message>
    <message>
        <source>Recorded again with the correction. The next synchronisation sends it.</source>
        <extracomment>After a correction.</extracomment>
        <translation>Znovu zaznamenáno s opravou. Odešle se při příští synchronizaci.</translation>
    </message>
    <message>
        <source>Settled by hand. The reason is kept with the row.</source>
        <extracomment>After settling.</extracomment>
        <translation>Vyřízeno ručně. Důvod zůstává u řádku.</translation>
    </message>
    <message>
        <source>Taken back: the row is not sent.</source>
        <extracomment>After taking back.</extracomment>
        <translation>Vzato zpět: řádek se neodešle.</translation>
    </message>
    <message>
        <source>A check-in was recorded that undoes the loan.</source>
        <extracomment>After an undo.</extracomment>
        <translation>Bylo zaznamenáno vrácení, které výpůjčku zruší.</translation>
    </message>
    <message>
        <source>Filled in: {name}</source>
        <extracomment>A scan went into the repair panel.</extracomment>
        <translation>Vyplněno: {name}</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <extracomment>Who, what and when, above the result.</extracomment>
        <translation>Vrátit do {day}</translation>
    </message>
    <message>
        <source>Undoes an earlier loan</source>
        <extracomment>Who, what and when, above the result.</extracomment>
        <translation>Ruší dřívější výpůjčku</translation>
    </message>
    <message>
        <source>{when} at {place}</source>
        <extracomment>Who, what and when, above the result.</extracomment>
        <translation>{when}, {place}</translation>
    </message>
    <message>
        <source>Tell the patron the server&apos;s due date.</source>
        <extracomment>What to do about a row, where something is to be done.</extracomment>
        <translation>Řekněte čtenáři datum vrácení ze serveru.</translation>
    </message>
    <message>
        <source>It left this workstation and no answer came. Synchronise asks the server again, and nothing is applied twice. If the server cannot tell, look there and settle it by hand.</source>
        <extracomment>What to do about a row, where something is to be done.</extracomment>
        <translation>Řádek byl odeslán, ale odpověď nepřišla. Synchronizovat se serveru zeptá znovu a nic se neprovede dvakrát. Nebude-li to server vědět, ověřte to na něm a vyřiďte řádek ručně.</translation>
    </message>
    <message>
        <source>Recorded at another workstation: it can be corrected there.</source>
        <extracomment>What to do about a row, where something is to be done.</extracomment>
        <translation>Zaznamenáno na jiné pracovní stanici: opravit to lze tam.</translation>
    </message>
    <message>
        <source>The server had no loan of this item. If the item is back, nothing is left to do: settle it by hand.</source>
        <translation>Server tuto jednotku v půjčených neměl. Je-li zpět, není třeba nic dělat: vyřiďte řádek ručně.</translation>
    </message>
    <message>
        <source>Give the patron another card, or settle it by hand if it is the same person.</source>
        <translation>Dejte čtenáři jiný průkaz, nebo řádek vyřiďte ručně, je-li to táž osoba.</translation>
    </message>
    <message>
        <source>One slip away: {number} {name}, who was at the desk at {clock}</source>
        <translation>Liší se o překlep: {number} {name}, u pultu v {clock}</translation>
    </message>
    <message>
        <source>Card and item were swapped: {name} borrowed {title}</source>
        <translation>Zaměněn průkaz a jednotka: {name} má půjčit „{title}“</translation>
    </message>
    <message>
        <source>{number} is not a card but an item: {title}</source>
        <translation>{number} není průkaz, ale jednotka: {title}</translation>
    </message>
    <message>
        <source>{number} is not an item but the card of {name}</source>
        <translation>{number} není jednotka, ale průkaz: {name}</translation>
    </message>
    <message>
        <source>The card&apos;s check digit is wrong: it was mistyped or misread</source>
        <translation>Kontrolní číslice průkazu nesouhlasí: překlep nebo chybné načtení</translation>
    </message>
    <message>
        <source>The barcode&apos;s check digit is wrong: it was mistyped or misread</source>
        <translation>Kontrolní číslice čárového kódu nesouhlasí: překlep nebo chybné načtení</translation>
    </message>
    <message>
        <source>One slip away: {number} {name}</source>
        <translation>Liší se o překlep: {number} {name}</translation>
    </message>
    <message>
        <source>One slip away: {number} {title}</source>
        <translation>Liší se o překlep: {number} {title}</translation>
    </message>
    <message>
        <source>This card was replaced: {name} now has {number}</source>
        <translation>Tento průkaz byl nahrazen: {name} má nyní {number}</translation>
    </message>
    <message>
        <source>An old card? {name} also has {number}</source>
        <translation>Starý průkaz? {name} má také {number}</translation>
    </message>
    <message>
        <source>{name} was at the desk at {clock} ({number})</source>
        <translation>{name}: u pultu v {clock} ({number})</translation>
    </message>
    <message>
        <source>The card {number} belongs to {name}</source>
        <translation>Průkaz {number}, čtenář: {name}</translation>
    </message>
    <message>
        <source>It was checked in before, at {clock}: show that row</source>
        <translation>Vrácení už bylo zaznamenáno v {clock}: ukázat ten řádek</translation>
    </message>
    <message>
        <source>Its loan to {name} at {clock} is not done yet: show that row</source>
        <translation>Výpůjčka z {clock} ({name}) ještě není zpracována: ukázat ten řádek</translation>
    </message>
    <message>
        <source>The server: {told}</source>
        <translation>Server: {told}</translation>
    </message>
    <message>
        <source>Settled by hand: {reason}</source>
        <translation>Vyřízeno ručně: {reason}</translation>
    </message>
    <message>
        <source>Sent again by hand: {reason}</source>
        <translation>Odesláno znovu ručně: {reason}</translation>
    </message>
    <message>
        <source>Recorded by {staff}</source>
        <translation>Zaznamenáno: {staff}</translation>
    </message>
    <message>
        <source>Brought by a file; taken in by {staff}</source>
        <translation>Ze souboru; převzal(a) {staff}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Vzato zpět</translation>
    </message>
    <message>
        <source>On its way to the server</source>
        <translation>Na cestě na server</translation>
    </message>
    <message>
        <source>It never reached the server</source>
        <translation>Na server nedorazilo</translation>
    </message>
    <message>
        <source>The server has it</source>
        <translation>Server to má</translation>
    </message>
    <message>
        <source>Written to a file that is carried</source>
        <translation>Zapsáno do souboru k přenesení</translation>
    </message>
    <message>
        <source>The server answered</source>
        <translation>Server odpověděl</translation>
    </message>
    <message>
        <source>Corrected and recorded again</source>
        <translation>Opraveno a zaznamenáno znovu</translation>
    </message>
</context>
<context>
    <name>SetDue</name>
    <message>
        <source>Set the date that was told…</source>
        <extracomment>A button.</extracomment>
        <translation>Nastavit sdělené datum…</translation>
    </message>
    <message>
        <source>The server renews the loan until the date that the patron was told</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Server prodlouží výpůjčku do data, které bylo čtenáři sděleno</translation>
    </message>
    <message>
        <source>{server} renews the loan until {told}. It counts as a renewal there; by its rules it may cost a fee, or be refused. Do it?</source>
        <extracomment>Before it is done.</extracomment>
        <translation>{server} prodlouží výpůjčku do {told}. Počítá se tam jako prodloužení; podle pravidel může být zpoplatněno nebo odmítnuto. Provést?</translation>
    </message>
    <message>
        <source>Yes, set it</source>
        <extracomment>A button.</extracomment>
        <translation>Ano, nastavit</translation>
    </message>
    <message>
        <source>No, leave it</source>
        <extracomment>A button.</extracomment>
        <translation>Ne, nechat</translation>
    </message>
    <message>
        <source>The server keeps the date that the patron was told.</source>
        <extracomment>Afterwards.</extracomment>
        <translation>Server má datum, které bylo čtenáři sděleno.</translation>
    </message>
    <message>
        <source>Or have the server set the date that was told.</source>
        <extracomment>Besides telling the patron.</extracomment>
        <translation>Nebo nechte server nastavit sdělené datum.</translation>
    </message>
    <message>
        <source>The server was asked to set the date that was told</source>
        <extracomment>A line of a row&apos;s history.</extracomment>
        <translation>Server byl požádán o nastavení sděleného data</translation>
    </message>
    <message>
        <source>The server did not set it: {reason}</source>
        <extracomment>Why it was not done.</extracomment>
        <translation>Server je nenastavil: {reason}</translation>
    </message>
    <message>
        <source>it made a date of its own again</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>určil opět vlastní datum</translation>
    </message>
    <message>
        <source>no renewals are left</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>další prodloužení není možné</translation>
    </message>
    <message>
        <source>no renewals are left without seeing the item</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>bez předložení jednotky už další prodloužení není možné</translation>
    </message>
    <message>
        <source>it is too early for a renewal</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>na prodloužení je příliš brzy</translation>
    </message>
    <message>
        <source>somebody is waiting for the item</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>na jednotku někdo čeká</translation>
    </message>
    <message>
        <source>the item is booked</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>jednotka je předem zamluvena</translation>
    </message>
    <message>
        <source>the item was recalled</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>jednotka byla vyžádána zpět</translation>
    </message>
    <message>
        <source>the patron has overdue loans</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>čtenář má výpůjčky po termínu</translation>
    </message>
    <message>
        <source>the patron is restricted</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>čtenář má omezení</translation>
    </message>
    <message>
        <source>the patron owes too much</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>čtenář příliš dluží</translation>
    </message>
    <message>
        <source>the loan renews itself</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>výpůjčka se prodlužuje sama</translation>
    </message>
    <message>
        <source>the item may not be renewed</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>jednotku nelze prodloužit</translation>
    </message>
    <message>
        <source>it is a loan for use in the library</source>
        <extracomment>In words; one that this version does not know stands for itself.</extracomment>
        <translation>jde o výpůjčku ke studiu v knihovně</translation>
    </message>
</context>
<context>
    <name>Sets</name>
    <message>
        <source>Exchange sets</source>
        <extracomment>Rail.
----------
Name of the list, for screen readers.</extracomment>
        <translation>Výměnné soubory</translation>
    </message>
    <message>
        <source>Choose a set, then scan its items</source>
        <extracomment>The empty scan box, while no set is open on the page.</extracomment>
        <translation>Vyberte soubor a načtěte jeho jednotky</translation>
    </message>
    <message>
        <source>Scan an item into {name}</source>
        <extracomment>The empty scan box, while a set is filled.</extracomment>
        <translation>Načtěte jednotku do souboru {name}</translation>
    </message>
    <message>
        <source>Scan what came back with {name}</source>
        <extracomment>The empty scan box, while a set is taken back.</extracomment>
        <translation>Načtěte, co se vrátilo se souborem {name}</translation>
    </message>
    <message>
        <source>being filled</source>
        <extracomment>Of a set.</extracomment>
        <translation>plní se</translation>
    </message>
    <message>
        <source>sent</source>
        <extracomment>Of a set.</extracomment>
        <translation>odeslán</translation>
    </message>
    <message>
        <source>returned</source>
        <extracomment>Of a set.</extracomment>
        <translation>vrácen</translation>
    </message>
    <message>
        <source>Set</source>
        <extracomment>Column.</extracomment>
        <translation>Soubor</translation>
    </message>
    <message>
        <source>Receiver</source>
        <extracomment>Column: the library it goes to, or is at.</extracomment>
        <translation>Příjemce</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Column.</extracomment>
        <translation>Stav</translation>
    </message>
    <message>
        <source>Items of the set</source>
        <extracomment>Name of the table of a set&apos;s items, for screen readers.</extracomment>
        <translation>Jednotky souboru</translation>
    </message>
    <message>
        <source>Delete takes an item out of a set that was not sent</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Delete vyjme jednotku ze souboru, který nebyl odeslán</translation>
    </message>
    <message>
        <source>New set</source>
        <extracomment>Button.</extracomment>
        <translation>Nový soubor</translation>
    </message>
    <message>
        <source>New exchange set</source>
        <extracomment>Of the form.</extracomment>
        <translation>Nový výměnný soubor</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <extracomment>Field.</extracomment>
        <translation>Název souboru</translation>
    </message>
    <message>
        <source>Goes to</source>
        <extracomment>Field.</extracomment>
        <translation>Příjemce</translation>
    </message>
    <message>
        <source>Its items will be in {place}.</source>
        <extracomment>Under the field: where the items will be (T5).</extracomment>
        <translation>Jeho jednotky budou v: {place}.</translation>
    </message>
    <message>
        <source>No library&apos;s record says where it receives sets. Ask whoever looks after the server.</source>
        <extracomment>In place of the same.</extracomment>
        <translation>Žádná knihovna nemá uvedeno, kde soubory přijímá. Zeptejte se správce serveru.</translation>
    </message>
    <message>
        <source>Make the set</source>
        <extracomment>Button: the set is made.</extracomment>
        <translation>Vytvořit soubor</translation>
    </message>
    <message>
        <source>Choose a set, or make one</source>
        <extracomment>No set is open on the page.</extracomment>
        <translation>Vyberte soubor, nebo vytvořte nový</translation>
    </message>
    <message>
        <source>A set is packed by scanning, sent to another library, and taken back item by item or whole. All of it works without a network.</source>
        <extracomment>Under the same.</extracomment>
        <translation>Soubor se balí načítáním, odešle se do jiné knihovny a vrací se po jednotkách nebo celý. To vše funguje bez sítě.</translation>
    </message>
    <message>
        <source>Goes to {receiver}.</source>
        <extracomment>Under the heading of a set that is being filled.</extracomment>
        <translation>Příjemce: {receiver}.</translation>
    </message>
    <message>
        <source>Lent to {receiver}; its items are in {place}.</source>
        <extracomment>Under the heading of a set that is out.</extracomment>
        <translation>Zapůjčeno: {receiver}. Jednotky jsou v: {place}.</translation>
    </message>
    <message>
        <source>Was lent to {receiver}; nothing of it is out any more.</source>
        <extracomment>Under the heading of a set that is closed.</extracomment>
        <translation>Bylo zapůjčeno: {receiver}. Nic ze souboru už není venku.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in it</source>
        <extracomment>Over the items of a set that is being filled.</extracomment>
        <translation>
            <numerusform>%n jednotka v souboru</numerusform>
            <numerusform>%n jednotky v souboru</numerusform>
            <numerusform>%n jednotek v souboru</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still out</source>
        <extracomment>Over the items of a set that was sent.</extracomment>
        <translation>
            <numerusform>%n jednotka ještě venku</numerusform>
            <numerusform>%n jednotky ještě venku</numerusform>
            <numerusform>%n jednotek ještě venku</numerusform>
        </translation>
    </message>
    <message>
        <source>Send the set</source>
        <extracomment>Button.</extracomment>
        <translation>Odeslat soubor</translation>
    </message>
    <message numerus="yes">
        <source>Send %n item(s) to {receiver}? Afterwards nothing can be added.</source>
        <extracomment>Before it is sent.</extracomment>
        <translation>
            <numerusform>Odeslat %n jednotku? Příjemce: {receiver}. Potom už nelze nic přidat.</numerusform>
            <numerusform>Odeslat %n jednotky? Příjemce: {receiver}. Potom už nelze nic přidat.</numerusform>
            <numerusform>Odeslat %n jednotek? Příjemce: {receiver}. Potom už nelze nic přidat.</numerusform>
        </translation>
    </message>
    <message>
        <source>All came back</source>
        <extracomment>Button.</extracomment>
        <translation>Vrátilo se vše</translation>
    </message>
    <message numerus="yes">
        <source>Are all %n item(s) that are still out here again?</source>
        <extracomment>Before all are taken back.</extracomment>
        <translation>
            <numerusform>Je %n jednotka, která byla venku, zase zde?</numerusform>
            <numerusform>Jsou všechny %n jednotky, které byly venku, zase zde?</numerusform>
            <numerusform>Je všech %n jednotek, které byly venku, zase zde?</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest is missing</source>
        <extracomment>Button: whatever is still out did not come back.</extracomment>
        <translation>Zbytek chybí</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n item(s) as missing? Their records come home: {titles}</source>
        <extracomment>Before they are said to be missing, by name.</extracomment>
        <translation>
            <numerusform>Označit %n jednotku jako nezvěstnou? Její záznam se vrátí domů: {titles}</numerusform>
            <numerusform>Označit %n jednotky jako nezvěstné? Jejich záznamy se vrátí domů: {titles}</numerusform>
            <numerusform>Označit %n jednotek jako nezvěstné? Jejich záznamy se vrátí domů: {titles}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{titles} and %n more</source>
        <extracomment>Some titles, and how many others.</extracomment>
        <translation>
            <numerusform>{titles} a %n další</numerusform>
            <numerusform>{titles} a %n další</numerusform>
            <numerusform>{titles} a %n dalších</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>Answers a question.</extracomment>
        <translation>Ano</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>Answers a question.</extracomment>
        <translation>Ne</translation>
    </message>
    <message>
        <source>Take out of the set</source>
        <extracomment>Button.</extracomment>
        <translation>Vyjmout ze souboru</translation>
    </message>
    <message>
        <source>Give up the set</source>
        <extracomment>Button.</extracomment>
        <translation>Zrušit soubor</translation>
    </message>
    <message numerus="yes">
        <source>Give up this set? Its %n item(s) stay where they are.</source>
        <extracomment>Before a set that was not sent is forgotten.</extracomment>
        <translation>
            <numerusform>Zrušit tento soubor? Jeho %n jednotka zůstane, kde je.</numerusform>
            <numerusform>Zrušit tento soubor? Jeho %n jednotky zůstanou, kde jsou.</numerusform>
            <numerusform>Zrušit tento soubor? Jeho %n jednotek zůstane, kde jsou.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the set, item %n: {title}.</source>
        <extracomment>After a scan.</extracomment>
        <translation>
            <numerusform>V souboru, %n. jednotka: {title}.</numerusform>
            <numerusform>V souboru, %n. jednotka: {title}.</numerusform>
            <numerusform>V souboru, %n. jednotka: {title}.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the set already: {title}.</source>
        <extracomment>After a scan of what is in the set.</extracomment>
        <translation>Už v souboru: {title}.</translation>
    </message>
    <message>
        <source>Back: {title}. Shelve: {location}.</source>
        <extracomment>After a scan of what came back (T23): where it goes.</extracomment>
        <translation>Zpět: {title}. Zařadit: {location}.</translation>
    </message>
    <message>
        <source>Line</source>
        <extracomment>On paper: counts the lines.</extracomment>
        <translation>Řádek</translation>
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
            <numerusform>%n jednotka je zpět; zatím neodesláno.</numerusform>
            <numerusform>%n jednotky jsou zpět; zatím neodesláno.</numerusform>
            <numerusform>%n jednotek je zpět; zatím neodesláno.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} is on its way with %n item(s); not sent to the server yet.</source>
        <extracomment>After it was sent.</extracomment>
        <translation>
            <numerusform>{name} je na cestě, %n jednotka; na server zatím neodesláno.</numerusform>
            <numerusform>{name} je na cestě, %n jednotky; na server zatím neodesláno.</numerusform>
            <numerusform>{name} je na cestě, %n jednotek; na server zatím neodesláno.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are marked as missing; not sent yet.</source>
        <extracomment>After the rest was said to be missing.</extracomment>
        <translation>
            <numerusform>%n jednotka je označena jako nezvěstná; zatím neodesláno.</numerusform>
            <numerusform>%n jednotky jsou označeny jako nezvěstné; zatím neodesláno.</numerusform>
            <numerusform>%n jednotek je označeno jako nezvěstné; zatím neodesláno.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a set first: nothing was recorded.</source>
        <extracomment>A scan came while no set is open on the page, or one that is closed.</extracomment>
        <translation>Nejprve vyberte soubor: nic se nezaznamenalo.</translation>
    </message>
    <message>
        <source>Print packing list</source>
        <extracomment>Button.</extracomment>
        <translation>Vytisknout seznam</translation>
    </message>
    <message>
        <source>Packing list as PDF…</source>
        <extracomment>Button.</extracomment>
        <translation>Balicí seznam jako PDF…</translation>
    </message>
    <message>
        <source>Save for import…</source>
        <extracomment>Button: a file for a receiver that keeps its records in another system.</extracomment>
        <translation>Uložit pro import…</translation>
    </message>
    <message>
        <source>For a receiver with another library system: MARC 21 with item data, or CSV</source>
        <extracomment>Tooltip.</extracomment>
        <translation>Pro příjemce s jiným knihovním systémem: MARC 21 s daty jednotek, nebo CSV</translation>
    </message>
    <message>
        <source>MARC 21 with item data (*.mrc);;Table (*.csv)</source>
        <extracomment>In the file dialog; `;;` stands between the types.</extracomment>
        <translation>MARC 21 s daty jednotek (*.mrc);;Tabulka (*.csv)</translation>
    </message>
    <message>
        <source>Packing list: {name}</source>
        <extracomment>Title on paper.</extracomment>
        <translation>Balicí seznam: {name}</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>On paper: whose the items are.</extracomment>
        <translation>Odesílatel</translation>
    </message>
    <message>
        <source>Items</source>
        <extracomment>On paper: how many items.</extracomment>
        <translation>Jednotek</translation>
    </message>
    <message>
        <source>{server} cannot be told of exchange sets from here: send and take them back there.</source>
        <extracomment>Why no set can be sent or taken back here: the kind of server.</extracomment>
        <translation>{server} odtud nepřijímá výměnné soubory: odešlete a vraťte je tam.</translation>
    </message>
    <message>
        <source>This workstation may not send or take back sets: whoever looks after the server can allow it.</source>
        <extracomment>Why no set can be sent or taken back here: what the administrator has not granted.</extracomment>
        <translation>Tato pracovní stanice nesmí odesílat ani vracet soubory: povolit to může správce serveru.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <extracomment>Title of the dialog.</extracomment>
        <translation>Nastavení</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <extracomment>The list of pages, for screen readers.</extracomment>
        <translation>Stránky nastavení</translation>
    </message>
    <message>
        <source>Desk</source>
        <extracomment>A page.</extracomment>
        <translation>Pult</translation>
    </message>
    <message>
        <source>Appearance</source>
        <extracomment>A page.</extracomment>
        <translation>Vzhled</translation>
    </message>
    <message>
        <source>Sounds</source>
        <extracomment>A page.</extracomment>
        <translation>Zvuky</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>A field.</extracomment>
        <translation>Knihovna</translation>
    </message>
    <message>
        <source>not said</source>
        <extracomment>A choice, where none is set.</extracomment>
        <translation>neuvedeno</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <extracomment>A field.</extracomment>
        <translation>Název tohoto pultu</translation>
    </message>
    <message>
        <source>The server knows the desk by this name; a new enrolment code gives another.</source>
        <extracomment>Below it.</extracomment>
        <translation>Tímto názvem se pult hlásí serveru; jiný získá s novým připojovacím kódem.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <extracomment>A field.</extracomment>
        <translation>Adresa serveru</translation>
    </message>
    <message>
        <source>Another server needs a new enrolment code.</source>
        <extracomment>Below it.</extracomment>
        <translation>Jiný server vyžaduje nový připojovací kód.</translation>
    </message>
    <message>
        <source>Without https:// anybody on the network can read what is sent.</source>
        <extracomment>A warning.</extracomment>
        <translation>Bez https:// může kdokoli v síti číst, co se odesílá.</translation>
    </message>
    <message>
        <source>Scanner prefix</source>
        <extracomment>A field.</extracomment>
        <translation>Předpona čtečky</translation>
    </message>
    <message>
        <source>What the scanner sends before each barcode, if anything; it is left out.</source>
        <extracomment>Below it.</extracomment>
        <translation>Co čtečka případně posílá před čárovým kódem; vynechá se to.</translation>
    </message>
    <message>
        <source>Due dates to offer, in days</source>
        <extracomment>A field.</extracomment>
        <translation>Nabízené lhůty vrácení, ve dnech</translation>
    </message>
    <message>
        <source>For example 14, 21, 28. The rule’s own date is always offered as well.</source>
        <extracomment>Below it.</extracomment>
        <translation>Například 14, 21, 28. Datum podle pravidla se nabízí vždy.</translation>
    </message>
    <message>
        <source>Write one to six numbers from 1 to 999 with commas between them.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište jedno až šest čísel od 1 do 999 oddělených čárkami.</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>A field.</extracomment>
        <translation>Barvy</translation>
    </message>
    <message>
        <source>as the system</source>
        <extracomment>A choice.</extracomment>
        <translation>podle systému</translation>
    </message>
    <message>
        <source>light</source>
        <extracomment>A choice.</extracomment>
        <translation>světlé</translation>
    </message>
    <message>
        <source>dark</source>
        <extracomment>A choice.</extracomment>
        <translation>tmavé</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>A field.</extracomment>
        <translation>Jazyk</translation>
    </message>
    <message>
        <source>Text size</source>
        <extracomment>A field.</extracomment>
        <translation>Velikost písma</translation>
    </message>
    <message>
        <source>{number} %</source>
        <extracomment>A choice.</extracomment>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>A sound for each scan</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Zvuk při každém načtení</translation>
    </message>
    <message>
        <source>Volume</source>
        <extracomment>A field.</extracomment>
        <translation>Hlasitost</translation>
    </message>
    <message>
        <source>Receipts</source>
        <extracomment>A page.</extracomment>
        <translation>Účtenky</translation>
    </message>
    <message>
        <source>Print a receipt</source>
        <extracomment>A field: who gets one.</extracomment>
        <translation>Tisknout účtenku</translation>
    </message>
    <message>
        <source>when asked for</source>
        <extracomment>A choice.</extracomment>
        <translation>na požádání</translation>
    </message>
    <message>
        <source>for every patron, at the end of the visit</source>
        <extracomment>A choice.</extracomment>
        <translation>každému čtenáři na konci návštěvy</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>A choice.</extracomment>
        <translation>nikdy</translation>
    </message>
    <message>
        <source>Paper</source>
        <extracomment>A field.</extracomment>
        <translation>Papír</translation>
    </message>
    <message>
        <source>roll, 58 mm</source>
        <extracomment>A choice.</extracomment>
        <translation>role, 58 mm</translation>
    </message>
    <message>
        <source>roll, 80 mm</source>
        <extracomment>A choice.</extracomment>
        <translation>role, 80 mm</translation>
    </message>
    <message>
        <source>A4</source>
        <extracomment>A choice.</extracomment>
        <translation>A4</translation>
    </message>
    <message>
        <source>Printer</source>
        <extracomment>A field.</extracomment>
        <translation>Tiskárna</translation>
    </message>
    <message>
        <source>the system’s default</source>
        <extracomment>A choice.</extracomment>
        <translation>výchozí v systému</translation>
    </message>
    <message>
        <source>Name of the library on receipts</source>
        <extracomment>A field.</extracomment>
        <translation>Název knihovny na účtenkách</translation>
    </message>
    <message>
        <source>Left empty, the name in the local data is printed.</source>
        <extracomment>Below it.</extracomment>
        <translation>Zůstane-li prázdné, vytiskne se název z místních dat.</translation>
    </message>
    <message>
        <source>Two lines at the end of each receipt</source>
        <extracomment>Two fields.</extracomment>
        <translation>Dva řádky na konci každé účtenky</translation>
    </message>
    <message>
        <source>Second line at the end of each receipt</source>
        <extracomment>The second of them, for screen readers.</extracomment>
        <translation>Druhý řádek na konci každé účtenky</translation>
    </message>
    <message>
        <source>e.g. opening hours, or an address</source>
        <extracomment>In the empty field.</extracomment>
        <translation>např. otevírací doba nebo adresa</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>A button.</extracomment>
        <translation>Uložit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>A button.</extracomment>
        <translation>Zrušit</translation>
    </message>
    <message>
        <source>Every change counts at once. Cancel brings back what was before.</source>
        <extracomment>Below the pages.</extracomment>
        <translation>Každá změna platí hned. Zrušit vrátí vše, jak bylo.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Staff</source>
        <comment>in place of a name</comment>
        <extracomment>The name that stands on a row; where nobody signs in it is a code.</extracomment>
        <translation>Personál</translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <extracomment>Title of the covered desk.</extracomment>
        <translation>Pult je zamčen</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <extracomment>Above the names.</extracomment>
        <translation>Kdo je u pultu?</translation>
    </message>
    <message>
        <source>Staff</source>
        <extracomment>The list of names, for screen readers.
----------
Title of a page of the settings.</extracomment>
        <translation>Pracovníci</translation>
    </message>
    <message>
        <source>Choose your name with the arrow keys, then type your PIN</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Vyberte šipkami své jméno a napište PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>A field.</extracomment>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <extracomment>A button.</extracomment>
        <translation>Přihlásit se</translation>
    </message>
    <message>
        <source>Checking…</source>
        <extracomment>While a PIN is checked.</extracomment>
        <translation>Ověřuje se…</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait. They are handled when somebody has signed in, under that name.</source>
        <extracomment>Scans that came while the desk was locked.</extracomment>
        <translation>
            <numerusform>%n načtení čeká. Zpracuje se, až se někdo přihlásí, pod jeho jménem.</numerusform>
            <numerusform>%n načtení čekají. Zpracují se, až se někdo přihlásí, pod jeho jménem.</numerusform>
            <numerusform>%n načtení čeká. Zpracuje se, až se někdo přihlásí, pod jeho jménem.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs. Try again in %n second(s).</source>
        <extracomment>After wrong PINs.</extracomment>
        <translation>
            <numerusform>Příliš mnoho chybných PINů. Zkuste to znovu za %n sekundu.</numerusform>
            <numerusform>Příliš mnoho chybných PINů. Zkuste to znovu za %n sekundy.</numerusform>
            <numerusform>Příliš mnoho chybných PINů. Zkuste to znovu za %n sekund.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forgotten your PIN?</source>
        <extracomment>A link.</extracomment>
        <translation>Zapomněli jste PIN?</translation>
    </message>
    <message>
        <source>A new PIN</source>
        <extracomment>Title.</extracomment>
        <translation>Nový PIN</translation>
    </message>
    <message>
        <source>A colleague who may look after staff signs in, opens Settings, Staff, and resets it. They read you a one-time code: it works here in place of the PIN.</source>
        <extracomment>First way.</extracomment>
        <translation>Přihlásí se kolega, který smí spravovat pracovníky, otevře Nastavení, Pracovníci a PIN resetuje. Přečte vám jednorázový kód: platí zde místo PINu.</translation>
    </message>
    <message>
        <source>Or the server&apos;s administrator resets it and tells you the code. Then ask the server here.</source>
        <extracomment>Second way.</extracomment>
        <translation>Nebo PIN resetuje správce serveru a řekne vám kód. Pak se zde dotažte serveru.</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <extracomment>A button.</extracomment>
        <translation>Dotázat se serveru</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <extracomment>While it is asked.</extracomment>
        <translation>Dotaz na server…</translation>
    </message>
    <message>
        <source>The server has answered. If your PIN was reset, sign in with the one-time code.</source>
        <extracomment>It answered.</extracomment>
        <translation>Server odpověděl. Pokud byl váš PIN resetován, přihlaste se jednorázovým kódem.</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>A button.</extracomment>
        <translation>Zpět</translation>
    </message>
    <message>
        <source>{name}: choose a new PIN</source>
        <extracomment>Title.</extracomment>
        <translation>{name}: zvolte nový PIN</translation>
    </message>
    <message>
        <source>You signed in with a one-time code. From now on your own PIN counts; nobody else knows it.</source>
        <extracomment>Below it.</extracomment>
        <translation>Přihlásili jste se jednorázovým kódem. Od této chvíle platí váš vlastní PIN; nikdo jiný ho nezná.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <extracomment>A field.</extracomment>
        <translation>Nový PIN</translation>
    </message>
    <message>
        <source>The new PIN once more</source>
        <extracomment>A field.</extracomment>
        <translation>Nový PIN ještě jednou</translation>
    </message>
    <message>
        <source>The PIN once more</source>
        <extracomment>A field.</extracomment>
        <translation>PIN ještě jednou</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <extracomment>Below a PIN field.</extracomment>
        <translation>4 až 12 číslic</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Type the second one again.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>PINy se neshodují. Napište druhý znovu.</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <extracomment>A button.</extracomment>
        <translation>Uložit tento PIN</translation>
    </message>
    <message>
        <source>Who looks after this desk?</source>
        <extracomment>Title.</extracomment>
        <translation>Kdo se o tento pult stará?</translation>
    </message>
    <message>
        <source>The first member of staff adds the others under Settings, Staff. The name stands on every transaction; the PIN works without a network.</source>
        <extracomment>Below it.</extracomment>
        <translation>První pracovník přidá ostatní v části Nastavení, Pracovníci. Jméno stojí u každé transakce; PIN funguje i bez sítě.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>A field.</extracomment>
        <translation>Jméno</translation>
    </message>
    <message>
        <source>as colleagues know you</source>
        <extracomment>In an empty name field.</extracomment>
        <translation>jak vás znají kolegové</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <extracomment>Wrong entry.</extracomment>
        <translation>Napište jméno.</translation>
    </message>
    <message>
        <source>Begin</source>
        <extracomment>A button.</extracomment>
        <translation>Začít</translation>
    </message>
    <message>
        <source>Staff sign in by name and PIN</source>
        <extracomment>A box to tick.</extracomment>
        <translation>Pracovníci se přihlašují jménem a PINem</translation>
    </message>
    <message>
        <source>Without sign-in no name stands on the transactions.</source>
        <extracomment>When it is not ticked.</extracomment>
        <translation>Bez přihlašování nestojí u transakcí žádné jméno.</translation>
    </message>
    <message>
        <source>Only staff who may look after staff can switch sign-in off. Ask one of them.</source>
        <extracomment>Instead of doing so.</extracomment>
        <translation>Přihlašování může vypnout jen ten, kdo smí spravovat pracovníky. Požádejte někoho takového.</translation>
    </message>
    <message>
        <source>Lock the desk after</source>
        <extracomment>A field.</extracomment>
        <translation>Zamykat pult</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>A choice.</extracomment>
        <translation>nikdy</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a key or scan</source>
        <extracomment>A choice.</extracomment>
        <translation>
            <numerusform>po %n minutě bez klávesy či načtení</numerusform>
            <numerusform>po %n minutách bez klávesy či načtení</numerusform>
            <numerusform>po %n minutách bez klávesy či načtení</numerusform>
        </translation>
    </message>
    <message>
        <source>A new member of staff</source>
        <extracomment>Title of a form.</extracomment>
        <translation>Nový pracovník</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>A button.</extracomment>
        <translation>Přidat</translation>
    </message>
    <message>
        <source>Reset PIN</source>
        <extracomment>A button.</extracomment>
        <translation>Resetovat PIN</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>A button.</extracomment>
        <translation>Odebrat</translation>
    </message>
    <message>
        <source>May look after staff</source>
        <extracomment>A button.</extracomment>
        <translation>Smí spravovat pracovníky</translation>
    </message>
    <message>
        <source>Change your own PIN</source>
        <extracomment>Title of a form.</extracomment>
        <translation>Změna vlastního PINu</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <extracomment>A field.</extracomment>
        <translation>Současný PIN</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <extracomment>A button.</extracomment>
        <translation>Změnit PIN</translation>
    </message>
    <message>
        <source>Your PIN is changed.</source>
        <extracomment>It worked.</extracomment>
        <translation>Váš PIN je změněn.</translation>
    </message>
    <message>
        <source>{name} can sign in now.</source>
        <extracomment>It worked.</extracomment>
        <translation>{name} se teď může přihlásit.</translation>
    </message>
    <message>
        <source>{name} no longer signs in here. The name stays on the transactions.</source>
        <extracomment>It worked.</extracomment>
        <translation>{name} se zde už nepřihlásí. Jméno u transakcí zůstává.</translation>
    </message>
    <message>
        <source>One-time code for {name}: {code}. It is shown once; with it {name} chooses a new PIN.</source>
        <extracomment>It worked.</extracomment>
        <translation>Jednorázový kód, {name}: {code}. Zobrazí se jen jednou; po přihlášení jím si {name} zvolí nový PIN.</translation>
    </message>
    <message>
        <source>Remove {name} from this desk?</source>
        <extracomment>Asks.</extracomment>
        <translation>Odebrat z tohoto pultu: {name}?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <extracomment>A button.</extracomment>
        <translation>Ano, odebrat</translation>
    </message>
    <message>
        <source>No, keep</source>
        <extracomment>A button.</extracomment>
        <translation>Ne, nechat</translation>
    </message>
    <message>
        <source>looks after staff</source>
        <extracomment>Beside a name.</extracomment>
        <translation>spravuje pracovníky</translation>
    </message>
    <message>
        <source>has a one-time code</source>
        <extracomment>Beside a name.</extracomment>
        <translation>má jednorázový kód</translation>
    </message>
    <message>
        <source>signed in</source>
        <extracomment>Beside a name.</extracomment>
        <translation>u pultu</translation>
    </message>
    <message>
        <source>Only staff who may look after staff can add colleagues, reset PINs or remove somebody.</source>
        <extracomment>Instead of the buttons.</extracomment>
        <translation>Přidávat kolegy, resetovat PINy a odebírat pracovníky může jen ten, kdo smí pracovníky spravovat.</translation>
    </message>
    <message>
        <source>Changes to staff count at once; Cancel does not undo them.</source>
        <extracomment>On the page.</extracomment>
        <translation>Změny pracovníků platí hned; Zrušit je nevrátí.</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>ONLINE</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation>ONLINE</translation>
    </message>
    <message>
        <source>OFFLINE</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation>OFFLINE</translation>
    </message>
    <message>
        <source>SENDING</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation>ODESÍLÁ SE</translation>
    </message>
    <message>
        <source>STARTING</source>
        <extracomment>The wide strip&apos;s word until the journal is open.</extracomment>
        <translation>SPOUŠTÍ SE</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) not sent</source>
        <extracomment>K16, first number.</extracomment>
        <translation>
            <numerusform>%n neodeslaná transakce</numerusform>
            <numerusform>%n neodeslané transakce</numerusform>
            <numerusform>%n neodeslaných transakcí</numerusform>
        </translation>
    </message>
    <message>
        <source>everything is sent</source>
        <extracomment>K16, when nothing waits here.</extracomment>
        <translation>vše je odesláno</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>Rows that somebody has to look at.</extracomment>
        <translation>
            <numerusform>%n odmítnutá</numerusform>
            <numerusform>%n odmítnuté</numerusform>
            <numerusform>%n odmítnutých</numerusform>
        </translation>
    </message>
    <message>
        <source>local data {age} old</source>
        <extracomment>How old the replica is; `age` as `formats.age`.</extracomment>
        <translation>stáří místních dat: {age}</translation>
    </message>
    <message>
        <source>this computer forgets everything when it restarts: keep a second copy (F7)</source>
        <extracomment>The strip&apos;s numbers: the disk forgets, and nothing is kept elsewhere.</extracomment>
        <translation>tento počítač po restartu vše zapomene: veďte druhou kopii (F7)</translation>
    </message>
    <message>
        <source>no usable local data: synchronise before the line drops</source>
        <extracomment>Before the first update (K1), or where nothing of it can be read.</extracomment>
        <translation>žádná použitelná místní data: synchronizujte, než vypadne spojení</translation>
    </message>
    <message>
        <source>local data damaged: synchronise, and it is fetched anew</source>
        <extracomment>Some of it cannot be read; the next update replaces it.</extracomment>
        <translation>místní data jsou poškozená: synchronizujte a načtou se znovu</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <extracomment>The button (K2).</extracomment>
        <translation>Synchronizovat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>The same button while it runs.</extracomment>
        <translation>Přerušit</translation>
    </message>
    <message>
        <source>Sends what waits and fetches what has changed</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation>Odešle, co čeká, a stáhne, co se změnilo</translation>
    </message>
    <message>
        <source>sending</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>odesílání</translation>
    </message>
    <message>
        <source>fetching</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>stahování</translation>
    </message>
    <message>
        <source>building the local data</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>příprava místních dat</translation>
    </message>
    <message>
        <source>fetching changes</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>stahování změn</translation>
    </message>
    <message>
        <source>processing</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>zpracování</translation>
    </message>
    <message>
        <source>fetching the queue</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>načítání fronty</translation>
    </message>
    <message>
        <source>working</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation>pracuje se</translation>
    </message>
    <message>
        <source>{step} {done} of {total}</source>
        <extracomment>Progress with numbers.</extracomment>
        <translation>{step} {done} z {total}</translation>
    </message>
    <message>
        <source>{step} {done}</source>
        <extracomment>Progress with numbers.</extracomment>
        <translation>{step} {done}</translation>
    </message>
    <message>
        <source>about {age} left</source>
        <extracomment>How long it will take.</extracomment>
        <translation>zbývá asi {age}</translation>
    </message>
</context>
<context>
    <name>Transactions</name>
    <message>
        <source>Transactions</source>
        <extracomment>What the table is, for screen readers.</extracomment>
        <translation>Transakce</translation>
    </message>
    <message>
        <source>Scan a card or an item to find its transactions</source>
        <extracomment>The empty scan box.</extracomment>
        <translation>Najít transakce: načtěte průkaz nebo jednotku</translation>
    </message>
    <message>
        <source>Scan the right card or item</source>
        <extracomment>The empty scan box while a row is corrected.</extracomment>
        <translation>Načtěte správný průkaz nebo jednotku</translation>
    </message>
    <message>
        <source>Ticked</source>
        <extracomment>Column, for screen readers.
----------
For screen readers.</extracomment>
        <translation>Označeno</translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Column.</extracomment>
        <translation>Čas</translation>
    </message>
    <message>
        <source>Workstation</source>
        <extracomment>Column.
----------
A list, for screen readers.</extracomment>
        <translation>Stanice</translation>
    </message>
    <message>
        <source>Action</source>
        <extracomment>Column.
----------
A list, for screen readers.</extracomment>
        <translation>Akce</translation>
    </message>
    <message>
        <source>Patron</source>
        <extracomment>Column.</extracomment>
        <translation>Čtenář</translation>
    </message>
    <message>
        <source>Card</source>
        <extracomment>Column of the saved summary.</extracomment>
        <translation>Průkaz</translation>
    </message>
    <message>
        <source>Item</source>
        <extracomment>Column.</extracomment>
        <translation>Jednotka</translation>
    </message>
    <message>
        <source>Barcode</source>
        <extracomment>Column of the saved summary.</extracomment>
        <translation>Čárový kód</translation>
    </message>
    <message>
        <source>Due</source>
        <extracomment>Column.</extracomment>
        <translation>Vrátit do</translation>
    </message>
    <message>
        <source>Result</source>
        <extracomment>Column.</extracomment>
        <translation>Výsledek</translation>
    </message>
    <message>
        <source>Space ticks a row, Enter opens it, Ctrl+A ticks all that are shown</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Mezerník řádek označí, Enter otevře, Ctrl+A označí všechny zobrazené</translation>
    </message>
    <message>
        <source>Tick all that are shown (Ctrl+A)</source>
        <extracomment>Above the column of ticks.</extracomment>
        <translation>Označit všechny zobrazené (Ctrl+A)</translation>
    </message>
    <message>
        <source>Not ticked</source>
        <extracomment>For screen readers.</extracomment>
        <translation>Neoznačeno</translation>
    </message>
    <message>
        <source>Only what waits at the server can be ticked</source>
        <extracomment>Where a row has no tick.</extracomment>
        <translation>Označit lze jen to, co čeká na serveru</translation>
    </message>
    <message>
        <source>In line…</source>
        <extracomment>Result of a row that is about to be processed.</extracomment>
        <translation>Ve frontě…</translation>
    </message>
    <message>
        <source>Every action</source>
        <extracomment>In a list.</extracomment>
        <translation>Všechny akce</translation>
    </message>
    <message>
        <source>Day</source>
        <extracomment>A list, for screen readers.</extracomment>
        <translation>Den</translation>
    </message>
    <message>
        <source>Every day</source>
        <extracomment>In a list.</extracomment>
        <translation>Všechny dny</translation>
    </message>
    <message>
        <source>All workstations</source>
        <extracomment>In a list.</extracomment>
        <translation>Všechny stanice</translation>
    </message>
    <message>
        <source>Card, barcode, name or title</source>
        <extracomment>The search field.</extracomment>
        <translation>Průkaz, kód, jméno, název</translation>
    </message>
    <message>
        <source>Fetch the queue</source>
        <extracomment>A button.</extracomment>
        <translation>Načíst frontu</translation>
    </message>
    <message>
        <source>Asks the server what waits there, from every workstation (F5)</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Zeptá se serveru, co tam čeká ze všech pracovních stanic (F5)</translation>
    </message>
    <message>
        <source>Show all transactions</source>
        <extracomment>A button where a filter hides every row.</extracomment>
        <translation>Zobrazit všechny transakce</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <extracomment>While the journal is read.</extracomment>
        <translation>Čte se deník…</translation>
    </message>
    <message>
        <source>Nothing has been recorded here yet. What you check out and check in appears here.</source>
        <extracomment>An empty table.</extracomment>
        <translation>Zatím zde nic není zaznamenáno. Objeví se tu, co půjčíte a co se vrátí.</translation>
    </message>
    <message>
        <source>No transaction matches what is chosen above.</source>
        <extracomment>A filter hides every row.</extracomment>
        <translation>Výběru nahoře neodpovídá žádná transakce.</translation>
    </message>
    <message>
        <source>Earlier transactions are left out</source>
        <extracomment>K18, for screen readers.</extracomment>
        <translation>Dřívější transakce jsou vynechány</translation>
    </message>
    <message>
        <source>Tick these too</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Označit i tyto</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Vynechat je</translation>
    </message>
    <message>
        <source>Process these too</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Zpracovat i tyto</translation>
    </message>
    <message>
        <source>Process without them</source>
        <extracomment>K18, a button.</extracomment>
        <translation>Zpracovat bez nich</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>an answer</comment>
        <extracomment>K18, a button: an answer to the question. Nothing is ticked, nothing processed.</extracomment>
        <translation>Zrušit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>ends what runs</comment>
        <extracomment>A button beside the bar: ends what runs.</extracomment>
        <translation>Přerušit</translation>
    </message>
    <message>
        <source>Processing</source>
        <extracomment>While rows are processed.</extracomment>
        <translation>Zpracovává se</translation>
    </message>
    <message>
        <source>Fetching the queue</source>
        <extracomment>While the queue is fetched.</extracomment>
        <translation>Načítá se fronta</translation>
    </message>
    <message>
        <source>Stops after the transactions that the server has begun; nothing is lost</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Zastaví po transakcích, které server začal zpracovávat; nic se neztratí</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>After Cancel was pressed.</extracomment>
        <translation>Zastavuje se…</translation>
    </message>
    <message>
        <source>Cancelled: the rest still waits at the server.</source>
        <extracomment>A run ended by Cancel.</extracomment>
        <translation>Přerušeno: ostatní dál čekají na serveru.</translation>
    </message>
    <message>
        <source>Summary of processing</source>
        <extracomment>What remains of a run.</extracomment>
        <translation>Souhrn zpracování</translation>
    </message>
    <message>
        <source>Print summary</source>
        <extracomment>A button.</extracomment>
        <translation>Vytisknout souhrn</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <extracomment>A button.</extracomment>
        <translation>Uložit jako PDF…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <extracomment>A button.</extracomment>
        <translation>Uložit jako CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>A button.</extracomment>
        <translation>Zavřít</translation>
    </message>
    <message>
        <source>Processed by</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Zpracoval(a)</translation>
    </message>
    <message>
        <source>This workstation&apos;s account</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Součet této pracovní stanice</translation>
    </message>
    <message>
        <source>Making the summary: {percent} %</source>
        <extracomment>Beside the buttons, while a long one is laid out and painted.</extracomment>
        <translation>Vytváří se souhrn: {percent} %</translation>
    </message>
    <message>
        <source>A summary is still being made.</source>
        <extracomment>Another was asked for meanwhile.</extracomment>
        <translation>Předchozí souhrn se ještě vytváří.</translation>
    </message>
    <message>
        <source>The summary was sent to the printer.</source>
        <extracomment>After printing.</extracomment>
        <translation>Souhrn byl odeslán na tiskárnu.</translation>
    </message>
    <message>
        <source>There is no printer. Save the summary as PDF instead.</source>
        <extracomment>After printing.</extracomment>
        <translation>Není zde tiskárna. Uložte souhrn jako PDF.</translation>
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
        <translation>{number} (neznámé)</translation>
    </message>
    <message>
        <source>This workstation ({name})</source>
        <extracomment>In the list of workstations.</extracomment>
        <translation>Tato stanice ({name})</translation>
    </message>
    <message>
        <source>Recorded at this workstation and not sent yet</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Zaznamenáno na této pracovní stanici a zatím neodesláno</translation>
    </message>
    <message>
        <source>Sent and waiting to be processed, from every workstation</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Odesláno a čeká na zpracování, ze všech pracovních stanic</translation>
    </message>
    <message>
        <source>Processed without a remark</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Zpracováno bez poznámek</translation>
    </message>
    <message>
        <source>Processed, with something to know</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Zpracováno, s poznámkou</translation>
    </message>
    <message>
        <source>Processed, but the server keeps another due date than the patron was told: tell the patron</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Zpracováno, ale server vede jiné datum vrácení, než čtenář slyšel: dejte mu vědět</translation>
    </message>
    <message>
        <source>Refused by the server: to be corrected or settled</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Odmítnuto serverem: opravte, nebo vyřiďte</translation>
    </message>
    <message>
        <source>Sent, but the answer was lost: the next synchronisation asks again, or somebody has to look</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Odesláno, ale odpověď se ztratila: příští synchronizace se zeptá znovu, nebo se musí někdo podívat</translation>
    </message>
    <message>
        <source>Corrected, settled by hand or taken back</source>
        <extracomment>What a chip shows, as a tooltip.</extracomment>
        <translation>Opraveno, vyřízeno ručně nebo vzato zpět</translation>
    </message>
    <message>
        <source>No transaction has {text}.</source>
        <extracomment>A search or a scan found nothing.</extracomment>
        <translation>Žádná transakce neobsahuje {text}.</translation>
    </message>
    <message numerus="yes">
        <source>Process %n ticked</source>
        <extracomment>A button.</extracomment>
        <translation>
            <numerusform>Zpracovat %n označenou</numerusform>
            <numerusform>Zpracovat %n označené</numerusform>
            <numerusform>Zpracovat %n označených</numerusform>
        </translation>
    </message>
    <message>
        <source>Process ticked</source>
        <extracomment>The same button while nothing is ticked; it cannot be pressed.</extracomment>
        <translation>Zpracovat označené</translation>
    </message>
    <message>
        <source>Has the server apply the ticked transactions, in its own order</source>
        <extracomment>The same button, longer.</extracomment>
        <translation>Server zpracuje označené transakce ve svém pořadí</translation>
    </message>
    <message>
        <source>Nothing is ticked yet: Space ticks a row, Ctrl+A all that are shown</source>
        <extracomment>Why that button cannot be pressed.</extracomment>
        <translation>Zatím není nic označeno: mezerník označí řádek, Ctrl+A všechny zobrazené</translation>
    </message>
    <message>
        <source>Nothing waits at the server, as far as is known here: F5 fetches its queue</source>
        <extracomment>Why that button cannot be pressed.</extracomment>
        <translation>Na serveru podle zdejších údajů nic nečeká: F5 načte jeho frontu</translation>
    </message>
    <message>
        <source>Something is running already: wait for its end, or cancel it</source>
        <extracomment>Why a button cannot be pressed.</extracomment>
        <translation>Něco už běží: počkejte, až to skončí, nebo to přerušte</translation>
    </message>
    <message>
        <source>Synchronises: sends what waits and asks about what is unknown</source>
        <extracomment>A button&apos;s longer text.</extracomment>
        <translation>Synchronizuje: odešle, co čeká, a zeptá se na to, co je neznámé</translation>
    </message>
    <message numerus="yes">
        <source>Send %n waiting here</source>
        <extracomment>A button: synchronises.</extracomment>
        <translation>
            <numerusform>Odeslat %n čekající</numerusform>
            <numerusform>Odeslat %n čekající</numerusform>
            <numerusform>Odeslat %n čekajících</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %n unknown</source>
        <extracomment>A button: synchronises.</extracomment>
        <translation>
            <numerusform>Dotaz na %n neznámou</numerusform>
            <numerusform>Dotaz na %n neznámé</numerusform>
            <numerusform>Dotaz na %n neznámých</numerusform>
        </translation>
    </message>
    <message>
        <source>The server&apos;s queue has not been fetched yet.</source>
        <extracomment>How old the list of other workstations&apos; rows is.</extracomment>
        <translation>Fronta ze serveru zatím nebyla načtena.</translation>
    </message>
    <message>
        <source>The server&apos;s queue was fetched at {time}.</source>
        <extracomment>How old the list of other workstations&apos; rows is.</extracomment>
        <translation>Fronta ze serveru byla načtena v {time}.</translation>
    </message>
    <message>
        <source>Recorded {count}</source>
        <extracomment>The reconciliation line, which always stands.</extracomment>
        <translation>Zaznamenáno {count}</translation>
    </message>
    <message>
        <source>The account does not hold: ask for help before you go on.</source>
        <extracomment>The reconciliation does not hold.</extracomment>
        <translation>Součet nesouhlasí: než budete pokračovat, požádejte o pomoc.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier transaction(s) of the same items or patrons would be left out:</source>
        <extracomment>K18, the question.</extracomment>
        <translation>
            <numerusform>Vynechala by se %n dřívější transakce týchž jednotek nebo čtenářů:</numerusform>
            <numerusform>Vynechaly by se %n dřívější transakce týchž jednotek nebo čtenářů:</numerusform>
            <numerusform>Vynechalo by se %n dřívějších transakcí týchž jednotek nebo čtenářů:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>The end of a long list.</extracomment>
        <translation>
            <numerusform>a ještě %n</numerusform>
            <numerusform>a ještě %n</numerusform>
            <numerusform>a dalších %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>On the bar.</extracomment>
        <translation>{done} z {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) so far</source>
        <extracomment>Beside the bar while the queue is fetched.</extracomment>
        <translation>
            <numerusform>zatím %n transakce</numerusform>
            <numerusform>zatím %n transakce</numerusform>
            <numerusform>zatím %n transakcí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>
            <numerusform>zbývá asi %n sekunda</numerusform>
            <numerusform>zbývají asi %n sekundy</numerusform>
            <numerusform>zbývá asi %n sekund</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>
            <numerusform>zbývá asi %n minuta</numerusform>
            <numerusform>zbývají asi %n minuty</numerusform>
            <numerusform>zbývá asi %n minut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processed</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n zpracovaná</numerusform>
            <numerusform>%n zpracované</numerusform>
            <numerusform>%n zpracovaných</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n úspěšná</numerusform>
            <numerusform>%n úspěšné</numerusform>
            <numerusform>%n úspěšných</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with notes</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n s poznámkou</numerusform>
            <numerusform>%n s poznámkou</numerusform>
            <numerusform>%n s poznámkou</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n odmítnutá</numerusform>
            <numerusform>%n odmítnuté</numerusform>
            <numerusform>%n odmítnutých</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be tried again</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n k opakování</numerusform>
            <numerusform>%n k opakování</numerusform>
            <numerusform>%n k opakování</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n nejistá</numerusform>
            <numerusform>%n nejisté</numerusform>
            <numerusform>%n nejistých</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer yet</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n zatím bez odpovědi</numerusform>
            <numerusform>%n zatím bez odpovědi</numerusform>
            <numerusform>%n zatím bez odpovědi</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: {reasons}</source>
        <extracomment>Why rows were refused, put off or are in doubt, under the summary (K21).</extracomment>
        <translation>Odmítnuto: {reasons}</translation>
    </message>
    <message>
        <source>To be tried again: {reasons}</source>
        <extracomment>Why rows were refused, put off or are in doubt, under the summary (K21).</extracomment>
        <translation>K opakování: {reasons}</translation>
    </message>
    <message>
        <source>In doubt: {reasons}</source>
        <extracomment>Why rows were refused, put off or are in doubt, under the summary (K21).</extracomment>
        <translation>Nejisté: {reasons}</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Úspěšně</translation>
    </message>
    <message>
        <source>With notes</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>S poznámkou</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Odmítnuto</translation>
    </message>
    <message>
        <source>To be tried again</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>K opakování</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>On the printed summary.</extracomment>
        <translation>Neznámo</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The journal is damaged</source>
        <translation>Deník je poškozený</translation>
    </message>
    <message>
        <source>Leave the files in {folder} as they are: delete nothing.</source>
        <translation>Soubory ve složce {folder} nechte, jak jsou: nic nemažte.</translation>
    </message>
    <message>
        <source>Check the journal: it says how much of it can be read.</source>
        <translation>Zkontrolujte deník: řekne, kolik z něj lze přečíst.</translation>
    </message>
    <message>
        <source>Restore the newest backup. The damaged journal is set aside, not thrown away.</source>
        <translation>Obnovte nejnovější zálohu. Poškozený deník se odloží stranou, nevyhodí se.</translation>
    </message>
    <message>
        <source>Tell the administrator: the server knows which transactions it has received.</source>
        <translation>Oznamte to správci: server ví, které transakce dostal.</translation>
    </message>
    <message>
        <source>Everything that was sent is at the server. What is in the backup comes back with it.</source>
        <translation>Vše, co bylo odesláno, je na serveru. Co je v záloze, vrátí se s ní.</translation>
    </message>
    <message>
        <source>The disk fails</source>
        <translation>Disk selhává</translation>
    </message>
    <message>
        <source>Stop using this disk. If it can still be read, copy {folder} elsewhere.</source>
        <translation>Přestaňte tento disk používat. Lze-li ho ještě číst, zkopírujte složku {folder} jinam.</translation>
    </message>
    <message>
        <source>Install offcirc on another disk or computer, and restore the newest backup there.</source>
        <translation>Nainstalujte offcirc na jiný disk nebo počítač a obnovte tam nejnovější zálohu.</translation>
    </message>
    <message>
        <source>Until then lend with another desk, or on paper: slips can be entered later.</source>
        <translation>Do té doby půjčujte u jiného pultu, nebo na papír: lístky lze zapsat později.</translation>
    </message>
    <message>
        <source>These files belong to a newer offcirc</source>
        <translation>Tyto soubory patří novější verzi offcirc</translation>
    </message>
    <message>
        <source>Install the newest version of offcirc, then open it again.</source>
        <translation>Nainstalujte nejnovější verzi offcirc a otevřete ji znovu.</translation>
    </message>
    <message>
        <source>Do not restore an old backup for this: the files in {folder} are good.</source>
        <translation>Neobnovujte kvůli tomu starou zálohu: soubory ve složce {folder} jsou v pořádku.</translation>
    </message>
    <message>
        <source>Nothing was changed. All transactions are in their place.</source>
        <translation>Nic se nezměnilo. Všechny transakce jsou na svém místě.</translation>
    </message>
    <message>
        <source>offcirc cannot write to its folder</source>
        <translation>offcirc nemůže zapisovat do své složky</translation>
    </message>
    <message>
        <source>The folder is {folder}.</source>
        <translation>Složka: {folder}.</translation>
    </message>
    <message>
        <source>Check that the disk is there and not write-protected, and that the folder is yours.</source>
        <translation>Zkontrolujte, zda je disk připojen, zda není chráněn proti zápisu a zda je složka vaše.</translation>
    </message>
    <message>
        <source>Then try again.</source>
        <translation>Pak to zkuste znovu.</translation>
    </message>
    <message>
        <source>Nothing was changed. What was recorded before is in its place.</source>
        <translation>Nic se nezměnilo. Co bylo dříve zaznamenáno, je na svém místě.</translation>
    </message>
    <message>
        <source>An older offcirc is still at work</source>
        <translation>Starší offcirc ještě pracuje</translation>
    </message>
    <message>
        <source>Close its window, then try again. It may be behind this one, or another person&apos;s.</source>
        <translation>Zavřete jeho okno a zkuste to znovu. Může být za tímto, nebo patřit někomu jinému.</translation>
    </message>
    <message>
        <source>If there is none, wait a minute: it may be synchronising.</source>
        <translation>Není-li žádné, chvíli počkejte: možná právě synchronizuje.</translation>
    </message>
    <message>
        <source>The journal could not be brought up to date</source>
        <translation>Deník se nepodařilo převést</translation>
    </message>
    <message>
        <source>Install the version of offcirc that you had before. It goes on with these files.</source>
        <translation>Nainstalujte verzi offcircu, kterou jste měli předtím. Ta s těmito soubory pracuje dál.</translation>
    </message>
    <message>
        <source>The stick or disk is not there</source>
        <translation>Flash disk nebo disk tu není</translation>
    </message>
    <message>
        <source>Plug in the stick or the disk with {folder}, then try again.</source>
        <translation>Připojte flash disk nebo disk se složkou {folder} a zkuste to znovu.</translation>
    </message>
    <message>
        <source>If it is a folder in the network: look whether the network is there.</source>
        <translation>Je-li to síťová složka, podívejte se, zda jde síť.</translation>
    </message>
    <message>
        <source>Everything that was confirmed with a beep is on it.</source>
        <translation>Vše, co píplo, je na něm.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Disk je plný</translation>
    </message>
    <message>
        <source>Make room: a few hundred megabytes are enough. Empty the bin, move films away.</source>
        <translation>Uvolněte místo: stačí několik set megabajtů. Vysypte koš, přesuňte filmy jinam.</translation>
    </message>
    <message>
        <source>Delete nothing in {folder}: the day&apos;s transactions are there.</source>
        <translation>Ve složce {folder} nic nemažte: jsou v ní transakce tohoto dne.</translation>
    </message>
    <message>
        <source>Nothing is half written. Everything that was confirmed with a beep is there.</source>
        <translation>Nic není zapsáno napůl. Vše, co píplo, je uloženo.</translation>
    </message>
    <message>
        <source>Another program holds the journal</source>
        <translation>Deník je používán jiným programem</translation>
    </message>
    <message>
        <source>A backup or a virus scanner may be at work. Wait a minute, then try again.</source>
        <translation>Možná právě běží zálohování nebo antivirová kontrola. Počkejte minutu a zkuste to znovu.</translation>
    </message>
    <message>
        <source>If it lasts, restart the computer.</source>
        <translation>Pokud to trvá, restartujte počítač.</translation>
    </message>
    <message>
        <source>offcirc is open already</source>
        <translation>offcirc už je otevřen</translation>
    </message>
    <message>
        <source>Go on in the other window: it may be behind this one, or on another desktop.</source>
        <translation>Pokračujte v druhém okně: možná je za tímto, nebo na jiné ploše.</translation>
    </message>
    <message>
        <source>If another person is signed in to this computer, ask them to close offcirc.</source>
        <translation>Je-li k počítači přihlášen někdo jiný, požádejte ho, aby offcirc zavřel.</translation>
    </message>
    <message>
        <source>Nothing was changed. The other window goes on as it was.</source>
        <translation>Nic se nezměnilo. Druhé okno běží dál jako předtím.</translation>
    </message>
    <message>
        <source>The keychain no longer has the key</source>
        <translation>V klíčence už není klíč</translation>
    </message>
    <message>
        <source>Fetch the recovery code that was written down when this desk was set up.</source>
        <translation>Vezměte obnovovací kód, který byl zapsán při zřízení tohoto pultu.</translation>
    </message>
    <message>
        <source>Open the desk with it. The key is then kept anew.</source>
        <translation>Otevřete jím pult. Klíč se pak znovu uloží.</translation>
    </message>
    <message>
        <source>Without the code: restoring a backup does not help, as it has the same key. Ask the administrator.</source>
        <translation>Nemáte-li kód: obnovení zálohy nepomůže, má stejný klíč. Zeptejte se správce.</translation>
    </message>
    <message>
        <source>The journal is whole, and nobody can read it without the key.</source>
        <translation>Deník je v pořádku a bez klíče ho nikdo nepřečte.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Klíčenka je zamčená</translation>
    </message>
    <message>
        <source>Unlock the system&apos;s keychain, or sign in to the computer again, and try again.</source>
        <translation>Odemkněte klíčenku systému nebo se k počítači znovu přihlaste a zkuste to znovu.</translation>
    </message>
    <message>
        <source>If it stays locked, open the desk with the recovery code.</source>
        <translation>Zůstane-li zamčená, otevřete pult obnovovacím kódem.</translation>
    </message>
    <message>
        <source>The key file is missing or damaged</source>
        <translation>Soubor s klíčem chybí nebo je poškozený</translation>
    </message>
    <message>
        <source>Look for the file key.json that belongs into {folder}; put it back.</source>
        <translation>Najděte soubor key.json, který patří do složky {folder}; vraťte ho tam.</translation>
    </message>
    <message>
        <source>Or restore the newest backup: it brings the key file along.</source>
        <translation>Nebo obnovte nejnovější zálohu: soubor s klíčem obsahuje.</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Deník chybí</translation>
    </message>
    <message>
        <source>Look for the file journal.db that belongs into {folder}; put it back.</source>
        <translation>Najděte soubor journal.db, který patří do složky {folder}; vraťte ho tam.</translation>
    </message>
    <message>
        <source>Or restore the newest backup.</source>
        <translation>Nebo obnovte nejnovější zálohu.</translation>
    </message>
    <message>
        <source>The settings file cannot be read</source>
        <translation>Soubor s nastavením nelze přečíst</translation>
    </message>
    <message>
        <source>Somebody may have edited config.toml in {folder}. Mend it, or move it away.</source>
        <translation>Někdo možná upravil config.toml ve složce {folder}. Opravte ho, nebo ho přesuňte jinam.</translation>
    </message>
    <message>
        <source>Then try again. Without the file the defaults count, and the server&apos;s address is asked.</source>
        <translation>Pak to zkuste znovu. Bez souboru platí výchozí nastavení a offcirc se zeptá na adresu serveru.</translation>
    </message>
    <message>
        <source>The journal is not touched by this. All transactions are in their place.</source>
        <translation>Deníku se to netýká. Všechny transakce jsou na svém místě.</translation>
    </message>
    <message>
        <source>offcirc cannot open the desk</source>
        <translation>offcirc nemůže pult otevřít</translation>
    </message>
    <message>
        <source>Try again. If it happens again, restart the computer.</source>
        <translation>Zkuste to znovu. Pokud se to opakuje, restartujte počítač.</translation>
    </message>
    <message>
        <source>Then tell the administrator what stands above; delete nothing in {folder}.</source>
        <translation>Pak oznamte správci, co stojí výše; ve složce {folder} nic nemažte.</translation>
    </message>
    <message>
        <source>Everything that was confirmed with a beep is in the journal.</source>
        <translation>Vše, co píplo, je v deníku.</translation>
    </message>
</context>
<context>
    <name>Unattended</name>
    <message>
        <source>That is not a proxy’s address. It looks like http://proxy.example:3128.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>To není adresa proxy. Vypadá jako http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>The proxy’s password is missing.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Chybí heslo pro proxy.</translation>
    </message>
    <message>
        <source>The proxy wants another user or password. Settings, Network has room for them.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Proxy vyžaduje jiného uživatele nebo heslo. Zadají se v Nastavení, Síť.</translation>
    </message>
    <message>
        <source>A schedule has either a period or times of day.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Plán má buď interval, nebo časy dne.</translation>
    </message>
    <message>
        <source>A period divides an hour or a day: 5 minutes to 24 hours.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Interval dělí hodinu nebo den beze zbytku: od 5 minut do 24 hodin.</translation>
    </message>
    <message>
        <source>That is not a time of day.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>To není čas dne.</translation>
    </message>
    <message>
        <source>This computer has no schedule that offcirc knows how to use.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Tento počítač nemá plánovač, který by offcirc uměl použít.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Soubor {path} neexistuje.</translation>
    </message>
    <message>
        <source>This computer’s systemd ({version}) opens no sealed passphrase for a user; from {needed} on it does.</source>
        <extracomment>By code, for `errors`.</extracomment>
        <translation>Systemd tohoto počítače ({version}) neotevře zapečetěnou heslovou frázi uživatele; od verze {needed} ano.</translation>
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
        <translation>Vaše data se převádějí…</translation>
    </message>
    <message>
        <source>offcirc was already open: this is its window.</source>
        <extracomment>Somebody has started the program once more.</extracomment>
        <translation>offcirc už byl otevřený: toto je jeho okno.</translation>
    </message>
    <message>
        <source>{who} — offcirc</source>
        <extracomment>The window&apos;s title: who is signed in, or that nobody is.</extracomment>
        <translation>{who} – offcirc</translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>Rail.</extracomment>
        <translation>Půjčování</translation>
    </message>
    <message>
        <source>Check in</source>
        <extracomment>Rail.</extracomment>
        <translation>Vracení</translation>
    </message>
    <message>
        <source>Transactions</source>
        <extracomment>Rail.</extracomment>
        <translation>Transakce</translation>
    </message>
    <message>
        <source>Data and connection</source>
        <extracomment>Rail.</extracomment>
        <translation>Data a připojení</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>Rail.</extracomment>
        <translation>Nastavení</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>Rail.</extracomment>
        <translation>Nápověda</translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Rail.</extracomment>
        <translation>Zamknout</translation>
    </message>
    <message>
        <source>Pages</source>
        <extracomment>What the rail is, for screen readers.</extracomment>
        <translation>Stránky</translation>
    </message>
    <message>
        <source>Scan box</source>
        <extracomment>What the scan box is, for screen readers.</extracomment>
        <translation>Pole pro načítání</translation>
    </message>
    <message>
        <source>Takes cards and barcodes from the scanner, or typed and ended with Enter</source>
        <extracomment>The same, longer.</extracomment>
        <translation>Přijímá průkazy a čárové kódy ze čtečky, nebo napsané a potvrzené klávesou Enter</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait here for a decision</source>
        <extracomment>Beside a page&apos;s name, for screen readers and as a tooltip.</extracomment>
        <translation>
            <numerusform>%n načtení tu čeká na rozhodnutí</numerusform>
            <numerusform>%n načtení tu čekají na rozhodnutí</numerusform>
            <numerusform>%n načtení tu čeká na rozhodnutí</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>What the strip is, for screen readers.</extracomment>
        <translation>Stav</translation>
    </message>
    <message>
        <source>Close this line</source>
        <extracomment>The button on the line of notices.</extracomment>
        <translation>Zavřít tento řádek</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for your answer and are not recorded. Answer first, or close once more to leave them out.</source>
        <extracomment>Somebody closes the window, and scans wait for an answer.</extracomment>
        <translation>
            <numerusform>%n načtení čeká na vaši odpověď a není zapsáno. Nejdřív odpovězte, nebo zavřete ještě jednou a vynechá se.</numerusform>
            <numerusform>%n načtení čekají na vaši odpověď a nejsou zapsána. Nejdřív odpovězte, nebo zavřete ještě jednou a vynechají se.</numerusform>
            <numerusform>%n načtení čeká na vaši odpověď a není zapsáno. Nejdřív odpovězte, nebo zavřete ještě jednou a vynechají se.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody signs in at this desk, so that it cannot be locked. Settings, Staff changes that.</source>
        <extracomment>F12 where nobody signs in.</extracomment>
        <translation>Na tomto pracovišti se nikdo nepřihlašuje, takže je nelze zamknout. Změníte to v Nastavení, Personál.</translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait in line</source>
        <extracomment>Scans that came while a dialog was open or the desk was locked.</extracomment>
        <translation>
            <numerusform>%n načtení čeká ve frontě</numerusform>
            <numerusform>%n načtení čekají ve frontě</numerusform>
            <numerusform>%n načtení čeká ve frontě</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <extracomment>Title of the covered desk.</extracomment>
        <translation>Pult je zamčen</translation>
    </message>
</context>
</TS>
