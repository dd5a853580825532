# Plans: the ten statements, the plan that follows, and the plan of an organization.
timeline-title = How long will it take?
timeline-lead = Answer ten statements and get a plan with dates: what to do, in which order, and how long to allow for it.
timeline-kept = Nothing you answer here is kept. Take the plan along as a file.
timeline-problems = Something is missing.
timeline-missing = Statement { $n } has no answer yet.
timeline-not-judged = Nothing is judged before all ten have an answer. No answer is not a no.
timeline-true =
    { $n ->
        [one] One of ten statements is true
       *[other] { $n } of ten statements are true
    }
band-six-months = You are nearly there. Plan at least six months all the same, for what is still missing.
band-one-year = Important parts are in place, and there is work left. Plan at least a year.
band-ask-others = There is much to do first, and nobody can tell you in months how long it takes. Ask others how long they needed.
band-whom = Ask organizations that have peer roles, even when they are far away. These pages name some places to begin:
band-others-hint = Write below how many months they needed, and the plan is stretched to that. Until then it shows the shortest time for each task.
timeline-first = In this plan, the first person starts on { $s }. It ends on { $u }.
timeline-plan = A first plan
timeline-plan-text = { $n } tasks in { $m } working days. Days are an offer of ours; the documents name none for single tasks.
timeline-take = Take it along
take-ics = For a calendar (iCalendar)
take-csv = As a table (CSV)
take-json = As data (JSON)
timeline-button = Show the plan
timeline-sooner = When a funder sets the date
timeline-sooner-text = Three ways help to be ready sooner. But no one of them makes the ten statements true by itself.
timeline-subcontract = What to settle in a subcontract

ask-lead = For each statement, choose whether it is true of your organization today.
ask-true = True
ask-false = Not true
ask-facts = What else is so?
ask-trainer = Somebody at Stage IV or V of the ladder works here, or is engaged as a trainer or consultant
ask-leader = Somebody with peer experience is in the leadership and may decide
ask-colleagues = There will be more than one peer role
ask-dates = When?
ask-start = First day of the plan
ask-deadline = Day that a funder or somebody else has set, if there is one
ask-deadline-hint = The plan then aims at this day and says when that is sooner than the statements allow.
ask-months = Months that others needed, or that you give yourselves
ask-months-hint = Only when you know. It can make the plan longer, never shorter.
ask-date-refused = This is not a day within twenty years. Write it as 2027-03-01.
ask-start-past = This day is over. Choose today or a later one.
ask-deadline-early = This is not after the first day of the plan.
ask-months-refused = Write a number from 1 to 60.

because-always = Part of every start
because-statement = Statement { $n } is not true yet
because-ask-others = Fewer than five statements are true
because-hurry = A date was set from outside
because-trainer = Nobody at Stage IV or V yet
because-leader = No seat with authority in the leadership yet
because-colleagues = Only one peer role: one person alone

plan-table = All tasks with their dates
plan-task = Task
plan-why = Why
plan-seat = Who could do it
plan-when = From – until
plan-slack = Days it can wait
plan-critical = none
plan-days =
    { $n ->
        [one] one working day
       *[other] { $n } working days
    }
plan-warnings = Look at this again
warning-no-start = The task with which the first person starts is not in the plan.
warning-a-month-or-so = The first person would start on { $s }. A month or two is not enough time for people and rules to get ready.
warning-shorter-than-a-year = The first person would start on { $s }. That is less than the year that the statements ask for.
warning-shorter-than-months = The first person would start on { $s }. That is sooner than the statements ask for.
warning-after-deadline = Even so the first person cannot start before { $s }, which is after the day that was set.
warning-before-supervision = The first person would start before supervision stands: { $s }.
warning-before-policies = The first person would start before policies stand: { $s }.
warning-begun-in-the-past = The plan began on { $s }, and nothing is marked as done.

gantt-title = The plan as bars
gantt-text = One bar for each task, from its first day to its last. The table below has the same dates.
gantt-legend = Dark bars cannot wait: together they set the end. A dotted line is the time that a task can wait.

term-chair-executive = Executives
term-chair-board = Board
term-chair-clinical = Clinical and other staff
term-chair-hiring = People who hire
term-chair-peer-role = People in peer roles
term-chair-receiving = People who use the services
term-chair-partner = Partners

plan-title = Plan
plan-heading = Plan of { $s }
plan-lead = What to do before the first person starts in a peer role, who looks after it, and until when. The plan is yours: change whatever you like.
plan-empty = There is no plan yet. Answer the ten statements, alone or together in a round, and one is made that you can change as you like.
plan-next = Next
plan-next-empty = Nothing begins within a month.
plan-late = Late or blocked
plan-late-empty = Nothing is late and nothing is blocked.
plan-by = until { $s }
plan-was-due = It should have been done by { $s }. Give it more days, or mark it as done.
plan-blocked = It should have begun, but waits for: { $s }
plan-from-to = From { $s } to { $u }.
plan-who = Who
plan-state = State
plan-after = After
plan-done = done on { $s }
plan-is-blocked = waits for others
plan-is-late = late
plan-is-open = open
plan-circles = These tasks wait for each other, so none of them can begin. Take one link out; until then all tasks are shown without their order.
plan-changes =
    { $n ->
        [one] One task changed when the plan was last made
       *[other] { $n } tasks changed when the plan was last made
    }
