# Applying for an open position, and what an organization does with applications.
apply-here = Apply on this page
apply-title = Apply
apply-heading = Apply: { $s }
apply-lead = { $s } is looking for somebody. You need no account. It is open until { $u }.
apply-instead = This takes the place of what you sent before. Change what you like and send it.
apply-about = What is asked, why, and what happens with it
apply-about-why = Your name and a way to reach you are needed so that somebody can answer. Everything else is yours to fill in or leave out, and is read to see how you fit this work.
apply-about-who = Those who hire at { $s } read it, and nobody else there. What you ask for under “What you need to be different” is apart from it.
apply-about-long = { $n ->
    [one] It is erased one month after the position is closed.
   *[other] It is erased { $n } months after the position is closed.
}
apply-about-never = Nobody asks for your health, your age, your family or how you came to this work. You do not have to say any of it.
apply-about-yours = After sending you get a page of your own. There you see how it stands, add documents, take your application back, or have it erased.
apply-name = Your name
apply-name-hint = The name you want to be called by.
apply-reach = How can we reach you?
apply-reach-hint = An e-mail address or a phone number, or where a message can be left for you.
apply-meets = What the position asks for
apply-meets-hint = Tick what is so for you. You can say more below.
apply-ask = What draws you to this work, and what do you bring?
apply-ask-hint = In your own words. A few sentences are enough.
apply-languages = Languages you speak
apply-languages-hint = Leave it out if you like. It tells us whom you can talk with at work.
apply-accommodation = What you need to be different
apply-accommodation-hint = For applying or for an interview, such as a room without steps, an interpreter, or the questions beforehand. No reasons are needed, and it is no disadvantage. You can also ask later.
apply-accommodation-keeper = Only { $s } reads this. Those who decide do not see it.
apply-accommodation-nobody = Nobody has been named yet who reads this. It is kept closed until then, and those who decide do not see it.
apply-documents-next = If you want to send documents, you add them on the next page.
apply-send = Send the application
apply-no-name = Say the name you want to be called by, in 120 characters at most.
apply-no-reach = Say how you can be reached.
apply-long-line = A line has 300 characters at most.
apply-long = An answer has 5,000 characters at most.
apply-long-accommodation = What you need has 2,000 characters at most, and can be added to 20 times.
apply-no-accommodation = Say what you need to be different.
apply-again-quick = Everything is still here. Please press “Send the application” once more. This keeps machines away.
apply-again-old = This form was open for long, or the program was started anew. Everything is still here. Please press “Send the application” once more.
apply-too-many = Many applications came from where you are in a short time, so this one was not taken yet. Everything is still here. Wait three minutes and send it again.
apply-closed-title = This position is closed
apply-closed = Nobody can apply for it any more. We are sorry if it closed while you were writing.
apply-already-title = It is here already
apply-already = This application was sent before and is kept once. The address of your page was shown then, and is in your letter if you gave an e-mail address.
apply-full-title = No more can be taken here
apply-full = So many people have applied that this page cannot take any more. Write as the ad says.
apply-typed = What you wrote
apply-typed-lead = It was not sent and is not kept. Copy it if you want to use it elsewhere.
apply-others = Other open positions
own-heading = Your application: { $s }
own-received = Came on { $s }
own-new = Your application is here. Thank you.
own-new-letter = A letter with the address of this page is on its way to you.
own-kept = It is written down.
own-over = Nothing can be added any more.
own-standing = How it stands
own-is-received = It waits to be read. Nothing is decided.
own-is-invited = You are invited to an interview. Somebody gets in touch with you, or has done so.
own-is-not-chosen = Somebody else was chosen this time. Thank you for applying.
own-is-chosen = The position is offered to you. Somebody gets in touch with you, or has done so.
own-is-hired = You took the position. Welcome.
own-is-withdrawn = You took it back. Nobody decides on it any more.
own-is-replaced = You sent another one in its place. This one does not count any more.
own-address = The way back to this page
own-address-text = Whoever has this address sees what you see here. Keep it to yourself, as a bookmark or on paper. It cannot be made again.
own-letters = Letters
own-no-documents = You have sent none. You do not have to.
own-document-out = Take it out
own-document-add = Add a document
own-document-send = Send it
own-document-hint = A PDF or a picture (PNG, JPEG, GIF).
own-sent = What you sent
own-another = Send another one in its place
own-accommodation-words = What do you need?
own-accommodation-send = Ask for it
own-privacy = What is kept, and who looked
own-until = It is erased on { $s } at the latest, or when you say so below.
own-no-looks = Nobody has opened your application by itself yet.
own-looks = Somebody who hires opened it on these days:
own-file = Take along everything that is kept about you (JSON)
own-withdraw = Take the application back
own-withdraw-text = It stays here until it is erased, and nobody decides on it any more.
own-withdraw-button = Take it back
own-erase = Have it erased
own-erase-text = Everything you sent is removed now and cannot be brought back. This page goes too. What stays is that there was an application on that day.
own-erase-button = Erase it now
application-title = Application
application-erased = Your application is erased
application-erased-lead = Everything you sent is gone. This address opens nothing any more.
application-is-erased = What was sent here has been erased.
application-is-over = The applicant took it back, so nothing is decided any more.
application-conflict = Somebody else decided on it meanwhile. Look at how it stands now before you go on.
application-reach-is = To be reached at: { $s }
application-same = Another application for this position gives the same e-mail address. It may be the same person sending it again.
application-written = What they wrote
application-documents = Documents
application-documents-many = { $n ->
    [one] One document at most.
   *[other] { $n } documents at most.
}
application-no-documents = None were sent.
application-status = It stands as
application-status-save = Save
application-status-hint = The applicant sees this at once on their page. A letter below says it in words.
applications-title = Applications
applications-heading = Applications: { $s }
applications-lead = Who applied, in the order in which they came. Nobody is scored or ranked. That you looked is written down, and applicants see on which days theirs was opened.
applications-until = Erased on { $s }
applications-gone = Somebody whose application was erased
applications-no-keeper = Nobody is named who looks after what applicants need to be different. What they ask for stays closed until somebody is.
applications-name-keeper = Name somebody
applications-empty = Nobody has applied yet. People find the form on the page of the ad.
applications-empty-step = See the page of the ad
applications-filter = Show
applications-all = All ({ $n })
applications-by-day = As they came
applications-by-name = By name
applications-says = What they say they have
applications-says-none = They ticked nothing of what is required. It may be in what they wrote.
applications-unsaid = Required, and not ticked. Ask about it; it may be so all the same:
applications-pages = Pages
applications-page = Page { $n } of { $m }
applications-before = Before
applications-after = After
applications-file = Take along as CSV
applications-file-hint = Without documents and without what people need to be different.
hiring-rules-title = Rules for applications
hiring-rules-lead = How long applications are kept here, who looks after what applicants need to be different, and by what they may describe themselves.
hiring-rules-months = Months after a position is closed
hiring-rules-months-hint = Then everything personal in its applications is erased, with documents. Many employers have to keep applications for a year or longer; ask your counsel.
hiring-rules-months-refused = Give a whole number of months from 1 to 120.
hiring-rules-keeper = Who looks after what applicants need to be different
hiring-rules-keeper-hint = One person, best somebody who decides on no application. They alone read what applicants ask for.
hiring-rules-nobody = Nobody yet
hiring-rules-keeper-refused = Choose somebody who belongs to the organization.
hiring-rules-conflict = Somebody else changed this meanwhile. What you chose is below; save again if it shall hold.
hiring-rules-now = { $n ->
    [one] What holds now: one month.
   *[other] What holds now: { $n } months.
}
hiring-rules-keeper-now = Named now: { $s }.
hiring-rules-since = In force since { $s }.
accommodations-title = What applicants need to be different
accommodations-lead = You are the one named for this. Nobody else who works here reads it.
accommodations-empty = Nobody has asked for anything. When somebody does, it is here.
accommodations-talk = Talk with the person about what helps. To those who decide, say only what has to be arranged, never why.
candidate-letters-lead = Write to them. You get a draft and change it as you like. Applicants who have a page of their own find it there too.
candidate-subject = Subject
candidate-body = Letter
candidate-by-mail = It goes out by e-mail and stands on the applicant's own page. The application then stands as the letter says.
candidate-by-hand = There is no e-mail for this one. It stands on the applicant's own page; tell them in the way they named. The application then stands as the letter says.
candidate-send = Send the letter
candidate-by-post = There is neither an e-mail nor a page for this one. Print the letter or read it to them. The application then stands as the letter says.
candidate-handed = To be handed over
candidate-mailed = By e-mail
candidate-on-page = On their page
candidate-empty = A letter needs a subject and some words.
candidate-long = A subject has 150 characters at most, a letter 6,000.
candidate-invited-subject = We would like to meet you: { $title }
candidate-invited =
    Dear { $name },

    thank you for applying for { $title } at { $organization }. We have read what you wrote and would like to get to know you.

    Please tell us which days and times suit you. You can have the questions beforehand, and you are welcome to bring somebody with you. If anything needs to be different so that you can take part, say so on your page or tell us. It is no disadvantage.

    We look forward to meeting you.

    { $by }
    { $organization }
