<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Age</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Automatic</name>
    <message numerus="yes">
        <source>Every %n minute(s), by the computer&apos;s own schedule: it sends and fetches.</source>
        <extracomment>Below it.</extracomment>
        <translation>
            <numerusform>Every minute (%n), by the computer&apos;s own schedule: it sends and fetches.</numerusform>
            <numerusform>Every %n minutes, by the computer&apos;s own schedule: it sends and fetches.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message numerus="yes">
        <source>%n transaction(s) are in {name}. Whoever takes the file in sees the same number.</source>
        <extracomment>After an export: a number to compare.</extracomment>
        <translation>
            <numerusform>%n transaction is in {name}. Whoever takes the file in sees the same number.</numerusform>
            <numerusform>%n transactions are in {name}. Whoever takes the file in sees the same number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) stay here, because such a file cannot carry them.</source>
        <extracomment>Rows that the file has no line for.</extracomment>
        <translation>
            <numerusform>%n transaction stays here, because such a file cannot carry it.</numerusform>
            <numerusform>%n transactions stay here, because such a file cannot carry them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) of {workstation} are kept here and go to the server with the next synchronisation.</source>
        <extracomment>After a sealed file came.</extracomment>
        <translation>
            <numerusform>%n transaction of {workstation} is kept here and goes to the server with the next synchronisation.</numerusform>
            <numerusform>%n transactions of {workstation} are kept here and go to the server with the next synchronisation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) were taken in.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n transaction was taken in.</numerusform>
            <numerusform>%n transactions were taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n was here already.</numerusform>
            <numerusform>%n were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken in.</source>
        <extracomment>After a file was opened here.</extracomment>
        <translation>
            <numerusform>%n could not be taken in.</numerusform>
            <numerusform>%n could not be taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other workstations, with {rows} transactions, wait here for the next synchronisation.</source>
        <extracomment>Files of other workstations that lie here.</extracomment>
        <translation>
            <numerusform>%n file of another workstation waits here for the next synchronisation; transactions in it: {rows}.</numerusform>
            <numerusform>%n files of other workstations wait here for the next synchronisation; transactions in them: {rows}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) of {workstation} are at the server; {new} were new there.</source>
        <extracomment>After a synchronisation: a file is at the server.</extracomment>
        <translation>
            <numerusform>%n transaction of {workstation} is at the server; new there: {new}.</numerusform>
            <numerusform>%n transactions of {workstation} are at the server; new there: {new}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them left in a file that somebody carries.</source>
        <extracomment>Rows that left in a file, beside how many were not sent.</extracomment>
        <translation>
            <numerusform>%n of them left in a file that somebody carries.</numerusform>
            <numerusform>%n of them left in a file that somebody carries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckIn</name>
    <message numerus="yes">
        <source>Used in the library: counted %n time(s)</source>
        <extracomment>In-house use.</extracomment>
        <translation>
            <numerusform>Used in the library: counted %n time</numerusform>
            <numerusform>Used in the library: counted %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <extracomment>Overdue.</extracomment>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>overdue</comment>
        <extracomment>The same under a heading that says so.</extracomment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) recorded</source>
        <extracomment>Beside the modes.</extracomment>
        <translation>
            <numerusform>%n scan recorded</numerusform>
            <numerusform>%n scans recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for the disk</source>
        <extracomment>Scans that the disk has not taken yet.</extracomment>
        <translation>
            <numerusform>%n scan waits for the disk</numerusform>
            <numerusform>%n scans wait for the disk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckOut</name>
    <message numerus="yes">
        <source>%n hold(s) waiting here: {titles}</source>
        <extracomment>Set aside at this library.</extracomment>
        <translation>
            <numerusform>%n hold waiting here: {titles}</numerusform>
            <numerusform>%n holds waiting here: {titles}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last patron: {name} (%n loan(s), last at {at})</source>
        <extracomment>After the window was closed, or killed.</extracomment>
        <translation>
            <numerusform>Last patron: {name} (%n loan, last at {at})</numerusform>
            <numerusform>Last patron: {name} (%n loans, last at {at})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), the rule</source>
        <extracomment>Preset, and where the date comes from.</extracomment>
        <translation>
            <numerusform>%n day, the rule</numerusform>
            <numerusform>%n days, the rule</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>Preset.</extracomment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This visit · %n</source>
        <extracomment>Heading.</extracomment>
        <translation>
            <numerusform>This visit · %n</numerusform>
            <numerusform>This visit · %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Had before · %n</source>
        <extracomment>Heading.</extracomment>
        <translation>
            <numerusform>Had before · %n</numerusform>
            <numerusform>Had before · %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <extracomment>In words.</extracomment>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait for a patron’s card, “{item}” first. Scan the card.</source>
        <extracomment>Items before a card.</extracomment>
        <translation>
            <numerusform>%n item waits for a patron’s card: “{item}”. Scan the card.</numerusform>
            <numerusform>%n items wait for a patron’s card, “{item}” first. Scan the card.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) were scanned before the card, “{item}” first. Lend them to {name}?</source>
        <extracomment>A decision: whose are they?</extracomment>
        <translation>
            <numerusform>%n item was scanned before the card: “{item}”. Lend it to {name}?</numerusform>
            <numerusform>%n items were scanned before the card, “{item}” first. Lend them to {name}?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more scan(s) wait behind it, in their order</source>
        <extracomment>How many scans stand behind the first.</extracomment>
        <translation>
            <numerusform>%n more scan waits behind it</numerusform>
            <numerusform>%n more scans wait behind it, in their order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) still wait: decide about them first.</source>
        <extracomment>Finishing or changing the patron has to wait.</extracomment>
        <translation>
            <numerusform>%n scan still waits: decide about it first.</numerusform>
            <numerusform>%n scans still wait: decide about them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patron(s). Choose with the arrow keys and Enter.</source>
        <extracomment>Results.</extracomment>
        <translation>
            <numerusform>%n patron. Choose with Enter.</numerusform>
            <numerusform>%n patrons. Choose with the arrow keys and Enter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n patron(s). Type more of the name.</source>
        <extracomment>More than can be shown.</extracomment>
        <translation>
            <numerusform>The first patron (%n). Type more of the name.</numerusform>
            <numerusform>The first %n patrons. Type more of the name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message numerus="yes">
        <source>%n transaction(s) sent</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n transaction sent</numerusform>
            <numerusform>%n transactions sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken by the server</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n not taken by the server</numerusform>
            <numerusform>%n not taken by the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) came</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n result came</numerusform>
            <numerusform>%n results came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) processed</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n transaction processed</numerusform>
            <numerusform>%n transactions processed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <extracomment>What a command came to.</extracomment>
        <translation>
            <numerusform>%n record changed</numerusform>
            <numerusform>%n records changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n of them the answer was lost; the next synchronisation asks again.</source>
        <extracomment>Rows whose answer was lost.</extracomment>
        <translation>
            <numerusform>For %n of them the answer was lost; the next synchronisation asks again.</numerusform>
            <numerusform>For %n of them the answer was lost; the next synchronisation asks again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From all workstations together %n row(s) wait there for somebody to process them.</source>
        <extracomment>All workstations&apos;.</extracomment>
        <translation>
            <numerusform>From all workstations together %n row waits there for somebody to process it.</numerusform>
            <numerusform>From all workstations together %n rows wait there for somebody to process them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more kind(s)</source>
        <extracomment>Below the lines of the kinds that a desk asks for: shows those of the others.</extracomment>
        <translation>
            <numerusform>Show %n more kind</numerusform>
            <numerusform>Show %n more kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sound: %n transaction(s), nothing lost, nothing altered.</source>
        <extracomment>Verified.</extracomment>
        <translation>
            <numerusform>Sound: %n transaction, nothing lost, nothing altered.</numerusform>
            <numerusform>Sound: %n transactions, nothing lost, nothing altered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its entries are in the archive.</source>
        <extracomment>Verified.</extracomment>
        <translation>
            <numerusform>%n of its entries is in the archive.</numerusform>
            <numerusform>%n of its entries are in the archive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>After the first few.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) are not in the second copy yet.</source>
        <extracomment>It lacks rows.</extracomment>
        <translation>
            <numerusform>%n transaction is not in the second copy yet.</numerusform>
            <numerusform>%n transactions are not in the second copy yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older copy(ies) of the journal may still hold patrons who were forgotten, and transactions that are nowhere else. Ask your administrator what is still needed, and delete the rest: {paths}</source>
        <extracomment>Copies that nobody but a person may delete.</extracomment>
        <translation>
            <numerusform>%n older copy of the journal may still hold patrons who were forgotten, and transactions that are nowhere else. Ask your administrator what is still needed, and delete the rest: {paths}</numerusform>
            <numerusform>%n older copies of the journal may still hold patrons who were forgotten, and transactions that are nowhere else. Ask your administrator what is still needed, and delete the rest: {paths}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n loan(s) (limit {limit})</source>
        <translation>
            <numerusform>%n loan (limit {limit})</numerusform>
            <numerusform>%n loans (limit {limit})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The due date is %n day(s) away. Is the year right?</source>
        <translation>
            <numerusform>The due date is %n day away. Is the year right?</numerusform>
            <numerusform>The due date is %n days away. Is the year right?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message numerus="yes">
        <source>%n second copies are here. The newest is of “{name}”, from {time}.</source>
        <extracomment>Several are here.</extracomment>
        <translation>
            <numerusform>%n second copy is here. It is of “{name}”, from {time}.</numerusform>
            <numerusform>%n second copies are here. The newest is of “{name}”, from {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The data is here: %n record(s).</source>
        <extracomment>It is done.</extracomment>
        <translation>
            <numerusform>The data is here: %n record.</numerusform>
            <numerusform>The data is here: %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every entry is sound: %n transaction(s).</source>
        <extracomment>The result.</extracomment>
        <translation>
            <numerusform>Every entry is sound: %n transaction.</numerusform>
            <numerusform>Every entry is sound: %n transactions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry or group of entries is damaged or missing. The rest can be read.</source>
        <extracomment>The result.</extracomment>
        <translation>
            <numerusform>%n entry or group of entries is damaged or missing. The rest can be read.</numerusform>
            <numerusform>%n entries or groups of entries are damaged or missing. The rest can be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message numerus="yes">
        <source>The first %n item(s): narrow the search to see others. A batch edit takes all that fit.</source>
        <extracomment>Over the table: how many were found; all that are shown at once are the most.</extracomment>
        <translation>
            <numerusform>The first item: narrow the search to see others. A batch edit takes all that fit.</numerusform>
            <numerusform>The first %n items: narrow the search to see others. A batch edit takes all that fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <extracomment>Over the table: how many were found; all that are shown at once are the most.</extracomment>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemsBatch</name>
    <message numerus="yes">
        <source>%n item(s) would change</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n item would change</numerusform>
            <numerusform>%n items would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <extracomment>Summary of a batch that is put back.</extracomment>
        <translation>
            <numerusform>%n changed since</numerusform>
            <numerusform>%n changed since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) another choice above</source>
        <extracomment>Summary: nothing speaks against them, but more has to be chosen (T18, T19).</extracomment>
        <translation>
            <numerusform>%n needs another choice above</numerusform>
            <numerusform>%n need another choice above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n locked</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n locked</numerusform>
            <numerusform>%n locked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is</source>
        <extracomment>Summary.</extracomment>
        <translation>
            <numerusform>%n stays as it is</numerusform>
            <numerusform>%n stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n item(s)</source>
        <extracomment>Button.</extracomment>
        <translation>
            <numerusform>Apply to %n item</numerusform>
            <numerusform>Apply to %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) recorded; not sent yet.</source>
        <extracomment>After all were recorded.</extracomment>
        <translation>
            <numerusform>%n item recorded; not sent yet.</numerusform>
            <numerusform>%n items recorded; not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n item(s) recorded, the others stay as they were.</source>
        <extracomment>After somebody stopped it.</extracomment>
        <translation>
            <numerusform>Stopped: %n item recorded, the others stay as they were.</numerusform>
            <numerusform>Stopped: %n items recorded, the others stay as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n item(s)</source>
        <extracomment>The same, with the count of rows that were not sent.</extracomment>
        <translation>
            <numerusform>Take back %n item</numerusform>
            <numerusform>Take back %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n item(s) as before.</source>
        <extracomment>After that.</extracomment>
        <translation>
            <numerusform>Taken back: %n item as before.</numerusform>
            <numerusform>Taken back: %n items as before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent already: put them back from the earlier batches.</source>
        <extracomment>Of the same.</extracomment>
        <translation>
            <numerusform>%n sent already: put it back from the earlier batches.</numerusform>
            <numerusform>%n sent already: put them back from the earlier batches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n not sent yet</numerusform>
            <numerusform>%n not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused or taken back</source>
        <extracomment>Cell.</extracomment>
        <translation>
            <numerusform>%n refused or taken back</numerusform>
            <numerusform>%n refused or taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Koha</name>
    <message numerus="yes">
        <source>{name} answers, with %n library(ies) to choose from.</source>
        <extracomment>The test succeeded, and there is a choice.</extracomment>
        <translation>
            <numerusform>{name} answers, with %n library to choose from.</numerusform>
            <numerusform>{name} answers, with %n libraries to choose from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message numerus="yes">
        <source>%n due date(s) differ from what the patron was told:</source>
        <extracomment>In the summary of processing.</extracomment>
        <translation>
            <numerusform>%n due date differs from what the patron was told:</numerusform>
            <numerusform>%n due dates differ from what the patrons were told:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <extracomment>How many.</extracomment>
        <translation>
            <numerusform>%n loan</numerusform>
            <numerusform>%n loans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sets</name>
    <message numerus="yes">
        <source>%n item(s) in it</source>
        <extracomment>Over the items of a set that is being filled.</extracomment>
        <translation>
            <numerusform>%n item in it</numerusform>
            <numerusform>%n items in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still out</source>
        <extracomment>Over the items of a set that was sent.</extracomment>
        <translation>
            <numerusform>%n item still out</numerusform>
            <numerusform>%n items still out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n item(s) to {receiver}? Afterwards nothing can be added.</source>
        <extracomment>Before it is sent.</extracomment>
        <translation>
            <numerusform>Send %n item to {receiver}? Afterwards nothing can be added.</numerusform>
            <numerusform>Send %n items to {receiver}? Afterwards nothing can be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Are all %n item(s) that are still out here again?</source>
        <extracomment>Before all are taken back.</extracomment>
        <translation>
            <numerusform>Is the %n item that is still out here again?</numerusform>
            <numerusform>Are all %n items that are still out here again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n item(s) as missing? Their records come home: {titles}</source>
        <extracomment>Before they are said to be missing, by name.</extracomment>
        <translation>
            <numerusform>Mark %n item as missing? Its record comes home: {titles}</numerusform>
            <numerusform>Mark %n items as missing? Their records come home: {titles}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{titles} and %n more</source>
        <extracomment>Some titles, and how many others.</extracomment>
        <translation>
            <numerusform>{titles} and %n more</numerusform>
            <numerusform>{titles} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up this set? Its %n item(s) stay where they are.</source>
        <extracomment>Before a set that was not sent is forgotten.</extracomment>
        <translation>
            <numerusform>Give up this set? Its %n item stays where it is.</numerusform>
            <numerusform>Give up this set? Its %n items stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the set, item %n: {title}.</source>
        <extracomment>After a scan.</extracomment>
        <translation>
            <numerusform>In the set, item %n: {title}.</numerusform>
            <numerusform>In the set, item %n: {title}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are back; not sent yet.</source>
        <extracomment>After all were taken back.</extracomment>
        <translation>
            <numerusform>%n item is back; not sent yet.</numerusform>
            <numerusform>%n items are back; not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} is on its way with %n item(s); not sent to the server yet.</source>
        <extracomment>After it was sent.</extracomment>
        <translation>
            <numerusform>{name} is on its way with %n item; not sent to the server yet.</numerusform>
            <numerusform>{name} is on its way with %n items; not sent to the server yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are marked as missing; not sent yet.</source>
        <extracomment>After the rest was said to be missing.</extracomment>
        <translation>
            <numerusform>%n item is marked as missing; not sent yet.</numerusform>
            <numerusform>%n items are marked as missing; not sent yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message numerus="yes">
        <source>%n scan(s) wait. They are handled when somebody has signed in, under that name.</source>
        <extracomment>Scans that came while the desk was locked.</extracomment>
        <translation>
            <numerusform>%n scan waits. It is handled when somebody has signed in, under that name.</numerusform>
            <numerusform>%n scans wait. They are handled when somebody has signed in, under that name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs. Try again in %n second(s).</source>
        <extracomment>After wrong PINs.</extracomment>
        <translation>
            <numerusform>Too many wrong PINs. Try again in %n second.</numerusform>
            <numerusform>Too many wrong PINs. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a key or scan</source>
        <extracomment>A choice.</extracomment>
        <translation>
            <numerusform>%n minute without a key or scan</numerusform>
            <numerusform>%n minutes without a key or scan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n transaction(s) not sent</source>
        <extracomment>K16, first number.</extracomment>
        <translation>
            <numerusform>%n transaction not sent</numerusform>
            <numerusform>%n transactions not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>Rows that somebody has to look at.</extracomment>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transactions</name>
    <message numerus="yes">
        <source>Process %n ticked</source>
        <extracomment>A button.</extracomment>
        <translation>
            <numerusform>Process %n ticked</numerusform>
            <numerusform>Process %n ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n waiting here</source>
        <extracomment>A button: synchronises.</extracomment>
        <translation>
            <numerusform>Send %n waiting here</numerusform>
            <numerusform>Send %n waiting here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %n unknown</source>
        <extracomment>A button: synchronises.</extracomment>
        <translation>
            <numerusform>Ask about %n unknown</numerusform>
            <numerusform>Ask about %n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier transaction(s) of the same items or patrons would be left out:</source>
        <extracomment>K18, the question.</extracomment>
        <translation>
            <numerusform>%n earlier transaction of the same items or patrons would be left out:</numerusform>
            <numerusform>%n earlier transactions of the same items or patrons would be left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>The end of a long list.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) so far</source>
        <extracomment>Beside the bar while the queue is fetched.</extracomment>
        <translation>
            <numerusform>%n transaction so far</numerusform>
            <numerusform>%n transactions so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <extracomment>Beside the bar.</extracomment>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processed</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n processed</numerusform>
            <numerusform>%n processed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n succeeded</numerusform>
            <numerusform>%n succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with notes</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n with notes</numerusform>
            <numerusform>%n with notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be tried again</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n to be tried again</numerusform>
            <numerusform>%n to be tried again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n in doubt</numerusform>
            <numerusform>%n in doubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer yet</source>
        <extracomment>What came of a run (K21).</extracomment>
        <translation>
            <numerusform>%n without an answer yet</numerusform>
            <numerusform>%n without an answer yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n scan(s) wait here for a decision</source>
        <extracomment>Beside a page&apos;s name, for screen readers and as a tooltip.</extracomment>
        <translation>
            <numerusform>%n scan waits here for a decision</numerusform>
            <numerusform>%n scans wait here for a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for your answer and are not recorded. Answer first, or close once more to leave them out.</source>
        <extracomment>Somebody closes the window, and scans wait for an answer.</extracomment>
        <translation>
            <numerusform>%n scan waits for your answer and is not recorded. Answer first, or close once more to leave it out.</numerusform>
            <numerusform>%n scans wait for your answer and are not recorded. Answer first, or close once more to leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait in line</source>
        <extracomment>Scans that came while a dialog was open or the desk was locked.</extracomment>
        <translation>
            <numerusform>%n scan waits in line</numerusform>
            <numerusform>%n scans wait in line</numerusform>
        </translation>
    </message>
</context>
</TS>
