ladder-title = The career ladder of peer work
ladder-lead = A trail is as wide as what a stage asks for. Pale is new at that stage, deeper is carried from before. Nobody has to walk it in a straight line.
ladder-rule = The chart has { $n } rows. { $m } of them carry an asterisk: they go on applying at every later stage.
ladder-table-title = The chart as a table
ladder-table-caption = Rows of the chart by stage and column. Follow a number to read them.
ladder-bands-caption = What applies at each stage, by focus: competencies, prerequisites and trainings.
ladder-cell = { $n ->
    [0] none
    [one] 1 row
   *[other] { $n } rows
 }
ladder-read-title = How to read it
ladder-read-rank = A stage is a frame of reference, not a rank. A volunteer may be as skilled as anyone, and someone at the top may still be new to one skill.
ladder-read-asterisk = An asterisk means that a competency, prerequisite or training goes on applying at every later stage.
ladder-read-never = Mastery and roles never carry forward. Roles are examples; yours may differ.
ladder-read-training = A training that carries forward stays available and recommended. It is only asked for where it is also a prerequisite.
ladder-read-chains = { $n } progressions link early forms of an item to later, stronger ones, so that a later one covers the earlier.
trail-title = The ladder as three trails through six stages
trail-description = Three trails run from Volunteer to Stage V: mental health focus, shared, and addiction focus. Each is as wide as the number of items that apply. The table below has the same numbers.
trail-description-person = The same trails with what you hold drawn in full. The table below has the same numbers.
trail-node = { $n } new, { $m } carried
trail-counts = { $n } new · { $m } carried
trail-count-new = { $n } new
trail-count-carried = { $n } carried
trail-held-short = { $n } of { $m }
trail-held = { $n } of { $m } yours
trail-legend-new = new at this stage
trail-legend-carried = carried from earlier stages
trail-legend-held = what you hold
trail-table-link = Show as a table
trail-own-link = Draw my own shape
stage-others = Stages
stage-track = Track
stage-literal = Read the chart literally: every row as printed, repeats included
stage-new = New at this stage
stage-none-new = Nothing new here.
stage-carried = { $n ->
    [one] 1 item carried from earlier stages
   *[other] { $n } items carried from earlier stages
 }
stage-carried-from = since { $s }
stage-carries-on = carries forward
stage-only-here = this stage only
stage-covered-by = Covered by a later, stronger form:
stage-roles-hint = Examples from the document. An organization may call a role something else, or have roles that are not listed.
stage-notes = What may surprise you here
stage-notes-hint = We read the chart as it stands and repair nothing in silence.
stage-missing = What am I missing for { $s }?
tag-grandfather = exceptions possible
tag-program = only where a program asks
tag-pointer = points to other rows
cell-lead = The rows of this cell as the document has them, in its order and in our words.
cell-empty = The document has no rows here for this track or these words.
roles-title = Roles
roles-lead = Roles that the chart lists as examples, with their stages and focus. The list is not complete and does not mean to be.
trainings-title = Trainings
trainings-lead = The trainings of the chart, with what its glossary says about them. They were on offer in April 2014; ask before you count on one.
trainings-first-listed = First listed at { $s }
trainings-name-only = the document gives the name only