plan-made-on = Made on { $s }. What you had changed yourselves was kept.
change-added = new
change-retired = no longer needed, taken out
change-stays = no longer asked for; it stays because somebody worked on it
change-follows = days, order or words follow the new answers
change-yours = the new answers would say something else; yours stays
what-if-start = What if it began on
what-if-people = What if only so many people can work on it at once
what-if-button = Show
what-if-hint = This changes nothing. With few people the order is a good one, though not always the shortest there could be.
what-if-now = What if.
what-if-ends = A plan that begins on { $s } would end on { $u }.
what-if-back = Back to the plan as it is

facts-title = Answers behind the plan
facts-lead = The plan is made from these answers. Answer them for the organization, or take over what most said in a round.
facts-again = There is a plan already. When you make it again, everything you changed by hand stays, and you see what else has changed.
facts-taken = These are the answers of most people in the round “{ $s }”. Where as many said one as the other, choose yourself.
facts-rounds = Take over the answers of a round:
facts-button = Make the plan
facts-button-again = Make the plan again

task-new = New task
task-problems = The task was not saved.
task-label = What to do
task-reason = Why
task-phase = Phase
task-seat = From which seat
task-owner = Who looks after it
task-nobody = Nobody yet
task-days = Working days
task-not_before = Not before
task-after = Comes after
task-done_on = Done on
task-evidence = What shows that it is done
task-evidence-hint = Such as minutes, a policy with its date, or a link. Nothing about single people.
task-save = Save
task-up = One up
task-down = One down
task-remove = Take it out of the plan
task-remove-text = It stays out when the plan is made again.
task-remove-button = Take it out
task-comments = What people say about it
task-comments-empty = Nobody has written anything yet.
task-words = Your words
task-words-button = Add
task-critical = It cannot wait: a day later here is a day later at the end.
task-can-wait =
    { $n ->
        [one] It can wait one working day.
       *[other] It can wait { $n } working days.
    }
task-label-refused = Write a name of up to 200 characters.
task-text-refused = This has more than 5,000 characters.
task-days-refused = Write a whole number from 1 to 2600.
task-date-refused = This is not a day that can be meant here. What is done was done by today.
task-owner-refused = This person does not belong to the organization.
task-words-refused = Write something, up to 5,000 characters.
task-circle = These tasks would wait for each other: { $s }
task-too-many = This plan has 10,000 tasks, which is as many as it can hold.

board-title = As a board
board-lead = The same tasks in three columns.
board-open = Not begun
board-under-way = Under way
board-done = Done
board-none = Nothing here.

report-title = Report for the board
report-heading = Getting ready for peer roles at { $s }
report-as-of = As of { $s }
report-stand = Where we stand
report-plan-answer = Answer behind the plan
report-no-answer = No answer
report-no-round = No round is closed yet, so these are the answers of those who made the plan.
report-done = Done
report-done-of = { $n } of { $m }
report-until = Until
report-risks = Risks
report-risks-none = Nothing speaks against the plan today.
report-unowned =
    { $n ->
        [one] Nobody looks after one task that cannot wait.
       *[other] Nobody looks after { $n } tasks that cannot wait.
    }
report-seats = By seat
report-pdf = PDF for screen readers too
report-word = Word file
report-asks = What we ask of the board
report-asks-none = Nothing at present.

feed-title = In your calendar
feed-lead = An address under which a calendar program finds the open tasks with their days, and keeps up with changes.
feed-made = This is the address. It is shown this once.
feed-button = Make a new address
feed-hint = Whoever has the address can read the tasks. A new address closes the one before.

advice-title = How long others took
advice-lead = Ask organizations that have done it, also far away, and write down what they say.
advice-add = Write down what somebody said
advice-whom = Which organization
advice-months = Months it took them, if they said
advice-months-count =
    { $n ->
        [one] one month
       *[other] { $n } months
    }
advice-words = What else they said
advice-button = Add
advice-refused = Name the organization, and write the months as a number from 1 to 240 or leave them out. Nothing was saved.

term-phase-foundation = Foundation
term-phase-policies = Policies
term-phase-hiring = Hiring
term-phase-after = Afterwards
timeline-keep = Keep it as the plan of { $s }
ask-why = If it is otherwise: why?
ask-why-missing = Your records say otherwise. Write in a few words why you see it differently, or follow them.
found-trainer = Your positions say yes: { $s }.
found-trainer-none =
    { $n ->
        [0] Your positions say no: none at Stage IV or V is held.
        [one] Your positions say no: none at Stage IV or V is held. One has no role of the ladder, so its stage is not known.
       *[other] Your positions say no: none at Stage IV or V is held. { $n } have no role of the ladder, so their stage is not known.
    }
found-leader =
    { $n ->
        [0] Your records say no: nobody who leads holds a peer role.
        [one] Your records say yes: one person who leads holds a peer role.
       *[other] Your records say yes: { $n } people who lead hold a peer role.
    }
found-colleagues =
    { $n ->
        [0] Your records say no: there is no position in a peer role.
        [one] Your records say no: there is one position in a peer role.
       *[other] Your records say yes: there are { $n } positions in peer roles.
    }
recommended-title = What the ladder recommends
recommended-trainer = Nobody at Stage IV or V is here: engage a trainer or consultant at one of these stages.
recommended-leader = Nobody with peer experience leads: make a seat in the leadership, with authority.
recommended-colleagues = There is only one peer role, and one person alone can become lonely in it: join a network.
recommended-stage = Stage IV
recommended-alone =
    { $n ->
        [0] Everyone in a peer role has a supervisor on the peer line.
        [one] One person in a peer role has no supervisor on the peer line.
       *[other] { $n } people in peer roles have no supervisor on the peer line.
    }
