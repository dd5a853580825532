# Accounts: first owner, signing in, passwords, sessions, recovery, the demo.
error-link = This link does not work any more. It was used already, it is older than seven days, or a newer one took its place. Ask whoever gave it to you for a new one.
error-forged = This form was sent from another site, so nothing was done. Open the page here and send it again.
error-too-often = There were too many tries in a short time. Nothing was looked at. Wait a few minutes and try again.

account-problems = Something has to be changed before this can be kept:
field-name = Your name
field-email = E-mail address
field-password = Password
field-new-password = New password
field-current = The password you have now
field-organization = Your organization
recovery-code = Recovery code
name-refused = Write a name of 1 to 120 characters, without invisible ones.
email-refused = Write one whole address, such as mara@example.org.

first-title = Make the first account
first-lead = Nobody has an account here yet. Yours will run this installation and lead your organization. You can invite others afterwards.
first-organization-hint = The name that people know it by. More organizations can follow.
first-button = Make the account

sign-in-title = Sign in
sign-in-lead = Your portfolio and your organization are behind this door. Everything about the ladder is open without an account.
sign-in-refused = No account has this address with this password. Look at both again. If you have lost your password, a recovery code lets you in.
sign-in-button = Sign in
sign-in-lost = I have lost my password
sign-in-none = No account yet? Somebody who leads your organization can invite you.
sign-out = Sign out

password-title = Password
password-hint = At least 10 characters. A few words that have nothing to do with each other are easy to remember and hard to guess. No sign or number is asked for.
password-change-hint = You are signed out everywhere else.
password-change = Change the password
password-too-short = The password has fewer than 10 characters. Make it longer; a few words in a row are enough.
password-too-long = The password has more than 200 characters. Make it shorter.
password-guessable = This password is quickly guessed: it is on lists of common ones, follows a pattern, or is made of your name or address. Take a few words that have nothing to do with each other.
password-current-wrong = The password you have now is another one. Nothing was changed.

account-nav = Account
account-title = Your account
account-lead = { $s }, signing in as { $u }.

recovery-title = Recovery codes
recovery-text = A recovery code lets you in once and lets you choose a new password. Keep them on paper, where only you find them. New codes make the old ones useless.
recovery-left =
    { $n ->
        [0] You have no codes.
        [one] One of your codes is left.
       *[other] { $n } of your codes are left.
    }
recovery-button = Make ten new codes
recovery-made = These are your codes. Write them down or print this page now: they are not shown again.

recovery-page-title = Get back in
recovery-page-lead = Type one of the recovery codes that you kept, and choose a new password. You are signed out everywhere else.
recovery-page-button = Change the password and sign in
recovery-page-none = No code at hand? Somebody who leads your organization can help you.
recovery-refused = This address and this code do not belong together, or the code was used already. Nothing was changed.

sessions-title = Where you are signed in
sessions-unknown = A browser that does not say which
sessions-since = signed in on { $s }
sessions-this = (this one)
sessions-end = Sign out everywhere

demo-title = Look around as somebody
demo-lead = This is a demo. Choose whom you want to be, and see what they see.
demo-become = Be { $s }
demo-invented = Nobody here is a real person, and no two visitors are kept apart: what you write, the next visitor reads.
demo-you-are = Demo: you are { $s }
demo-choose = Demo: choose whom you want to be
demo-mara = Volunteers at Riverbend and can do more than the word says
demo-ines = Came to a meeting at Riverbend last week
demo-dana = Certified peer specialist; supervises at Riverbend, and one person at Hilltop from outside
demo-lena = Leads Riverbend and hires there
demo-tobias = Recovery coach at Hilltop, in a second year
demo-olga = Leads Hilltop and supervises there
