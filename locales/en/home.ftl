home-title = Find your way in peer work
home-lead = Peer support has a career ladder, values and a code of its own. See all of it in one place, check every line against its source, and find out what you already hold and what comes next.
home-worker-title = I work or volunteer in a peer role
home-worker-text = See what each stage asks for, and how much of it is already yours. People grow unevenly, and nobody is ranked.
home-worker-missing = What am I missing?
home-worker-ladder = Walk the ladder
home-worker-trainings = Find a training
home-organization-ready = Get ready: what others learned first
home-organization-hire = Describe a role, and fill it well
home-organization-title = My organization has or wants peer roles
home-organization-text = See which roles there are, what they rest on, and where the field's own documents disagree before you decide.
home-organization-roles = Roles, as examples
home-organization-lead = What Stage IV brings to an organization
home-organization-tensions = Where the documents disagree
home-steward-title = I look after standards
home-steward-text = Read the documents item by item, with numbers, order and citations kept exactly and every odd spot marked.
home-steward-library = The documents
home-steward-competencies = Competencies
home-steward-values = Values and practice guidelines
home-what-title = What is inside
home-what-ladder = { $n } rows of the chart
home-what-ladder-text = Volunteer and Stages I to V, for mental health, addiction or both, with what carries forward.
home-what-competencies = { $n } core competencies
home-what-competencies-text = In 12 categories, linked to the ladder, to the national values and to the code of ethics.
home-what-trainings = { $n } trainings
home-what-trainings-text = Who developed them, where they lead, and which competencies they help to build.
home-promises-title = What you can count on
home-promise-person = What you enter in “What am I missing?” stays with you. Take it along as a file; nothing is kept here.
home-promise-rank = There is no score and no rank of a person, anywhere.
home-promise-kept = Where a document has something odd, we add a note and change nothing.
home-promise-source = Every item of the { $n } documents says where the original can be found.

home-back = Hello, { $s }
home-back-me = Your portfolio: what you hold, what you plan, who sees it
home-back-missing = What you are missing, with your own portfolio
home-now-title = What needs you now
home-now-nothing = Nothing needs you now. A good moment to see how far you have come.
home-for-you = For you
home-from-others = From others
home-for-the-organization = For the organization
home-need-portfolio = Your portfolio is empty. One line about what you have done is enough to begin.
home-step-portfolio = Write the first line
home-step-look = Look at it
home-need-voice = { $s } asks you for a word on what they can do.
home-step-voice = Write it
home-need-shared = { $s } shares something with you.
home-step-shared = See what
home-need-invitations =
    { $n ->
        [one] One invitation runs out within two days, and nobody has used it.
       *[other] { $n } invitations run out within two days, and nobody has used them.
    }
home-step-invitations = Remind them, or make a new link
home-need-newcomers-many = More than { $n } people wait for an invitation.
home-step-newcomers = Invite them
home-need-list = A list of people was tried and is not in yet.
home-step-list = Bring it in, or give it up
home-need-first-position = No position is described yet. Peer roles begin with one.
home-need-holder = Nobody holds the position “{ $s }”.
home-step-holder = Give it to somebody
home-need-alone = Nobody supervises { $s } yet.
home-need-alone-many = Nobody supervises { $s } and { $u } more yet.
home-step-alone = Say who does
home-door-you = Yours
home-door-sharing = Who sees what of it
home-door-people = Who belongs here
home-door-nowhere = You belong to no organization here. Somebody who leads one can invite you.
home-door-open = Open to everyone
home-need-applications = { $n ->
    [one] One application waits to be read:
   *[other] { $n } applications wait to be read:
}
home-step-applications = Read what came in
home-need-accommodation = Somebody who applies needs something to be different.
home-step-accommodation = See what
need-task = Your task “{ $s }” should have been done by { $u }.
need-task-step = Give it more days, or mark it as done
need-policy = The policy “{ $s }” is due for a look.
need-policy-step = Look it through
need-concerns =
    { $n ->
        [one] one concern without an answer
       *[other] { $n } concerns without an answer
    }
need-concerns-step = Answer it
