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

letter-recovery-subject = Your way back in
letter-recovery =
    Somebody asked for a way back into your account. Here you choose a new password:

    { $link }

    The address works once, for an hour.

    If it was not you, leave it. Your password stays as it is.

letter-recovery-link-made-subject = A way back into your account was made
letter-recovery-link-made =
    Whoever runs this installation made a link with which a new password for your account can be chosen. It works once, for an hour.

    If you asked for it, all is well. If you did not, turn to somebody who leads your organization, and get back in here:

    { $link }

letter-password-changed-subject = Your password was changed
letter-password-changed =
    The password of your account was changed just now. You were signed out everywhere else.

    If it was you, all is well. If it was not, choose a new one here:

    { $link }

letter-reminder-subject = Something asks for a look
letter-reminder =
    Something in what you keep for yourself asks for a look. You find it here:

    { $link }

    You asked to be reminded by letter. To end that, go to { $choice }

letter-passkey-added-subject = A passkey was added to your account
letter-passkey-added =
    A passkey was added to your account just now. Whoever has it can sign in as you.

    If it was you, all is well. If it was not, remove it, change your password and make new recovery codes:

    { $link }

letter-passkey-removed-subject = A passkey was removed from your account
letter-passkey-removed =
    A passkey was removed from your account just now. It does not sign anybody in any more.

    If it was not you, change your password and make new recovery codes:

    { $link }
letter-application-subject = Your application is here: { $title }
letter-application =
    Your application for { $title } at { $organization } came in. Thank you.

    This is your own page. There you see how it stands, add documents, ask for what you need to be different, take it back, or have it erased:

    { $link }

    Whoever has this address sees what you see, so keep it to yourself.
letter-application-again-subject = A second application came in: { $title }
letter-application-again =
    Another application for { $title } at { $organization } came in with this e-mail address. Both are kept.

    If you meant to change the first one, take it back on the page from your first letter. This is the page of the new one:

    { $link }

    If it did not come from you, open the page and have it erased.
