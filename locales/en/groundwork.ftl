# Groundwork: foundation and policies of an organization.
groundwork-title = Foundation and policies
groundwork-lead = Point by point what has to stand before the first person starts: who looks after it, what shows it, and how it stands.
groundwork-buy-in = Who stands behind it
groundwork-buy-in-text = To stand behind peer roles has three parts. Note them for each group.
groundwork-commitment = The condition before all others
groundwork-commitment-text = Without this ground, wait with peer roles and work on it first.
groundwork-respect = A culture of respect
groundwork-respect-text = Five steps that make staff ready, and four ways that help.
groundwork-policies = Policies
groundwork-policies-text = Three general questions and seven to those who hire. Note what shows the answer.
groundwork-supervision = When nobody with peer experience can supervise yet
groundwork-supervision-text = Note which of these ways you take. Nobody in a peer role should be without one.
groundwork-decision = Hiring people who also use services here
groundwork-decision-text = There is no plain yes or no. Weigh both sides, and write down what you decide and why. It is a rule for everyone; never note whether somebody uses services.
groundwork-worries = What worries
groundwork-counterpoints = What speaks on the other side
groundwork-findings = The checker would say these passages another way:
groundwork-tension = Log of tensions
groundwork-tension-text = Tension is to be expected where peer roles bring change. Note what came up and how it was met, without names.
groundwork-tension-words = What came up, and how it was met
groundwork-state = How it stands
groundwork-words = What shows it, or why
groundwork-by = { $s }, { $u }
groundwork-owner-is = { $s } looks after it
groundwork-too-long = This has more than 10,000 characters. Nothing was saved.
groundwork-refused = Write a few words, and choose a state and a person from the lists. Nothing was saved.
groundwork-remark-commitment = Recovery is not noted as a value here yet. Peer roles should not be what brings it in.
groundwork-remark-champions = No champions are named yet. Without one or two, the whole start is at risk.
groundwork-remark-tension = No tension has been noted. If there is truly none, look closer: change without tension is rare.
groundwork-remark-supervision = No way to supervise from peer experience is settled yet. If somebody has this experience, note it in the plan.
term-state-open = open
term-state-under-way = under way
term-state-done = done
term-state-no = no, for now
term-group-board = Board
term-group-executive = Executives
term-group-management = Management
subcontract-title = Let another organization do it
subcontract-lead = Pay a peer-run organization to place somebody with you for agreed hours. Work out here what that means, before anyone signs.
subcontract-empty = Nothing is worked out yet. It helps most where a strong peer-to-peer organization is close by, and when time is short.
subcontract-settle = What to settle
subcontract-work-out = Work it out
subcontract-problems = It was not saved.
subcontract-f-partner = The other organization
subcontract-f-money = Money in a year, in dollars
subcontract-f-hours = Hours in a week
subcontract-an-hour = An hour costs
subcontract-f-hires = Who hires
subcontract-f-trains = Who trains
subcontract-f-supervises = Who supervises
subcontract-f-duties = Duties that fall away
subcontract-duties-hint = One in each line, such as routine notes or trainings that clash with the role.
subcontract-no-duties = None is named yet. Whoever is not your employee need not do what clashes with the role.
subcontract-they = they
subcontract-we = we
subcontract-both = both together
subcontract-partner-refused = Write a name of up to 200 characters.
subcontract-money-refused = Write a sum such as 42000 or 42000.50.
subcontract-hours-refused = Write hours such as 20 or 37.5.
subcontract-who-refused = Choose who does it.
subcontract-duties-refused = Write up to 5,000 characters.
groundwork-subcontract = Work out a subcontract
groundwork-supervised = See who supervises each position
groundwork-register = The register of policies
groundwork-champions = Champions
groundwork-champions-text = A champion speaks up for peer roles and can answer the worries of others. One or two at every level carry the start.
champions-silent = Nobody speaks up yet from:
champions-none = Nobody is named yet.
champions-who = Who
champions-seat = From which seat
champions-add = Name a champion
champions-end = No longer
champions-end-of = { $s } is no longer a champion
champions-refused = Choose somebody who belongs to the organization, and a seat. Nothing was saved.
take-everything = Everything as data (JSON)
groundwork-attention = What needs somebody now
groundwork-named-champions =
    { $n ->
        [0] Nobody is named yet
        [one] One person is named
       *[other] { $n } people are named
    }
groundwork-named-tension =
    { $n ->
        [0] Nothing is noted yet
        [one] One entry
       *[other] { $n } entries
    }
groundwork-count-done = { $n } done
groundwork-count-under-way = { $n } under way
groundwork-count-no = { $n } no, for now
groundwork-count-open = { $n } open
groundwork-unowned =
    { $n ->
        [one] Nobody looks after one of them.
       *[other] Nobody looks after { $n } of them.
    }
groundwork-beside = What belongs to it
groundwork-ask = Ask many people about any of these, by link
groundwork-note = Note how it stands
groundwork-points = Where you stand
groundwork-parts = Parts of foundation and policies
groundwork-asked = What many people said about this in the round “{ $s }”
