# The frame around every page, errors, and words used everywhere.
skip = Skip to the content
nav-label = Main
nav-ladder = Ladder
nav-missing = What am I missing?
nav-library = Library
search-label = Search everything
search-button = Search
footer-about = Wayfellow helps people who work in peer roles, and the organizations around them. The ladder, the library and the checker are open without an account, and what you enter there without one is not kept.
footer-language-note = The documents' items are in English for now, in our own words; each one says where the original can be found.
footer-nav = More
language-label = Language
crumbs = Where you are
yes = Yes
no = No
url-unchecked = address as printed, not checked

error-title = That did not work
error-not-found = There is no page at this address, or it is not open to you.
error-method = This address does not take that kind of request. Open it from the page that leads to it.
error-too-large = What was sent is larger than this installation accepts. Send a smaller file.
error-form = What was sent could not be read. Go back, check what you entered and send it again.
error-language = This language is not offered. Choose one at the foot of the page.
error-conflict = Somebody else changed the same thing while you were writing. Nothing was overwritten. Go back, copy what you wrote, and open the page again.
error-unavailable = What you sent could not be kept, because the database cannot be reached or has no room right now. Nothing was saved halfway. Try again in a moment.
error-internal = Something went wrong on our side. Nothing you sent was kept. Try again in a moment.
error-track = The track in the address is not one of those we know.
error-next = Where to go from here
error-home = The front page
error-search = Search everything

patterns-title = Patterns
patterns-lead = Every component on one page, so that new pages look and behave like the others.
patterns-text = Text
patterns-buttons = Buttons
patterns-forms = Forms
patterns-marks = Marks, notes and cards

filter-all = All
filter-words = Words to look for
filter-button = Show
filter-clear = Show everything
filter-shown = { $n } of { $m } shown
filter-empty = Nothing matches. Try fewer words, or another filter.
filter-category = Category
filter-document = Document
filter-kind = Part
filter-focus = Focus

# Two people edited the same thing
conflict-title = Somebody else changed this too
conflict-lead = While you were writing, somebody else saved another version. Nothing was overwritten. Compare the two, change your text if you like, and save; or keep what is there.
conflict-yours = What you wrote
conflict-theirs = What is saved now
conflict-nothing = Nothing
conflict-save = Save what I wrote
conflict-keep = Keep what is saved
keep-typed = While you type, it is kept in this tab of your browser, and nowhere else, until you send it or close the tab.
keep-typed-not = What you type here is not kept in your browser.
keep-typed-before = You typed something here before and did not send it.
keep-typed-back = Put it back
keep-typed-forget = Forget it
