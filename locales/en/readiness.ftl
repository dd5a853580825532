# Getting ready: what there is to read before peer roles start.
readiness-title = Get ready for peer roles
readiness-lead = What others learned before you, in the order in which it helps most. Everyone can read it: leaders, staff, people in peer roles and people who use the services.
readiness-dated = Most of this comes from a handbook of about 2014. Research, laws and addresses have changed since, so look up what your decision rests on.
readiness-order = What to read, and in which order
readiness-disagree = Where the documents disagree about the start
readiness-next = When you have read this
readiness-see = See also
readiness-previous = The one before
readiness-following = The next one

misconceptions-title = Ten misconceptions
misconceptions-lead = What many people believe about peer work, and what is true instead.
misconceptions-count = { $n ->
    [one] 1 misconception
   *[other] { $n } misconceptions
 }
misconception-number = Misconception { $n }
misconception-instead = What is true:

round-title = Myth or fact?
round-begin = Play a round of myth or fact
round-place = Statement { $n } of { $m }
round-myth = A myth
round-fact = A fact
round-skip = Skip this one
round-yes-myth = Yes, that is a myth.
round-yes-fact = Yes, that is a fact.
round-no-myth = Many people think so, but it is a myth.
round-no-fact = It may surprise you, but it is a fact.
round-next = Next statement
round-end = Read all ten again
round-kept = Nothing you answer here is kept or counted.
round-no-answer = No answer came along. Go back and choose “A myth” or “A fact”.

common-goals-title = What everyone wants alike
common-goals-lead = Three goals that all roles share, where peer roles differ, and why some tension is a good sign.
common-goals-count = { $n ->
    [one] 1 point
   *[other] { $n } points
 }
term-points-goal = Goals that all roles share
term-points-survey = What people who used services said
term-points-difference = Where peer roles differ
term-points-sign = Signs to watch
term-points-pro = What speaks for it
term-points-con = What speaks against it
term-points-open = What is open

history-title = Where peer support comes from
history-lead = From people who helped each other in the 1770s to today's roles, and the four values that grew on the way.
history-count = { $n ->
    [one] 1 event
   *[other] { $n } events
 }
history-picture = Timeline of peer support
history-picture-text = Five lanes with numbered marks from the 1770s to 2015. The table below lists every mark with its year.
history-legend = The numbers are those of the table. Early years are drawn closer together.
history-table-link = Go to the table
history-table = The same as a table
history-caption = Events in the order of time
history-number = No.
history-when = When
history-what = What happened
history-values = Four values
history-values-lead = The handbook draws them from work in the United States, Canada, Scotland, Australia and New Zealand.
term-event-support = Support
term-event-voice = Speaking out
term-event-funding = Money
term-event-research = Research
term-event-document = Publications

evidence-title = What research found
evidence-lead = What studies of peer support say, as the handbook reports it, with the works it names.
evidence-dated = As of 2014: the newest work in the list is from that year. Newer research may say more, or something else. The setting is our reading of finding and titles; where they do not tell, we say so.
evidence-count = { $n ->
    [one] 1 finding
   *[other] { $n } findings
 }
evidence-outcome = What was looked at
evidence-wave = Wave of research
evidence-setting = Setting
evidence-works = Works:
evidence-all-works = All { $n } references, also as a file
references-title = References
references-lead = The works that the handbook names, as printed. Where an entry is odd, a note says so.
references-bib = Take them along (BibTeX)
term-outcome-use-of-services = use of services
term-outcome-distress = distress
term-outcome-experience = how people live and feel
term-outcome-performance = how the work is done
term-outcome-organization = the organization
term-outcome-field = peer support as a whole
term-wave-first = first wave: can it be done?
term-wave-second = second wave: as good as others?
term-wave-third = third wave: what is different?
term-wave-none = no wave named
term-setting-provider = at a provider
term-setting-peer-run = run by people with lived experience
term-setting-unstated = setting not stated

concerns-title = Concerns, and what resolves them
concerns-lead = Eleven worries that come up almost everywhere, with 26 answers. They are good material for a talk with staff.
concerns-count = { $n ->
    [one] 1 concern
   *[other] { $n } concerns
 }

heard-title = Voices of those who did it
heard-lead = What 46 people said in a survey, as themes in our words, and what one organization learned in 25 years.
heard-count = { $n ->
    [one] 1 theme
   *[other] { $n } themes
 }
heard-share = { $n } of { $m } voices
heard-themes = What { $n } voices say
heard-how = Over 200 people answered the survey, 60 of them providers. The handbook prints 41 answers of providers and 5 of people in peer roles. A voice can speak to several themes; the most frequent theme comes first.
heard-split = { $n } in other roles, { $m } in peer roles
heard-which = Which voices these are
heard-questions = The questions of the survey
heard-answers-provider = { $n } answers from people in other roles
heard-answers-peer-role = { $n } answers from people in peer roles
heard-interview = An interview across roles
heard-interview-lead = Advocates, in Framingham, Massachusetts, had over 1,000 staff and served 20,000 people at more than 100 sites. Three people there answered twelve questions, about 2014.
heard-recommendations = Eight recommendations
heard-interview-questions = What the twelve questions brought up

quiz-title = What is harder to supervise?
quiz-lead = Four questions to a supervisor who has led both staff in peer roles and staff in other roles.
quiz-count = { $n ->
    [one] 1 question
   *[other] { $n } questions
 }
quiz-hard = One question is about a death by suicide. It stays closed until you open it, and you can leave it out. If it stirs something up, talk to someone you trust or call a warm line; in the United States, 988 answers at any hour.
quiz-open = Question { $n }, about a death by suicide. Open it only if you want to.
quiz-question = Question { $n }:
quiz-send = Show the answers
quiz-answers = The answers
quiz-answer = Answer: { $s }
quiz-chosen = You chose: { $s }
quiz-lessons = What follows from it
quiz-again = Back to the questions
term-staff-peer = A. Among staff in peer roles
term-staff-other = B. Among staff in other roles
term-staff-neither = C. Neither
term-staff-both = D. Both

medicaid-title = Medicaid: for and against
medicaid-lead = Medicaid can pay for peer support in the United States. Four points speak for it and five against, and the question is open.
medicaid-count = { $n ->
    [one] 1 point
   *[other] { $n } points
 }

resources-title = Websites to look at
resources-lead = Fourteen websites that the handbook recommends, with what we know about each address.
resources-dated = Addresses are as printed about 2014, and Wayfellow fetches nothing from them. Some may be gone or belong to someone else by now. Whoever runs this installation can say in a file which ones work.
resources-count = { $n ->
    [one] 1 website
   *[other] { $n } websites
 }
resources-no-address = no address printed
resources-printed = printed about { $s }
resources-never = not looked at since
resources-checked = last looked at: { $s }
term-link-unchecked = not checked
term-link-works = works
term-link-moved = has moved
term-link-dead = gone

term-lesson-misconception = misconception
term-lesson-concern = concern
term-lesson-event = history
term-lesson-goal = shared goals
term-lesson-medicaid = Medicaid
term-lesson-finding = research
term-lesson-reference = reference
term-lesson-interview = interview
term-lesson-theme = survey
term-lesson-resource = website
term-lesson-quiz = supervision
term-lesson-description = job description
term-lesson-advertising = ad
term-lesson-interviewing = hiring interview
term-lesson-pay = pay
