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
timeline-sooner-text = Three ways help to be ready sooner. None of them makes the ten statements true by itself.
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