candidate-not-chosen-subject = Your application for { $title }
candidate-not-chosen =
    Dear { $name },

    thank you for applying for { $title } at { $organization }, and for the time and thought you put into it. This time we chose somebody else.

    That says nothing about your worth or about what you could bring elsewhere. If you would like to hear how we came to this, tell us and we will talk about it. We would be glad if you apply again when something fits.

    We wish you well.

    { $by }
    { $organization }
candidate-chosen-subject = We would like to work with you: { $title }
candidate-chosen =
    Dear { $name },

    we would be glad if you joined us as { $title } at { $organization }.

    We will get in touch about the first day, the hours and the pay, and about who will support you in the beginning. Take the time you need to think it over, and ask whatever you want to know.

    We look forward to your answer.

    { $by }
    { $organization }
term-candidate-invited = Invitation to an interview
term-candidate-not-chosen = Not chosen this time
term-candidate-chosen = Offer of the position
term-application-received = Received
term-application-invited = Invited
term-application-not-chosen = Not chosen
term-application-chosen = Position offered
term-application-hired = Hired
term-application-withdrawn = Taken back
term-application-replaced = Another one sent
opening-asks = What applicants are asked to write about
opening-asks-hint = One question on each line; five are plenty. They are checked, and a question that may not be asked is not published. Left empty, they are asked what draws them to the work.
opening-country = Country (two letters)
opening-bad-country = Give the country in two letters, such as US.
opening-currency = Currency of the pay (three letters; USD if you leave it out in the US)
opening-bad-currency = Give the currency in the three letters of ISO 4217, such as USD, CAD or EUR.
opening-no-currency = Say in which currency the pay is, in three letters, or leave the pay out.
applications-brought = { $n ->
    [0] Nothing new was in it. Everybody in the list was here already.
    [one] One application came in from the list.
   *[other] { $n } applications came in from the list.
}
applications-import = Bring in applications that came another way
applications-import-lead = As CSV or XLSX, one applicant on each line, with these headings in the first one. Only the first two are needed. All of it comes in, or nothing and you are told why. Whoever is here already with the same way to reach them is left alone. They get no page of their own.
applications-import-button = Bring in the list
applications-import-refused = Nothing of the list came in.
applications-import-line = Line { $n }:
applications-import-more = And { $n } more.
applications-import-day = The day it came has to be a day up to today, as in 2026-11-22.
self-title = Describe yourself, if you like
self-invite = This is no part of your application, and nobody who hires sees it.
self-open = Go to the questions
self-lead = { $s } would like to know whether its way of hiring treats groups of people alike. You can help with that, or leave it.
self-why = What happens with it
self-choice = It is your choice. It makes no difference to your application, and nobody there can tell whether you answered.
self-nobody = Nobody reads your answer: not those who hire, not the panel, not those who look after accommodations. It stands apart from your application, without your name and without a time.
self-kept = Until the search is over you can come back and change it, or take it back with “Prefer not to say”. If you take your application back or have it erased, your answer is not counted. When the search is over, answers are counted and then removed. After that nobody can tell which one was yours, so it cannot be taken back.
self-figures = Those who hire see figures only, over whole years. A group is shown only where at least { $n } of its people went on and at least { $n } did not.
self-never = Nobody asks for a disability, a diagnosis, your history, your age or your health, and there is no place to write any of it.
self-problem = One answer was not among those that can be chosen. Look at what is chosen below and send it again.
self-gender = Gender
self-origin = Race or ethnicity
self-not-said = Prefer not to say
self-words = These words are coarse, so that nobody can be known by their answer. If none is right for you, leave it out.
self-send = Keep this apart
self-back = Go back without answering
term-self-woman = Woman
term-self-man = Man
term-self-nonbinary = Nonbinary, or another gender
term-self-american-indian = American Indian or Alaska Native
term-self-asian = Asian
term-self-black = Black or African American
term-self-hispanic = Hispanic or Latino
term-self-middle-eastern = Middle Eastern or North African
term-self-pacific = Native Hawaiian or Pacific Islander
term-self-white = White
term-self-several = More than one of these
term-self-another = None of these
hiring-rules-asks = By what applicants may describe themselves
hiring-rules-asks-hint = After applying, on a page of its own, by choice. Nobody sees a single answer; you see figures once they are large enough. Ask your counsel before you switch one on.
selection-title = Does hiring treat groups alike?
selection-lead = What applicants said of themselves by choice, counted over whole years, at each step of your searches.
selection-empty = Nothing is asked yet. When you switch a question on, applicants can describe themselves after they applied, and this page shows figures once there are enough.
selection-empty-step = Choose what may be asked
selection-years = { $s } to { $u }
selection-percent = { $s }.{ $u }%
selection-interviews = { $u }, { $s }: invited to an interview
selection-choices = { $u }, { $s }: chosen
selection-group = Group
selection-interviews-came = Applied
selection-interviews-on = Invited
selection-choices-came = Invited
selection-choices-on = Chosen
selection-share = Share
selection-beside = Beside the largest share
selection-highest = The largest share
selection-below = Below four fifths
selection-uneven = At least one group went on at less than four fifths of the largest share. This is a reason to look at what happens at this step, and no proof of anything.
selection-even = Every group shown here went on at four fifths of the largest share or more. That does not prove that all is well.
selection-gathering = Gathering since { $s }. Figures come after the end of a year, once there are enough.
selection-read = How to read this
selection-fifths = Four fifths: the share of each group that went on is divided by the largest share. Below 80 percent, agencies of the United States take a closer look. Shares are worked out from whole numbers and never rounded up.
selection-small = Small numbers move a lot: one person more can lift a group above the line or put it below. Only those who chose to answer are counted.
selection-steps = Look at the steps: where the ad was posted, what it requires and whether the job needs that, the questions, who sits on the panel. Then talk with people who know the group, and with your counsel.
selection-least = A group is shown at a step only where at least { $n } of its people went on and at least { $n } did not. The same has to hold for everyone else together, so that nothing can be worked out by taking one number from another. Where it does not hold, nothing is said, not even by how much. Too few says nothing good and nothing bad.
selection-over = You cannot choose the years. Years are added up until there is enough to show; then a new span begins. A search counts in the year in which nobody waited for an answer any more. What is shown once does not change, also when applications are erased.
selection-who = Not counted: applications that were taken back or erased before the search was over, and those from a list.
