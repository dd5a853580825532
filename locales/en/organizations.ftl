# Organizations: people, hats, supervision, invitations.
house-title = Organization
house-lead = Who belongs here and what they do. What people keep in their portfolios is not here; each of them decides who sees it.
house-people =
    { $n ->
        [one] One person
       *[other] { $n } people
    }
house-guests = Let in for one thing
house-no-hat = No hat yet
house-alone = nobody supervises them yet

invite-title = Invite somebody
invite-text-letter = They get a letter with a link. Without an address, you get the link yourself, to hand over. It works once, within seven days, and gives the hat that you choose.
invite-text = You get a link to hand over. It works once, within seven days, and gives the hat that you choose.
invite-hat = What they will do here
invite-worker = Whom an outside supervisor will supervise
invite-worker-none = Nobody
invite-worker-hint = Only for an outside supervisor. They see this one relation and nothing else here.
invite-worker-missing = Choose whom the outside supervisor will supervise. Nothing was sent.
invite-too-often = That address has had several letters already. Wait an hour, or leave the address empty and hand over the link yourself. Nothing was sent.
invite-email = Their e-mail address, if you like
invite-email-hint = So that you can tell the invitations apart. Nothing is sent to it.
invite-email-letter = The letter goes there, with your name and that of the organization in it. Leave this empty to hand the link over yourself.
invite-language = Language of the letter
invite-button = Make the link
invite-button-letter = Invite
invite-sent = A letter to { $s } is on its way, with an invitation as { $u }. The list below says what becomes of it.
invite-letter-waiting = letter on its way
invite-letter-again = letter not taken yet; it is tried again
invite-letter-sent = letter sent
invite-letter-failed = the letter could not be sent; make a new link and hand it over
invite-renew = New link to hand over
invite-made = This is the link for an invitation as { $s }.
invite-made-hint = It is shown this once. Hand it over in a way that only this person reads.
invite-waiting = Invitations not yet used
invite-until = until { $s }
invite-withdraw = Withdraw

invitation-title = Invitation
invitation-heading = { $s } invites you
invitation-lead = You are invited as: { $s }.
invitation-as = You are signed in as { $s }. The invitation will be yours.
invitation-accept = Accept the invitation
invitation-other = Somebody else? Sign out first.
invitation-have-account = I have an account already
invitation-new = Make an account
invitation-known = There is an account with this address. Sign in with it, then open the invitation again.

member-title = Person
member-lead = What they do here, and who supports them in it.
member-hats = Hats
member-hats-empty = No hat yet. A hat says what somebody does here, and so what they may see.
member-since = since { $s }
member-end = End
member-give = Another hat
member-give-button = Give it
member-lines = Supervision
member-lines-hint = Two lines help: one from somebody in a peer role, one from the organization.
member-lines-empty = Nothing that you may see. Who supervises whom is for the two of them, their other line, and leaders.
member-relation = { $s } supervises { $u }
member-supervisor = Supervised by
member-line = Line
member-relate = Add
member-last-leader = This is the only person who leads the organization. Give somebody else that hat first. Nothing was changed.
member-same-relation = They have this relation already. Nothing was changed.

places-title = Your organizations
places-lead = What you do in one is not seen from another.
places-empty = You belong to no organization here. Somebody who leads one can give you a link.
places-current = You are looking at this one.
places-open = Who is here
places-switch = Look at { $s }
places-leave = Leave { $s }
places-leave-text = Your hats and supervision there end at once. What you keep about yourself stays yours; what was done stays recorded.
places-leave-button = Leave { $s } now

term-hat-worker = Worker
term-hat-volunteer = Volunteer
term-hat-supervisor = Supervisor
term-hat-hiring-lead = Hiring lead
term-hat-leader = Leader
term-hat-steward = Steward of standards
term-hat-trainer = Trainer
term-hat-panel-member = Panel member
term-hat-adviser = Adviser
term-hat-ethics-auditor = Ethics auditor
term-hat-outside-supervisor = Outside supervisor
term-line-peer = peer line
term-line-administrative = administrative line
hat-worker-about = You work there, in a peer role or in another.
hat-volunteer-about = You help there without pay.
hat-supervisor-about = You supervise people who work or volunteer there.
hat-hiring-lead-about = You describe positions there and lead hiring.
hat-leader-about = You look after the organization: who belongs to it and who does what.
hat-steward-about = You keep its frameworks, rules and library.
hat-trainer-about = You train people there.
hat-panel-member-about = You sit on a hiring panel. You see what the panel needs and nothing else.
hat-adviser-about = You give advice, for example from your own experience of services. You see what you are asked about and nothing else.
hat-ethics-auditor-about = You look whether promises on ethics and access are kept.
hat-outside-supervisor-about = You supervise one person from outside. You see that relation and nothing else.
rooms-label = The rooms of your organization
rooms-others = other rooms
room-people = People
