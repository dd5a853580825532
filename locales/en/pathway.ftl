missing-title = What am I missing?
missing-lead = Choose what you hold. See how much of a stage is already yours, what is nearly there and what is still open. Nothing is kept here; you can take it along as a file.
missing-example-note = A made-up example: { $s }.
missing-start-own = Start your own
missing-problems = Some of what you entered could not be used. Everything is still here; correct it and send it again.
missing-stage = I am looking at
missing-show = Show me
missing-result = { $s }, { $u }
missing-summary-have = { $n ->
    [0] Nothing is marked as yours yet.
    [one] 1 item is already yours.
   *[other] { $n } items are already yours.
 }
missing-summary-nearly = { $n ->
    [0] {""}
    [one] 1 is nearly there.
   *[other] { $n } are nearly there.
 }
missing-summary-missing = { $n ->
    [0] Nothing else is open.
    [one] 1 is still open{ $m ->
        [0] .
       *[other] , and it is required.
     }
   *[other] { $n } are still open{ $m ->
        [0] .
        [one] , 1 of them required.
       *[other] , { $m } of them required.
     }
 }
missing-items = { $n ->
    [one] 1 item
   *[other] { $n } items
 }
missing-have = You have this
missing-have-empty = Nothing new of this stage is marked yet. Tick what you hold below.
missing-carried = Carried with you
missing-carried-empty = Nothing from earlier stages is marked as yours yet.
missing-show-list = Show the list
missing-nearly = Nearly
missing-nearly-empty = Nothing is under way. Mark what you are working on below.
missing-open = Still open
missing-open-empty = Nothing is open here. Look at another stage, or at what you could pass on.
missing-blocks = required
missing-grows-with = grows with:
missing-not-asked = { $n ->
    [one] 1 item that your program does not ask for, or that you should ask about
   *[other] { $n } items that your program does not ask for, or that you should ask about
 }
missing-offered = { $n ->
    [one] 1 training on offer that nothing here asks for
   *[other] { $n } trainings on offer that nothing here asks for
 }
missing-plan = { $n ->
    [one] One training would help with what is open
   *[other] The fewest trainings that help with what is open: { $n }
 }
missing-plan-chosen = The fewest trainings that help with what you chose: { $n }
missing-plan-for = Helps with:
missing-plan-choose = Plan for some of it only
missing-plan-choose-hint = Tick what you want to work on. With nothing ticked the plan is for everything that is open.
missing-plan-choose-button = Plan for these
missing-plan-hint = This follows from our links between trainings and competencies. Practice and supervision build them too.
missing-plan-rest = { $n ->
    [one] 1 open item that no listed training builds
   *[other] { $n } open items that no listed training builds
 }
missing-shape = Your own shape
missing-shape-hint = The full color is what you hold. People grow unevenly; there is no right shape.
missing-shape-caption = What you hold at each stage, by focus. Competencies, prerequisites and trainings.
missing-themes = By theme
missing-themes-hint = One dot for each competency or prerequisite that applies at this stage: filled is yours, ringed is under way, hollow is open.
missing-count-held = { $n } yours
missing-count-under-way = { $n } under way
missing-count-open = { $n } open
missing-roles = Roles listed at { $s }
missing-roles-hint = Examples from the document. Only what is required can stand in the way; an organization may see it differently.
missing-role-within = within reach
missing-role-open = Nothing that is asked for is missing.
missing-role-helps = This would help: { $s }.
missing-role-blocked = Required first: { $s }.
missing-take = Take it along as a file
missing-change = Change what you hold
missing-hold = What you hold
missing-hold-hint = Only you decide what goes in here. Never write about your health or about anyone you support.
missing-experience = Experience
missing-drop = Remove: { $s }
missing-what = What I did or do
missing-what-hint = For example: co-facilitate a Friday group at a recovery center
missing-kind = Paid or volunteer
missing-paid = paid
missing-volunteer = as a volunteer
missing-from = From
missing-to = Until
missing-until-now = now
missing-date-hint = Dates as 2024-05-17, 2024-05 or just 2024. Leave “Until” empty while it goes on.
missing-was-peer-support = It was peer support
missing-peer-support = peer support
missing-credentials = Credentials
missing-credentials-hint = Being trained and being certified are two things. Enter the training further down.
missing-not-yet = not yet
missing-certified = certified since
missing-promised = promised by
missing-credential-date = Date
missing-agreements = Codes and checks
missing-agreements-hint = I understand and keep to what I tick here.
agree-cps = the code of ethics for Certified Peer Specialists
agree-rsc = the code of a recovery support center, or another code for addiction recovery roles
agree-group = the code of conduct or policies of my group or organization
missing-cori = Does your program ask for a check of criminal records (CORI)?
missing-cori-unknown = I do not know
missing-cori-yes = yes
missing-cori-no = no
missing-cori-hint = Only some programs ask. We never ask what is in it.
missing-section = { $n ->
    [one] 1 competency or prerequisite
   *[other] { $n } competencies and prerequisites
 }, { $m ->
    [one] 1 training
   *[other] { $m } trainings
 }
missing-ticks-caption = Tick what is yours, or what you are working on.
missing-mine = Mine
missing-working = Working on it
missing-item = Item
missing-mine-of = Mine: { $s }
missing-working-of = Working on: { $s }
missing-what-it-asks = What it asks for
missing-read-more = Read more
missing-planned = planned
missing-under-way = under way
missing-complete = complete
missing-exceptions = Exceptions under a grandfather clause
missing-exceptions-hint = For some prerequisites an organization can make an exception for people already in the role. It writes down why, who approved it and when.
missing-exception-item = Prerequisite
missing-exception-reason = Reason
missing-exception-by = Approved by
missing-exception-on = On
missing-start-over = Start over
missing-bring = Bring a file back
missing-file = Portfolio file
missing-open-file = Open it
missing-privacy = The file is read, shown to you and forgotten. Nothing is kept on the server.
missing-examples = Or look at an example
missing-unreadable = This portfolio could not be read. Your file is unchanged.
missing-no-file = No file was sent. Choose one and try again.
error-stage = The stage in the address is not one of those we know.
missing-problem-date = “{ $s }” is not a date. Write it as 2024-05-17, 2024-05 or 2024.
missing-problem-date-needed = { $s }: a date is needed. A year is enough.
missing-problem-sessions = { $u }: “{ $s }” is not a number of sessions from 0 to 500.
missing-problem-what = Say in a few words what you did.
missing-problem-from = Say when it began. A year is enough.
missing-problem-reason = An exception needs a reason.
missing-problem-approved = An exception needs the name of who approved it.
missing-problem-on = An exception needs a date.
why-held-equivalent = Met by what you hold: { $s }.
why-held-stronger = Covered by a later step that you hold: { $s }.
why-started = You have begun.
why-trained-not-certified = You have done the training. Being certified is still to come.
why-promised = Promised by { $s }.
why-excepted = Excepted ({ $s }): { $u }
why-pointer = Points to other trainings and asks for nothing itself.
why-program-does-not-ask = Your program does not ask for it.
why-ask-the-program = Some programs ask for it. Ask yours.
why-missing-required = Not there yet.
why-missing-expected = Expected, and not there yet. It does not stand in your way.
why-missing-preferred = Preferred, and not there yet. It does not stand in your way.
why-missing-undecided = The chart says “required or preferred”. The organization decides.
why-next-step = It comes right after what you have: { $s }.
