# Hiring: descriptions, ads, interviews and pay, as there is to read and to choose from.
hiring-title = Describe a role, and fill it well
hiring-lead = From a description that everyone can work from to the choice of a person, step by step. For any position; peer roles need it most.
hiring-order = The steps, in order
hiring-commitments = Three promises before you begin
hiring-no-counsel = This explains what a handbook says about the law. It is not legal advice, and your state may ask for more.
hiring-learn = What to learn from it
hiring-watch = What to watch
hiring-check-questions = Check your own questions

hiring-description-title = The five parts of a job description
hiring-description-lead = What belongs in a job description, in which order, and what does not belong there.
hiring-description-count = { $n ->
    [one] 1 part
   *[other] { $n } parts
 }
hiring-parts = The parts, in order
hiring-ask = Ask yourselves:
hiring-advice = While you write
hiring-unfit = What does not belong in a peer role

hiring-statements-title = Statements to choose from
hiring-statements-lead = Sentences for functions, responsibilities and qualifications, to take over or to make your own.
hiring-statements-count = { $n ->
    [one] 1 statement
   *[other] { $n } statements
 }
hiring-statements-own = They are a beginning. A good description shows what is special about your place and about the people who come there.
hiring-function-group = { $n ->
    [one] 1 statement on the function
   *[other] { $n } statements on the function
 }
hiring-responsibility-group = { $n ->
    [one] 1 statement on responsibilities
   *[other] { $n } statements on responsibilities
 }
hiring-qualification-group = { $n ->
    [one] 1 statement on qualifications
   *[other] { $n } statements on qualifications
 }
term-wanted-required = Required
term-wanted-preferred = Preferred

hiring-samples-title = Two sample descriptions
hiring-samples-lead = How two organizations built theirs: the headings, how much stands below each, what to learn and what to watch.
hiring-samples-count = { $n ->
    [one] 1 sample
   *[other] { $n } samples
 }
hiring-reports = Reports to:
hiring-structure = { $n } headings with { $m } lines
hiring-lines = { $n ->
    [one] 1 line
   *[other] { $n } lines
 }

hiring-pay-title = Pay
hiring-pay-lead = Three patterns of pay and what each of them says, what to think of before the first rate, and what to know about benefits.
hiring-pay-count = { $n ->
    [one] 1 pattern
   *[other] { $n } patterns
 }
hiring-pay-patterns = Three patterns
hiring-pay-thoughts = Before you set the first rate
hiring-pay-benefits = Hours and benefits

hiring-ads-title = Ads
hiring-ads-lead = What belongs in an ad, how to say lived experience, why that is lawful, three samples, and where to post.
hiring-ads-count = { $n ->
    [one] 1 sample
   *[other] { $n } samples
 }
hiring-ad-parts = What belongs in an ad
hiring-experience = Three ways to say lived experience
hiring-basis = Why you may ask for it
hiring-ad-samples = Three samples, in our words
hiring-channels = Where to post

hiring-interview-title = Interviews
hiring-interview-lead = Questions to choose from, what to look for, and what to ask yourselves before you decide.
hiring-interview-count = { $n ->
    [one] 1 question
   *[other] { $n } questions
 }
hiring-panel-yes = You hire, so you also see what a good answer contains. Keep it within the panel.
hiring-panel-no = What a good answer contains is shown only to those who hire, once they are signed in. So nobody learns answers by heart.
hiring-bank-experience = { $n ->
    [one] 1 question about using lived experience at work
   *[other] { $n } questions about using lived experience at work
 }
hiring-bank-skill = { $n ->
    [one] 1 question about skill
   *[other] { $n } questions about skill
 }
hiring-bank-setting = { $n ->
    [one] 1 question about the setting and working with others
   *[other] { $n } questions about the setting and working with others
 }
hiring-lawful = Why it may be asked:
hiring-contains = A good answer contains
hiring-excellent = Excellent
hiring-worry = What should worry you
hiring-unlearn = What to unlearn:
hiring-topics = Five topics to talk about
hiring-scenarios = Situations to think through
hiring-proficiencies = { $n ->
    [one] 1 thing to look for
   *[other] { $n } things to look for
 }
hiring-proficiencies-lead = Write down what you heard for each of them. Nobody adds them up.
hiring-pitfalls = Four questions before you decide
hiring-pitfalls-lead = Answer them together and honestly. Each stands for a mistake that many have made.
