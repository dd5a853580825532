# Suggested edits of what there is to read.
suggestions-title = Suggested edits
suggestions-lead = What you suggested, and what became of it.
suggestions-lead-stewards = How people would say something that is here to read, and why. Answer each; the library itself is edited in its files.
suggestions-empty = Nothing is suggested yet. At the foot of every page of the library there is a link to suggest an edit of it.
suggestions-erased = Whoever suggested this was erased, and the words with them.
suggestions-answer = Answer
suggestions-words = What becomes of it, or why not
suggestions-refused = Choose how it stands. If you decline, say why. Nothing was saved.
suggest-title = Suggest an edit
suggest-this = Suggest an edit of this page
suggest-lead = Is something wrong, old or hard to read? Say how it should be. Those who look after the library in your organization read it with your name and answer.
suggest-problems = It was not sent.
suggest-f-about = Page
suggest-about-hint = Its address here, from the first slash on.
suggest-f-words = What should it say?
suggest-f-reason = Why, and where it can be looked up
suggest-reason-hint = A source helps most. Write nothing about a person.
suggest-button = Send
suggest-about-refused = Write the address of a page here, such as /misconceptions.
suggest-words-refused = Write what it should say, with up to 5,000 characters.
suggest-reason-refused = Write up to 5,000 characters.
term-suggestion-new = new
term-suggestion-read = read
term-suggestion-taken = taken up
term-suggestion-declined = declined
need-suggestions =
    { $n ->
        [one] One suggested edit waits for an answer.
       *[other] { $n } suggested edits wait for an answer.
    }
need-suggestions-step = Read and answer
