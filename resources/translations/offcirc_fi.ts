<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="en">
<context>
    <name>Age</name>
    <message>
        <source>less than a minute</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <extracomment>How long ago, in one or two units.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckIn</name>
    <message>
        <source>Check in</source>
        <extracomment>The page.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <extracomment>The empty scan box.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan what was read here</source>
        <extracomment>The empty scan box while items are counted.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a scan means</source>
        <extracomment>What the two buttons choose, for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In-house use</source>
        <extracomment>The other mode.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanned items are returned</source>
        <extracomment>Tooltip.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanned items are counted as read in the library, and stay as they are</source>
        <extracomment>Tooltip.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>Before the number that the next scan counts.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the next item was read; one again after it</source>
        <extracomment>For screen readers: that number.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In-house use: what is scanned is counted as read here, and not returned.</source>
        <extracomment>The coloured line while items are counted.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book drop</source>
        <extracomment>Button.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For items that came back earlier, while nobody was at the desk</source>
        <extracomment>Tooltip.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When did these items come back?</source>
        <extracomment>Over the form.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every scan gets this time until you end it, so that nobody is late without fault.</source>
        <extracomment>Under the heading.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <extracomment>Label of the field.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday evening</source>
        <extracomment>Preset.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This morning</source>
        <extracomment>Preset.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this time</source>
        <extracomment>Button of the form.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button of the form.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book drop: what is scanned came back on {moment}.</source>
        <extracomment>The coloured line while scans are dated back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Button on that line.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Button on that line.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <extracomment>The form&apos;s time has not come yet.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve here: {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelve here</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside: on hold for {name}, pick-up at {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside: on hold for {name}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route to {place}</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded; the server will say</source>
        <extracomment>What to do with an item that came back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Counted as read here: %n time(s)</source>
        <extracomment>In-house use.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back: nothing is recorded</source>
        <extracomment>A line whose row was undone.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a patron’s card: {name}. Nothing was recorded.</source>
        <extracomment>A card was scanned here.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A patron’s card: nothing recorded</source>
        <extracomment>The same in the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded</source>
        <extracomment>In the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: there is nothing in that scan. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: that is longer than {limit} characters. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: that has characters which no label carries. Scan again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: the time of the book drop has not come yet. Change it.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: the disk is full. Make room, then try again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: the disk cannot be written to. Mend that, then try again.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: another program holds the journal. Try again in a moment.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded ({code}). Try again; write it down if that fails.</source>
        <extracomment>In full: what happened, and what to do.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{barcode} (not in the local data)</source>
        <extracomment>In place of the title of an item that is not in the data.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} — {author}</source>
        <extracomment>Title and author in one cell.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {name}</source>
        <extracomment>Who had it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <extracomment>Overdue.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>came back on {moment}</source>
        <extracomment>A line that was dated back.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not on loan in the local data.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not in the local data: put it aside until the server knows.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was marked as lost or missing: now it is here.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was withdrawn: keep it off the shelf.</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its check digit is wrong: was it scanned, or typed?</source>
        <extracomment>What a desk should know besides; empty where the destination says it already.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was not on loan</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was lost</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was withdrawn</source>
        <extracomment>The same in the table, behind the destination.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>On a line.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {title}</source>
        <extracomment>The same for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <extracomment>In place of Undo.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been sent: nothing undoes a return here but lending the item again, to the same patron.</source>
        <extracomment>Somebody wants to undo a return that the server has.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been sent: a count can only be corrected at the server.</source>
        <extracomment>Somebody wants to undo a count that the server has.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Check out with this card</source>
        <extracomment>Button on a card&apos;s line.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>The same in the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button on a line that was not recorded.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <extracomment>Of the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Of the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>Of the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <extracomment>Of the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it goes</source>
        <extracomment>Of the table.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest scan</source>
        <extracomment>What the large card is, for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was scanned, newest first</source>
        <extracomment>What the table is, for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or Space undoes the current line, as long as it has not been sent</source>
        <extracomment>How it is used with the keyboard.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has come back yet</source>
        <extracomment>Before the first scan.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan a barcode: here you see at once where the item goes.</source>
        <extracomment>Under that.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) recorded</source>
        <extracomment>Beside the modes.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait for the disk</source>
        <extracomment>Scans that the disk has not taken yet.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patron not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item not on loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card number already in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another transaction has this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server failed; it keeps the row and tries again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits behind an earlier row of the same item or patron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patron had it already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server gave another due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send it to {library}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patron is blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the card was reported lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patron&apos;s address is in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patron owed more than the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patron had as many loans as allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no renewals were left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item is not for loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came late: kept as history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this workstation&apos;s clock was wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was processed before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item was still being processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item was still on order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item was marked as lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item was marked as missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item was withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting here, not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown: sent, but no answer came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the server, not processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected and recorded again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In-house use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server made it due {granted}</source>
        <extracomment>What staff must tell the patron: both dates.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server made it due {granted}; the patron was told {told}</source>
        <extracomment>What staff must tell the patron: both dates.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned first from another patron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned first from another patron ({card})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold: set it aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold: set it aside for {library}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the item was not on the shelf</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>ONLINE</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OFFLINE</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SENDING</source>
        <extracomment>The wide strip&apos;s word.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STARTING</source>
        <extracomment>The wide strip&apos;s word until the journal is open.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) not sent</source>
        <extracomment>K16, first number.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>everything is sent</source>
        <extracomment>K16, when nothing waits here.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <extracomment>Rows that somebody has to look at.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>local data {age} old</source>
        <extracomment>How old the replica is; `age` as `formats.age`.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no local data yet: synchronise before the line drops</source>
        <extracomment>Before the first update (K1).</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronise</source>
        <extracomment>The button (K2).</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>The same button while it runs.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends what waits and fetches what has changed</source>
        <extracomment>For screen readers and as a tooltip.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>building the local data</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching changes</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processing</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching the queue</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <extracomment>What is being done, by a progress&apos; step.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} {done} of {total}</source>
        <extracomment>Progress with numbers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} {done}</source>
        <extracomment>Progress with numbers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {age} left</source>
        <extracomment>How long it will take.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>offcirc</source>
        <extracomment>The program&apos;s name as a title.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transactions</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and connection</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Rail.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <extracomment>What the rail is, for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan box</source>
        <extracomment>What the scan box is, for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes cards and barcodes from the scanner, or typed and ended with Enter</source>
        <extracomment>The same, longer.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>What the strip is, for screen readers.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this line</source>
        <extracomment>The button on the line of notices.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait in line</source>
        <extracomment>Scans that came while a dialog was open or the desk was locked.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <extracomment>Title of the covered desk.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
