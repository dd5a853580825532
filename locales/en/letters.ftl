# Letters by e-mail. Nothing that is recorded about a person stands in one.
letter-end = This letter comes from Wayfellow at { $home }. Nobody reads answers to it.

letter-trial-subject = A trial letter from Wayfellow
letter-trial = Letters from your installation arrive here. Nothing else has to be done.

letter-invitation-subject = { $by } invites you to { $organization }
letter-invitation =
    { $by } invites you to { $organization }, as: { $hat }.

    Open this address to accept. It works once, until { $until }:

    { $link }

    If you did not expect this, leave it. Nothing happens unless you open the address and accept.
