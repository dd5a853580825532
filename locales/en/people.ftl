# People from a list, and newcomers who wait for an invitation.
import-title = Bring people in from a list
import-lead = You have the names in a spreadsheet already. First you see what it would do; nothing comes in until you say so.
import-nothing = Nothing came in.
import-bring = Bring a list
import-step-template = Take the template:
import-step-fill = Fill in one line for each person. Only an id and a name are needed.
import-step-try = Try it here. You see line by line what is new, what is the same, and what has to be mended.
import-file = Your list (CSV or XLSX)
import-try = Try it
import-limits = At most { $n } lines and { $m } MB. Formulas are not worked out; what they last showed is read.
import-columns-title = What the columns mean
import-column = Column
import-what = What to write
import-about-external-id = Your own id for the person, such as their number in your payroll. By it, the same list can come in again without making anybody twice. Needed.
import-about-name = The name they want to be called by. Needed.
import-about-email = Their address, for the invitation. Each person has their own.
import-about-language = en or es: the language they read. If empty, that of the organization.
import-about-hats = What they do here, with commas between: worker, volunteer, supervisor, hiring-lead, leader, steward, trainer, ethics-auditor. If empty: volunteer in a volunteer position, or else worker.
import-about-job-title = The position they hold. Lines that say the same about a position share it. If empty, they hold none.
import-about-program = Where in the organization the position is.
import-about-peer-role = yes or no: whether it is a peer role. Needed with a job title.
import-about-focus = mental-health, addiction or both, if the position has a focus.
import-about-paid = paid or volunteer. Needed with a job title.
import-about-since = Their first day in the position, such as 2026-11-22. If empty, today.
import-about-peer-supervisor = The id of who supervises them on the peer line: somebody who belongs here, or of the same list.
import-about-administrative-supervisor = The same for the administrative line.
import-only-adds = A list only adds. It ends no hat, no position and no supervision; that is done on the page of a person or position, on purpose. Names and addresses of people who have made their account are theirs, and a list does not change them.
import-last = Lists brought before
import-of-day = List of { $s }
import-tried = tried
import-coming = coming in
import-cut-off = cut off
import-through = brought in
import-given-up = given up
import-lines-in-it =
    { $n ->
        [one] one line
       *[other] { $n } lines
    }

import-empty = The file is empty. The first line has the headings of the columns.
import-kind = This is neither a text file nor a workbook (XLSX). Save the list as CSV or XLSX.
import-lines = The list has more than { $n } lines. Bring it in parts.
import-columns = The list has more than { $n } columns. Keep those of the template.
import-damaged = The file is damaged or breaks off. Save it again as CSV or XLSX.
import-headings-missing = The first line lacks these headings: { $s }.
import-headings-unknown = These headings are not known: { $s }. Take them out, or write them as in the template.
import-headings-twice = These headings are there twice: { $s }.

import-found = “{ $s }” was found.
import-wants-id = Write an id of at most 64 characters.
import-wants-name = Write a name of at most 120 characters, without hidden characters.
import-wants-email = Write an e-mail address, or leave it empty.
import-wants-language = Write en or es.
import-wants-hat = Write hats as in the template, with commas between them.
import-wants-title = Write a job title, or leave the other columns of the position empty.
import-wants-yes-or-no = Write yes or no.
import-wants-focus = Write mental-health, addiction or both.
import-wants-paid = Write paid or volunteer.
import-wants-day = Write the day as year, month and day, such as 2026-11-22.
import-day-doubtful = This can be read as two days. Write it as year, month and day, such as 2026-11-22.
import-supervises-themself = Nobody supervises themself. Write the id of somebody else.
import-id-twice = Another line has the same id. Give each person their own.
import-email-twice = Another line has the same address. Give each person their own.
import-email-taken = Somebody else here has this address already. Look which of the two is right.
import-left = The person with this id has left. To have them back, invite them, or give a new id.
import-hat-limited = This hat lets somebody in for one thing only. Invite them to it on the page of the organization.
import-hat-not-yours = You may not give this hat. Ask somebody who leads the organization to bring this line.
import-relation-not-yours = You may not say who supervises whom. Ask somebody who leads the organization to bring this line.
import-supervisor-unknown = Nobody with this id belongs here, and no line that can come in has it.
import-theirs = Their name or address differs from the list; it is theirs and stays.

import-list-title = A list of people
import-list-tried = What this list would do
import-list-coming = The list is coming in
import-list-cut-off = The list was cut off
import-list-through = The list is in
import-list-given-up = This list was given up
import-progress = { $n } of { $m } lines are done.
import-progress-label = How far it has come
import-coming-hint = You can go on with other things. This page looks again every few seconds.
import-look-again = Look now
import-cut-off-text = What came in stays. Going on takes up the rest; nobody comes in twice.
import-go-on = Go on
import-file-gone = The file is no longer kept. Bring the list again; nobody comes in twice.
import-through-lead = Everyone whose line was good is here now.
import-given-up-lead = What had come in until then stays; the rest did not come in.
import-tried-lead = Nothing has come in yet.
import-count-new =
    { $n ->
        [one] One person is new
       *[other] { $n } people are new
    }
import-count-changed =
    { $n ->
        [one] One person gets something new
       *[other] { $n } people get something new
    }
import-count-same =
    { $n ->
        [one] One line says what is known already
       *[other] { $n } lines say what is known already
    }
import-count-refused =
    { $n ->
        [one] One line has to be mended and does not come in
       *[other] { $n } lines have to be mended and do not come in
    }
import-start =
    { $n ->
        [one] Bring one line in
       *[other] Bring { $n } lines in
    }
import-end = Give it up
import-nothing-good = No line can come in as it is. Mend the list and try it again.
import-nothing-new = Everything in this list is known already.
import-no-account = Nobody gets an account by this. Whoever is new waits on the page of newcomers until you invite them.
import-refused-title = To be mended
import-refused-text = These lines do not come in. Mend them in your list and bring it again; the others will be the same then.
import-changed-title = What changes
import-line = Line
import-who = Who
import-mend = What to do
import-brings = What is new
import-more = These are the first ones.
import-lines-file = Every line with what becomes of it (CSV)

newcomers-title = Newcomers
newcomers-lead = They came in with a list and have no account yet. Send them their invitation.
newcomers-empty = Nobody waits for an invitation.
newcomers-many =
    { $n ->
        [one] One person waits for an invitation.
       *[other] { $n } people wait for an invitation.
    }
newcomers-by-letter = Whoever has an address gets a letter; for the others you get links to hand over.
newcomers-by-link = You get a link for each, to hand over. It works once, within seven days.
newcomers-choose = Whom to invite
newcomers-not-yours = somebody who leads here invites them
newcomers-button = Invite them
newcomers-invited =
    { $n ->
        [one] One person is invited
       *[other] { $n } people are invited
    }
newcomers-links-hint = Links are shown this once. Hand each over in a way that only this person reads.
newcomers-letter = a letter is on its way
